import type { ComponentChildren } from 'preact';
import { Icon } from './icon.js';
import { classes, type Attrs, type Tone } from './types.js';

export interface Column<Row> {
  header: string;
  cell: (row: Row) => ComponentChildren;
  /** Numbers stand at the end, in tabular figures. */
  align?: 'start' | 'end';
  /** The cell that names the row (one column at most). */
  main?: boolean;
  /** As narrow as its content. */
  narrow?: boolean;
  headerHidden?: boolean;
  /** Where a click on the heading sorts, and how it is sorted now. */
  sortHref?: string;
  sorted?: 'ascending' | 'descending';
}

export interface TableProps<Row> {
  caption: string;
  columns: Column<Row>[];
  rows: Row[];
  captionHidden?: boolean;
  /** Shown instead of the rows when there are none. */
  empty?: ComponentChildren;
  rowKey?: (row: Row) => string;
  rowTone?: (row: Row) => Tone | undefined;
  rowAttrs?: (row: Row) => Attrs | undefined;
  /** A last row of totals, one cell a column. */
  footer?: ComponentChildren[];
  id?: string;
  compact?: boolean;
}

/** A table that becomes a list of cards on a phone. The roles are said again because `display: block` hides them. */
export function Table<Row>(props: TableProps<Row>) {
  const { columns, rows, empty = 'No hay nada que mostrar.' } = props;
  return (
    <table class={classes('table', props.compact && 'table--compact')} role="table" id={props.id}>
      <caption class={props.captionHidden ? 'vh' : undefined}>{props.caption}</caption>
      <thead role="rowgroup">
        <tr role="row">
          {columns.map((column) => (
            <HeaderCell key={column.header} column={column} />
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {rows.length === 0 && (
          <tr role="row" class="table-empty">
            <td role="cell" colspan={columns.length}>
              {empty}
            </td>
          </tr>
        )}
        {rows.map((row, index) => (
          <BodyRow key={props.rowKey?.(row) ?? index} row={row} table={props} />
        ))}
      </tbody>
      {props.footer && (
        <tfoot role="rowgroup">
          <tr role="row">
            {props.footer.map((cell, index) => (
              <td key={index} role="cell" class={cellClass(columns[index])} data-label={columns[index]?.header}>
                {cell}
              </td>
            ))}
          </tr>
        </tfoot>
      )}
    </table>
  );
}

function HeaderCell<Row>({ column }: { column: Column<Row> }) {
  const words = column.headerHidden ? <span class="vh">{column.header}</span> : column.header;
  return (
    <th scope="col" role="columnheader" class={cellClass(column)} aria-sort={column.sorted}>
      {column.sortHref ? <a href={column.sortHref}>{words}</a> : words}
    </th>
  );
}

/** A word without end may break, or it would push the table out of the page; other words stay whole. */
function breakable(content: ComponentChildren): ComponentChildren {
  if (typeof content !== 'string' || !/\S{31}/.test(content)) return content;
  return content.split(/(\S{30})/).map((part) => [part, <wbr />]);
}

function BodyRow<Row>({ row, table }: { row: Row; table: TableProps<Row> }) {
  const tone = table.rowTone?.(row);
  return (
    <tr role="row" class={tone && `row--${tone}`} {...table.rowAttrs?.(row)}>
      {table.columns.map((column) =>
        column.main ? (
          <th key={column.header} scope="row" role="rowheader" class={cellClass(column)} data-label={column.header}>
            {breakable(column.cell(row))}
          </th>
        ) : (
          <td
            key={column.header}
            role="cell"
            class={cellClass(column)}
            data-label={column.headerHidden ? undefined : column.header}
          >
            {breakable(column.cell(row))}
          </td>
        ),
      )}
    </tr>
  );
}

function cellClass<Row>(column: Column<Row> | undefined): string | undefined {
  return classes(column?.align === 'end' && 'end', column?.narrow && 'narrow', column?.main && 'main') || undefined;
}

export interface PagerProps {
  /** Numbers of the first and last row shown, from 1. */
  from: number;
  to: number;
  /** How many there are; words when the count is bounded (`más de 1,000`), nothing when they are not counted. */
  total?: number | string;
  prevHref?: string;
  nextHref?: string;
  /** What is counted, `peticiones`. */
  things?: string;
}

/** "Se muestran 26 a 50 de 312 peticiones", previous and next; nothing under a single row. */
export function Pager({ from, to, total, prevHref, nextHref, things = 'resultados' }: PagerProps) {
  if (total === 1) return null;
  return (
    <nav class="pager" aria-label="Páginas de resultados">
      <p>
        Se muestran {figure(from)} a {figure(to)}
        {total !== undefined && (
          <>
            {' de '}
            <b>{typeof total === 'number' ? figure(total) : total}</b>
          </>
        )}{' '}
        {things}
      </p>
      <ul>
        {prevHref && (
          <li>
            <a class="btn btn--secondary btn--small" href={prevHref} rel="prev">
              <Icon name="arrow-left" />
              <span>Anteriores</span>
            </a>
          </li>
        )}
        {nextHref && (
          <li>
            <a class="btn btn--secondary btn--small" href={nextHref} rel="next">
              <span>Siguientes</span>
              <Icon name="arrow-right" />
            </a>
          </li>
        )}
      </ul>
    </nav>
  );
}

export interface NumberedPagerProps {
  /** Which page of how many rows it is, from 1; how many are on it, and how many there are in all. */
  page: number;
  size: number;
  shown: number;
  total: number;
  things: string;
  /** The address of a page by its number. */
  at: (page: number) => string;
}

/** The pager of a list whose pages have numbers; nothing under an empty one. */
export function NumberedPager({ page, size, shown, total, things, at }: NumberedPagerProps) {
  if (shown === 0) return null;
  const from = (page - 1) * size + 1;
  const to = from + shown - 1;
  return (
    <Pager
      from={from}
      to={to}
      total={total}
      things={things}
      prevHref={page > 1 ? at(page - 1) : undefined}
      nextHref={to < total ? at(page + 1) : undefined}
    />
  );
}

const COUNT = new Intl.NumberFormat('es-MX');

/** A count as Mexico writes it: `12,480`. */
export function figure(value: number): string {
  return COUNT.format(value);
}
