import { stemSpanish } from '../spanish-stem.js';

/**
 * A turn of phrase that changes what the words after it count: `reach` of those that may match, at most to the end of the
 * clause (`comma`), of the sentence (`stop`) or of all (`end`).
 */
export interface Cue {
  readonly phrase: readonly string[];
  readonly factor: number;
  readonly reach: number;
  readonly until: 'comma' | 'stop' | 'end';
}

/** What a word counts of which the writer says that it is not the matter; more than a name, which counts nothing. */
const DENIED = 0.01;
/** The same when it was, but is no more. */
export const DONE = 0.1;

const cues = (factor: number, reach: number, until: Cue['until'], phrases: string): Cue[] =>
  inBothForms(phrases).map((phrase) => ({ phrase: phrase.split(' '), factor, reach, until }));

/** "Frente a" is also "frente al", "cerca de" also "cerca del". */
function inBothForms(phrases: string): string[] {
  return list(phrases).flatMap((phrase) => (/ (?:a|de)$/.test(phrase) ? [phrase, `${phrase}l`] : [phrase]));
}

function list(phrases: string): string[] {
  return phrases.split(/[|\n]/).flatMap((phrase) => phrase.trim() || []);
}

const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

/** Where it is, not what it is about. */
const PLACES = cues(
  0.15,
  4,
  'comma',
  `frente a|enfrente de|junto a|a un lado de|al lado de|a un costado de|a la altura de|cerca de|atras de|detras de|a espaldas de
   afuera de|fuera de|dentro de|a media cuadra de|a una cuadra de|a dos cuadras de|a unos metros de|pegado a|pegada a
   rumbo a|camino a|que va a|que lleva a|que van a|que van a la|esquina con|esquina de|esq con|contra esquina de|que esta entre
   ubicada en|ubicado en|ubicadas en|ubicados en|con domicilio en|vivo en|en la entrada de|en la salida de|a la entrada de
   a la salida de|hora de salida de|regresan de|vienen de|salen de|que estan entre`,
);

/** What it is not. */
const DENIALS = cues(
  DENIED,
  5,
  'comma',
  `no es|no son|no era|no fue|no soy|no se trata de|no hablo de|no hablamos de|no me quejo de|no nos quejamos de|no me refiero a
   no pido|no pedimos|no solicito|no solicitamos|no queremos|no quiero|no vengo a|no venimos a|no vengo por|no venimos por
   no necesito|no necesitamos|no exigimos|no reporto|no reportamos|no discuto|no reclamo|no por|no tanto|mas que
   nada que ver con|en vez de|en lugar de|ni el|ni la|ni los|ni las|ni un|ni una|ni es|ni son
   y no el|y no la|y no los|y no las|y no un|y no una|y no de`,
);

/** What was done already, and who was asked before. */
const PAST = [
  ...cues(
    DONE,
    12,
    'stop',
    `gracias por|agradecemos|agradezco|agradecerle|reconocemos|reconozco|le reconocemos|felicitamos|felicito|el año pasado
     anteriormente|sabemos que|hemos sacado adelante`,
  ),
  ...cues(
    DONE,
    3,
    'comma',
    `ya acudimos a|ya acudi a|ya fui a|ya fuimos a|acudimos a|acudi a|fui a|fuimos a|me mandaron a|nos mandaron a
     me mandan a|nos mandan a|ya contamos con|ya tenemos|trabajo en|trabaja en|trabajaba en|trabaje en|trabaje como|trabaja como
     trabajaba como|era|para contratar`,
  ),
];

/** Who writes, what comes along, and the end of a letter. */
const FRAME = [
  ...cues(
    0.3,
    14,
    'stop',
    `los que suscribimos|los que suscriben|el que suscribe|la que suscribe|quienes suscriben|quien suscribe|los suscritos
     los abajo firmantes|la suscrita|el suscrito|los firmantes`,
  ),
  ...cues(
    0.3,
    3,
    'comma',
    `padres de familia de|madres y padres de|integrantes de|comite de|locatarios de|comerciantes de|vecinos de|direccion de la
     director de la|directora de la|alumnos de|habitantes de|agente municipal de|estudiantes de`,
  ),
  ...cues(0.3, 6, 'stop', 'anexo|anexamos|adjunto|adjuntamos|anexando|se anexa|se anexan'),
  ...cues(DONE, 40, 'end', 'c c p|ccp|con copia para|con copia a'),
  ...cues(0.2, 40, 'end', 'atentamente'),
];

export const CUES: readonly Cue[] = [...PLACES, ...DENIALS, ...PAST, ...FRAME];

/** Something is asked for from here on. */
export const REQUEST: Cue = { phrase: [], factor: 1.5, reach: 12, until: 'stop' };
export const REQUESTS = words(`
  solicito solicitamos solicita solicitan solicitar solicitarle pido pedimos pide piden pedir pedirle requiero requerimos requiere
  necesito necesitamos quiero queremos quisiera quisieramos exijo exigimos urge favor ruego rogamos suplico instrucciones encargo
  sino reparen repare arreglen arreglenla arreglenlo manden mande pongan vengan apoye apoyo apoyen ayuden tramito deseo denuncio`);

/** The clause goes on about the matter: the place, or what was denied, is over. */
export const RESUMES = words(`
  que pues porque ya donde hay tiene tienen esta estan se no sino pero para cuando desde ponga pongan solicito solicitamos
  pedimos pido es son necesitamos`);

/** After these comes a name: of a street, a neighbourhood. */
export const BEFORE_NAMES = words(`
  calle calles avenida av ave colonia colonias col fraccionamiento fracc barrio privada priv callejon calzada agencia prolongacion
  prol cerrada boulevard bulevar blvd paraje seccion esquina esq entre ampliacion andador carr`);
/** The same, when they are written with a capital themselves. */
export const NAMED = words('parque escuela habitacional unidad');
/** Written with a point that ends no sentence. */
export const SHORTENED = words('av ave col fracc priv prol blvd esq carr');
/** What a text without capitals, or all in capitals, writes after "calle" without its being a name. */
export const NO_NAMES = words(`
  sin en que con esta oscura llena principal completa se no hay por para pasa del mal a es y tapada cerrada inundada peatonal
  nueva`);
export const INSIDE_NAMES = words('de del la las los el san santa santo');

/** "Ya lo taparon": stems of what ends a matter. */
export const REPAIRED: ReadonlySet<string> = new Set(
  [
    ...words(`
  taparon repararon arreglaron hicieron funcionan funciona pusieron construyeron pavimentaron pintaron quitaron compusieron
  cambiaron limpiaron instalaron resolvieron atendieron reparada reparadas tapado arreglado sirven podaron cortaron recogieron
  bien`),
  ].map(stemSpanish),
);
/** "La luminaria funciona bien": nothing is asked of it. */
export const FINE = list('funciona bien|funcionan bien|esta bien|estan bien|no tiene nada|quedo bien').map((phrase) =>
  phrase.split(' '),
);
