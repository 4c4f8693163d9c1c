import { describe, expect, it } from 'vitest';
import type { RuleRow } from '../rules.queries.js';
import { assess } from './assess.js';
import { compileRules } from './compile-rules.js';
import type { Condition } from './conditions.js';
import type { PetitionFacts } from './petition-facts.queries.js';
import { wordsOf } from './petition-words.js';
import type { RecognisedTopic } from './recognise-topics.js';

const [LAMP, POWER, POTHOLE] = [25, 97, 1];

const letter: PetitionFacts = {
  id: 7,
  subject: 'Luminaria apagada junto a un poste',
  text: 'La luminaria de la calle Hidalgo no prende. No es un problema del recibo de luz.',
  senderKind: 'person',
  documentKind: 'letter',
  channel: 'counter',
  neighbourhood: 'Col.  Jalatlaco Niños',
  receivedOn: '2026-03-10',
};

const topic = (number: number): RecognisedTopic => ({ id: number + 1000, number, score: 1, words: [] });
const about = (...numbers: number[]) => numbers.map(topic);
const ofTopic = (...topics: number[]): Condition => ({ type: 'topic', topics });
const words = (mode: 'any' | 'all' | 'none', ...phrases: string[]): Condition => ({
  type: 'words',
  place: 'anywhere',
  mode,
  phrases,
});

let ids = 0;
function rule(conditions: Condition[], more: Partial<RuleRow> = {}): RuleRow {
  const id = ++ids;
  return {
    id,
    position: id,
    name: `Regla ${id}`,
    conditions,
    expression: null,
    department_id: id,
    department_key: 'X',
    department: 'Dependencia X',
    level: 'municipal',
    instruction: 'attend',
    term_days: null,
    priority: null,
    copies: [],
    legal_article: 'art. 1',
    legal_text: null,
    valid_from: null,
    valid_to: null,
    suffices: false,
    ...more,
  };
}

function judge(rules: RuleRow[], topics: RecognisedTopic[], facts: Partial<PetitionFacts> = {}, closed?: Set<number>) {
  const petition = { ...letter, ...facts };
  const words = wordsOf(petition.subject, petition.text);
  const assessment = assess(compileRules(rules), { facts: petition, topics, words }, closed);
  return {
    ...assessment,
    outcomes: assessment.trials.map(({ outcome }) => outcome),
    proposed: assessment.proposals.map(({ rule: { id } }) => rules.findIndex((one) => one.id === id)),
  };
}

describe('A condition', () => {
  const holds = (condition: Condition, facts: Partial<PetitionFacts> = {}, topics = about(LAMP)) =>
    judge([rule([condition])], topics, facts).outcomes[0] === 'matched';

  it.each<[string, Condition, boolean]>([
    ['a word by its stem', words('any', 'transformador', 'postes'), true],
    ['all words', words('all', 'poste', 'transformador'), false],
    ['no word, which is said', words('none', 'recibo de luz'), false],
    ['no word, which is not said', words('none', 'transformador', 'medidor'), true],
    [
      'a word of the subject that only the text has',
      { ...words('any', 'Hidalgo'), place: 'subject' } as Condition,
      false,
    ],
    ['a topic', ofTopic(POTHOLE, LAMP), true],
    ['another topic', ofTopic(POTHOLE), false],
    ['no topic', { type: 'no_topic' }, false],
    ['a kind of sender', { type: 'sender_kind', negated: false, values: ['person'] }, true],
    ['every other kind of document', { type: 'document_kind', negated: true, values: ['letter'] }, false],
    [
      'a neighbourhood however it is written',
      { type: 'neighbourhood', negated: false, values: ['col. jalatlaco NIÑOS'] },
      true,
    ],
    ['the first and last day of a span', { type: 'received', from: '2026-03-10', to: '2026-03-10' }, true],
    ['a day before the span', { type: 'received', from: '2026-03-11', to: null }, false],
  ])('on %s', (_name, condition, expected) => {
    expect(holds(condition)).toBe(expected);
  });

  it('that no topic was recognised holds for a petition without one', () => {
    expect(holds({ type: 'no_topic' }, {}, [])).toBe(true);
  });

  it.each([
    '") || true || petition.says("',
    'poste\\") || true //',
    '"]) || true || petition.saysAny(["',
    '${process.exit()} `x`',
    '\u2028 \n \u0000 «poste»',
  ])('takes its words as words, whatever they look like: %j', (hostile) => {
    const { outcomes, failed } = judge([rule([words('all', hostile, 'transformador')])], []);
    expect([outcomes, failed]).toEqual([['failed'], false]);
  });
});

