/** The number of a sender's oficio: as it was written, and a form in which spellings of one number meet. */
export interface DocumentNumber {
  readonly written: string;
  /** For search only; numbers of senders are never unique. */
  readonly normalised: string;
}

const NO_NUMBER = /^S[\s./-]*N(?:[UÚ]M(?:ERO)?)?\.?$|^SIN[\s./-]+N(?:[UÚ]M(?:ERO)?)?\.?$|^[\s.\-–—/_]*$/i;
const INTRODUCTIONS = /^(?:(?:OFICIO|OF|NUMERO|NUM|NRO|NO|N)(?:\.\s*|º\s*|°\s*|:\s*|\s+))+/;

/**
 * Keeps a sender's number verbatim (trimmed) with its normalised form; undefined when there is none ("S/N", empty).
 * Normalised: capitals without accents, words like "Oficio No." dropped, "/" for any separator, no leading zeros:
 * `OIC-3-2022`, `oic/0003/2022` → `OIC/3/2022`.
 */
export function documentNumber(written: string): DocumentNumber | undefined {
  const verbatim = written.normalize('NFC').trim();
  if (NO_NUMBER.test(verbatim)) return undefined;
  return { written: verbatim, normalised: normaliseDocumentNumber(verbatim) };
}

/** The normalised form alone, for what a person types in a search. */
export function normaliseDocumentNumber(written: string): string {
  return withoutAccents(written)
    .replace(INTRODUCTIONS, '')
    .replace(/\b(?:NUMERO|NUM|NRO|NO|N)(?:\.|º|°)\s*(?=\d)/g, '/')
    .split(/[^0-9A-ZÑ&]+/)
    .filter((part) => part !== '')
    .map((part) => part.replace(/^0+(?=\d)/, ''))
    .join('/');
}

function withoutAccents(text: string): string {
  const capitals = text.trim().toUpperCase().normalize('NFD');
  return capitals.replace(/(N\u0303)|\p{M}/gu, (_mark, enye?: string) => (enye ? 'Ñ' : ''));
}
