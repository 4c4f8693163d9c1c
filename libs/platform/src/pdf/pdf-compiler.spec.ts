import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { projectPath } from '../config/paths.js';
import { compilePdf } from './pdf-compiler.js';
import { pdfText } from './pdf-text.fixture.js';

const letterhead = { institution: 'Municipio de Prueba', office: 'Oficialía', lines: [], accent: '#6b1d2f' };
const options = { title: 'Prueba Ñ', date: new Date('2026-11-21T16:12:03Z') };
let folder: string;

// Typst reads only inside the project, so the templates of this test live there too.
beforeAll(() => {
  folder = mkdtempSync(projectPath('libs/platform/src/pdf/test-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

function template(name: string, body: string): string {
  const head =
    '#import "/libs/platform/src/pdf/paper.typ": *\n#let data = json(bytes(sys.inputs.data))\n#show: letter.with(data)\n';
  writeFileSync(join(folder, name), head + body);
  return `libs/platform/src/pdf/${basename(folder)}/${name}`;
}

describe('the PDF compiler', () => {
  it('makes a tagged PDF/A-2a with title, language and the date given', async () => {
    const pdf = (await compilePdf(template('tagged.typ', '= Hola'), { letterhead }, options)).toString('utf8');
    expect(pdf).toContain('<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>');
    expect(pdf).toContain('/StructTreeRoot');
    expect(pdf).toMatch(/\/MarkInfo\s*<<\s*\/Marked true/);
    expect(pdf).toMatch(/\/Lang \(es-MX\)/);
    expect(pdf).toContain('Prueba Ñ');
    expect(pdf).toContain('/CreationDate (D:20261121161203Z)');
  });

  it('makes PDF/UA-1 when asked', async () => {
    const pdf = await compilePdf(template('ua.typ', '= Hola'), { letterhead }, { ...options, standard: 'ua-1' });
    expect(pdf.toString('utf8')).toContain('<pdfuaid:part>1</pdfuaid:part>');
  });

  it('makes the same bytes from the same data', async () => {
    const path = template('same.typ', '#data.text');
    const [first, second] = [
      await compilePdf(path, { letterhead, text: 'x' }, options),
      await compilePdf(path, { letterhead, text: 'x' }, options),
    ];
    expect(first.equals(second)).toBe(true);
    expect(first.equals(await compilePdf(path, { letterhead, text: 'y' }, options))).toBe(false);
  });

  it('uses the template as it is on disk now', async () => {
    await compilePdf(template('edited.typ', 'antes'), { letterhead }, options);
    expect(await pdfText(await compilePdf(template('edited.typ', 'después'), { letterhead }, options))).toContain(
      'después',
    );
  });
});

describe('text of people on paper', () => {
  it('prints every assigned sign of three scripts and any pile of accents without failing', async () => {
    const signs = Array.from({ length: 0x2800 }, (_, index) => String.fromCodePoint(0x20 + index)).join(' ');
    const piles = ['x', 'Ñ', 'ā', 'Ж', '✓', '😀', 'ع'].flatMap((base) =>
      ['\u0303', '\u0304', '\u20E3', '\u0651\u0489'].map((m) => base + m),
    );
    const pdf = await compilePdf(
      template('signs.typ', '#literal(data.text)'),
      { letterhead, text: signs + piles.join(' ') },
      options,
    );
    expect(await pdfText(pdf)).toContain('Ñ');
  }, 30_000);

  it('breaks long words and hyphens without adding or repeating a sign', async () => {
    const text = `${'A'.repeat(300)} ${'ofi-2026-'.repeat(60)}`;
    const pdf = await compilePdf(template('long.typ', '#literal(data.text)'), { letterhead, text }, options);
    expect((await pdfText(pdf)).replace(/\s/g, '')).toContain(text.replace(/\s/g, ''));
  });
});

function collectGarbage(): void {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
}

describe('the memory of the compiler', () => {
  it('stays flat from paper to paper', async () => {
    const path = template('many.typ', '#literal(data.text)');
    const render = async (count: number) => {
      for (let at = 0; at < count; at++)
        await compilePdf(path, { letterhead, text: `${at} ${'palabras '.repeat(1000)}` }, options);
      collectGarbage(); // of the tests that ran in this process before
      return process.memoryUsage().rss / 1e6;
    };
    const before = await render(30);
    expect((await render(60)) - before).toBeLessThan(25);
  }, 60_000);
});

describe('a template that fails', () => {
  it('gives an error with the template and what Typst says', async () => {
    const path = template('broken.typ', '#no-such-thing');
    await expect(compilePdf(path, { letterhead }, options)).rejects.toThrow(
      /broken\.typ: .*unknown variable: no-such-thing/,
    );
  });

  it('says what the archival standard refuses', async () => {
    const path = template('refused.typ', '#text("\\u{4e2d}")');
    await expect(compilePdf(path, { letterhead }, options)).rejects.toThrow(/refused\.typ: .*could not be displayed/);
  });

  it('names a template that does not exist', async () => {
    await expect(compilePdf('libs/platform/src/pdf/missing.typ', { letterhead }, options)).rejects.toThrow(
      /missing\.typ/,
    );
  });
});
