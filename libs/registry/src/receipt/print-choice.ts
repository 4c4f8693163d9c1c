import type { Actor } from '@oficialia/platform';
import type { Request, Response } from 'express';

/** What goes to the printer when a petition is registered; each person chooses at each computer, where the printers are. */
export const PRINT_NAMES = {
  letter: 'El acuse, en carta',
  sticker: 'La etiqueta de 62 mm',
  both: 'El acuse y la etiqueta',
  none: 'Nada por ahora',
};

export type PrintChoice = keyof typeof PRINT_NAMES;

const YEAR_MS = 365 * 86_400_000;
const cookieOf = (actor: Actor) => `impresion-${actor.id}`;

export function isPrintChoice(value: unknown): value is PrintChoice {
  return typeof value === 'string' && Object.hasOwn(PRINT_NAMES, value);
}

/** What this person chose at this computer; the letter when nothing was chosen. */
export function printChoice(request: Request, actor: Actor): PrintChoice {
  const cookies = new Map(
    (request.headers.cookie ?? '').split(/;\s*/).map((pair) => pair.split('=', 2) as [string, string]),
  );
  const chosen = cookies.get(cookieOf(actor));
  return isPrintChoice(chosen) ? chosen : 'letter';
}

export function keepPrintChoice(response: Response, actor: Actor, choice: unknown): void {
  if (!isPrintChoice(choice)) return;
  response.cookie(cookieOf(actor), choice, { maxAge: YEAR_MS, httpOnly: true, sameSite: 'strict', path: '/' });
}

/** Addresses that are printed one after the other, for `data-print-on-load`. */
export function toPrint(choice: PrintChoice, receipt: string): string[] {
  const sticker = `${receipt}?formato=etiqueta`;
  return { letter: [receipt], sticker: [sticker], both: [receipt, sticker], none: [] }[choice];
}
