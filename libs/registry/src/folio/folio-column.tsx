import { Folio, type Column } from '@oficialia/platform';

/** The first column of every list of petitions: the folio, which leads to the petition's page. */
export function folioColumn<Row extends { folio: string }>(): Column<Row> {
  return {
    header: 'Folio',
    main: true,
    narrow: true,
    cell: (row) => <Folio value={row.folio} href={`/peticiones/${row.folio}`} />,
  };
}
