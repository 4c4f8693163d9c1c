import {
  Button,
  ButtonRow,
  Checkbox,
  EmptyState,
  ErrorSummary,
  Folio,
  Form,
  LinkButton,
  NumberedPager,
  PageHeader,
  Panel,
  Stack,
  Table,
  Time,
  type Actor,
  type Column,
  type FormError,
} from '@oficialia/platform';
import { folioColumn } from '@oficialia/registry';
import { oficioPath } from '../../referring/oficio-content.js';
import type { OficioRow } from '../oficios.queries.js';
import { addressOf, STATE_NAMES } from './minutario-address.js';
import { OFICIO_STATES, type OficioState } from './minutario.dto.js';
import { stateOf } from './minutario-files.js';
import { MinutarioFilter, type MinutarioFilterProps } from './minutario-filter.view.js';
import type { Period } from './period.js';

export interface MinutarioProps extends MinutarioFilterProps {
  rows: OficioRow[];
  total: number;
  page: number;
  size: number;
  period: Period;
  actor: Actor;
  errors: FormError[];
}

export function MinutarioView(props: MinutarioProps) {
  const { rows, total, page, size, address, actor } = props;
  const mayPrint = actor.permissions.has('oficio.print');
  return (
    <>
      <PageHeader
        title="Minutario de oficios"
        lead={leadOf(props)}
        actions={
          <>
            <LinkButton href={addressOf('/oficios/minutario.pdf', address)} icon="print" newTab>
              Imprimir la lista
            </LinkButton>
            <LinkButton href={addressOf('/oficios/minutario.csv', address)} icon="download" download>
              Hoja de cálculo
            </LinkButton>
          </>
        }
      />
      <Stack>
        <ErrorSummary errors={props.errors} />
        <StateTabs address={address} />
        <MinutarioFilter {...props} />
        {mayPrint && rows.length > 0 && <PrintForm />}
        <Panel flush>
          {rows.length === 0 ? (
            <EmptyState title="No hay oficios así en este periodo" icon="check" />
          ) : (
            <Table
              caption="Oficios"
              captionHidden
              rows={rows}
              rowKey={({ id }) => String(id)}
              columns={columnsFor(mayPrint)}
            />
          )}
        </Panel>
      </Stack>
      <NumberedPager
        page={page}
        size={size}
        shown={rows.length}
        total={total}
        things="oficios"
        at={(number) => addressOf('/oficios', address, { pagina: String(number) })}
      />
    </>
  );
}

function leadOf({ total, period, address }: MinutarioProps) {
  const oficios = total === 1 ? '1 oficio' : `${total.toLocaleString('es-MX')} oficios`;
  if (address['numero']) return oficios;
  return (
    <>
      {oficios}, del <Time at={period.from} /> al <Time at={period.to} />.
    </>
  );
}

function StateTabs({ address }: { address: Record<string, string> }) {
  const tab = (name: string, label: string) => {
    const here = (address['estado'] ?? '') === name;
    return (
      <LinkButton
        key={name}
        href={addressOf('/oficios', address, { estado: name, pagina: '' })}
        kind={here ? 'primary' : 'secondary'}
        small
        attrs={{ 'aria-current': here ? 'page' : undefined }}
      >
        {label}
      </LinkButton>
    );
  };
  return (
    <nav aria-label="Oficios por estado" class="btn-row">
      {tab('', 'Todos')}
      {(Object.keys(STATE_NAMES) as OficioState[]).map((state) => tab(STATE_NAMES[state], OFICIO_STATES[state]))}
    </nav>
  );
}

const PRINT_FORM = 'imprimir';

/** The boxes of the table belong to this form, which stands above it. */
function PrintForm() {
  return (
    <Form action="/oficios/impresiones" id={PRINT_FORM} lockOnSubmit={false}>
      <ButtonRow>
        <Button icon="print" busy="Preparando…">
          Imprimir los marcados
        </Button>
        <Button kind="secondary" name="todos" value="1">
          Imprimir todos los de esta página
        </Button>
      </ButtonRow>
    </Form>
  );
}

function columnsFor(mayPrint: boolean): Column<OficioRow>[] {
  const box: Column<OficioRow> = {
    header: 'Marcar',
    headerHidden: true,
    narrow: true,
    cell: ({ label }) => (
      <>
        <input type="hidden" name="pagina" value={label} form={PRINT_FORM} />
        <Checkbox name="oficios" label={`Marcar el oficio ${label}`} labelHidden value={label} form={PRINT_FORM} />
      </>
    ),
  };
  return [
    ...(mayPrint ? [box] : []),
    {
      header: 'Oficio',
      main: true,
      narrow: true,
      cell: ({ folio, label, issued_at }) => (
        <>
          <a href={oficioPath(folio, label)}>
            <Folio value={label} />
          </a>
          <br />
          <small>
            <Time at={issued_at} />
          </small>
        </>
      ),
    },
    folioColumn(),
    { header: 'Dirigido a', cell: ({ department }) => department },
    { header: 'Instrucción', cell: ({ content }) => content.instruction },
    {
      header: 'Estado',
      cell: (row) => (
        <>
          {stateOf(row)}
          {(row.cancelled_at ?? row.acknowledged_at) && (
            <>
              <br />
              <small>
                <Time at={(row.cancelled_at ?? row.acknowledged_at) as Date} /> {row.cancel_reason}
              </small>
            </>
          )}
        </>
      ),
    },
    {
      header: 'Impreso',
      cell: ({ printed_at, printed_by }) =>
        printed_at && (
          <small>
            <Time at={printed_at} />, {printed_by}
          </small>
        ),
    },
  ];
}
