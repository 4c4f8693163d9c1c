import { describe, expect, it } from 'vitest';
import { compileCel, ExpressionError, type RuleContext } from './cel.js';
import { wordsOf } from './petition-words.js';

const { petition, subject, text } = wordsOf('Poste caído', 'Hay un poste de luz y dos baches.');
const context: RuleContext = {
  petition,
  subject,
  text,
  topic: 97n,
  topics: [97n, 1n],
  senderKind: 'person',
  documentKind: 'letter',
  channel: 'counter',
  neighbourhood: 'centro',
  receivedOn: '2026-03-10',
};

const refusal = (expression: string): string => {
  try {
    compileCel(expression);
  } catch (error) {
    if (error instanceof ExpressionError) return error.message;
    throw error;
  }
  return 'not refused';
};

describe('An expression of a rule', () => {
  it.each([
    ['petition.says("bache") && !subject.says("bache")', true],
    ['text.saysAll(["poste", "transformador"])', false],
    ['topic in [97, 98] && size(topics) > 1', true],
    ['senderKind == "person" ? channel == "portal" : true', false],
    ['neighbourhood.startsWith("cen") && receivedOn >= "2026-01-01"', true],
  ])('%s is %s', (expression, expected) => {
    expect(compileCel(expression)(context)).toBe(expected);
  });

  it.each([
    ['petition.says("bache"', /signo de más o de menos, en el carácter 22/],
    ['asunto == "x"', /«asunto» no existe/],
    ['petition.dice("x")', /«dice» no se puede usar/],
    ['channel == 3', /distinta clase/],
    ['"sin cerrar', /comillas/],
    ['topic + 1', /sí o no/],
    ['petition', /sí o no/],
    ['petition.evidence == petition', /«\.» no se puede usar/],
    ['constructor == 1', /no existe/],
    [`${'('.repeat(60)}true${')'.repeat(60)}`, /demasiado/],
    [Array(600).fill('true').join(' && '), /demasiado/],
    ['x'.repeat(20_001), /demasiado larga/],
  ])('that is wrong is told in Spanish: %s', (expression, told) => {
    expect(refusal(expression)).toMatch(told);
  });

  it.each([
    '[1,2,3].all(a, [1,2,3].all(b, [1,2,3].all(c, a + b + c > 0)))',
    'topics.map(t, t * 2) == [2]',
    'topics.exists(t, t == 97)',
    'channel.matches("^(a+)+$")',
    'timestamp("2026-01-01T00:00:00Z") == timestamp(receivedOn)',
    'eval("process.exit()") == 1',
  ])('that could run for hours or reach out is refused before it runs: %s', (expression) => {
    expect(refusal(expression)).toMatch(/no se puede usar|no existe/);
  });

  it.each([
    ['topics[5] == 1', /lista/],
    ['topic / (topic - 97) == 1', /divide entre cero/],
  ])('that breaks while it is evaluated says why, without the words of the petition: %s', (expression, told) => {
    const compiled = compileCel(expression);
    expect(() => compiled(context)).toThrow(told);
    expect(() => compiled(context)).toThrow(ExpressionError);
  });
});
