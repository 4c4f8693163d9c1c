import type { AnnexRequest } from './registration.dto.js';

const NUMBERS: Record<string, number> = Object.fromEntries(
  'cero un dos tres cuatro cinco seis siete ocho nueve diez once doce'.split(' ').map((word, value) => [word, value]),
);
Object.assign(NUMBERS, { una: 1, uno: 1 });
const COUNT = `(?:\\d{1,5}|${Object.keys(NUMBERS).join('|')})`;
const BEFORE_COUNT = new RegExp(`\\s*(?:[,;\\n]+|\\by\\b|\\be\\b|\\+)\\s*(?=(?:y\\s+)?${COUNT}\\s+\\p{L})`, 'iu');
const ITEM = new RegExp(`^(?:y\\s+)?(?:(${COUNT})\\s+)?(.+)$`, 'isu');
const FORM =
  /^(?:(?:foto)?copias?(?:\s+simples?)?|original(?:es)?)\s*(?:de\s+(?:la|el|los|las|su|sus)\s+|del?\s+|:\s*)/iu;
const ORIGINAL = /\boriginal(?:es)?\b/iu;

/**
 * The annexes that a person wrote in one line: «2 copias de INE, 1 original de escritura» or one a line. A number begins
 * an annex; without any number each part between commas is one. Copies unless it says original.
 */
export function typedAnnexes(written: string): AnnexRequest[] {
  return written
    .normalize('NFC')
    .split(/[;\n]+/)
    .flatMap(partsOf)
    .map((part) => part.trim().replace(/[.,\s]+$/, ''))
    .filter((part) => part !== '' && !/^(?:ning[uú]no|sin anexos?|no trae|no|n\/?a)$/iu.test(part))
    .map(annexOf);
}

/** How what was understood is shown: «2 copias: INE». */
export function annexInWords({ count, description, form }: AnnexRequest): string {
  const word = form === 'original' ? 'original' : 'copia';
  const plural = form === 'original' ? 'originales' : 'copias';
  return `${count} ${count === 1 ? word : plural}: ${description}`;
}

function partsOf(line: string): string[] {
  const counted = new RegExp(`(?:^|[\\s,])${COUNT}\\s+\\p{L}`, 'iu').test(line);
  return counted ? line.split(BEFORE_COUNT) : line.split(',');
}

function annexOf(part: string): AnnexRequest {
  const [, counted, rest = part] = ITEM.exec(part) ?? [];
  const count = counted === undefined ? 1 : (NUMBERS[counted.toLowerCase()] ?? Number(counted));
  const description = rest
    .replace(FORM, '')
    .replace(/\s*\((?:en\s+)?(?:original(?:es)?|copias?)\)\s*$/iu, '')
    .trim();
  const form = ORIGINAL.test(rest) ? 'original' : 'copy';
  return { count, description: description || rest.trim(), form };
}
