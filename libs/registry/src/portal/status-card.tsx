import {
  Alert,
  Button,
  ButtonRow,
  Card,
  DefinitionList,
  Folio,
  Form,
  LinkButton,
  Panel,
  Stack,
  Stages,
  Time,
} from '@oficialia/platform';
import type { PetitionStatus } from '../petition.status.js';
import type { PetitionProgress, ProgressReferral } from './petition-progress.js';

const SENTENCES: Record<PetitionStatus, [title: string, lead: string]> = {
  received: ['Recibimos su petición', 'Estamos revisando qué área debe atenderla.'],
  in_prevention: [
    'Falta completar su petición',
    'La oficina le pidió datos que faltan. En cuanto los entregue, su petición seguirá su curso.',
  ],
  referred: ['Su petición fue turnada', 'Ya se envió al área que debe atenderla.'],
  acknowledged: ['Su petición está en atención', 'El área que debe contestarle ya la tiene.'],
  replied: [
    'Su petición ya fue contestada',
    'Falta entregarle la respuesta. En cuanto se le notifique, también podrá leerla aquí.',
  ],
  notified: ['Ya se le notificó la respuesta', 'Puede volver a leerla aquí.'],
  closed: ['Su petición está concluida', 'El trámite terminó.'],
  no_reply_required: ['Recibimos su escrito', 'Quedó registrado y no requiere respuesta.'],
  remitted: [
    'Su petición se remitió a otra autoridad',
    'No corresponde a este municipio contestarla; la contesta la autoridad que aquí se indica.',
  ],
  not_filed: [
    'Su petición se tuvo por no presentada',
    'No se entregaron a tiempo los datos que faltaban. Puede presentarla de nuevo.',
  ],
  withdrawn: ['Su petición terminó por desistimiento', 'Se registró que usted decidió no continuar.'],
  annulled: ['Este folio fue anulado', 'Pregunte el motivo en la oficina, con su acuse.'],
};

/** Where a petition is, since when, who has it, when an answer is due, and the answer. */
export function StatusCard({ progress, code }: { progress: PetitionProgress; code: string }) {
  const [title, lead] = SENTENCES[progress.status];
  return (
    <Card size="l" heading={title} lead={lead}>
      <p>
        <Folio value={progress.folio} stamp />
      </p>
      <Deadline progress={progress} />
      <Stages
        label="Etapas de su petición"
        steps={progress.stages.map(({ label, state, date }) => ({ label, state, at: date ?? undefined }))}
      />
      {progress.remission && <RemissionPanel {...progress.remission} />}
      {progress.referrals.map((referral) => (
        <ReferralPanel key={referral.oficio} referral={referral} />
      ))}
      <Form action="/acuse" label="Su acuse">
        <input type="hidden" name="folio" value={progress.folio} />
        <input type="hidden" name="codigo" value={code} />
        <ButtonRow>
          <LinkButton href="/" icon="search">
            Consultar otra petición
          </LinkButton>
          <Button kind="quiet" busy="Comprobando…">
            Comprobar mi acuse en papel
          </Button>
        </ButtonRow>
      </Form>
    </Card>
  );
}

function Deadline({ progress: { dueDate, overdue } }: { progress: PetitionProgress }) {
  if (!dueDate) return null;
  if (!overdue) {
    return (
      <Alert tone="info">
        La respuesta debe estar lista a más tardar el{' '}
        <b>
          <Time at={dueDate} />
        </b>
        .
      </Alert>
    );
  }
  return (
    <Alert tone="warn" title="La respuesta va con retraso">
      Debía estar lista el <Time at={dueDate} />. Puede pedir informes en la oficina con su folio.
    </Alert>
  );
}

function RemissionPanel({ authority, oficio, remittedAt }: NonNullable<PetitionProgress['remission']>) {
  return (
    <Panel heading={authority}>
      <p>Es la autoridad que debe atenderla. Puede preguntarle con el número de este oficio.</p>
      <DefinitionList
        items={[
          { term: 'Oficio', detail: <Folio value={oficio} what="número de oficio" /> },
          { term: 'Se le envió', detail: <Time at={new Date(remittedAt)} /> },
        ]}
      />
    </Panel>
  );
}

function ReferralPanel({ referral }: { referral: ProgressReferral }) {
  const { department, oficio, referredAt, acknowledgedAt, repliedAt, dueDate, reply } = referral;
  return (
    <Panel heading={department}>
      <DefinitionList
        items={[
          { term: 'Oficio', detail: <Folio value={oficio} what="número de oficio" /> },
          { term: 'Se le turnó', detail: <Time at={new Date(referredAt)} /> },
          { term: 'La recibió', detail: acknowledgedAt && <Time at={new Date(acknowledgedAt)} /> },
          { term: 'Debe contestar', detail: !repliedAt && dueDate && <Time at={dueDate} /> },
          { term: 'Contestó', detail: repliedAt && <Time at={new Date(repliedAt)} /> },
          { term: 'Sentido de la respuesta', detail: reply?.sense },
        ].map(({ term, detail }) => ({ term, detail: detail || undefined }))}
      />
      {reply && (
        <section aria-label={`Respuesta de ${department}`}>
          <Stack>
            <h3>Respuesta</h3>
            {paragraphs(reply.text).map((text, index) => (
              <p key={index}>{text}</p>
            ))}
          </Stack>
        </section>
      )}
    </Panel>
  );
}

function paragraphs(text: string): string[] {
  return text.split(/\n+/).filter((line) => line.trim() !== '');
}
