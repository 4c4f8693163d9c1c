import { csvOf } from '@oficialia/platform';
import { percentOf } from '../../counting/figures.js';
import type { IndicatorFigure, PetitionLine, Snapshot } from '../taking/snapshot.js';
import { indicatorColumns, PETITION_COLUMNS, type FileColumn } from './petition-columns.js';

/** One row an indicator: both its numbers, what they give, and by which definition. */
const FIGURE_COLUMNS: FileColumn<IndicatorFigure>[] = [
  { name: 'indicador', type: 'texto', meaning: 'Clave del indicador.', value: ({ definition }) => definition.key },
  { name: 'nombre', type: 'texto', meaning: 'Nombre del indicador.', value: ({ definition }) => definition.name },
  {
    name: 'version',
    type: 'entero',
    meaning: 'Versión de su definición.',
    value: ({ definition }) => definition.version,
  },
  {
    name: 'numerador',
    type: 'entero',
    meaning: 'Lo que cuenta el numerador.',
    value: ({ figure }) => figure.numerator,
  },
  {
    name: 'denominador',
    type: 'entero',
    meaning: 'Lo que cuenta el denominador.',
    value: ({ figure }) => figure.denominator,
  },
  {
    name: 'porcentaje',
    type: 'decimal',
    meaning: 'Numerador entre denominador, por cien; vacío si no hay denominador o si se miden días.',
    value: ({ definition, figure }) => (definition.measure === 'share' ? percentOf(figure) : null),
  },
  {
    name: 'mediana',
    type: 'decimal',
    meaning: 'Mediana de los días hábiles, donde se miden días.',
    value: ({ figure }) => figure.median,
  },
  { name: 'media', type: 'decimal', meaning: 'Media de los días hábiles.', value: ({ figure }) => figure.mean },
  { name: 'p90', type: 'entero', meaning: 'Percentil 90 de los días hábiles.', value: ({ figure }) => figure.p90 },
  { name: 'metodo', type: 'texto', meaning: 'Método de cálculo.', value: ({ definition }) => definition.method },
  {
    name: 'no_cuentan',
    type: 'texto',
    meaning: 'Lo que se excluye.',
    value: ({ definition }) => definition.exclusions,
  },
];

/** One row an indicator. */
export function figuresCsv({ indicators }: Snapshot): string {
  return fileOf(FIGURE_COLUMNS, indicators);
}

/** One row a petition. */
export function petitionsCsv(snapshot: Snapshot): string {
  return fileOf(petitionColumns(snapshot), snapshot.petitions);
}

/** What every column of both files means: made from the columns themselves. */
export function dictionaryRows(snapshot: Snapshot): string[][] {
  return [
    ['archivo', 'columna', 'tipo', 'significado'],
    ...FIGURE_COLUMNS.map(({ name, type, meaning }) => ['indicadores.csv', name, type, meaning]),
    ...petitionColumns(snapshot).map(({ name, type, meaning }) => ['peticiones.csv', name, type, meaning]),
  ];
}

export function petitionColumns(snapshot: Snapshot): FileColumn<PetitionLine>[] {
  return [...PETITION_COLUMNS, ...indicatorColumns(snapshot)];
}

function fileOf<Row>(columns: FileColumn<Row>[], rows: Row[]): string {
  return csvOf([columns.map(({ name }) => name), ...rows.map((row) => columns.map(({ value }) => value(row)))]);
}
