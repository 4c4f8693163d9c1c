import { describe, expect, it } from 'vitest';
import type { Arrangement, Bundle } from '../arrangement.js';
import { markOf, marksOf, separatorCode } from './marks.js';
import { placed } from './place-pages.js';
import type { PaperVerdict } from '../papers/paper-meanings.js';
import { splitPages, type ScannedPage, type Verdict } from './split-pages.js';

const url = (folio: string, code = 'GOOD') => `http://oficialia.ejemplo.mx:3001/consulta?folio=${folio}&codigo=${code}`;
const [A, B] = ['PM-2026-000001', 'PM-2026-000002'];
const NEXT = separatorCode();

type Sheet = string | string[];

/** Stands where the meanings of other libs will: the QR of an oficio. */
function oficioOf(code: string) {
  const ref = /^oficio:(.+)$/.exec(code)?.[1];
  return ref === undefined ? undefined : { meaning: 'oficio', ref };
}

/** Sheets by what is on them: '' nothing but text, 'blank', or texts of QR codes. */
function scan(sheets: Sheet[], document = 7): ScannedPage[] {
  return sheets.map((sheet, index) => ({
    document,
    page: index + 1,
    blank: sheet === 'blank',
    marks: marksOf([sheet].flat(), oficioOf),
    opensFile: index === 0,
  }));
}
const papers: Record<string, PaperVerdict> = {
  '12': { name: 'Acuse del oficio 12', folio: A },
  '13': { name: 'Acuse del oficio 13', folio: A, doubt: 'Ya tenía acuse.' },
};
const VERDICT: Verdict = { sticker: ({ code }) => code === 'GOOD', paper: ({ ref }) => papers[ref] };
const ANY: Verdict = { ...VERDICT, sticker: () => true };
const split = (...sheets: Sheet[]) => splitPages(scan(sheets), VERDICT, 1);
const shape = (bundles: Bundle[]) =>
  bundles.map(({ pages, folio }) => [
    folio ?? '',
    ...pages.map(({ page, hidden }) => (hidden ? `${page}:${hidden}` : `${page}`)),
  ]);

describe('A pile', () => {
  it.each<[string, Sheet[], string[][]]>([
    ['without marks is one bundle', ['', '', ''], [['', '1', '2', '3']]],
    [
      'splits at each sticker',
      [url(A), '', url(B), ''],
      [
        [A, '1', '2'],
        [B, '3', '4'],
      ],
    ],
    [
      'keeps pages before the first sticker apart',
      ['', url(A)],
      [
        ['', '1'],
        [A, '2'],
      ],
    ],
    [
      'goes on at the sticker of the same folio',
      [url(A), url(A), '', url(B)],
      [
        [A, '1', '2', '3'],
        [B, '4'],
      ],
    ],
    [
      'splits at separator sheets, which are set aside',
      ['', NEXT, '', ''],
      [
        ['', '1'],
        ['', '2:separator', '3', '4'],
      ],
    ],
    [
      'reads the sticker behind a separator',
      [NEXT, url(A), '', NEXT, ''],
      [
        [A, '1:separator', '2', '3'],
        ['', '4:separator', '5'],
      ],
    ],
    ['hides blank backs where they are', [url(A), 'blank', '', 'blank'], [[A, '1', '2:blank', '3', '4:blank']]],
    [
      'keeps the back of a separator with it',
      [NEXT, 'blank', '', NEXT, 'blank'],
      [['', '1:separator', '2:blank', '3', '4:separator', '5:blank']],
    ],
    ['of nothing but separators loses none', [NEXT, NEXT], [['', '1:separator', '2:separator']]],
    ['does not care for codes of others', [url(A), 'https://verificacfdi.sat.gob.mx/?id=1'], [[A, '1', '2']]],
  ])('%s', (_, sheets, expected) => {
    expect(shape(split(...sheets))).toEqual(expected);
  });
});

