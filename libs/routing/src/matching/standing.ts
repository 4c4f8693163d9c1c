import { stemSpanish } from '../spanish-stem.js';
import type { Word } from './words.js';

/**
 * How a turn of phrase changes what the words after it count: it covers `reach` words that may match, at most to the end of
 * its clause (`comma`) or of its sentence (`stop`), or until something is asked for.
 */
interface Cue {
  readonly phrase: readonly string[];
  readonly factor: number;
  readonly reach: number;
  readonly until: 'comma' | 'stop' | 'end';
}

const DENIED = 0.01;
const DONE = 0.1;
const cues = (factor: number, reach: number, until: Cue['until'], ...phrases: string[]): Cue[] =>
  phrases.map((phrase) => ({ phrase: phrase.split(' '), factor, reach, until }));

const CUES: readonly Cue[] = [
  // Where it is, not what it is about.
  ...cues(
    0.15,
    4,
    'comma',
    ...'frente a|frente al|enfrente de|enfrente del|junto a|junto al|a un lado de|a un lado del|al lado de|al lado del'.split(
      '|',
    ),
    ...'a un costado de|a un costado del|a la altura de|a la altura del|cerca de|cerca del|atras de|atras del'.split(
      '|',
    ),
    ...'detras de|detras del|a espaldas de|afuera de|afuera del|fuera de|fuera del|a media cuadra de|a media cuadra del'.split(
      '|',
    ),
    ...'rumbo a|rumbo al|camino a|camino al|que va a|que va al|que lleva a|que lleva al|esquina con|esquina de|esq con'.split(
      '|',
    ),
    ...'a unos metros de|a unos metros del|a dos cuadras de|a una cuadra de|a una cuadra del|contra esquina de'.split(
      '|',
    ),
    ...'ubicada en|ubicado en|ubicadas en|ubicados en|con domicilio en|vivo en|que van a la|que van al|pegado a|pegada a'.split(
      '|',
    ),
    ...'regresan de|vienen de|salen de|a la salida de|a la entrada de|hora de salida de'.split('|'),
  ),
  // What it is not.
  ...cues(
    DENIED,
    5,
    'comma',
    ...'no es|no son|no era|no fue|no se trata de|no se trata del|no hablo de|no hablo del|no hablamos de|no me quejo de'.split(
      '|',
    ),
    ...'no me quejo del|no nos quejamos de|no me refiero a|no me refiero al|no pido|no pedimos|no solicito|no solicitamos'.split(
      '|',
    ),
    ...'no queremos|no quiero|no vengo por|no venimos por|no venimos a|no vengo a|no necesito|no necesitamos|no por|ni el|ni los'.split(
      '|',
    ),
    ...'ni la|ni las|ni un|ni una|en vez de|en vez del|en lugar de|en lugar del|no reporto|no reportamos|ni es|ni son|y no el|no discuto|no reclamo|no soy'.split(
      '|',
    ),
    ...'y no la|y no los|y no las|y no un|y no una|y no de|y no del|no exigimos|mas que|no tanto|nada que ver con'.split(
      '|',
    ),
  ),
  // What was done already, and who was asked before.
  ...cues(
    DONE,
    12,
    'stop',
    ...'gracias por|agradecemos|agradezco|agradecerle|reconocemos|reconozco|le reconocemos|felicitamos|felicito'.split(
      '|',
    ),
    ...'el año pasado|anteriormente|sabemos que|hemos sacado adelante'.split('|'),
  ),
  ...cues(
    0.1,
    3,
    'comma',
    ...'ya acudimos a|ya acudi a|ya fui a|ya fuimos a|acudimos a|acudi a|fui a|fuimos a|los de|me mandaron a|nos mandaron a'.split(
      '|',
    ),
    ...'me mandan a|nos mandan a|ya contamos con|ya tenemos|ya hay|trabajo en|trabaja en|trabajaba en|era|para contratar'.split(
      '|',
    ),
  ),
  // Who writes.
  ...cues(
    0.3,
    14,
    'stop',
    ...'los que suscribimos|los que suscriben|el que suscribe|la que suscribe|quienes suscriben|quien suscribe|los suscritos'.split(
      '|',
    ),
    ...'los abajo firmantes|la suscrita|el suscrito|los firmantes'.split('|'),
  ),
  ...cues(
    0.3,
    3,
    'comma',
    ...'padres de familia de|madres y padres de|padres de familia del|integrantes de|integrantes del|comite de|comite del'.split(
      '|',
    ),
    ...'locatarios de|locatarios del|comerciantes de|comerciantes del|vecinos de|vecinos del|direccion de la|director de la'.split(
      '|',
    ),
    ...'directora de la|alumnos de|alumnos del|habitantes de|habitantes del|agente municipal de|estudiantes de'.split(
      '|',
    ),
  ),
  // What comes along with it.
  ...cues(0.3, 6, 'stop', 'anexo', 'anexamos', 'adjunto', 'adjuntamos', 'anexando', 'se anexa', 'se anexan'),
  ...cues(0.1, 40, 'end', 'c c p', 'ccp', 'con copia para', 'con copia a'),
  ...cues(0.2, 40, 'end', 'atentamente'),
];

