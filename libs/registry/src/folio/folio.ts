/** The number of a petition: series, year of its received date, and consecutive. */
export interface FolioParts {
  readonly series: string;
  readonly year: number;
  readonly number: number;
}

/** What a person typed of a folio; what is missing was not typed. */
export interface TypedFolio {
  readonly series?: string;
  readonly year?: number;
  readonly number: number;
}

const DIGITS = 6;
const SERIES = /^[A-ZÑ]{1,8}$/;
const CANONICAL = /(?:^|[^A-ZÑ0-9])([A-ZÑ]{1,8})-(20\d{2})-(\d{6,9})(?!\d)/;

/** `PM-2026-000123`; numbers past 999999 simply grow. Throws RangeError for parts that make no folio. */
export function formatFolio({ series, year, number }: FolioParts): string {
  const wrong = !SERIES.test(series) || !isYear(year) || !Number.isSafeInteger(number) || number < 1;
  if (wrong) throw new RangeError(`Not a folio: ${series} ${year} ${number}`);
  return `${series}-${year}-${String(number).padStart(DIGITS, '0')}`;
}

/**
 * Reads a folio in any spelling that people type or scan: `123`, `pm 123/2026`, `PM-2026-123`, `pm2026000123`, or the
 * address of a QR that holds one. Undefined when it is none. With "/" the year comes last, as offices write it.
 */
export function parseFolio(typed: string): TypedFolio | undefined {
  const text = typed
    .normalize('NFC')
    .trim()
    .toUpperCase()
    .replace(/[‐‑‒–—−]/g, '-');
  const whole = CANONICAL.exec(text);
  if (whole) return parts(whole[1], Number(whole[2]), Number(whole[3]));
  const bare = text.replace(/^FOLIO\b[\s:.]*/, '').replace(/^(?:NÚM|NUM|NO|N)[.º°:]+\s*/, '');
  const match = /^([A-ZÑ]{1,8})?[\s./_-]*(\d{1,13})(?:(\s*[\s./_-]\s*)(\d{1,9}))?$/.exec(bare);
  if (!match) return undefined;
  const [, series, first = '', separator, second] = match;
  if (second !== undefined) return twoNumbers(series, first, separator ?? '', second);
  const compact = /^(20\d{2})(\d{6,9})$/.exec(first);
  if (compact) return parts(series, Number(compact[1]), Number(compact[2]));
  return first.length <= 9 ? parts(series, undefined, Number(first)) : undefined;
}

function twoNumbers(
  series: string | undefined,
  first: string,
  separator: string,
  second: string,
): TypedFolio | undefined {
  const yearLast = isYear(Number(second)) && second.length === 4;
  const yearFirst = isYear(Number(first)) && first.length === 4;
  if (yearLast && (separator.includes('/') || !yearFirst)) return parts(series, Number(second), Number(first));
  return yearFirst ? parts(series, Number(first), Number(second)) : undefined;
}

function parts(series: string | undefined, year: number | undefined, number: number): TypedFolio | undefined {
  if (!Number.isSafeInteger(number) || number < 1 || number > 999_999_999) return undefined;
  return { ...(series === undefined ? {} : { series }), ...(year === undefined ? {} : { year }), number };
}

function isYear(year: number): boolean {
  return Number.isInteger(year) && year >= 2000 && year <= 2099;
}
