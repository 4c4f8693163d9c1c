import { join } from 'node:path';
import { projectPath } from '../config/paths.js';
import { fontCoverage } from './font-coverage.js';

export const printFontsFolder = projectPath('libs/platform/assets/fonts-print');

/** Shown in place of a character that cannot be drawn or would change how its neighbours are read. */
export const unprintable = '\uFFFD';

// Invisible characters that carry no text: soft hyphen, joiners, variation selectors, byte order mark.
const invisible = /[\u00AD\u200B-\u200D\u2060\uFE00-\uFE0F\uFEFF\u{E0100}-\u{E01EF}]/gu;
// Controls, direction overrides, private use: an archival PDF refuses them, and an override can make a name read as another.
const refused = /[\p{Cc}\p{Cf}\p{Co}\p{Cn}\u2028\u2029]/u;

/**
 * The same data with every text fit for archival paper: composed (NFC), line ends as `\n`, and each character that our
 * fonts lack or that must not be printed replaced by U+FFFD. What this returns never makes the archival export fail for its characters.
 */
export function printable<T>(data: T): T {
  if (typeof data === 'string') return printableText(data) as T;
  if (Array.isArray(data)) return data.map((item: unknown) => printable(item)) as T;
  if (data === null || typeof data !== 'object') return data;
  return Object.fromEntries(Object.entries(data).map(([key, value]) => [key, printable(value)])) as T;
}

function printableText(text: string): string {
  let result = '';
  for (const char of tidy(text)) {
    const drawn = coverage().has(char.codePointAt(0)!) && !refused.test(char);
    result += char === '\n' || drawn ? char : unprintable;
  }
  return result;
}

function tidy(text: string): string {
  return text
    .normalize('NFC')
    .replace(/\r\n?|[\u2028\u2029\u0085]/g, '\n')
    .replace(/\t/g, ' ')
    .replace(invisible, '');
}

let covered: Set<number> | undefined;

function coverage(): Set<number> {
  covered ??= new Set(
    ['Regular', 'ExtRegular', 'Rest'].flatMap((name) => [
      ...fontCoverage(join(printFontsFolder, `OficialiaPaper${name}.ttf`)),
    ]),
  );
  return covered;
}