/** After these comes a name: of a street, a neighbourhood, a school. */
const BEFORE_NAMES = new Set(
  (
    'calle calles avenida av ave colonia col fraccionamiento fracc barrio privada priv callejon calzada agencia prolongacion prol ' +
    'cerrada boulevard bulevar blvd unidad paraje seccion esquina esq entre ampliacion andador colonias carr'
  ).split(' '),
);
/** Written with a point that ends no sentence. */
const SHORTENED = new Set('av ave col fracc priv prol blvd esq carr'.split(' '));
/** What an all-capital or all-small text writes after "calle" without its being a name. */
const NO_NAMES = new Set(
  'sin en que con esta oscura llena principal completa se no hay por para pasa del mal a es y tapada cerrada inundada peatonal nueva'.split(
    ' ',
  ),
);
const INSIDE_NAMES = new Set('de del la las los el san santa santo'.split(' '));
const LONGEST_NAME = 4;

/** Something is asked for from here on. */
const REQUESTS = new Set(
  (
    'solicito solicitamos solicita solicitan solicitar solicitarle pido pedimos pide piden pedir pedirle requiero requerimos requiere ' +
    'necesito necesitamos quiero queremos quisiera quisieramos exijo exigimos urge favor ruego rogamos suplico instrucciones encargo ' +
    'repare reparen arreglen arreglenla arreglenlo manden mande pongan vengan apoye apoyo apoyen ayuden tramito deseo denuncio'
  ).split(' '),
);
const REQUEST_FACTOR = 1.3;
const REQUEST_REACH = 12;
/** The clause goes on about the matter: the place, or what was denied, is over. */
const RESUMES = new Set(
  'que pues porque ya donde hay tiene tienen esta estan se no sino pero para cuando desde ponga pongan solicito solicitamos pedimos pido es son necesitamos esta'.split(
    ' ',
  ),
);
const REPAIRED = new Set(
  [
    'taparon repararon arreglaron hicieron funcionan funciona pusieron construyeron pavimentaron pintaron quitaron compusieron cambiaron',
    'limpiaron instalaron resolvieron atendieron reparada reparadas tapado arreglado sirven podaron cortaron recogieron bien',
  ]
    .join(' ')
    .split(' ')
    .map(stemSpanish),
);

const byFirstWord = Map.groupBy(CUES, (cue) => cue.phrase[0] ?? '');

/**
 * How much each word of a text counts: 1 where the matter is told, more where something is asked for, little in a place, a
 * name, a signature or what was done already, and nothing in what the writer says that it is not.
 */
