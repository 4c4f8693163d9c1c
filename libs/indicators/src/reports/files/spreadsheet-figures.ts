import type ExcelJS from 'exceljs';
import { goalFor } from '../../counting/figures.js';
import type { Period } from '../../period.js';
import type { IndicatorFigure, Snapshot, Volume } from '../taking/snapshot.js';
import { dayCell, dayIn, formula, head, PERCENT, shareCell, type Ranges } from './spreadsheet-cells.js';

type Workbook = ExcelJS.stream.xlsx.WorkbookWriter;

const INDICATOR_HEADS = [
  'Indicador',
  'Versión',
  'Numerador',
  'Denominador',
  'Valor',
  'Mediana de días hábiles',
  'Media',
  'P90',
  'Meta del periodo',
  'Alcanzado de la meta',
  'Numerador del año',
  'Denominador del año',
  'Valor del año',
  'Meta del año',
  'Avance sobre la meta del año',
  'Método de cálculo',
  'No cuentan',
];

/** Every indicator: what it counts as formulas over the petitions, and the shares as formulas of that. */
export function addIndicators(workbook: Workbook, snapshot: Snapshot, ranges: Ranges): void {
  const sheet = workbook.addWorksheet('Indicadores', { views: [{ state: 'frozen', xSplit: 1, ySplit: 4 }] });
  sheet.columns = INDICATOR_HEADS.map((name, at) => ({
    width: at === 0 ? 34 : at > 14 ? 60 : Math.max(name.length / 2 + 4, 12),
  }));
  const title = sheet.addRow([snapshot.title]);
  title.font = { bold: true, size: 14 };
  title.commit();
  sheet.addRow([`${snapshot.municipality}. Por la fecha de recepción.`]).commit();
  const cut = sheet.addRow(['Fecha de corte']);
  dayCell(cut.getCell(2), snapshot.cutOff);
  cut.commit();
  head(sheet, INDICATOR_HEADS);
  for (const indicator of snapshot.indicators) addIndicator(sheet, indicator, snapshot, ranges);
  sheet.commit();
}

function addIndicator(
  sheet: ExcelJS.Worksheet,
  indicator: IndicatorFigure,
  { period }: Snapshot,
  ranges: Ranges,
): void {
  const { definition, figure, soFar, goal } = indicator;
  const row = sheet.addRow([definition.name, definition.version]);
  const at = row.number;
  const [numerator, denominator] = countsOf(definition, ranges);
  row.getCell('C').value = formula(numerator, figure.numerator);
  row.getCell('D').value = formula(denominator, figure.denominator);
  row.getCell('K').value = soFar.numerator;
  row.getCell('L').value = soFar.denominator;
  if (definition.measure === 'share') {
    shareCell(row.getCell('E'), `C${at}`, `D${at}`, figure);
    shareCell(row.getCell('M'), `K${at}`, `L${at}`, soFar);
  } else addDays(row, ranges(columnOf(definition.key)), indicator);
  addGoals(row, indicator, goalFor(goal ?? undefined, period));
  row.getCell('P').value = definition.method;
  row.getCell('Q').value = definition.exclusions;
  row.commit();
}

function columnOf(key: string): string {
  return key.replaceAll('-', '_');
}

function countsOf({ key, measure, counts }: IndicatorFigure['definition'], ranges: Ranges): [string, string] {
  const column = columnOf(key);
  if (measure === 'days') return [`COUNT(${ranges(column)})`, `COUNT(${ranges(column)})`];
  if (counts === 'petitions') return [`COUNTIF(${ranges(column)},1)`, `COUNT(${ranges(column)})`];
  return [`SUM(${ranges(`${column}_si`)})`, `SUM(${ranges(`${column}_de`)})`];
}

function addDays(row: ExcelJS.Row, range: string, { figure, soFar }: IndicatorFigure): void {
  const orEmpty = (text: string) => `IF(COUNT(${range})=0,"",${text})`;
  row.getCell('F').value = formula(orEmpty(`MEDIAN(${range})`), figure.median);
  row.getCell('G').value = formula(orEmpty(`AVERAGE(${range})`), figure.mean);
  row.getCell('H').value = formula(orEmpty(`SMALL(${range},ROUNDUP(0.9*COUNT(${range}),0))`), figure.p90);
  row.getCell('G').numFmt = '0.0';
  if (soFar.median !== null) row.getCell('M').value = soFar.median;
}

/** Goals of shares are shares here, so that a spreadsheet can divide them. */
function addGoals(row: ExcelJS.Row, { definition, figure, soFar, goal }: IndicatorFigure, target: number | null): void {
  const share = definition.measure === 'share';
  const value = (of: typeof figure) =>
    share ? (of.denominator === 0 ? null : of.numerator / of.denominator) : of.median;
  const held = (goalCell: string, advanceCell: string, valueCell: string, aim: number | null, of: number | null) => {
    if (aim === null) return;
    row.getCell(goalCell).value = share ? aim / 100 : aim;
    if (share) row.getCell(goalCell).numFmt = PERCENT;
    const [cell, goalAt] = [`${valueCell}${row.number}`, `${goalCell}${row.number}`];
    const [up, down] = definition.direction === 'ascending' ? [cell, goalAt] : [goalAt, cell];
    const aimed = share ? aim / 100 : aim;
    const advance = of === null ? null : definition.direction === 'ascending' ? of / aimed : of === 0 ? 1 : aimed / of;
    const none = definition.direction === 'ascending' ? '""' : `IF(${cell}="","",1)`;
    row.getCell(advanceCell).value = formula(`IF(OR(${cell}="",N(${down})=0),${none},${up}/${down})`, advance);
    row.getCell(advanceCell).numFmt = PERCENT;
  };
  held('I', 'J', share ? 'E' : 'F', target, value(figure));
  held('N', 'O', 'M', goal?.annual ?? null, value(soFar));
}

