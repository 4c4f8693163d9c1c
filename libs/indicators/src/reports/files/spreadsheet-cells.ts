import type ExcelJS from 'exceljs';

/** The cells of a column of «Peticiones», by its name. */
export type Ranges = (column: string) => string;

export const PERCENT = '0.00%';
const DAY = 'yyyy-mm-dd';
const HEAD_FILL = 'FFEFEAE0';

/** The first row of a table. */
export function head(sheet: ExcelJS.Worksheet, heads: string[]): void {
  const row = sheet.addRow(heads);
  row.font = { bold: true };
  row.fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: HEAD_FILL } };
  row.alignment = { wrapText: true, vertical: 'top' };
  row.commit();
}

/** A day of the calendar as a spreadsheet's own date; `day` is `YYYY-MM-DD`. */
export function dayCell(cell: ExcelJS.Cell, day: string): void {
  cell.value = new Date(`${day}T00:00:00Z`);
  cell.numFmt = DAY;
}

/** A formula with its result, so that who only shows the file shows the figure. */
export function formula(text: string, result: number | string | null): ExcelJS.CellFormulaValue {
  return { formula: text, result: result ?? '', date1904: false };
}

/** A share as a formula of two cells; empty where there is nothing to divide by. */
export function shareCell(
  cell: ExcelJS.Cell,
  numerator: string,
  denominator: string,
  figure: { numerator: number; denominator: number },
): void {
  const result = figure.denominator === 0 ? null : figure.numerator / figure.denominator;
  cell.value = formula(`IF(${denominator}=0,"",${numerator}/${denominator})`, result);
  cell.numFmt = PERCENT;
}

/** A day inside a formula. */
export function dayIn(day: string): string {
  const [year, month, date] = day.split('-').map(Number);
  return `DATE(${year},${month},${date})`;
}
