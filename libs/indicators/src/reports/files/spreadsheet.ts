import ExcelJS from 'exceljs';
import { PassThrough, type Readable } from 'node:stream';
import { monthInWords } from '../report-kinds.js';
import type { Snapshot } from '../taking/snapshot.js';
import { dictionaryRows, petitionColumns } from './open-data.js';
import { addDepartments, addIndicators, addMonths, addVolume } from './spreadsheet-figures.js';
import { dayCell, head, type Ranges } from './spreadsheet-cells.js';

/**
 * The report as a spreadsheet: its figures are formulas over the sheet «Peticiones», so that a person sees where each
 * comes from. Written while it is read, because a year of a large office does not fit twice into memory.
 */
export function spreadsheetOf(snapshot: Snapshot): Readable {
  const stream = new PassThrough();
  const workbook = new ExcelJS.stream.xlsx.WorkbookWriter({ stream, useStyles: true, useSharedStrings: false });
  workbook.creator = snapshot.municipality;
  workbook.title = snapshot.title;
  workbook.created = workbook.modified = new Date(snapshot.takenAt);
  write(workbook, snapshot).catch((error: unknown) => stream.destroy(error as Error));
  return stream;
}

async function write(workbook: ExcelJS.stream.xlsx.WorkbookWriter, snapshot: Snapshot): Promise<void> {
  const ranges = rangesOf(snapshot);
  addIndicators(workbook, snapshot, ranges);
  addVolume(workbook, snapshot, ranges);
  addDepartments(workbook, snapshot);
  addMonths(workbook, snapshot, ranges, monthInWords);
  addPetitions(workbook, snapshot);
  addDictionary(workbook, snapshot);
  await workbook.commit();
}

/** Where each column of «Peticiones» stands. */
function rangesOf(snapshot: Snapshot): Ranges {
  const last = Math.max(snapshot.petitions.length, 1) + 1;
  const names = petitionColumns(snapshot).map(({ name }) => name);
  return (name) => {
    const at = names.indexOf(name) + 1;
    if (at === 0) throw new Error(`no column ${name}`);
    const letters = lettersOf(at);
    return `Peticiones!$${letters}$2:$${letters}$${last}`;
  };
}

function lettersOf(column: number): string {
  const [high, low] = [Math.floor((column - 1) / 26), (column - 1) % 26];
  return `${high > 0 ? lettersOf(high) : ''}${String.fromCharCode(65 + low)}`;
}

function addPetitions(workbook: ExcelJS.stream.xlsx.WorkbookWriter, snapshot: Snapshot): void {
  const columns = petitionColumns(snapshot);
  const sheet = workbook.addWorksheet('Peticiones', { views: [{ state: 'frozen', xSplit: 1, ySplit: 1 }] });
  sheet.columns = columns.map(({ name, type }) => ({ width: type === 'texto' ? 20 : Math.max(name.length + 2, 12) }));
  sheet.autoFilter = { from: { row: 1, column: 1 }, to: { row: 1, column: columns.length } };
  head(
    sheet,
    columns.map(({ name }) => name),
  );
  for (const petition of snapshot.petitions) {
    const row = sheet.addRow([]);
    columns.forEach(({ type, value }, at) => {
      const content = value(petition);
      if (content === null) return;
      if (type === 'fecha') dayCell(row.getCell(at + 1), String(content));
      else row.getCell(at + 1).value = content;
    });
    row.commit();
  }
  sheet.commit();
}

function addDictionary(workbook: ExcelJS.stream.xlsx.WorkbookWriter, snapshot: Snapshot): void {
  const sheet = workbook.addWorksheet('Diccionario', { views: [{ state: 'frozen', ySplit: 1 }] });
  sheet.columns = [{ width: 18 }, { width: 28 }, { width: 12 }, { width: 110 }];
  const [heads = [], ...rows] = dictionaryRows(snapshot);
  head(sheet, heads);
  for (const row of rows) sheet.addRow(row).commit();
  sheet.commit();
}
