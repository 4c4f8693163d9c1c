import {
  Alert,
  Button,
  ButtonRow,
  errorOf,
  ErrorSummary,
  fieldsOf,
  Form,
  Panel,
  TextArea,
  type FormError,
} from '@oficialia/platform';
import { mayAct, type PetitionRow } from '@oficialia/registry';
import { Header, Paper } from '../preventing/prevention.view.js';

interface WithdrawalViewProps {
  petition: PetitionRow;
  typed: Record<string, string>;
  errors: FormError[];
}

export function WithdrawalView({ petition, typed, errors }: WithdrawalViewProps) {
  const field = fieldsOf({ typed, errors });
  const may = mayAct(petition.status, 'withdraw');
  return (
    <>
      <Header petition={petition} title="Desistimiento" />
      {!may && <Alert tone="info">En su estado actual, la petición ya no se puede desistir.</Alert>}
      {may && (
        <Panel heading="Ya no quiere continuar">
          <Form action={`/peticiones/${petition.folio}/desistimiento`} files>
            <ErrorSummary errors={errors} />
            <TextArea
              {...field('reason')}
              label="Motivo"
              hint="Lo que dijo o escribió quien presentó la petición. Con esto la petición termina."
              rows={3}
              maxlength={1000}
              required
            />
            <Paper error={errorOf(errors, 'files')} />
            <ButtonRow>
              <Button icon="cross" kind="danger" busy="Registrando…">
                Registrar el desistimiento
              </Button>
            </ButtonRow>
          </Form>
        </Panel>
      )}
    </>
  );
}
