import type { FormError } from '@oficialia/platform';
import type { CutChoices } from './counting/cut-choices.queries.js';
import { CUT_NAMES, CUTS, cutsIn, type CutName, type Cuts } from './counting/cuts.js';
import { periodOf, type Period } from './period.js';

export type Address = Record<string, string | undefined>;

/** What an address asks for: the period as it was typed and, when all of it can be counted, the same in `period`. */
export interface Filters {
  typed: Period;
  period: Period | undefined;
  cuts: Cuts;
  errors: FormError[];
}

const NOT_A_PERIOD = 'Escriba dos fechas, la primera anterior o igual a la segunda.';

/** Reads the filters of an address; what is wrong with them is said beside the field. */
export function filtersIn(query: Address, usual: Period, choices: CutChoices): Filters {
  const period = periodOf(query['desde'], query['hasta'], usual);
  const cuts = cutsIn(query);
  const errors = [
    ...(period ? [] : [{ name: 'desde', text: NOT_A_PERIOD }]),
    ...CUT_NAMES.filter((name) => cuts[name] !== undefined && !isKnown(name, cuts[name] ?? '', choices)).map(
      (name) => ({
        name,
        text: `${CUTS[name].label}: «${cuts[name]}» no existe; elija de la lista.`,
      }),
    ),
  ];
  const typed = period ?? { from: query['desde'] ?? '', to: query['hasta'] ?? '' };
  return { typed, period: errors.length === 0 ? period : undefined, cuts, errors };
}

/** Neighbourhoods are what people wrote, and who registered may do other work by now; all else is a catalogue. */
function isKnown(name: CutName, value: string, choices: CutChoices): boolean {
  return name === 'colonia' || name === 'registro' || choices[name].some((choice) => choice.value === value);
}
