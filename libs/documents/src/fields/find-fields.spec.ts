import { describe, expect, it } from 'vitest';
import { fieldFinders, findFields } from './find-fields.js';
import { LETTERS } from './letters.fixture.js';

const page = (text: string, number = 1) => ({ number, text, words: [], confidence: 100, width: null, height: null });
const said = (text: string) => Object.fromEntries(findFields([page(text)]).map(({ field, value }) => [field, value]));

/** Words of one line after the other, ten pixels a letter, on a page of 1000 × 500. */
function scanned(lines: string[], confidence: number) {
  const words = lines.flatMap((line, row) =>
    Array.from(line.matchAll(/\S+/g), ({ 0: text, index }) => {
      const left = 10 * index;
      const top = 50 * row;
      const box: [number, number, number, number] = [left, top, left + 10 * text.length, top + 20];
      return { text, confidence, box };
    }),
  );
  return { ...page(lines.join('\n')), words, confidence, width: 1000, height: 500 };
}

describe('the fields of a letter', () => {
  it.each(LETTERS.map((letter) => [letter.form, letter] as const))('%s', (_form, letter) => {
    expect(said(letter.text)).toEqual(letter.fields);
  });

  it('are looked for once each', () => {
    expect(new Set(fieldFinders.map(({ field }) => field)).size).toBe(fieldFinders.length);
  });
});

describe('a letter with slips of the engine', () => {
  const slipped = said(`Tultitlan, Méx., a 3 de novienbre de 2O26
0FICIO N0. SP/12/2026
A5UNTO: Poda de un árbol
C. PRESlDENTE MUNICIPAL
PRESENTE.
Por medio del presente le pido a usted que se pode el árbol que está en la esquina de mi calle.
A T E N T A M E N T E
LIC. ROSA MARIA NUNEZ O'FARRILL
CURP: PEMJ8OO1O1H0CRNNO1
Tel: 95l 234 S678`);

  it('is still read', () => {
    expect(slipped).toMatchObject({
      documentDate: '2026-11-03',
      documentNumber: 'SP/12/2026',
      subject: 'Poda de un árbol',
      senderName: "Rosa Maria Nunez O'Farrill",
      contactTelephone: '951 234 5678',
    });
  });

  it('gives no CURP of somebody else when it had to be mended', () => {
    expect(slipped['curp']).toBeUndefined();
  });
});

describe('what is not proposed', () => {
  it('is a day, a number or an address that the prose mentions', () => {
    expect(
      said(`En atención a su oficio TM/12/2026 de fecha 4 de mayo de 2026, recibido el 6 de mayo de 2026, le comento lo
que sigue: la obra de la calle Hidalgo número 12 terminó y no queda nada por hacer en ese lugar de la ciudad.`),
    ).toEqual({});
  });

  it('is the CURP of a relative', () => {
    const text = 'Anexo la CURP de mi papá (PEMJ800101HOCRNN01) y su credencial de elector, así como dos fotografías.';
    expect(said(text)['curp']).toBeUndefined();
  });

  it('is one of two persons’ CURPs', () => {
    expect(said('CURP: PEMJ800101HOCRNN01 CURP: JISA610704MOCMSM03')['curp']).toBeUndefined();
  });
});

describe('a letter with annexes', () => {
  it('ends where it is signed: nothing is taken from the pages behind', () => {
    const letter = page('Le pido que se pode el árbol que está frente a mi casa.\nATENTAMENTE\nAna Ruiz Soto');
    const annex = page('Fecha: 04/05/2020\nCURP: PEMJ800101HOCRNN01\nTel. 951 234 5678', 2);
    expect(findFields([letter, annex]).map(({ field }) => field)).toEqual(['senderName', 'subject']);
  });
});

describe('a proposal', () => {
  it('says on which page it was seen and where', () => {
    const first = page('Solicito la reparación del alumbrado público de la calle en que vivo, por favor.');
    const second = { ...scanned(['ATENTAMENTE', '', '  María Cruz López', 'Tel. 951 234 5678'], 90), number: 2 };
    const name = findFields([first, second]).find(({ field }) => field === 'senderName');
    expect(name?.seen).toEqual({ page: 2, box: { x: 0.02, y: 0.2, width: 0.16, height: 0.04 } });
  });

  it('is as sure as its words were read, and none when they were hardly read', () => {
    const lines = ['ATENTAMENTE', 'María Cruz López'];
    const sure = findFields([scanned(lines, 96)])[0]?.confidence ?? 0;
    const doubtful = findFields([scanned(lines, 60)])[0]?.confidence ?? 0;
    expect(sure).toBeGreaterThan(doubtful);
    expect(doubtful).toBeGreaterThan(0);
    expect(findFields([scanned(lines, 30)])).toEqual([]);
  });

  it('of two signatures beside each other is the left one', () => {
    const text = scanned(['Por la mesa directiva', `Ana Ruiz Soto${' '.repeat(2)}`, 'Presidenta'], 95);
    const right = { text: 'Luis', confidence: 95, box: [400, 50, 440, 70] as [number, number, number, number] };
    const last = { text: 'Vega', confidence: 95, box: [450, 50, 490, 70] as [number, number, number, number] };
    text.text = text.text.replace('Soto  ', 'Soto Luis Vega');
    text.words.splice(7, 0, right, last);
    expect(findFields([text]).find(({ field }) => field === 'senderName')?.value).toBe('Ana Ruiz Soto');
  });
});

describe('a hostile text', () => {
  const HOSTILE = [
    'A '.repeat(20_000),
    '1 '.repeat(20_000),
    'DE LA '.repeat(8_000),
    `${'a@'.repeat(9_000)}.com`,
    '((((((52 '.repeat(3_000),
    'uno y dos y '.repeat(3_000),
    "'; DROP TABLE page; --\n<script>alert(1)</script>\n=HYPERLINK(1)",
    '\u0000\uD800\u202E𝒳𝒳𝒳\n'.repeat(200),
  ];

  it.each(HOSTILE.map((text) => [text.slice(0, 24), text] as const))(
    '%j takes no time and does no harm',
    (_name, text) => {
      const start = performance.now();
      expect(() => findFields([page(text)])).not.toThrow();
      // Far above what it takes, far below what a runaway pattern would take.
      expect(performance.now() - start).toBeLessThan(5_000);
    },
  );
});
