import {
  Alert,
  Button,
  ButtonRow,
  Combobox,
  DocumentViewer,
  DraftClear,
  EmptyState,
  errorOf,
  ErrorSummary,
  figure,
  Folio,
  Form,
  LinkButton,
  PageHeader,
  Panel,
  Stack,
  StatusBadge,
  TextArea,
  type FormError,
  type ViewState,
} from '@oficialia/platform';
import type { PageRow } from '../document-row.js';
import { pictures } from '../viewing/document-view.js';
import { MOST_COUNTED, type PageToType } from './typing.queries.js';

const REASONS = ['Letra manuscrita ilegible', 'Copia borrosa o cortada', 'Sello o mancha sobre el texto', 'Sin texto'];

export interface ToTypeProps {
  place: PageToType;
  page: PageRow;
  /** How many pages wait, this one included. */
  waiting: number;
  /** How many of the first ones were put off. */
  skipped: number;
  view: ViewState;
  /** Who types: the draft is this person's. */
  actorId: number;
  typed?: { text?: string; reason?: string };
  errors: FormError[];
  /** Draft of a page that has been kept. */
  done?: string;
}

/** One page that the machine could not read, or not surely: the picture, and its text to be typed over. */
export function ToType(props: ToTypeProps) {
  const { place, page, waiting, skipped, view } = props;
  const home = typingAddress(place);
  const viewHref = ({ zoom, turn }: ViewState) => `${home}?saltar=${skipped}&zoom=${zoom}&girar=${turn}`;
  const count = waiting > MOST_COUNTED ? `más de ${figure(MOST_COUNTED)}` : figure(waiting);
  return (
    <>
      <PageHeader
        over={<Folio value={place.folio} href={`/peticiones/${place.folio}`} />}
        title={`Por leer: ${count}`}
        lead={`${place.subject} · ${place.document}, página ${place.number}${place.pages ? ` de ${figure(place.pages)}` : ''}`}
        actions={
          <LinkButton href={`/por-leer?saltar=${skipped + 1}`} kind="quiet" icon="arrow-right">
            Dejar para después
          </LinkButton>
        }
      />
      {props.done && <DraftClear draft={props.done} />}
      <DocumentViewer
        title={`${place.document}, página ${place.number}`}
        pages={[{ ...pictures({ folio: place.folio, id: place.document_id }, page), href: home, thumbUrl: undefined }]}
        current={page.number}
        total={place.pages ?? undefined}
        view={view}
        viewHref={viewHref}
      >
        <Stack>
          <ErrorSummary errors={props.errors} />
          <TextForm {...props} home={home} />
          <IllegibleForm {...props} home={home} />
        </Stack>
      </DocumentViewer>
    </>
  );
}

export const typingAddress = (place: Pick<PageToType, 'folio' | 'document_id' | 'number'>) =>
  `/por-leer/${place.folio}/${place.document_id}/${place.number}`;

/** The draft of a page belongs to who types and to the text that was seen. */
export const typingDraft = (actorId: number, place: Pick<PageToType, 'document_id' | 'number'>, version: string) =>
  `pagina.${actorId}.${place.document_id}.${place.number}.${version}`;

function TextForm({ place, page, typed, skipped, actorId, home, errors }: ToTypeProps & { home: string }) {
  const isChanged = errors.length > 0 && typed?.text !== undefined && typed.text !== page.text;
  return (
    <Panel
      heading="Texto de la página"
      actions={place.urgent ? <StatusBadge label="Urgente" tone="error" /> : undefined}
    >
      <Form action={home} label="Capturar el texto" draft={typingDraft(actorId, place, page.version)}>
        <input type="hidden" name="version" value={page.version} />
        <input type="hidden" name="saltar" value={skipped} />
        <Stack>
          <Before page={page} />
          {isChanged && page.by_person && (
            <Alert tone="info" title={`Lo que guardó ${page.typed_by_name ?? 'otra persona'}`}>
              {page.text}
            </Alert>
          )}
          <div class="typed-text">
            <TextArea
              name="text"
              label="Lo que dice la imagen"
              hint="Corrija sobre lo que leyó la máquina. Lo que usted guarde vale más que la lectura automática."
              value={typed?.text ?? page.text}
              rows={18}
              maxlength={200_000}
              error={errorOf(errors, 'text')}
              autofocus
            />
          </div>
          <ButtonRow sticky>
            <Button name="verdict" value="typed" keys="Ctrl+Enter" busy="Guardando…">
              Guardar y seguir
            </Button>
            {page.text.trim() !== '' && (
              <Button name="verdict" value="confirmed" kind="secondary" icon="check" busy="Guardando…">
                Está bien así
              </Button>
            )}
          </ButtonRow>
        </Stack>
      </Form>
    </Panel>
  );
}

function Before({ page }: { page: PageRow }) {
  if (page.by_person || page.verdict) {
    return <Alert tone="info">{page.typed_by_name} ya revisó esta página. Lo que guarde ahora la sustituye.</Alert>;
  }
  return page.failure ? <Alert tone="warn">{page.failure}</Alert> : null;
}

function IllegibleForm({ page, typed, skipped, home, errors }: ToTypeProps & { home: string }) {
  return (
    <Panel heading="¿No se puede leer?" level={3}>
      <Form action={home} label="No se puede leer">
        <input type="hidden" name="version" value={page.version} />
        <input type="hidden" name="saltar" value={skipped} />
        <Stack>
          <Combobox
            name="reason"
            label="Por qué"
            value={typed?.reason}
            suggestions={REASONS}
            maxlength={300}
            required
            error={errorOf(errors, 'reason')}
          />
          <Button name="verdict" value="illegible" kind="secondary" busy="Guardando…">
            No se puede leer
          </Button>
        </Stack>
      </Form>
    </Panel>
  );
}

/** Nothing waits, or all of it was put off. */
export function NothingToType({ skipped, done }: { skipped: number; done?: string }) {
  return (
    <>
      <PageHeader title="Por leer" lead="Páginas que la máquina no leyó con seguridad." />
      {done && <DraftClear draft={done} />}
      <EmptyState
        title={skipped > 0 ? 'No hay más páginas' : 'No hay páginas por leer'}
        icon="check"
        actions={skipped > 0 ? <LinkButton href="/por-leer">Volver a las que dejó para después</LinkButton> : undefined}
      >
        {skipped > 0 ? 'Ya vio todas las que esperan.' : 'Todas las páginas se leyeron con seguridad. ¡Buen trabajo!'}
      </EmptyState>
    </>
  );
}
