import {
  Alert,
  Button,
  Columns,
  DefinitionList,
  DraftClear,
  Folio,
  formatDay,
  Form,
  LinkButton,
  PageHeader,
  Panel,
  Stack,
  Stages,
  StatusBadge,
  Time,
  Timeline,
  type Actor,
} from '@oficialia/platform';
import type { ComponentChildren } from 'preact';
import { actName } from './ledger/act-names.js';
import { AttachmentsPanel, JustAttached } from './attaching/attachments.view.js';
import type { AttachmentRow } from './attaching/attachments.service.js';
import { AnnulmentPanel } from './annulment/annulment.view.js';
import type { AnnulmentRow } from './annulment/annulments.service.js';
import { excerpt } from './excerpt.js';
import { correctable } from './correction/correction.fields.js';
import { formatLookupCode } from './registration/lookup-code.js';
import { CHANNEL_NAMES, CURP_ABSENCE_NAMES, PRIORITY_NAMES, SENDER_KIND_NAMES } from './petition.catalogue.js';
import type { PetitionRow } from './petition-row.js';
import { isOpen, stages, STATUSES } from './petition.status.js';
import type { CorrectionLine, LedgerLine } from './petitions.queries.js';

interface PetitionViewProps {
  petition: PetitionRow;
  actor: Actor;
  history: LedgerLine[];
  corrections: CorrectionLine[];
  annulments: AnnulmentRow[];
  receipts: { number: number; issued_at: Date }[];
  main: ComponentChildren;
  aside: ComponentChildren;
  attachments: AttachmentRow[];
  justAttached?: { draft: string; address: string };
  /** When it was registered a moment ago: the draft that it came from, and what goes to the printer. */
  justRegistered?: { draft: string; print: string[] };
}

/** The petition's page: where it is, what it says, what was done. */
export function PetitionView(props: PetitionViewProps) {
  const { petition, actor, annulments } = props;
  const { label, tone } = STATUSES[petition.status];
  return (
    <Stack>
      <PageHeader
        over={<Folio value={petition.folio} stamp />}
        title={excerpt(petition.subject)}
        lead={
          <>
            <StatusBadge label={label} tone={tone} /> {petition.sender_name}
          </>
        }
        actions={<Actions petition={petition} actor={actor} printed={props.receipts.length > 0} />}
      />
      {props.justRegistered && <JustRegistered folio={petition.folio} {...props.justRegistered} />}
      {props.justAttached && <JustAttached {...props.justAttached} />}
      <Progress {...props} />
      <Columns
        asideLabel="Historia y avisos"
        aside={
          <Stack>
            {props.aside}
            <AnnulmentPanel
              folio={petition.folio}
              open={isOpen(petition.status)}
              annulments={annulments}
              actor={actor}
            />
            <History history={props.history} />
          </Stack>
        }
      >
        <Stack>
          {props.main}
          <Registered petition={petition} actor={actor} />
          <AttachmentsPanel petition={petition} attachments={props.attachments} actor={actor} />
          {props.corrections.length > 0 && <Corrected corrections={props.corrections} />}
        </Stack>
      </Columns>
    </Stack>
  );
}

function Actions({ petition, actor, printed }: { petition: PetitionRow; actor: Actor; printed: boolean }) {
  const base = `/peticiones/${petition.folio}`;
  return (
    <>
      {actor.permissions.has('receipt.issue') && (
        <Form action={`${base}/acuses`} label="Imprimir acuse" lockOnSubmit={false}>
          <Button kind="secondary" icon="print">
            {printed ? 'Copia del acuse' : 'Acuse'}
          </Button>
        </Form>
      )}
      {actor.permissions.has('receipt.issue') && printed && (
        <LinkButton href={`${base}/acuses/1.pdf?formato=etiqueta`} kind="quiet" newTab>
          Etiqueta
        </LinkButton>
      )}
      {actor.permissions.has('petition.correct') && (
        <LinkButton href={`${base}/correcciones`} kind="quiet">
          Corregir un dato
        </LinkButton>
      )}
    </>
  );
}

