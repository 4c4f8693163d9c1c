/**
 * Characters that no letter in Spanish holds but that the Latin-script model takes for accents, tildes and dots: it
 * chooses the next best instead. Kept are the letters of the languages of Mexican names (French, German, Portuguese).
 */
const KEPT = 'áéíóúüñÁÉÍÓÚÜÑçÇàèìòùâêîôûäëïöãõÀÈÂÊÄÖß';

const foreign = Array.from({ length: 0x250 - 0xc0 }, (_, i) => String.fromCodePoint(0xc0 + i))
  .filter((char) => char !== '×' && char !== '÷' && !KEPT.includes(char))
  .join('');

/** By model. `|` is never written in a letter; it is a capital I or the rim of a table. */
export const blacklists: Record<string, string> = { spa: '|', spax: `|${foreign}` };
