import {
  Button,
  ButtonRow,
  DraftClear,
  ErrorSummary,
  Field,
  FieldSet,
  fieldsOf,
  Form,
  formatDay,
  LinkButton,
  Panel,
  RadioGroup,
  Select,
  TextArea,
  Timeline,
  type Actor,
  type FormError,
} from '@oficialia/platform';
import { excerpt } from '../excerpt.js';
import { CHANNEL_NAMES } from '../petition.catalogue.js';
import type { PetitionRow } from '../petition-row.js';
import { annexInWords } from '../registration/typed-annexes.js';
import { ATTACHMENT_KINDS, ATTACHMENT_NAMES } from './attachment.dto.js';
import type { AttachmentRow } from './attachments.service.js';

interface AttachmentsPanelProps {
  petition: PetitionRow;
  attachments: AttachmentRow[];
  actor: Actor;
}

/** What came later for this petition; nothing when nothing came and the actor may not add. */
export function AttachmentsPanel({ petition, attachments, actor }: AttachmentsPanelProps) {
  const mayAttach = actor.permissions.has('petition.register') && petition.status !== 'annulled';
  if (!mayAttach && attachments.length === 0) return null;
  const base = `/peticiones/${petition.folio}/agregados`;
  const add = mayAttach && (
    <LinkButton href={base} kind="quiet" small icon="plus">
      Agregar
    </LinkButton>
  );
  return (
    <Panel heading="Lo que llegó después" actions={add} id="agregados">
      {attachments.length === 0 && <p class="hint">Anexos, recordatorios y alcances que llegan con el mismo folio.</p>}
      <Timeline
        label="Lo que llegó después"
        entries={attachments.map((one) => ({
          when: one.received_at,
          what: `${ATTACHMENT_NAMES[one.kind]} ${one.number}${one.subject ? `: ${excerpt(one.subject)}` : ''}`,
          who: one.sender_name,
          detail: (
            <>
              {detailOf(one)}{' '}
              {actor.permissions.has('receipt.issue') && <a href={`${base}/${one.number}.pdf`}>Acuse</a>}
            </>
          ),
        }))}
      />
    </Panel>
  );
}

function detailOf(one: AttachmentRow): string {
  const document = [one.document_number, one.document_date && formatDay(one.document_date)].filter(Boolean).join(', ');
  const parts = [
    document && `Documento ${document}`,
    `${one.sheets} ${one.sheets === 1 ? 'foja' : 'fojas'}`,
    ...one.annexes.map(annexInWords),
    one.notes,
  ];
  return `${parts.filter(Boolean).join(' · ')}.`;
}

/** On the petition's page right after: the receipt goes to print, and the draft that it came from may go. */
export function JustAttached({ address, draft }: { address: string; draft: string }) {
  return (
    <>
      <DraftClear draft={draft} />
      <div data-print-on-load={address} />
    </>
  );
}

interface AttachFormProps {
  petition: PetitionRow;
  typed: Record<string, string | undefined>;
  errors: FormError[];
  idempotencyKey: string;
}

const options = (names: Record<string, string>) => Object.entries(names).map(([value, label]) => ({ value, label }));

export function AttachForm({ petition, typed, errors, idempotencyKey }: AttachFormProps) {
  const field = fieldsOf({ typed, errors });
  const kinds = ATTACHMENT_KINDS.map((kind) => ({ value: kind, label: ATTACHMENT_NAMES[kind] }));
  return (
    <Panel>
      <Form action={`/peticiones/${petition.folio}/agregados`} idempotencyKey={idempotencyKey}>
        <ErrorSummary errors={errors} />
        <FieldSet legend="Qué llegó">
          <RadioGroup {...field('kind')} label="Es" chips options={kinds} required />
          <Field {...field('senderName')} label="Quién lo presenta" required autofocus width={6} maxlength={200} />
          <Field {...field('documentNumber')} label="Número" optional autocomplete="off" width={3} maxlength={120} />
          <Field
            {...field('documentDate')}
            label="Fecha"
            hint="3/11, 3 nov o ayer"
            optional
            autocomplete="off"
            width={3}
            maxlength={40}
          />
          <TextArea {...field('subject')} label="Asunto" optional rows={2} maxlength={4000} />
          <Field {...field('sheets')} label="Fojas" type="number" min={1} max={100000} required width={2} figures />
          <Field
            {...field('annexes')}
            label="Anexos"
            hint="Por ejemplo: 2 copias de INE, 1 original de escritura"
            optional
            autocomplete="off"
            width={7}
            maxlength={4000}
          />
          <Select {...field('channel')} label="Vía" options={options(CHANNEL_NAMES)} width={3} />
          <TextArea {...field('notes')} label="Observaciones" rows={2} maxlength={4000} optional />
        </FieldSet>
        <FieldSet legend="Se recibió antes de ahora">
          <Field {...field('receivedDay')} label="Día" hint="3/11, 3 nov o ayer" optional width={3} maxlength={40} />
          <Field {...field('receivedTime')} label="Hora" hint="9:30" optional width={3} maxlength={20} />
          <Field {...field('receivedReason')} label="Por qué se registra después" optional width={6} maxlength={500} />
        </FieldSet>
        <ButtonRow>
          <Button keys="Ctrl+Enter" busy="Agregando…" icon="plus">
            Agregar al folio
          </Button>
          <LinkButton href={`/peticiones/${petition.folio}`} kind="quiet">
            Volver sin agregar
          </LinkButton>
        </ButtonRow>
      </Form>
    </Panel>
  );
}