describe('A bundle', () => {
  it('is filed by itself only when a true sticker starts it', () => {
    const forged = split(url(A), '', url(B, 'BAD'), '', NEXT, url(B, 'BAD'));
    expect(shape(forged)).toEqual([
      [A, '1', '2'],
      ['', '3', '4'],
      ['', '5:separator', '6'],
    ]);
    expect(forged.map(({ sure, doubt }) => [sure, doubt])).toEqual([
      [true, undefined],
      [undefined, 'forged'],
      [undefined, 'forged'],
    ]);
    const [two] = split([url(A), url(B)], '');
    expect(two).toMatchObject({ doubt: 'ambiguous' });
    expect([two?.folio, two?.sure]).toEqual([undefined, undefined]);
  });

  it('carries the department of a separator sheet', () => {
    expect(split(separatorCode('DGAP'), '', NEXT, '').map(({ department }) => department)).toEqual(['DGAP', undefined]);
  });

  it('that is a paper of ours begins at its QR and is filed by itself, unless there is a doubt', () => {
    const bundles = split(url(A), '', 'oficio:12', '', 'oficio:13', 'oficio:14', NEXT, 'oficio:12', [
      'oficio:12',
      'oficio:13',
    ]);
    expect(shape(bundles)).toEqual([
      [A, '1', '2'],
      [A, '3', '4'],
      [A, '5'],
      ['', '6'],
      [A, '7:separator', '8'],
      ['', '9'],
    ]);
    expect(bundles.map(({ sure, paper, doubt }) => [sure, paper?.ref, paper?.doubt ?? doubt])).toEqual([
      [true, undefined, undefined],
      [true, '12', undefined],
      [undefined, '13', 'Ya tenía acuse.'],
      [undefined, '14', undefined],
      [true, '12', undefined],
      [undefined, undefined, 'ambiguous'],
    ]);
    // A sticker makes an annex of it.
    expect(split(url(B), ['oficio:12', url(B)])).toMatchObject([{ folio: B, pages: [{ page: 1 }, { page: 2 }] }]);
  });

  it('never gets pages of one file to a petition of another', () => {
    const pages = [...scan([url(A), '']), ...scan(['', ''], 8)];
    expect(shape(splitPages(pages, ANY, 4))).toEqual([
      [A, '1', '2'],
      ['', '1', '2'],
    ]);
  });
});

describe('Files that come later', () => {
  const now: Arrangement = { next: 3, bundles: splitPages(scan([url(A), '', url(B)]), ANY, 1) };
  const fronts = [1, 2, 3].map((page) => ({ document: 7, page }));
  const backs = (sheets: Sheet[]) => placed(now, [{ role: 'backs', pages: scan(sheets, 8) }], fronts, ANY);
  const where = ({ bundles }: Arrangement) =>
    bundles.map(({ pages }) => pages.map(({ document, page }) => `${document}.${page}`));

  it('put each back behind its front, last page first', () => {
    const after = backs(['', 'blank', '']);
    expect(where(after)).toEqual([
      ['7.1', '8.3', '7.2', '8.2'],
      ['7.3', '8.1'],
    ]);
    expect(after.bundles[0]?.pages[3]?.hidden).toBe('blank');
    expect(after.bundles.map(({ sure }) => sure)).toEqual([true, true]);
  });

  it('keep backs together when there are too few, or when their fronts are filed', () => {
    expect(where(backs(['', '']))).toEqual([['7.1', '7.2'], ['7.3'], ['8.1', '8.2']]);
    const filed = structuredClone(now);
    filed.bundles[0]!.filed = { folio: A, document: 9 };
    const late = placed(filed, [{ role: 'backs', pages: scan(['', '', ''], 8) }], fronts, ANY);
    expect(where(late)).toEqual([
      ['7.1', '7.2'],
      ['7.3', '8.1'],
      ['8.3', '8.2'],
    ]);
  });

  it('put a page scanned again in its place and keep the old one hidden', () => {
    const file = { role: 'replacement' as const, replaces: { document: 7, page: 1 }, pages: scan([''], 8) };
    const after = placed(now, [file], fronts, ANY);
    expect(where(after)).toEqual([['8.1', '7.1', '7.2'], ['7.3']]);
    expect(after.bundles[0]).toMatchObject({ folio: A, pages: [{ page: 1 }, { hidden: 'replaced' }, {}] });
    expect(after.bundles[0]?.sure).toBeUndefined();
    const withBacks = placed(after, [{ role: 'backs', pages: scan(['', '', ''], 9) }], fronts, ANY);
    expect(where(withBacks)).toEqual([
      ['8.1', '7.1', '9.3', '7.2', '9.2'],
      ['7.3', '9.1'],
    ]);
  });
});

describe('A code on the paper', () => {
  it.each([
    ['OFICIALIA:SIGUIENTE', { kind: 'separator' }],
    ['OFICIALIA:DEPENDENCIA:SOPDU', { kind: 'separator', department: 'SOPDU' }],
    [url(A, 'abcde-12345'), { kind: 'sticker', folio: A, code: 'ABCDE12345' }],
    [`javascript:alert(1)?folio=${A}`, undefined],
    ['OFICIALIA:DEPENDENCIA:"><script>', undefined],
    [url("PM-2026-1' OR 1=1--"), undefined],
    ['', undefined],
  ])('%s', (text, mark) => {
    expect(markOf(text)).toEqual(mark);
  });
});
