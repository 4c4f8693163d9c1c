import {
  Badge,
  Button,
  ButtonRow,
  Checkbox,
  errorOf,
  ErrorSummary,
  Field,
  FieldSet,
  Folio,
  Form,
  LinkButton,
  Panel,
  Stack,
  Table,
  TextArea,
  Time,
  type Actor,
  type FormError,
} from '@oficialia/platform';
import type { BlockLine, ReservedLine } from './contingency.queries.js';

interface Sent {
  actor: Actor;
  typed: Record<string, unknown>;
  errors: FormError[];
}

const ANNUL = 'anular-folios';

const fieldOf =
  ({ typed, errors }: Sent) =>
  (name: string) => {
    const value = typed[name];
    return {
      name,
      value: typeof value === 'string' ? value : undefined,
      error: errorOf(errors, name),
    };
  };

export function BlocksView({ blocks, ...sent }: Sent & { blocks: BlockLine[] }) {
  return (
    <Stack>
      {sent.actor.permissions.has('contingency.reserve') && <Reserve {...sent} />}
      <Panel flush>
        <Table
          caption="Bloques reservados"
          captionHidden
          rows={blocks}
          rowKey={(block) => String(block.id)}
          empty="Todavía no se ha reservado ningún bloque de folios"
          columns={[
            {
              header: 'Folios',
              main: true,
              cell: (block) => (
                <a href={`/contingencia/${block.id}`}>
                  {block.first_folio} a {block.last_folio}
                </a>
              ),
            },
            { header: 'Motivo', cell: (block) => block.reason },
            {
              header: 'Por capturar',
              align: 'end',
              cell: (block) => String(block.folios - block.captured - block.annulled),
            },
            { header: 'Capturados', align: 'end', cell: (block) => String(block.captured) },
            { header: 'Anulados', align: 'end', cell: (block) => String(block.annulled) },
            { header: 'Reservó', cell: (block) => block.reserved_by_name },
            { header: 'Cuándo', cell: (block) => <Time at={block.reserved_at} /> },
          ]}
        />
      </Panel>
    </Stack>
  );
}

function Reserve(sent: Sent) {
  const field = fieldOf(sent);
  return (
    <Panel heading="Reservar folios">
      <Form action="/contingencia">
        <ErrorSummary errors={sent.errors} />
        <FieldSet legend="Folios que siguen" section={false}>
          <Field {...field('count')} label="Cuántos" type="number" min={1} max={200} required width={2} figures />
          <Field
            {...field('reason')}
            label="Motivo"
            hint="Por ejemplo: corte de luz anunciado"
            required
            width={8}
            maxlength={500}
          />
        </FieldSet>
        <ButtonRow>
          <Button icon="lock">Reservar</Button>
        </ButtonRow>
      </Form>
    </Panel>
  );
}

export function BlockView({ block, folios, ...sent }: Sent & { block: BlockLine; folios: ReservedLine[] }) {
  const { actor } = sent;
  const free = folios.filter((one) => !one.captured_at && !one.annulled_at);
  const mayAnnul = actor.permissions.has('contingency.reserve') && free.length > 0;
  return (
    <Stack>
      <ButtonRow>
        <LinkButton href={`/contingencia/${block.id}/hojas.pdf`} icon="print" newTab>
          Hojas del libro
        </LinkButton>
        <LinkButton href={`/contingencia/${block.id}/etiquetas.pdf`} icon="print" newTab>
          Etiquetas de 62 mm
        </LinkButton>
      </ButtonRow>
      <Panel flush>
        <Folios folios={folios} actor={actor} mayAnnul={mayAnnul} />
      </Panel>
      {mayAnnul && (
        <Panel heading="Anular los que no se usaron">
          <p>Marque los folios en la lista. Se conservan en el libro, con el motivo, y no se vuelven a usar.</p>
          <Form id={ANNUL} action={`/contingencia/${block.id}/anulaciones`}>
            <ErrorSummary errors={sent.errors} />
            <TextArea {...fieldOf(sent)('reason')} label="Motivo" rows={2} maxlength={1000} required />
            <ButtonRow>
              <Button kind="danger">Anular los marcados</Button>
            </ButtonRow>
          </Form>
        </Panel>
      )}
    </Stack>
  );
}

function Folios({ folios, actor, mayAnnul }: { folios: ReservedLine[]; actor: Actor; mayAnnul: boolean }) {
  const mayCapture = actor.permissions.has('petition.register');
  const isFree = (one: ReservedLine) => !one.captured_at && !one.annulled_at;
  return (
    <Table
      caption="Folios reservados"
      captionHidden
      rows={folios}
      rowKey={(one) => one.folio}
      empty="Este bloque no tiene folios"
      columns={[
        {
          header: 'Folio',
          main: true,
          narrow: true,
          cell: (one) => <Folio value={one.folio} href={one.captured_at ? `/peticiones/${one.folio}` : undefined} />,
        },
        { header: 'Estado', cell: (one) => <State reserved={one} /> },
        {
          header: 'Capturar',
          headerHidden: true,
          cell: (one) =>
            mayCapture && isFree(one) ? (
              <LinkButton href={`/registrar?reservado=${one.folio}`} small>
                Capturar
              </LinkButton>
            ) : null,
        },
        {
          header: 'Anular',
          headerHidden: !mayAnnul,
          cell: (one) =>
            mayAnnul && isFree(one) ? (
              <Checkbox name="folios" value={one.folio} label={`Anular ${one.folio}`} labelHidden form={ANNUL} />
            ) : null,
        },
      ]}
    />
  );
}

function State({ reserved }: { reserved: ReservedLine }) {
  if (reserved.captured_at)
    return (
      <>
        <Badge label="Capturado" tone="ok" /> {reserved.captured_by_name}, <Time at={reserved.captured_at} />
      </>
    );
  if (reserved.annulled_at)
    return (
      <>
        <Badge label="Anulado" tone="error" /> {reserved.annulled_by_name}: {reserved.annulment_reason}
      </>
    );
  return <Badge label="Reservado" tone="info" />;
}