describe('The rules of a set', () => {
  it('are tried in order, and in each topic the first that fits wins', () => {
    const rules = [rule([ofTopic(LAMP), words('any', 'medidor')]), rule([ofTopic(LAMP)]), rule([ofTopic(LAMP)])];
    const { proposed, trials } = judge(rules, about(LAMP));
    expect(proposed).toEqual([1]);
    expect(trials).toMatchObject([{ outcome: 'failed', condition: 1 }, { outcome: 'matched' }, { outcome: 'decided' }]);
  });

  it('propose a department for each topic, and one for several topics of the same rule', () => {
    const rules = [rule([ofTopic(POTHOLE)]), rule([ofTopic(LAMP, POWER)])];
    const { proposed, proposals, settled } = judge(rules, about(LAMP, POTHOLE, POWER));
    expect(proposed).toEqual([0, 1]);
    expect(proposals[1]?.topics.map(({ number }) => number)).toEqual([LAMP, POWER]);
    expect([...settled].sort((a, b) => a - b)).toEqual([POTHOLE, LAMP, POWER]);
  });

  it('judge the whole petition when they name no topic, beside its topics', () => {
    const rules = [rule([words('any', 'poste')]), rule([words('any', 'luminaria')]), rule([ofTopic(LAMP)])];
    const { proposed, outcomes, proposals } = judge(rules, about(LAMP));
    expect([proposed, outcomes]).toEqual([
      [0, 2],
      ['matched', 'decided', 'matched'],
    ]);
    expect(proposals[0]?.words.map(({ written, field }) => [written, field])).toEqual([['poste', 'subject']]);
  });

  it('end with one that suffices', () => {
    const rules = [rule([words('any', 'poste')], { suffices: true }), rule([ofTopic(LAMP)])];
    expect(judge(rules, about(LAMP)).outcomes).toEqual(['matched', 'skipped']);
  });

  it.each([
    [null, '2026-03-09', 'expired'],
    ['2026-03-11', null, 'expired'],
    ['2026-03-10', '2026-03-10', 'matched'],
  ] as const)('hold from %s to %s by the day of reception: %s', (valid_from, valid_to, outcome) => {
    expect(judge([rule([ofTopic(LAMP)], { valid_from, valid_to })], about(LAMP)).outcomes).toEqual([outcome]);
  });

  it('also want the free expression, and say when it is what fails', () => {
    const { trials } = judge([rule([ofTopic(LAMP)], { expression: 'channel == "portal"' })], about(LAMP));
    expect(trials).toMatchObject([{ outcome: 'failed', condition: 1 }]);
  });
});

describe('A rule that breaks', () => {
  const breaking = { expression: 'topics[9] == 1' };

  it('is told with its reason, and no later rule decides its topic', () => {
    const rules = [rule([ofTopic(LAMP)], breaking), rule([ofTopic(LAMP)]), rule([ofTopic(POTHOLE)])];
    const { proposed, failed, trials, outcomes, settled } = judge(rules, about(LAMP, POTHOLE));
    expect([proposed, failed, outcomes]).toEqual([[2], true, ['broke', 'decided', 'matched']]);
    expect(trials[0]?.reason).toBe('la expresión «topics[9]» pide un elemento de una lista que no lo tiene');
    expect(settled.has(LAMP)).toBe(true);
  });

  it('and would have sufficed keeps all later ones from deciding', () => {
    const rules = [rule([words('any', 'poste')], { ...breaking, suffices: true }), rule([ofTopic(LAMP)])];
    expect(judge(rules, about(LAMP)).outcomes).toEqual(['broke', 'skipped']);
  });

  it('does not trouble petitions of which it says nothing', () => {
    expect(judge([rule([ofTopic(POTHOLE)], breaking)], about(LAMP))).toMatchObject({ failed: false });
  });

  it.each<[string, Partial<RuleRow>]>([
    ['its expression is none', { expression: 'while(true) {}' }],
    ['its expression might never end', { expression: '[1].all(a, [1].all(b, a == b))' }],
    ['somebody put a condition into the database that nobody knows', { conditions: [{ type: 'weather' } as never] }],
  ])('breaks on each petition instead of being passed over when %s', (_name, more) => {
    const { failed, proposed } = judge([rule([], more), rule([words('any', 'poste')])], []);
    expect([failed, proposed]).toEqual([true, []]);
  });

  it('breaks too when its department is no more', () => {
    const gone = rule([ofTopic(LAMP)]);
    const { trials } = judge([gone], about(LAMP), {}, new Set([gone.department_id]));
    expect(trials).toMatchObject([{ outcome: 'broke', reason: '«Dependencia X» ya no está en funciones' }]);
  });
});
