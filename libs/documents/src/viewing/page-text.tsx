import { Alert, Badge, Button, ButtonRow, Field, Form, LinkButton, Panel, Stack, Time } from '@oficialia/platform';
import type { DocumentRow, PageRow } from '../document-row.js';
import { addressOf, hrefOf, type Look } from './document-address.js';
import { textParts, type TextPart } from './doubtful-words.js';
import { termsOf } from './found-words.js';
import { ConfidenceBadge } from './reading-progress.js';

export interface PageTextProps {
  document: DocumentRow;
  page: PageRow;
  look: Look;
  /** Whether words may be corrected and the page typed. */
  mayType: boolean;
  /** What was refused of the correction of a word, and what had been typed. */
  wordError?: { text: string; typed: string };
}

/** The text of a page, with the words that are worth comparing with the picture. */
export function PageText(props: PageTextProps) {
  const { document, page, look, mayType } = props;
  const parts = textParts(page, termsOf(look.highlight));
  const typeHref = `/por-leer/${document.folio}/${document.id}/${page.number}`;
  return (
    <Panel heading={`Texto de la página ${page.number}`} actions={<Origin page={page} />}>
      <Stack>
        {page.failure && !page.by_person && <Alert tone="warn">{page.failure}</Alert>}
        {page.verdict === 'illegible' && <Alert tone="warn">No se puede leer: {page.reason}</Alert>}
        {parts.some((part) => part.doubt) && <Legend mayType={mayType} />}
        {props.wordError && <Alert tone="error">{props.wordError.text}</Alert>}
        {page.text.trim() === '' && !page.failure && <p>En esta página no se encontró texto.</p>}
        {look.word !== undefined && mayType && <WordForm {...props} parts={parts} />}
        <div class="read-text">
          {paragraphsOf(parts, look, mayType).map((lines, index) => (
            <p key={index}>{lines}</p>
          ))}
        </div>
        {page.typed_at && (
          <p class="hint">
            {page.by_person ? 'Texto capturado' : 'Revisada'} por {page.typed_by_name}, <Time at={page.typed_at} />.
          </p>
        )}
        {mayType && (page.doubtful || page.by_person) && (
          <LinkButton href={typeHref} icon="pen" kind="secondary" small>
            {page.by_person ? 'Corregir el texto de la página' : 'Capturar el texto de la página'}
          </LinkButton>
        )}
      </Stack>
    </Panel>
  );
}

function Origin({ page }: { page: PageRow }) {
  if (page.verdict === 'typed') return <Badge label="Capturado por una persona" tone="ok" />;
  if (page.verdict === 'confirmed') return <Badge label="Revisado por una persona" tone="ok" />;
  if (page.status !== 'read') return null;
  if (page.source === 'text-layer') return <Badge label="Texto del propio archivo" tone="ok" />;
  return <ConfidenceBadge confidence={page.confidence} />;
}

function Legend({ mayType }: { mayType: boolean }) {
  return (
    <p class="doubt-legend">
      <span>
        <span class="doubt doubt--unsure">subrayado con puntos</span>: lectura insegura
      </span>
      <span>
        <span class="doubt doubt--doubtful">subrayado ondulado</span>: lectura dudosa, compárela con la imagen
      </span>
      {mayType && <span>Elija una palabra para corregirla.</span>}
    </p>
  );
}

function WordForm({ document, page, look, parts, wordError }: PageTextProps & { parts: TextPart[] }) {
  const part = parts.find(({ index }) => index !== undefined && index === look.word);
  if (!part && !wordError) return null;
  const back = hrefOf({ ...look, page: page.number, word: undefined });
  return (
    <div class="word-form" id="palabra">
      <Form action={`${addressOf(document)}/paginas/${page.number}/palabra`} label="Corregir una palabra">
        <input type="hidden" name="index" value={look.word} />
        <input type="hidden" name="version" value={page.version} />
        <input type="hidden" name="back" value={back} />
        <Stack>
          <Field
            name="word"
            label={part ? `En lugar de «${part.text}»` : 'Palabra correcta'}
            value={wordError?.typed ?? part?.text}
            maxlength={200}
            autocomplete="off"
            required
            autofocus
          />
          <ButtonRow>
            <Button small busy="Guardando…">
              Corregir
            </Button>
            <LinkButton href={back} kind="quiet" small>
              Cancelar
            </LinkButton>
          </ButtonRow>
        </Stack>
      </Form>
    </div>
  );
}

type Line = ReturnType<typeof Marked> | string;

/** Empty lines part the paragraphs; the other line breaks stay. */
function paragraphsOf(parts: TextPart[], look: Look, mayType: boolean): Line[][] {
  const paragraphs: Line[][] = [[]];
  for (const part of parts) {
    if (part.doubt || part.found) {
      paragraphs.at(-1)?.push(<Marked part={part} look={look} mayType={mayType} />);
      continue;
    }
    for (const [index, block] of part.text.split(/\n\s*\n/).entries()) {
      if (index > 0) paragraphs.push([]);
      for (const [row, line] of block.split('\n').entries())
        paragraphs.at(-1)?.push(...(row > 0 ? [<br />, line] : [line]));
    }
  }
  return paragraphs.filter((lines) => lines.some((line) => line !== ''));
}

function Marked({ part, look, mayType }: { part: TextPart; look: Look; mayType: boolean }) {
  const text = part.found ? <mark>{part.text}</mark> : part.text;
  if (!part.doubt) return text as ReturnType<typeof PageText>;
  const attributes = { class: `doubt doubt--${part.doubt}`, title: `Confianza ${part.confidence} %` };
  if (!mayType || part.index === undefined) return <span {...attributes}>{text}</span>;
  return (
    <a {...attributes} href={`${hrefOf({ ...look, word: part.index })}#palabra`}>
      {text}
    </a>
  );
}
