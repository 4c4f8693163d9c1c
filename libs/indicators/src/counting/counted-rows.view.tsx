import { Breadcrumbs, figure, NumberedPager, PageHeader, Panel, Table, Time, type Column } from '@oficialia/platform';
import { folioColumn, STATUSES, type PetitionStatus } from '@oficialia/registry';
import { addressOf, listAddress, PART_NAMES } from '../addresses.js';
import type { Definition } from '../defining/definitions.queries.js';
import { spanInWords } from '../indicators.view.js';
import type { Period } from '../period.js';
import type { CountedRow, Part } from './counting.queries.js';
import type { Cuts } from './cuts.js';

export interface CountedRowsViewProps {
  definition: Definition;
  period: Period;
  cuts: Cuts;
  part: Part;
  rows: CountedRow[];
  total: number;
  page: number;
  size: number;
}

/** What a number counts, row by row. */
export function CountedRowsView({ definition, period, cuts, part, rows, total, page, size }: CountedRowsViewProps) {
  const { key, name } = definition;
  const title = `${name}: ${PART_NAMES[part]}`;
  return (
    <>
      <Breadcrumbs
        items={[
          { label: 'Indicadores', href: addressOf('', period, cuts) },
          { label: name, href: addressOf(`/${key}`, period, cuts) },
          { label: PART_NAMES[part] },
        ]}
      />
      <PageHeader title={title} lead={`${figure(total)}: ${definition[part]}. ${spanInWords(period)}.`} />
      <Panel flush>
        <Table
          caption={`Folios del ${PART_NAMES[part]}`}
          captionHidden
          columns={columnsOf(definition, part)}
          rows={rows}
          rowKey={({ folio, oficio }) => `${folio} ${oficio ?? ''}`}
          empty="No hay peticiones en esta lista."
        />
      </Panel>
      <NumberedPager
        page={page}
        size={size}
        shown={rows.length}
        total={total}
        things={definition.counts === 'petitions' ? 'folios' : 'turnos'}
        at={(number) => listAddress(key, part, period, cuts, number)}
      />
    </>
  );
}

function columnsOf({ measure, counts }: Definition, part: Part): Column<CountedRow>[] {
  const inNumerator: Column<CountedRow> = {
    header: 'En el numerador',
    narrow: true,
    cell: ({ hit }) => (hit ? 'Sí' : 'No'),
  };
  return [
    ...rowColumns({ referrals: counts === 'referrals', days: measure === 'days' }),
    ...(part === 'denominator' && measure === 'share' ? [inNumerator] : []),
  ];
}

/** What is said of each row that is counted: of referrals, also whose they are; where days are counted, how many. */
export function rowColumns({ referrals, days }: { referrals: boolean; days: boolean }): Column<CountedRow>[] {
  const referral: Column<CountedRow>[] = [
    { header: 'Oficio', narrow: true, cell: ({ oficio }) => oficio },
    { header: 'Dependencia', cell: ({ department }) => department },
  ];
  return [
    folioColumn(),
    { header: 'Recibida', narrow: true, cell: (row) => <Time at={row.received_day} /> },
    { header: 'Asunto', cell: (row) => row.subject },
    ...(referrals ? referral : []),
    { header: 'Estado', cell: (row) => STATUSES[row.status as PetitionStatus].label },
    { header: 'Contestada', narrow: true, cell: (row) => (row.answered_day ? <Time at={row.answered_day} /> : 'No') },
    ...(days ? [{ header: 'Días hábiles', align: 'end' as const, cell: (row: CountedRow) => row.days }] : []),
  ];
}
