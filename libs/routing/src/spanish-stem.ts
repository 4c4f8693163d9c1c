/** Words whose ending is part of the meaning: their singular is their stem (plaza ≠ plazo, recibo ≠ reciba, mediación ≠ medio). */
const WHOLE = new Set(
  (
    'acta acto arte atrio banca banco barrio bebida calenda calendario cama camara carga cargo carrera casa caseta caso ' +
    'comedor copa corte cuenta dato finado foco fraccionamiento gasto generacion giro grada hermanamiento juzgado libramiento ' +
    'lugar media mediacion mercado mesa mujer murio nombramiento nombre obra pinta plaza plazo prestacion puerta ' +
    'puerto puesto rastra rastro recibo ruta señalamiento sonido tala tocamiento tubo tuberia visitador visitadora viver'
  ).split(' '),
);

/** Endings of derived nouns and of verbs, the first that fits is cut; what is left has at least `minimum` letters. */
const ENDINGS: readonly { ending: RegExp; minimum: number; put: string }[] = [
  { ending: /(?:ad|id)?amente$|mente$/, minimum: 4, put: '' }, // claramente
  { ending: /[ai]mient[oa]$/, minimum: 3, put: '' }, // hundimiento
  { ending: /ccion$/, minimum: 3, put: 'ct' }, // recolección, recolectar
  { ending: /[aiu]cion$/, minimum: 3, put: '' }, // inundación
  { ending: /(?:[ae]|i)dora?$/, minimum: 4, put: '' }, // vendedor
  { ending: /[ae]ri[oa]$/, minimum: 4, put: '' }, // funerario
  { ending: /(?:ar|er|ir)(?:ian?|iamos|an)?$|(?:ar|ier)on$/, minimum: 3, put: '' }, // podar, podarían, podaron
  { ending: /[iy]endo$|ando$/, minimum: 3, put: '' }, // inundando
  { ending: /[ai]d[oa]$/, minimum: 3, put: '' }, // tapado
  { ending: /aban?$|abamos$|[aei]mos$/, minimum: 3, put: '' }, // robaban
  { ending: /[ae]n$/, minimum: 3, put: '' }, // roban
  { ending: /os[oa]$/, minimum: 4, put: '' }, // ruidoso
];

const ENCLITIC = /(...(?:ar|er|ir)|ando|iendo)(?:me|te|se|nos|sel[oa]s?|l[oae]s?)$/;

/** Lower case without accents or diaeresis; ñ stays a letter of its own (año ≠ ano). */
export function foldSpanish(word: string): string {
  const plain = word.toLowerCase();
  if (/^[a-z0-9]*$/.test(plain)) return plain;
  return plain.normalize('NFD').replace(/(n\u0303)|\p{M}/gu, (_mark, enye?: string) => (enye ? 'ñ' : ''));
}

/**
 * Light Spanish stem of one word: plural, gender, verbal and commonest derived endings cut.
 * Words that a clerk would take for the same word share it ("árboles", "árbol"; "podar", "podaron", "poda").
 */
export function stemSpanish(word: string): string {
  const known = remembered.get(word);
  if (known !== undefined) return known;
  const stem = stemOf(foldSpanish(word));
  if (remembered.size >= MOST_REMEMBERED) remembered.clear();
  remembered.set(word, stem);
  return stem;
}

/** Letters repeat the same few thousand words; bounded so that no flood of nonsense fills the memory. */
const remembered = new Map<string, string>();
const MOST_REMEMBERED = 20_000;

function stemOf(folded: string): string {
  if (folded.length <= 3 || /\d/.test(folded)) return finish(folded);
  const singular = singularOf(folded);
  if (singular.length <= 3 || WHOLE.has(singular)) return finish(singular);
  const bare = singular.replace(ENCLITIC, '$1');
  for (const { ending, minimum, put } of ENDINGS) {
    const stem = bare.replace(ending, put);
    if (stem !== bare && stem.length >= minimum) return finish(stem);
  }
  return finish(bare.replace(/[aeo]$/, ''));
}

/** Families in -ia, -iar and in -z, -ces meet here: "denuncia", "denunciar"; "luz", "luces". */
function finish(stem: string): string {
  return (stem.length > 3 ? stem.replace(/i$/, '') : stem).replace(/z$/, 'c');
}

function singularOf(word: string): string {
  if (!/[^aeiou]es$/.test(word)) return word.replace(/([aeio])s$/, '$1');
  return /[lrndjzcsy]es$/.test(word) ? word.slice(0, -2) : word.slice(0, -1);
}
