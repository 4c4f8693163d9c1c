import { dice, spanish } from './spanish.mjs';

const EACH = 40;
/** Ranks of the vocabulary: what is in a third of the texts, in one of a hundred, in a handful. */
const RANKS = { common: [90, 300], middle: [1500, 6000], rare: [25_000, 39_000] };

/** What people ask, of every kind alike, shuffled. */
export async function questions(client) {
  const random = dice(7);
  const { words } = spanish();
  const of = (frequency) => {
    const [from, to] = RANKS[frequency];
    return words[from + Math.floor(random() * (to - from))];
  };
  const pairs = await neighbours(client, random);
  const some = (list) => list[Math.floor(random() * list.length)];
  const kinds = {
    'one word, rare': () => q(of('rare')),
    'one word, middle': () => q(of('middle')),
    'one word, common': () => q(of('common')),
    'two words, rare and common': () => q(`${of('rare')} ${of('common')}`),
    'two words, both common': () => q(`${of('common')} ${of('common')}`),
    'three words': () => q(`${of('common')} ${of('middle')} ${of('common')}`),
    'three words, all common': () => q(`${of('common')} ${of('common')} ${of('common')}`),
    phrase: () => q(`"${some(pairs)}"`),
    minus: () => q(`${of('middle')} -${of('common')}`),
    'with filters': () => ({ path: `${q(of('middle')).path}&estado=closed&canal=counter&desde=${daysAgo(600)}` }),
    'common word with filters': () => ({ path: `${q(of('common')).path}&estado=referred&dependencia=9` }),
    'by rank': () => ({ path: `${q(`${of('common')} ${of('middle')}`).path}&orden=relevancia` }),
    'of a department, rare': () => ({ ...q(of('rare')), department: true }),
    'of a department, common': () => ({ ...q(of('common')), department: true }),
    'misspelt word': () => q(misspelt(of('middle'), random)),
    folio: () => q(`${1 + Math.floor(random() * 1000)}`),
  };
  const all = Object.entries(kinds).flatMap(([kind, make]) =>
    Array.from({ length: EACH }, () => ({ kind, ...make() })),
  );
  return all
    .map((question) => [random(), question])
    .toSorted(([a], [b]) => a - b)
    .map(([, question]) => question);
}

const q = (text) => ({ path: `q=${encodeURIComponent(text)}` });
const daysAgo = (days) => new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10);

/** Two words that stand side by side in some text. */
async function neighbours(client, random) {
  const { rows } = await client.query('SELECT text FROM page WHERE document_id % 997 = 1 LIMIT 200');
  return rows.map(({ text }) => {
    const words = text.split(/[^\p{L}]+/u);
    let at = Math.floor(random() * (words.length - 4));
    while (at < words.length - 3 && (words[at].length < 4 || words[at + 1].length < 4)) at++;
    return `${words[at]} ${words[at + 1]}`;
  });
}

function misspelt(word, random) {
  const at = 1 + Math.floor(random() * (word.length - 2));
  return word.slice(0, at) + 'xzkw'[Math.floor(random() * 4)] + word.slice(at + 1);
}
