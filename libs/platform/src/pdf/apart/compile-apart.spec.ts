import { describe, expect, it } from 'vitest';
import { pdfText, readPdf } from '../pdf-text.fixture.js';
import { compileApart, joinPdfs, TemplateProblem } from './compile-apart.js';

const letterhead = { institution: 'Municipio de Prueba', office: 'Oficialía', lines: [], accent: '#6b1d2f' };
const options = { title: 'Prueba Ñ', date: new Date('2026-11-21T16:12:03Z') };
const HEAD = '#import "/libs/platform/src/pdf/paper.typ": *\n#let data = json(bytes(sys.inputs.data))\n';
const make = (source: string, across?: string) =>
  compileApart({ source: HEAD + source, data: { letterhead }, options, across });
const refusal = async (source: string): Promise<TemplateProblem> => {
  const problem = await make(source).catch((error: unknown) => error);
  expect(problem).toBeInstanceOf(TemplateProblem);
  return problem as TemplateProblem;
};

describe('a template that is not trusted', { timeout: 60_000 }, () => {
  it('makes an archival paper with the shared pieces, and may be marked across every page', async () => {
    const pdf = await make('#show: letter.with(data)\n= Hola\n#pagebreak()\n= Adiós', 'CANCELADO');
    expect(pdf.toString('latin1')).toContain('<pdfaid:part>2</pdfaid:part>');
    expect((await pdfText(pdf)).match(/CANCELADO/g)).toHaveLength(2);
  });

  it('says in which line it is wrong, from the first line of the template', async () => {
    const { kind, line, message } = await refusal('\n\n  #nosuchthing');
    expect([kind, line, message]).toEqual(['wrong', 5, 'unknown variable: nosuchthing']);
  });

  it.each([
    ['a file of the project', '#read("/package.json")'],
    ['a file of the machine', '#read("../../../../etc/passwd")'],
    ['a plugin', '#plugin("/x.wasm")'],
    ['a package', '#import ("@pre" + "view/cetz:0.2.0"): *'],
  ])('reads no file: %s', async (_, source) => {
    expect((await refusal(source)).message).toMatch(/file not found|access denied|failed to download package/);
  });

  it('is ended when it goes on without end or eats memory, and the next paper is made', async () => {
    const endless = '#for a in range(100000) { for b in range(100000) { let c = calc.sin(a * b) } }';
    expect((await refusal(endless)).kind).toBe('too-slow');
    expect((await refusal('#range(200000000).map(str).len()')).kind).toBe('too-large');
    expect(await pdfText(await make('#show: letter.with(data)\nSigue'))).toContain('Sigue');
  });

  it('is joined with others into one PDF, in order', async () => {
    const papers = await Promise.all(['Uno', 'Dos', 'Tres'].map((text) => make(`#show: letter.with(data)\n${text}`)));
    const { text, pages } = await readPdf(await joinPdfs(papers));
    expect(pages).toBe(3);
    expect(text).toMatch(/Uno[\s\S]*Dos[\s\S]*Tres/);
  });
});
