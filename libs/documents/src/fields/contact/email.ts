import { isEmail } from 'class-validator';
import type { FieldFinder, Finding } from '../finding.js';
import type { Letter } from '../letter.js';

/** The engine may set a space beside the @, or take it for a ring or for `(O`. */
const AT = '\\s?(?:@|\\(@\\)|©|®|\\([O0Q](?=[a-z]))\\s?';
const ENDS = '(?:\\.[A-Za-z0-9-]{2,24}|\\s?\\.\\s?(?:com|mx|org|net|gob|edu|es|us)\\b){1,4}';
const SHAPE = new RegExp(`[\\w.+-]{2,64}${AT}[A-Za-z0-9-]{2,40}${ENDS}`, 'g');
/** Before a provider that everybody knows, even a 0 can only have been an @. */
const KNOWN = /([\w.+-]{3,64})[0OQ]((?:gmail|hotmail|outlook|yahoo|live|icloud|prodigy)\.(?:com|net|es)(?:\.mx)?)\b/g;
/** Lines of a printed e-mail that name others than who wrote it. */
const TO_OTHERS = /(?:^|\n)[^\n]{0,3}\b(?:PARA|TO|CC|CCO|BCC)\s*:[^\n]*$/i;
const FROM = /(?:^|\n)[^\n]{0,3}\b(?:DE|FROM|ENVIADO POR)\s*:[^\n]*$/i;

/** The sender's e-mail address. Those in the lines `Para:` and `CC:` of a printed e-mail are of others. */
export const email: FieldFinder = {
  field: 'contactEmail',
  find: (letter) => {
    const found = [...letter.text.matchAll(SHAPE), ...letter.text.matchAll(KNOWN)].flatMap((match) =>
      judge(letter, match),
    );
    const best = Math.max(...found.map((one) => one.strength));
    return found.findLast((one) => one.strength === best);
  },
};

function judge(letter: Letter, match: RegExpExecArray): Finding[] {
  const before = letter.text.slice(Math.max(0, match.index - 200), match.index);
  if (TO_OTHERS.test(before)) return [];
  const value = match[0]
    .replace(/\(@\)|©|®/, '@')
    .replace(/\s+/g, '')
    .replace(/^[.-]+/, '');
  if (!isEmail(value)) return [];
  const repaired = value === match[0] ? 0 : 0.2;
  const strength = (FROM.test(before) ? 0.98 : 0.94) - repaired;
  return [{ value, start: match.index, end: match.index + match[0].length, strength }];
}
