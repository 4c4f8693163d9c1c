import { formErrors, type Actor, type DomainError, type FormError } from '@oficialia/platform';
import { usualInstruction } from '../referral.instructions.js';
import type { SuggestionRow } from '../suggestions/suggestions.queries.js';

/** Departments that one form takes: the main one and two more. */
export const FORM_ROWS = 3;

/** What the form holds, by the names of its fields: `department-0`, `instruction-0`… `copies`. */
export type Typed = Record<string, string>;

/** What an oficio says to an authority that gets what the municipality is not competent for. */
const REMISSION =
  'Se remite por no ser de la competencia de este Ayuntamiento, para que se atienda conforme a sus atribuciones y se informe a la persona peticionaria.';

/** A form that proposes what the rules say, or else the best topic; Enter accepts it. */
export function proposedForm(proposed: SuggestionRow[], requiresReply: boolean, knownReferrals: number): Typed {
  const copies = new Set(proposed.flatMap((suggestion) => suggestion.copies));
  const typed: Typed = { knownReferrals: String(knownReferrals), copies: [...copies].join('\n') };
  for (let row = 0; row < FORM_ROWS; row++) {
    const suggestion = proposed[row];
    const usual = usualInstruction(requiresReply, suggestion?.requires_reply);
    typed[`department-${row}`] = suggestion?.department_key ?? '';
    typed[`instruction-${row}`] = suggestion?.instruction ?? usual;
    typed[`regime-${row}`] = '';
    typed[`termDays-${row}`] = String(suggestion?.term_days ?? '');
    typed[`message-${row}`] = suggestion && isRemission(suggestion) ? REMISSION : '';
  }
  return typed;
}

/** The suggestions that the form opens with: each department of the rules, else the best topic's; none of a topic when a rule broke. */
export function proposedBy(suggestions: SuggestionRow[], ruleBroke: boolean): SuggestionRow[] {
  const byRule = suggestions.filter(({ rule_id }) => rule_id !== null);
  if (byRule.length === 0) return ruleBroke ? [] : suggestions.slice(0, 1);
  const departments = byRule.map(({ department_id }) => department_id);
  return byRule.filter(({ department_id }, index) => departments.indexOf(department_id) === index).slice(0, FORM_ROWS);
}

/** State and federal matters: the municipality is not competent. */
export function isRemission({ level }: Pick<SuggestionRow, 'level'>): boolean {
  return level !== 'municipal';
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
    regime: typed[`regime-${row}`],
    // One field for both: the regime says whether it counts days or hours.
    termDays: typed[`termDays-${row}`],
    termHours: typed[`termDays-${row}`],
    message: typed[`message-${row}`],
    points: typed[`points-${row}`],
  }));
  const { copies, series, knownReferrals } = typed;
  return { referrals, copies, series, knownReferrals };
}

/** What the form says of an error, each line at its field. */
export function referFormErrors(error: DomainError, typed: Typed): FormError[] {
  const rows = usedRows(typed);
  const about = error.code === 'clock.term-missing' ? 'termDays-0' : 'department-0';
  const told = formErrors(error, about).filter(({ name }) => !name?.endsWith('.termHours'));
  return told.map(({ name = '', text }) => {
    const [, index, field] = /^referrals\.(\d+)\.(\w+)$/.exec(name) ?? [];
    if (index === undefined || field === undefined) return { name: name === 'referrals' ? 'department-0' : name, text };
    return { name: `${field}-${rows[Number(index)] ?? 0}`, text };
  });
}

/** The draft of one person and petition; the tray drops it once the petition is turned. */
export function referDraft(actor: Actor, folio: string): string {
  return `turnar:${actor.id}:${folio}`;
}
