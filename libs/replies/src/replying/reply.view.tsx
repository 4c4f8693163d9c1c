import {
  Breadcrumbs,
  Button,
  ButtonRow,
  DefinitionList,
  ErrorSummary,
  Folio,
  Form,
  LinkButton,
  PageHeader,
  Panel,
  RadioGroup,
  TextArea,
  Time,
  type FormError,
} from '@oficialia/platform';
import { oficioPath, type ReferralRow } from '@oficialia/routing';
import { OneFile } from '../one-file.js';
import { SENSE_KEYS, SENSES } from '../replies.catalogue.js';
import type { Typed } from '../sent-form.js';

export interface ReplyForm {
  referral: ReferralRow;
  typed: Typed;
  errors: FormError[];
  draft: string;
  maxMb: number;
}

export function ReplyFormView({ referral, typed, errors, draft, maxMb }: ReplyForm) {
  const errorOf = (name: string) => errors.find((error) => error.name === name)?.text;
  return (
    <>
      <Breadcrumbs items={[{ label: 'Turnos', href: '/turnos' }, { label: referral.oficio }, { label: 'Respuesta' }]} />
      <PageHeader
        over={<Folio value={referral.folio} />}
        title={`Contestar el oficio ${referral.oficio}`}
        lead={referral.subject}
      />
      <Asked referral={referral} />
      <Panel heading="Respuesta">
        <Form action={`/turnos/${referral.id}/respuesta`} draft={draft} files>
          <ErrorSummary errors={errors} />
          <RadioGroup
            name="sense"
            label="Sentido de la respuesta"
            required
            options={SENSE_KEYS.map((value) => ({ value, label: SENSES[value] }))}
            value={typed['sense']}
            error={errorOf('sense')}
          />
          <TextArea
            name="text"
            label="Respuesta"
            hint="Conteste cada punto que se pide. Este texto llega tal cual a quien presentó la petición y se publica en su consulta, que no muestra datos personales: no los incluya."
            required
            rows={10}
            maxlength={20000}
            value={typed['text']}
            error={errorOf('text')}
          />
          <OneFile label="Oficio de respuesta o anexo" maxMb={maxMb} error={errorOf('files')} />
          <ButtonRow>
            <Button icon="reply" busy="Enviando…" keys="Ctrl+Enter">
              Contestar
            </Button>
            <LinkButton href="/turnos" kind="quiet">
              Volver a los turnos
            </LinkButton>
          </ButtonRow>
        </Form>
      </Panel>
    </>
  );
}

function Asked({ referral }: { referral: ReferralRow }) {
  const links = (
    <>
      <LinkButton href={`/peticiones/${referral.folio}`} small icon="file">
        Ver la petición
      </LinkButton>
      <LinkButton href={oficioPath(referral.folio, referral.oficio)} small icon="file">
        Ver el oficio
      </LinkButton>
    </>
  );
  return (
    <Panel heading="Lo que se pide" actions={links}>
      <DefinitionList
        items={[
          { term: 'Remitente', detail: referral.sender_name },
          { term: 'Turnado', detail: <Time at={referral.referred_at} /> },
          { term: 'Vence', detail: referral.due_date && <Time at={referral.due_date} /> },
          { term: 'Observaciones', detail: referral.message },
        ]}
      />
    </Panel>
  );
}