/** The conditions of a petition that was received in the period and not annulled. */
function receivedIn({ from, to }: Period, ranges: Ranges): string {
  const day = ranges('recibida');
  return `${day},">="&${dayIn(from)},${day},"<="&${dayIn(to)},${ranges('estado')},"<>Anulada"`;
}

/** What came in and what became of it, counted from the petitions. */
export function addVolume(workbook: Workbook, { volume, period, cutOff }: Snapshot, ranges: Ranges): void {
  const sheet = workbook.addWorksheet('Volumen', { views: [{ state: 'frozen', ySplit: 1 }] });
  sheet.columns = [{ width: 36 }, { width: 14 }, { width: 22 }];
  head(sheet, ['Peticiones', 'Cuántas', 'De las recibidas']);
  const inPeriod = receivedIn(period, ranges);
  const owed = `${inPeriod},${ranges('requiere_respuesta')},"sí"`;
  const [answered, notified, due] = [ranges('contestada'), ranges('notificada'), ranges('vence')];
  const lines: [string, string, keyof Volume][] = [
    ['Recibidas', `COUNTIFS(${inPeriod})`, 'received'],
    ['Turnadas o remitidas', `COUNTIFS(${inPeriod},${ranges('turnada')},">0")`, 'referred'],
    ['No requieren respuesta', `COUNTIFS(${inPeriod},${ranges('requiere_respuesta')},"no")`, 'requireNoReply'],
    ['Requieren respuesta', `COUNTIFS(${owed})`, 'requireReply'],
    ['Contestadas', `COUNTIFS(${owed},${answered},">0")`, 'answered'],
    ['Contestadas y notificadas', `COUNTIFS(${owed},${notified},">0")`, 'notified'],
    ['Sin contestar', `COUNTIFS(${owed},${answered},"")`, 'unanswered'],
    ['Sin contestar y vencidas', `COUNTIFS(${owed},${answered},"",${due},"<"&${dayIn(cutOff)})`, 'overdue'],
  ];
  for (const [name, text, key] of lines) {
    const row = sheet.addRow([name]);
    row.getCell(2).value = formula(text, volume[key]);
    shareCell(row.getCell(3), `B${row.number}`, '$B$2', { numerator: volume[key], denominator: volume.received });
    row.commit();
  }
  sheet.commit();
}

/** What each department got, with its total. A petition that went to several counts in each. */
export function addDepartments(workbook: Workbook, { departments }: Snapshot): void {
  const sheet = workbook.addWorksheet('Dependencias', { views: [{ state: 'frozen', ySplit: 1 }] });
  sheet.columns = [{ width: 60 }, { width: 12 }, { width: 14 }, { width: 14 }, { width: 12 }, { width: 16 }];
  head(sheet, [
    'Dependencia',
    'Turnos',
    'Requieren respuesta',
    'Contestados',
    'Vencidos',
    'Contestados entre los que la requieren',
  ]);
  for (const { name, received, requireReply, answered, overdue } of departments) {
    const row = sheet.addRow([name, received, requireReply, answered, overdue]);
    shareCell(row.getCell(6), `D${row.number}`, `C${row.number}`, { numerator: answered, denominator: requireReply });
    row.commit();
  }
  const last = departments.length + 1;
  if (last > 1) {
    const sum = (key: 'received' | 'requireReply' | 'answered' | 'overdue') =>
      departments.reduce((total, figures) => total + figures[key], 0);
    const row = sheet.addRow(['Total']);
    row.font = { bold: true };
    const keys = ['received', 'requireReply', 'answered', 'overdue'] as const;
    keys.forEach((key, at) => {
      const letter = String.fromCharCode(66 + at);
      row.getCell(at + 2).value = formula(`SUM(${letter}2:${letter}${last})`, sum(key));
    });
    shareCell(row.getCell(6), `D${row.number}`, `C${row.number}`, {
      numerator: sum('answered'),
      denominator: sum('requireReply'),
    });
    row.commit();
  }
  sheet.commit();
}

/** Month by month, counted from the petitions. */
export function addMonths(
  workbook: Workbook,
  { months, period }: Snapshot,
  ranges: Ranges,
  nameOf: (month: string) => string,
): void {
  const sheet = workbook.addWorksheet('Meses', { views: [{ state: 'frozen', ySplit: 1 }] });
  sheet.columns = [{ width: 24 }, { width: 14 }, { width: 14 }, { width: 20 }, { width: 14 }, { width: 16 }];
  head(sheet, [
    'Mes en que se recibió',
    'Primer día',
    'Recibidas',
    'Requieren respuesta',
    'Contestadas',
    'Tasa de atención',
  ]);
  for (const { month, received, requireReply, answered } of months) {
    const row = sheet.addRow([nameOf(month)]);
    dayCell(row.getCell(2), `${month}-01`);
    const first = `$B${row.number}`;
    const day = ranges('recibida');
    const within = `${receivedIn(period, ranges)},${day},">="&${first},${day},"<"&EDATE(${first},1)`;
    const owed = `${within},${ranges('requiere_respuesta')},"sí"`;
    row.getCell(3).value = formula(`COUNTIFS(${within})`, received);
    row.getCell(4).value = formula(`COUNTIFS(${owed})`, requireReply);
    row.getCell(5).value = formula(`COUNTIFS(${owed},${ranges('contestada')},">0")`, answered);
    shareCell(row.getCell(6), `E${row.number}`, `D${row.number}`, { numerator: answered, denominator: requireReply });
    row.commit();
  }
  sheet.commit();
}
