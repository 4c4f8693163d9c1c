import { LinkButton, Panel, Table, type Column } from '@oficialia/platform';
import { addressOf, listAddress } from '../addresses.js';
import { CellBar } from '../charts/cell-bar.js';
import type { Part } from '../counting/counting.queries.js';
import { WITHOUT_VALUE, type Cuts } from '../counting/cuts.js';
import { rateInWords } from '../counting/figures.js';
import type { Period } from '../period.js';
import type { Neighbourhood } from './neighbourhoods.queries.js';
import { NumberLink } from './number-link.view.js';
import { ATTENTION, NEIGHBOURHOODS_SHOWN, RECEIVED } from './panorama.reader.js';

export interface NeighbourhoodsProps {
  rows: Neighbourhood[];
  period: Period;
  cuts: Cuts;
}

/** Where petitions come from: those that ask most, with what of it was answered. */
export function Neighbourhoods({ rows, period, cuts }: NeighbourhoodsProps) {
  const all = addressOf(`/${ATTENTION}`, period, cuts, { por: 'colonia' });
  return (
    <Panel
      id="colonias"
      heading="Colonias que más piden"
      flush
      actions={
        rows.length === NEIGHBOURHOODS_SHOWN && (
          <LinkButton href={all} kind="quiet" small>
            Ver todas las colonias
          </LinkButton>
        )
      }
    >
      <Table
        caption="Peticiones por colonia"
        captionHidden
        compact
        rows={rows}
        rowKey={({ name }) => name ?? ''}
        empty="No se recibió nada en este periodo."
        columns={columnsOf({ rows, period, cuts })}
      />
    </Panel>
  );
}

const nameOf = ({ name }: Neighbourhood) => name ?? 'Sin colonia';

function columnsOf({ rows, period, cuts }: NeighbourhoodsProps): Column<Neighbourhood>[] {
  const most = Math.max(...rows.map(({ received }) => received), 1);
  const link = (row: Neighbourhood, count: number, key: string, part: Part, what: string) => {
    const href = listAddress(key, part, period, { ...cuts, colonia: row.name ?? WITHOUT_VALUE });
    return <NumberLink count={count} href={href} what={`${what} de ${nameOf(row)}`} />;
  };
  const bar = (row: Neighbourhood) => (
    <CellBar
      title={nameOf(row)}
      desc={`${row.received} recibidas, ${row.answered} contestadas`}
      value={row.received}
      part={row.answered}
      most={most}
    />
  );
  return [
    { header: 'Colonia', main: true, cell: nameOf },
    { header: 'Recibidas, y en lleno las contestadas', cell: bar },
    { header: 'Recibidas', align: 'end', cell: (row) => link(row, row.received, RECEIVED, 'denominator', 'recibidas') },
    {
      header: 'Contestadas',
      align: 'end',
      cell: (row) => link(row, row.answered, ATTENTION, 'numerator', 'contestadas'),
    },
    {
      header: 'Tasa',
      align: 'end',
      cell: (row) => (
        <>
          <b>{rateInWords(row.answered, row.owed)}</b> de{' '}
          {link(row, row.owed, ATTENTION, 'denominator', 'que requieren respuesta')}
        </>
      ),
    },
  ];
}