export function standingOf(words: readonly Word[]): number[] {
  const standing = words.map(() => 1);
  const mixed = isMixed(words);
  for (let at = 0; at < words.length; at++) {
    const word = words[at];
    if (!word) continue;
    if (REQUESTS.has(word.folded)) cover(words, standing, at + 1, REQUEST);
    if (BEFORE_NAMES.has(word.folded)) coverName(words, standing, at, mixed);
    if (word.folded === 'ya') coverDone(words, standing, at);
    for (const cue of byFirstWord.get(word.folded) ?? []) {
      if (!cue.phrase.every((part, index) => words[at + index]?.folded === part)) continue;
      cover(words, standing, at + cue.phrase.length, cue);
    }
  }
  return standing;
}

/** The words of which a text says that they are not, or no more, what is asked: some subjects name them all the same. */
export function deniedIn(words: readonly Word[], standing: readonly number[]): ReadonlySet<string> {
  const denied = new Set<string>();
  for (const [at, { stem, silent }] of words.entries()) {
    const now = standing[at] ?? 1;
    if (!silent && now > 0 && now <= DONE) denied.add(stem);
  }
  for (const [at, { stem }] of words.entries()) if ((standing[at] ?? 1) >= 0.5) denied.delete(stem);
  return denied;
}

/** Small letters with capitals among them, so that a capital tells a name. */
export function isMixed(words: readonly Word[]): boolean {
  let capitals = 0;
  let heard = 0;
  for (const word of words) {
    if (word.silent) continue;
    heard += 1;
    if (word.capital) capitals += 1;
  }
  return capitals > 0 && capitals < heard * 0.6;
}

const REQUEST: Cue = { phrase: [], factor: REQUEST_FACTOR, reach: REQUEST_REACH, until: 'stop' };

function cover(words: readonly Word[], standing: number[], from: number, { factor, reach, until }: Cue): void {
  let covered = 0;
  for (let at = from; at < words.length && covered < reach; at++) {
    const word = words[at];
    if (!word) return;
    if (until !== 'end' && (word.after === 'stop' || (until === 'comma' && word.after === 'comma'))) return;
    if (factor < 1 && until === 'comma' && RESUMES.has(word.folded) && at > from) return;
    if (factor < 1 && until === 'stop' && REQUESTS.has(word.folded)) return;
    if (!word.silent) covered += 1;
    const now = standing[at] ?? 1;
    if (factor < 1) standing[at] = Math.min(now, factor);
    else if (now === 1) standing[at] = factor;
  }
}

function coverName(words: readonly Word[], standing: number[], cue: number, mixed: boolean): void {
  const before = words[cue]?.folded ?? '';
  // "Calle oscura" says something; "Colonia Bomberos" does not.
  const factor = mixed || !before.startsWith('calle') ? 0 : 0.4;
  let covered = 0;
  for (let at = cue + 1; at < words.length && covered < LONGEST_NAME; at++) {
    const word = words[at];
    if (!word || (word.after !== 'space' && !(at === cue + 1 && SHORTENED.has(before)))) return;
    if (INSIDE_NAMES.has(word.folded) || (before === 'entre' && word.folded === 'y')) continue;
    if (mixed && !word.capital) return;
    if (!mixed && (covered > 0 || word.silent || NO_NAMES.has(word.folded))) return;
    standing[at] = Math.min(standing[at] ?? 1, factor);
    covered += 1;
  }
}

/** "El bache ya lo taparon": what stands before "ya" in its clause is done. */
function coverDone(words: readonly Word[], standing: number[], ya: number): void {
  const verb = [1, 2, 3].find((step) => REPAIRED.has(words[ya + step]?.stem ?? ''));
  if (verb === undefined) return;
  for (let at = ya + verb; at >= 0; at--) {
    const word = words[at];
    if (!word) return;
    standing[at] = Math.min(standing[at] ?? 1, DONE);
    if (at <= ya && word.after !== 'space') return;
  }
}
