/** Texts are compared in NFC, with white space collapsed and quotes and dashes of one kind. */
export function plain(text) {
  return text
    .normalize('NFC')
    .replace(/[“”„«»"]/g, '"')
    .replace(/[‘’´`]/g, "'")
    .replace(/[–—−]/g, '-')
    .replace(/\s+/g, ' ')
    .trim();
}

/** Errors of one page as shares of its truth; character errors count at most as the whole page. */
export function scorePage(truth, text = '') {
  const [true_, read] = [plain(truth), plain(text)];
  const [trueWords, readWords] = [true_.split(' '), read.split(' ')];
  const left = new Map();
  for (const word of readWords) left.set(word, (left.get(word) ?? 0) + 1);
  const missed = trueWords.filter((word) => {
    const count = left.get(word) ?? 0;
    if (count > 0) left.set(word, count - 1);
    return count === 0;
  });
  return {
    cer: Math.min(1, distance(true_, read) / true_.length),
    wer: Math.min(1, distance(trueWords, readWords) / trueWords.length),
    words: trueWords.length,
    found: trueWords.length - missed.length,
    missed,
    extra: [...left].filter(([, count]) => count > 0).map(([word]) => word),
  };
}

/** Means in per cent, the median page, and the share of all words that were found. */
export function summary(pages) {
  const mean = (key) => percent(pages.reduce((sum, page) => sum + page[key], 0) / pages.length);
  const sum = (key) => pages.reduce((total, page) => total + page[key], 0);
  const median = pages.map((page) => page.cer).sort((a, b) => a - b)[pages.length >> 1] ?? 0;
  return {
    cer: mean('cer'),
    wer: mean('wer'),
    words: percent(sum('found') / sum('words')),
    median: percent(median),
    count: pages.length,
  };
}

function percent(share) {
  return Math.round(share * 100_000) / 1000;
}

/** Insertions, deletions and changes from one list (or string) to the other. */
function distance(a, b) {
  let before = Uint32Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i += 1) {
    const row = new Uint32Array(b.length + 1);
    row[0] = i;
    for (let j = 1; j <= b.length; j += 1) {
      row[j] = Math.min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1));
    }
    before = row;
  }
  return before[b.length];
}
