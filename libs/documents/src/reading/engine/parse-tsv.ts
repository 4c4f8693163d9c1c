export interface EngineWord {
  text: string;
  /** 0 to 100. */
  confidence: number;
  bbox: { x0: number; y0: number; x1: number; y1: number };
}

export interface EngineLine {
  text: string;
  /** The mean of its words. */
  confidence: number;
  bbox: { x0: number; y0: number; x1: number; y1: number };
  words: EngineWord[];
}

export interface EngineParagraph {
  lines: EngineLine[];
}

const [LINE, WORD] = ['4', '5'];

/** What the engine tells as a table: a third of the time of its JSON, which describes every letter. */
export function parseTsv(table: string): EngineParagraph[] {
  const paragraphs: EngineParagraph[] = [];
  let paragraphOf = '';
  for (const row of table.split('\n')) {
    const [level, page, block, paragraph, , , left, top, width, height, confidence, ...text] = row.split('\t');
    if (level !== LINE && level !== WORD) continue;
    const [x0, y0] = [Number(left), Number(top)];
    const bbox = { x0, y0, x1: x0 + Number(width), y1: y0 + Number(height) };
    if (level === WORD) {
      const word = text.join(' ').trim();
      if (word !== '')
        paragraphs
          .at(-1)
          ?.lines.at(-1)
          ?.words.push({ text: word, confidence: Number(confidence), bbox });
      continue;
    }
    const key = `${page} ${block} ${paragraph}`;
    if (key !== paragraphOf) paragraphs.push({ lines: [] });
    paragraphOf = key;
    paragraphs.at(-1)!.lines.push({ text: '', confidence: 0, bbox, words: [] });
  }
  return paragraphs.map(({ lines }) => ({ lines: lines.map(withMean) }));
}

function withMean(line: EngineLine): EngineLine {
  const { words } = line;
  const confidence = words.reduce((sum, word) => sum + word.confidence, 0) / Math.max(1, words.length);
  return { ...line, text: words.map(({ text }) => text).join(' '), confidence };
}
