import { francAll } from 'franc-min';

/** Shorter texts are guessed wrong too often. */
const LEAST_LETTERS = 80;
/** How much more likely than the next a language must be. */
const LEAD = 0.1;
/** Words that every Spanish letter or form has and hardly any other text. */
const SPANISH = new Set(
  `de la el que en los del se por con las para su una al como lo más o y pero sus le ha este sin sobre usted nombre
   domicilio calle colonia municipio fecha firma teléfono telefono correo solicitud presidente municipal asunto`.split(
    /\s+/,
  ),
);
const SURELY_SPANISH = 0.3;
const PERHAPS_SPANISH = 0.12;

/**
 * ISO 639-3 code of the language of a text, `spa`; `und` when the text is long enough but no language is sure (so it is
 * with most languages of Mexico); null when it is too short to tell.
 */
export function languageOf(text: string): string | null {
  const sample = text.slice(0, 4_000);
  if ((sample.match(/\p{L}/gu)?.length ?? 0) < LEAST_LETTERS) return null;
  const words = sample.toLowerCase().match(/\p{L}+/gu) ?? [];
  const share = words.filter((word) => SPANISH.has(word)).length / Math.max(1, words.length);
  if (share >= SURELY_SPANISH) return 'spa';
  const ranked = francAll(sample);
  const [first, second] = ranked;
  if (!first || first[0] === 'und') return 'und';
  const spanish = ranked.find(([code]) => code === 'spa')?.[1] ?? 0;
  // A list or a form has few small words, and then Italian looks as likely.
  if (share >= PERHAPS_SPANISH && spanish >= 0.9) return 'spa';
  return !second || first[1] - second[1] >= LEAD ? first[0] : 'und';
}
