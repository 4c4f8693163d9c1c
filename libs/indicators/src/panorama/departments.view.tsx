import { Panel, Table, type Column } from '@oficialia/platform';
import { pageAddress } from '../addresses.js';
import { Sparkline } from '../charts/sparkline.js';
import type { Cuts } from '../counting/cuts.js';
import { rateInWords } from '../counting/figures.js';
import type { Period } from '../period.js';
import { ORDERS, ranked, type Order } from './departments.order.js';
import type { DepartmentPart } from './departments.queries.js';
import type { ListName } from './lists.js';
import { NumberLink, panoramaList } from './number-link.view.js';
import { monthName } from './spans.js';

export interface DepartmentsProps {
  parts: DepartmentPart[];
  /** The months of the sparks. */
  months: Period[];
  order: Order;
  period: Period;
  cuts: Cuts;
}

const HINT =
  'Cada dependencia responde por sus turnos, no por la petición entera: si una petición se turnó a dos, cuenta en las dos.';

/** The departments ranked, each by its own part. */
export function Departments({ parts, months, order, period, cuts }: DepartmentsProps) {
  const number = (lista: ListName, count: (part: DepartmentPart) => number, header: string) =>
    function Count(part: DepartmentPart) {
      const href = panoramaList({ lista }, period, { ...cuts, dependencia: part.key });
      return <NumberLink count={count(part)} href={href} what={`${header}: ${part.name}`} />;
    };
  const sorted = (name: Order) => ({
    header: ORDERS[name].header,
    sortHref: `${pageAddress('/panorama', period, cuts, { orden: name })}#dependencias`,
    ...(order === name && { sorted: name === 'dependencia' ? ('ascending' as const) : ('descending' as const) }),
  });
  const counted = (name: Order, lista: ListName, count: (part: DepartmentPart) => number) => ({
    ...sorted(name),
    align: 'end' as const,
    cell: number(lista, count, ORDERS[name].header),
  });
  const columns: Column<DepartmentPart>[] = [
    {
      ...sorted('dependencia'),
      main: true,
      cell: (part) => <a href={pageAddress('/panorama', period, { ...cuts, dependencia: part.key })}>{part.name}</a>,
    },
    counted('recibidos', 'turnos-recibidos', ({ received }) => received),
    counted('contestados', 'turnos-contestados', ({ answered }) => answered),
    counted('por-contestar', 'turnos-por-contestar', ({ waiting }) => waiting),
    counted('vencidos', 'turnos-vencidos', ({ overdue }) => overdue),
    {
      ...sorted('tasa'),
      align: 'end',
      cell: (part) => (
        <>
          <b>{rateInWords(part.answered, part.owed)}</b> de{' '}
          {number('turnos-que-exigen-respuesta', ({ owed }) => owed, 'Turnos que requieren respuesta')(part)}
        </>
      ),
    },
    { header: `Por mes, ${spanOf(months)}`, cell: (part) => <Spark part={part} months={months} /> },
  ];
  return (
    <Panel id="dependencias" heading="Dependencias" flush>
      <p class="hint panel-hint">{HINT}</p>
      <Table
        caption="Turnos de cada dependencia"
        captionHidden
        rows={ranked(parts, order)}
        rowKey={({ key }) => key}
        columns={columns}
        empty="No se turnó nada de lo recibido en este periodo."
        footer={parts.length > 1 ? totals(parts, period, cuts) : undefined}
      />
    </Panel>
  );
}

function Spark({ part, months }: { part: DepartmentPart; months: Period[] }) {
  const words = part.months.map((count, at) => `${monthName(months[at]!)} ${count}`).join(', ');
  return <Sparkline title={`Recibidos por mes: ${part.name}`} desc={words} values={part.months} />;
}

function totals(parts: DepartmentPart[], period: Period, cuts: Cuts) {
  const sum = (count: (part: DepartmentPart) => number) => parts.reduce((total, part) => total + count(part), 0);
  const link = (lista: ListName, count: (part: DepartmentPart) => number) => (
    <NumberLink count={sum(count)} href={panoramaList({ lista }, period, cuts)} what="en todas las dependencias" />
  );
  return [
    'Todas',
    link('turnos-recibidos', ({ received }) => received),
    link('turnos-contestados', ({ answered }) => answered),
    link('turnos-por-contestar', ({ waiting }) => waiting),
    link('turnos-vencidos', ({ overdue }) => overdue),
    <>
      {rateInWords(
        sum(({ answered }) => answered),
        sum(({ owed }) => owed),
      )}{' '}
      de {link('turnos-que-exigen-respuesta', ({ owed }) => owed)}
    </>,
    '',
  ];
}

function spanOf(months: Period[]): string {
  return `${monthName(months[0]!)} a ${monthName(months.at(-1)!)}`;
}
