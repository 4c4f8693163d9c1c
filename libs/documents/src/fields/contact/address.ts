import type { FieldFinder } from '../finding.js';
import { inNameCase } from '../sender/name-case.js';
import { homesIn } from './home.js';

/** Between the words for a home and the street itself. */
const LEAD = /^[\s,:]*(?:EL )?(?:UBICADO |SITO |BIEN CONOCIDO )?(?:EN )?(?:LA CASA (?:NUMERO \d+ )?DE )?(?:LA |EL )?/;
const STREET =
  /^(?!NUM|NO\b|ESTA )(?:[A-Z|][\w|.]*\s+){1,6}(?:(?:NUMERO|NUM|NO|N)\b[.°º]?\s*|#\s*)?(?:\d{1,5}(?:[- ]?[A-Z])?|S\/N)\b(?:,?\s*(?:INTERIOR|INT\.?|DEPTO\.?|LOTE|MANZANA|MZ\.?|LT\.?)\s*\w{1,5})?/;

/** Street and number of the sender, where the letter says that it is the home. */
export const address: FieldFinder = {
  field: 'contactAddress',
  find: (letter) => {
    for (const at of homesIn(letter)) {
      const after = letter.folded.slice(at, at + 160);
      const lead = LEAD.exec(after)?.[0].length ?? 0;
      const street = STREET.exec(after.slice(lead))?.[0];
      if (!street || /\b(?:COLONIA|BARRIO|AGENCIA|QUE|ANOS)\b/.test(street)) continue;
      const start = at + lead;
      const end = start + street.length;
      const value = inNameCase(letter.text.slice(start, end).replace(/\s+/g, ' ').replaceAll('|', 'I'));
      return { value: value.charAt(0).toUpperCase() + value.slice(1), start, end, strength: 0.85 };
    }
    return undefined;
  },
};
