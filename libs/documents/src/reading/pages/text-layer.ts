const MIN_CHARACTERS = 20;

/** Below this, a page with pictures is a scan that carries a printed stamp or page number, and is read by the engine. */
const MIN_CHARACTERS_OVER_PICTURES = 200;

/** pdfium writes its own marks for hyphens at line ends, and CR LF for lines. */
export function cleanTextLayer(raw: string): string {
  return raw
    .replace(/[\u0002\u00ad\ufffe]/g, '-')
    .replace(/\r\n?/g, '\n')
    .replace(/[\u0000-\u0008\u000b-\u001f]/g, '')
    .replace(/[ \t]+\n/g, '\n')
    .normalize('NFC')
    .trim();
}

/**
 * True when a text layer can stand for the page: over 20 characters, mostly letters, and vowels in the share of a
 * written language. Fonts without a mapping give private characters or shifted letters, and are read by the engine.
 */
export function isGoodTextLayer(text: string, hasPictures: () => boolean): boolean {
  const characters = text.replace(/\s/g, '');
  if (characters.length <= MIN_CHARACTERS) return false;
  if (characters.length <= MIN_CHARACTERS_OVER_PICTURES && hasPictures()) return false;
  const letters = characters.match(/\p{L}/gu) ?? [];
  const latin = characters.match(/\p{Script=Latin}/gu) ?? [];
  const unmapped = characters.match(/[\ufffd\p{Co}\p{Cn}]/gu) ?? [];
  if (letters.length < characters.length * 0.5 || latin.length < letters.length * 0.9) return false;
  if (unmapped.length > characters.length * 0.02) return false;
  const vowels = text.normalize('NFD').match(/[aeiouAEIOU]/g) ?? [];
  const share = vowels.length / latin.length;
  return share > 0.3 && share < 0.65;
}
