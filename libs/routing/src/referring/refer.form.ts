import { formErrors, type Actor, type DomainError, type FormError } from '@oficialia/platform';
import { usualInstruction } from '../referral.instructions.js';
import type { SuggestionRow } from '../suggestions/suggestions.service.js';

/** Departments that one form takes: the main one and two more. */
export const FORM_ROWS = 3;

/** What the form holds, by the names of its fields: `department-0`, `instruction-0`… `copies`. */
export type Typed = Record<string, string>;

/** A form that proposes the best suggestion; Enter accepts it. */
export function proposedForm(suggestions: SuggestionRow[], requiresReply: boolean, knownReferrals: number): Typed {
  const best = suggestions[0];
  const typed: Typed = { knownReferrals: String(knownReferrals), copies: best?.copies.join('\n') ?? '' };
  for (let row = 0; row < FORM_ROWS; row++) {
    const topic = row === 0 ? best : undefined;
    typed[`department-${row}`] = topic?.department_key ?? '';
    typed[`instruction-${row}`] = usualInstruction(requiresReply, topic?.requires_reply);
    typed[`termDays-${row}`] = String(topic?.term_days ?? 10);
    typed[`message-${row}`] = '';
  }
  return typed;
}

/** The texts of a sent form, to show them again. */
export function typedIn(body: unknown): Typed {
  const entries = Object.entries((body ?? {}) as Record<string, unknown>);
  return Object.fromEntries(
    entries.filter((entry): entry is [string, string] => typeof entry[1] === 'string' && entry[0] !== '_csrf'),
  );
}

/** Rows of the form that name a department; the first one always counts, so that its absence is told. */
export function usedRows(typed: Typed): number[] {
  const rows = Array.from({ length: FORM_ROWS }, (_, row) => row);
  return rows.filter((row) => row === 0 || typed[`department-${row}`]);
}

/** The form as the API takes it. */
export function requestOf(typed: Typed): object {
  const referrals = usedRows(typed).map((row) => ({
    department: typed[`department-${row}`],
    instruction: typed[`instruction-${row}`],
    termDays: typed[`termDays-${row}`],
    message: typed[`message-${row}`],
  }));
  return { referrals, copies: typed['copies'], knownReferrals: typed['knownReferrals'] };
}

/** What the form says of an error, each line at its field. */
export function referFormErrors(error: DomainError, typed: Typed): FormError[] {
  const rows = usedRows(typed);
  return formErrors(error, 'department-0').map(({ name = '', text }) => {
    const [, index, field] = /^referrals\.(\d+)\.(\w+)$/.exec(name) ?? [];
    if (index === undefined || field === undefined) return { name: name === 'referrals' ? 'department-0' : name, text };
    return { name: `${field}-${rows[Number(index)] ?? 0}`, text };
  });
}

/** The draft of one person and petition; the tray drops it once the petition is turned. */
export function referDraft(actor: Actor, folio: string): string {
  return `turnar:${actor.id}:${folio}`;
}