function JustRegistered({ folio, draft, print }: { folio: string; draft: string; print: string[] }) {
  return (
    <Alert tone="ok" title={`Registrada con el folio ${folio}`} role="status">
      <p>
        {print.length > 0 && 'Se abre el cuadro para imprimir. '}También puede{' '}
        <a href={`/peticiones/${folio}/acuses/1.pdf`}>abrir el acuse</a>,{' '}
        <a href={`/peticiones/${folio}/acuses/1.pdf?formato=etiqueta`}>imprimir la etiqueta</a> o{' '}
        <a href="/registrar">registrar la siguiente</a>.
      </p>
      <DraftClear draft={draft} />
      {print.map((address) => (
        <div data-print-on-load={address} key={address} />
      ))}
    </Alert>
  );
}

/** The date of each stage is that of the first entry that reached it. */
function Progress({ petition, history }: PetitionViewProps) {
  const reached = new Map<string, Date>();
  for (const entry of history) {
    const status = String(entry.data['status']);
    if (!reached.has(status)) reached.set(status, entry.at);
  }
  const steps = stages(petition.status).map((stage) => ({
    label: stage.label,
    state: stage.state,
    at: stage.state === 'pending' ? undefined : reached.get(stage.status),
  }));
  return (
    <Panel>
      <Stages steps={steps} />
    </Panel>
  );
}

function Registered({ petition: p, actor }: { petition: PetitionRow; actor: Actor }) {
  // The code is the citizen's key; departments do not need it.
  const code = actor.departmentId === null ? p.lookup_code : undefined;
  const reach = [p.contact_telephone, p.contact_email, p.contact_address, p.contact_neighbourhood]
    .filter(Boolean)
    .join(' · ');
  const document = [p.document_kind_name, p.document_number, p.document_date && formatDay(p.document_date)];
  const annexes = p.annexes.map(
    (a) => `${a.count} · ${a.description} (${a.form === 'original' ? 'original' : 'copia'})`,
  );
  return (
    <Panel heading="Lo registrado">
      <p class="subject">{p.subject}</p>
      <DefinitionList
        items={[
          {
            term: 'Remitente',
            detail: [p.sender_name, p.sender_position, p.sender_institution].filter(Boolean).join(', '),
          },
          { term: 'Tipo de remitente', detail: SENDER_KIND_NAMES[p.sender_kind] },
          { term: 'CURP', detail: p.curp ?? (p.curp_absence && CURP_ABSENCE_NAMES[p.curp_absence]) },
          { term: 'Cómo avisarle', detail: reach || 'Por estrados' },
          { term: 'Documento', detail: document.filter(Boolean).join(' · ') },
          { term: 'Dirigido a', detail: p.addressed_to },
          { term: 'Fojas', detail: String(p.sheets) },
          { term: 'Anexos', detail: annexes.length > 0 ? annexes.join('; ') : 'Sin anexos' },
          { term: 'Recibida', detail: <Time at={p.received_at} /> },
          { term: 'Motivo de la fecha anterior', detail: p.received_reason },
          { term: 'Vía', detail: CHANNEL_NAMES[p.channel] },
          { term: 'Prioridad', detail: PRIORITY_NAMES[p.priority] },
          { term: 'Observaciones', detail: p.notes },
          { term: 'Registró', detail: p.registered_by_name },
          { term: 'Código de consulta', detail: code && <Folio value={formatLookupCode(code)} what="código" /> },
        ]}
      />
    </Panel>
  );
}

function Corrected({ corrections }: { corrections: CorrectionLine[] }) {
  const shown = (field: string, value: string | number | null) => {
    if (value !== null && field === 'received_at') return <Time at={new Date(value)} />;
    return value ?? '(vacío)';
  };
  return (
    <Panel heading="Correcciones">
      <Timeline
        label="Correcciones"
        entries={corrections.map((correction) => ({
          when: correction.corrected_at,
          what: (
            <>
              {correctable.get(correction.field)?.label ?? correction.field}: «
              {shown(correction.field, correction.previous)}» → «{shown(correction.field, correction.corrected)}»
            </>
          ),
          who: correction.corrected_by_name,
          detail: correction.reason,
        }))}
      />
    </Panel>
  );
}

function History({ history }: { history: LedgerLine[] }) {
  return (
    <Panel heading="Historia">
      <Timeline
        label="Historia"
        entries={history.toReversed().map((entry) => ({
          when: entry.at,
          what: actName(entry.act),
          who: entry.actor_name,
          detail: `Asiento ${entry.seq} · ${entry.hash.toString('hex').slice(0, 12)}`,
        }))}
      />
    </Panel>
  );
}
