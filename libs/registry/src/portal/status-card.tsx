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
import { Afterwards, type Said } from './afterwards/afterwards.forms.js';
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
export function StatusCard({ progress, code, said }: { progress: PetitionProgress; code: string; said?: Said }) {
  const [title, lead] = SENTENCES[progress.status];
  return (
    <Card size="l" heading={title} lead={lead}>
      <p>
        <Folio value={progress.folio} stamp />
      </p>
      {said?.done && <Alert tone="ok">{said.done}</Alert>}
      <Deadline progress={progress} />
      {progress.completeBy && (
        <Alert tone="warn" title="Falta algo de su parte">
          Puede entregarlo en la oficina hasta el{' '}
          <b>
            <Time at={progress.completeBy} />
          </b>
          . El escrito que le dieron, o que puede pedir ahí con su folio, dice qué falta.
        </Alert>
      )}
      <Stages
        label="Etapas de su petición"
        steps={progress.stages.map(({ label, state, date }) => ({ label, state, at: date ?? undefined }))}
      />
      {progress.remission && <RemissionPanel {...progress.remission} />}
      {progress.referrals.map((referral) => (
        <ReferralPanel key={referral.oficio} referral={referral} />
      ))}
      <Afterwards progress={progress} code={code} said={said} />
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
  const { department, oficio, referredAt, acknowledgedAt, repliedAt, dueDate, answers } = referral;
  return (
    <Panel heading={department}>
      <DefinitionList
        items={[
          { term: 'Oficio', detail: <Folio value={oficio} what="número de oficio" /> },
          { term: 'Se le turnó', detail: <Time at={new Date(referredAt)} /> },
          { term: 'La recibió', detail: acknowledgedAt && <Time at={new Date(acknowledgedAt)} /> },
          { term: 'Debe contestar', detail: !repliedAt && dueDate && <Time at={dueDate} /> },
          { term: 'Contestó', detail: repliedAt && <Time at={new Date(repliedAt)} /> },
        ].map(({ term, detail }) => ({ term, detail: detail || undefined }))}
      />
      {answers.map((answer, index) => (
        <section key={index} aria-label={`Respuesta de ${department}`}>
          <Stack>
            <h3>{answer.point === null ? 'Respuesta' : `Respuesta al punto ${answer.point}`}</h3>
            <DefinitionList
              items={[
                { term: 'Fecha', detail: <Time at={new Date(answer.repliedAt)} /> },
                { term: 'Sentido', detail: answer.sense },
              ]}
            />
            {paragraphs(answer.text).map((text, line) => (
              <p key={line}>{text}</p>
            ))}
          </Stack>
        </section>
      ))}
    </Panel>
  );
}

function paragraphs(text: string): string[] {
  return text.split(/\n+/).filter((line) => line.trim() !== '');
}
