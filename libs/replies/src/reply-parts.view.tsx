import { Alert, DefinitionList, Stack, StatusBadge, Time, type Tone } from '@oficialia/platform';
import type { ComponentChildren } from 'preact';
import { SENSES, VERDICTS } from './replies.catalogue.js';
import type { AnswerRow, ReplyRow, ReviewRow } from './reply.queries.js';
import { stateOf, type ReplyState } from './reply-state.js';

const STATES: Record<ReplyState, { label: string; tone: Tone }> = {
  pending: { label: 'Por aprobar', tone: 'warn' },
  returned: { label: 'Devuelta por el titular', tone: 'error' },
  incongruent: { label: 'No congruente', tone: 'error' },
  standing: { label: 'En pie', tone: 'ok' },
};

const REOPENED = { label: 'Se reabrió', tone: 'warn' } as const;

/** A reply, point by point, with who gave it, when, with which files, and what was decided on it. */
export function ReplyText({ reply, actions }: { reply: ReplyRow; actions?: ComponentChildren }) {
  const state = stateOf(reply);
  const { label, tone } = state === 'incongruent' && reply.reviews.at(-1)?.reopened ? REOPENED : STATES[state];
  return (
    <section class="stack" aria-label={`Respuesta ${reply.number} de ${reply.department}`}>
      <h3>
        {titleOf(reply)} <StatusBadge label={label} tone={tone} />
      </h3>
      <DefinitionList
        items={[
          { term: 'Dependencia', detail: reply.department },
          { term: 'Oficio contestado', detail: reply.oficio },
          { term: 'Su oficio', detail: reply.oficio_number },
          {
            term: 'Contestada',
            detail: (
              <>
                <Time at={reply.replied_at} />, {reply.replied_by}
              </>
            ),
          },
          { term: 'En trámite hasta', detail: reply.in_process_until && <Time at={reply.in_process_until} /> },
          { term: reply.files.length > 1 ? 'Archivos' : 'Archivo', detail: filesOf(reply) },
        ]}
      />
      {reply.answers.map((answer) => (
        <Answer key={answer.point} answer={answer} />
      ))}
      <Reviews reviews={reply.reviews} />
      {actions && <div class="btn-row">{actions}</div>}
    </section>
  );
}

function titleOf({ number, kind, corrects }: ReplyRow): string {
  const parts = [`Respuesta ${number}`, kind === 'partial' && 'parcial', corrects && `corrige la ${corrects}`];
  return parts.filter(Boolean).join(', ');
}

function Answer({ answer }: { answer: AnswerRow }) {
  return (
    <div>
      {answer.question && (
        <h4>
          {answer.point}. {answer.question}
        </h4>
      )}
      <p>
        <b>{SENSES[answer.sense]}</b>
      </p>
      <Paragraphs text={answer.text} />
    </div>
  );
}

function Reviews({ reviews }: { reviews: ReviewRow[] }) {
  if (reviews.length === 0) return null;
  return (
    <Stack>
      {reviews.map(({ verdict, reopened, reason, points, reviewed_at, reviewed_by }) => (
        <Alert key={reviewed_at.getTime()} tone={verdict === 'approved' ? 'ok' : 'warn'}>
          {!reopened && `${VERDICTS[verdict]}: `}
          {reviewed_by}, <Time at={reviewed_at} />.{reason && ` ${reason}`}
          {points.length > 0 && (
            <ul>
              {points.map((point) => (
                <li key={point.number}>
                  Punto {point.number}: {point.reason}
                </li>
              ))}
            </ul>
          )}
        </Alert>
      ))}
    </Stack>
  );
}

/** The link to a file that an act brought along. */
export function fileLink(
  folio: string,
  { document_id, document_name }: { document_id: number | null; document_name: string | null },
) {
  return document_id === null ? undefined : (
    <a href={`/peticiones/${folio}/documentos/${document_id}/original`}>{document_name}</a>
  );
}

function filesOf({ folio, files }: ReplyRow) {
  if (files.length === 0) return undefined;
  return files.flatMap(({ id, name }, index) => [
    ...(index === 0 ? [] : [', ']),
    <a key={id} href={`/peticiones/${folio}/documentos/${id}/original`}>
      {name}
    </a>,
  ]);
}

function Paragraphs({ text }: { text: string }) {
  return text.split(/\n{2,}/).map((paragraph, index) => <p key={index}>{lines(paragraph)}</p>);
}

function lines(paragraph: string) {
  return paragraph.split('\n').flatMap((line, index) => (index === 0 ? [line] : [<br key={index} />, line]));
}
