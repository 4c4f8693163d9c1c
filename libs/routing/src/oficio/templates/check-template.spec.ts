import type { Municipality } from '@oficialia/directory';
import { TemplateProblem, ValidationProblem } from '@oficialia/platform';
import { expect, it } from 'vitest';
import { checkTemplate } from './check-template.js';
import { shippedTemplate, type TemplateText } from './shipped-template.js';
import { problemInWords } from './template.errors.js';
import { OFICIO_KIND_KEYS } from './wording.js';

const municipality = {
  name: 'H. Ayuntamiento de Prueba',
  shortName: 'Prueba',
  state: 'México',
  followUpOffice: 'Seguimiento',
  address: null,
  signatoryName: 'Ana Ruiz',
  signatoryPosition: 'Presidenta',
} as Municipality;

const check = (template: TemplateText) =>
  checkTemplate(template, municipality, 'referral', new Date('2026-11-22T18:00:00Z')).then(
    () => undefined,
    (error: unknown) => (error as ValidationProblem).fields[0],
  );

it('keeps the texts of the product, which print every trial', async () => {
  for (const kind of OFICIO_KIND_KEYS) {
    const checked = checkTemplate(await shippedTemplate(kind), municipality, kind, new Date('2026-11-22T18:00:00Z'));
    await expect(checked).resolves.toBeUndefined();
  }
});

it('refuses with the line and what stands on it, also what fails only without a term or with a hostile text', async () => {
  const shipped = await shippedTemplate('referral');
  const typo = {
    ...shipped,
    source: shipped.source.replace('#opening', '#openning').replace(', opening)', ', openning)'),
  };
  expect(await check(typo)).toEqual({
    field: 'source',
    message: expect.stringMatching(
      /^Renglón \d+ de la página, que dice «#grid.*»: Typst dice: «unknown variable: openning/,
    ),
  });
  const hasty = { ...shipped, source: `${shipped.source}\n#data.term.words` };
  expect((await check(hasty))?.message).toContain('(Prueba: sin copias, sin puntos y sin plazo.)');
  const evaluating = { ...shipped, source: `${shipped.source}\n#eval(data.petition.subject, mode: "markup")` };
  expect((await check(evaluating))?.message).toContain('(Prueba: textos con signos extraños.)');
  const unknown = { ...shipped, wording: { ...shipped.wording, closing: 'Hola {nombre}' } };
  expect((await check(unknown))?.field).toBe('closing');
});

it.each([
  [new TemplateProblem('too-slow', ''), 'tardó más de cinco segundos'],
  [new TemplateProblem('too-large', ''), 'pidió más memoria'],
  [
    new TemplateProblem('wrong', 'file not found (searched at /x)', 2),
    'Renglón 2 de la página, que dice «b»: La plantilla no puede leer archivos',
  ],
])('says in Spanish what was wrong', (problem, sentence) => {
  expect(problemInWords(problem, 'a\nb')).toContain(sentence);
});
