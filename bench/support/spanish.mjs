import { readFileSync } from 'node:fs';
import { projectPath } from '../../dist/libs/platform/src/index.js';

const FUNCTION_WORDS =
  'de la que el en y a los se del las un por con no una su para es al lo como más o este sí porque esta entre cuando muy sin sobre también me hasta hay donde quien desde todo nos durante todos uno les ni contra otros ese eso ante ellos esto antes algunos unos otro otras otra tanto esa estos mucho nada poco ella estas algunas algo nosotros'.split(
    ' ',
  );
const NAMES =
  'María José Guadalupe Juan Francisco Rosa Antonio Margarita Jesús Verónica Miguel Ángel Elizabeth Alejandro Leticia Arturo Ñáñez Hernández García Martínez López González Pérez Rodríguez Sánchez Ramírez Cruz Flores Gómez Morales Vázquez Jiménez Reyes Díaz Torres Gutiérrez Ruiz Mendoza Aguilar Ortiz Moreno Castillo Romero Álvarez Méndez Chávez Rivera Juárez Ramos Domínguez Herrera Medina Castro Vargas Guzmán Velázquez Muñoz Núñez Ibáñez Peña'.split(
    ' ',
  );
const ONSETS = 'b br c ch cl cr d dr f fl fr g gr h j l ll m n ñ p pl pr qu r rr s t tr v z'.split(' ');
const RHYMES = 'a e i o u ar er ir or ur an en in on un al el il ol as es os ia ie io ue ui au'.split(' ');
const ENDINGS =
  'o a os as ero era idad ción ciones miento mente oso osa al ales able ar er ir ado ada ido ida ista'.split(' ');
const VOCABULARY = 40_000;
const TABLE = 1 << 20;

/** The same numbers in every run (mulberry32). */
export function dice(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

/**
 * Words that look Spanish, the most frequent first: function words, the words of the office's own topics, then made of
 * syllables. `pick` draws one by Zipf's law, so that common and rare words are as far apart as in real texts.
 */
export function spanish(seed = 20261121) {
  const random = dice(seed);
  const of = (list) => list[Math.floor(random() * list.length)];
  const topics = readFileSync(projectPath('libs/routing/seed/topics.json'), 'utf8').toLowerCase();
  const words = new Set([...FUNCTION_WORDS, ...(topics.match(/[a-záéíóúüñ]{4,}/g) ?? [])]);
  while (words.size < VOCABULARY) {
    const syllables = 1 + Math.floor(random() * 3);
    words.add(Array.from({ length: syllables }, () => of(ONSETS) + of(RHYMES)).join('') + of(ONSETS) + of(ENDINGS));
  }
  const list = [...words];
  const table = zipfTable(list.length);
  return {
    words: list,
    random,
    pick: () => list[table[Math.floor(random() * TABLE)]],
    name: () => `${of(NAMES)} ${of(NAMES)} ${of(NAMES)}`,
  };
}

/** `length` letters of sentences, more or less. */
export function letter(language, length) {
  let text = '';
  while (text.length < length) {
    const words = Array.from({ length: 6 + Math.floor(language.random() * 14) }, language.pick);
    const [first = '', ...rest] = words;
    text += `${first[0]?.toUpperCase()}${first.slice(1)} ${rest.join(' ')}. `;
  }
  return text;
}

function zipfTable(size) {
  const weights = Float64Array.from({ length: size }, (_, rank) => 1 / (rank + 2.7) ** 1.05);
  const whole = weights.reduce((sum, weight) => sum + weight, 0);
  const table = new Uint32Array(TABLE);
  let filled = 0;
  let share = 0;
  for (const [rank, weight] of weights.entries()) {
    share += weight / whole;
    const until = Math.round(share * TABLE);
    // Every word has its place, however rare.
    const end = Math.min(TABLE, Math.max(until, filled + 1));
    table.fill(rank, filled, end);
    filled = end;
  }
  return table;
}
