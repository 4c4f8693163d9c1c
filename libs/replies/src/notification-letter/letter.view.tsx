import {
  Breadcrumbs,
  Button,
  ButtonRow,
  ErrorSummary,
  fieldsOf,
  Folio,
  Form,
  LinkButton,
  PageHeader,
  Panel,
  TextArea,
  Time,
  type FormError,
} from '@oficialia/platform';
import type { PetitionRow } from '@oficialia/registry';
import type { Typed } from '../sent-form.js';
import type { LetterTextRow } from './letter-texts.queries.js';

interface LetterProps {
  petition: PetitionRow;
  kept: LetterTextRow | undefined;
  mayWrite: boolean;
  typed: Typed;
  errors: FormError[];
}

/** How the letter begins and ends; what lies between is what the departments answered. */
export function LetterView(props: LetterProps) {
  const { petition, mayWrite } = props;
  const at = `/peticiones/${petition.folio}`;
  return (
    <>
      <Breadcrumbs items={[{ label: petition.folio, href: at }, { label: 'Oficio de notificación' }]} />
      <PageHeader
        over={<Folio value={petition.folio} href={at} />}
        title="Oficio de notificación"
        lead="Un solo oficio con lo que contestó cada dependencia, punto por punto, y lo que falte."
        actions={
          <LinkButton href={`${at}/respuesta.pdf`} newTab icon="print">
            Abrir el oficio (PDF)
          </LinkButton>
        }
      />
      {mayWrite ? <Words {...props} /> : <p>La petición ya no está por notificarse: su oficio queda como está.</p>}
    </>
  );
}

function Words({ petition, kept, typed, errors }: LetterProps) {
  const action = `/peticiones/${petition.folio}/oficio-de-respuesta`;
  const field = fieldsOf({ typed, errors });
  return (
    <Panel heading="Sus palabras">
      {kept && (
        <p>
          Guardado por {kept.written_by}, <Time at={kept.written_at} />.
        </p>
      )}
      <Form action={action} lockOnSubmit={false}>
        <ErrorSummary errors={errors} />
        <TextArea
          {...field('introduction')}
          label="Introducción"
          hint="Vacía, dice qué petición es, quién contestó y cuándo."
          optional
          rows={5}
          maxlength={4000}
        />
        <TextArea
          {...field('closing')}
          label="Cierre"
          hint="Por ejemplo, cómo inconformarse con la respuesta."
          optional
          rows={4}
          maxlength={4000}
        />
        <ButtonRow>
          <Button icon="check">Guardar</Button>
          <Button kind="secondary" icon="file" formaction={`${action}/vista-previa`} newTab>
            Vista previa
          </Button>
        </ButtonRow>
      </Form>
    </Panel>
  );
}
