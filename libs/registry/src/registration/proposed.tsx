import type { FieldError } from '@oficialia/platform';
import type { Proposal } from './registration-asides.js';
import type { Typed } from './form-field.js';

/** The hidden field that names a proposal nobody has looked at; proposals.js takes it away when somebody does. */
export const UNSEEN = 'unseen';

/** Where a proposal comes from, under the label of its field. */
export function proposedNote({ seen, confidence }: Proposal) {
  return (
    <span class="proposed">
      Propuesto de la <a href={`#pagina-${seen.page}`}>página {seen.page}</a> · confianza{' '}
      {`${Math.round(confidence)}\u00a0%`}
    </span>
  );
}

/**
 * Nothing is saved unseen: a proposal counts as looked at when its field had the focus, or when the form came back once to
 * show it. Until then its name travels with the form.
 */
export function UnseenProposals({ proposals }: { proposals: Proposal[] }) {
  return (
    <>
      {proposals.map(({ field }) => (
        <input type="hidden" name={UNSEEN} value={field} key={field} />
      ))}
    </>
  );
}

/** The form with the proposals in the fields that are empty or hold a usual answer; what a person typed stays. */
export function withProposals(typed: Typed, proposals: Proposal[]): Typed {
  return { ...typed, ...Object.fromEntries(proposals.map(({ field, value }) => [field, value])) };
}

/** The proposals that came back unseen; the form that comes back asks for them once. */
export function unseenIn(body: Record<string, unknown>): FieldError[] {
  return [body[UNSEEN] ?? []]
    .flat()
    .filter((name): name is string => typeof name === 'string')
    .map((field) => ({ field, message: 'Propuesto por la lectura: compárelo con el papel y registre otra vez.' }));
}
