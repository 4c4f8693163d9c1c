import { parse, unknownPlaceholders, ValidationProblem } from '@oficialia/platform';
import { SheetHead, SheetPartRequest } from '../reports.dto.js';
import { PLACEHOLDERS } from './placeholders.js';
import type { Sheet, SheetPart } from './sheets.js';

/** What was pressed: `save`, `add`, or `up`, `down`, `remove` with the place of a part. */
export interface SheetAct {
  name: 'save' | 'add' | 'up' | 'down' | 'remove';
  at: number;
}

const MOST_PARTS = 40;

/** What a sheet's form sent: version, heading, and parts as `kind-0`, `text-0` … Throws a ValidationProblem. */
export function readSheet(typed: Record<string, string>): { version: number; sheet: Sheet } {
  const heading = Object.entries(typed).filter(([name]) => !/^(kind|text)-\d+$/.test(name));
  const { version, level, ...head } = parse(SheetHead, Object.fromEntries(heading));
  const parts = partsIn(typed);
  const wrong = parts.flatMap(({ text }, at) =>
    unknownPlaceholders(text, PLACEHOLDERS).map((name) => ({
      field: `text-${at}`,
      message: `No hay un campo ${name}. Los que hay están al pie de la página.`,
    })),
  );
  if (wrong.length > 0) throw new ValidationProblem(wrong);
  const { number = '', unit = '', programme = '', axis = '', objective = '', area = '', indicator = '' } = head;
  return { version, sheet: { level, number, unit, programme, axis, objective, area, indicator, parts } };
}

function partsIn(typed: Record<string, string>): SheetPart[] {
  const parts: SheetPart[] = [];
  for (let at = 0; at < MOST_PARTS && typed[`kind-${at}`] !== undefined; at++) {
    const { kind, text = '' } = parse(SheetPartRequest, { kind: typed[`kind-${at}`], text: typed[`text-${at}`] ?? '' });
    parts.push({ kind, text });
  }
  return parts;
}

/** Which button sent the form. */
export function actIn(pressed: string | undefined): SheetAct {
  const [, name, at] = /^(add|up|down|remove)(?:-(\d{1,2}))?$/.exec(pressed ?? '') ?? [];
  return { name: (name ?? 'save') as SheetAct['name'], at: Number(at ?? 0) };
}

/** The parts after what was pressed. */
export function partsAfter(parts: SheetPart[], { name, at }: SheetAct): SheetPart[] {
  const part = parts[at];
  if (name === 'add') return parts.length < MOST_PARTS ? [...parts, { kind: 'text', text: '' }] : parts;
  if (!part || name === 'save') return parts;
  const without = parts.toSpliced(at, 1);
  if (name === 'remove') return without;
  return without.toSpliced(Math.max(name === 'up' ? at - 1 : at + 1, 0), 0, part);
}

/** The fields of the form that shows a sheet. */
export function fieldsOfSheet({ parts, ...head }: Sheet): Record<string, string> {
  const fields = parts.flatMap(({ kind, text }, at) => [
    [`kind-${at}`, kind],
    [`text-${at}`, text],
  ]);
  return { ...head, ...(Object.fromEntries(fields) as Record<string, string>) };
}
