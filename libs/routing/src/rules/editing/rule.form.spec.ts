import { describe, expect, it } from 'vitest';
import type { RuleNames } from '../rule-names.queries.js';
import { ruleInWords } from '../rule-in-words.js';
import type { RuleRow } from '../rules.queries.js';
import { ruleOf, typedIn, typedOf, unfinishedRule } from './rule.form.js';

const names: RuleNames = {
  topics: new Map([
    [25, 'Luminaria apagada'],
    [97, 'Energía eléctrica'],
  ]),
  documentKinds: new Map([['letter', 'Escrito de particular']]),
};

const departments = [
  {
    id: 1,
    key: 'DMU',
    name: 'Mantenimiento Urbano',
    level: 'municipal' as const,
    head_name: null,
    head_position: null,
  },
  {
    id: 2,
    key: 'CFE',
    name: 'Comisión Federal de Electricidad',
    level: 'federal' as const,
    head_name: null,
    head_position: null,
  },
];

const sent = {
  name: 'Alumbrado',
  department: 'DMU',
  instruction: 'attend',
  legalArticle: 'el artículo 115, fracción III, inciso b)',
  copies: ' Contraloría \n\nArchivo',
  termDays: '10',
  'c0-type': 'topic',
  'c0-topic': '25',
  'c1-type': 'words',
  'c1-place': 'anywhere',
  'c1-mode': 'none',
  'c1-lines': 'recibo de luz\n  medidor \nmedidor',
  'c2-type': 'topic',
  'c2-topic': '97',
  'c3-type': 'sender_kind',
  'c3-values': ['person', 'organisation', 'nobody'],
};

const errorsOf = (changes: object) => {
  const read = ruleOf(typedIn({ ...sent, ...changes }), names);
  return 'errors' in read ? read.errors.map(({ name, text }) => [name, text]) : [];
};

describe('The form of a rule', () => {
  it('gives the rule that was typed: topics of several rows together, lines tidied, unknown values left out', () => {
    expect(ruleOf(typedIn(sent), names)).toEqual({
      fields: expect.objectContaining({
        name: 'Alumbrado',
        department: 'DMU',
        termDays: 10,
        copies: ['Contraloría', 'Archivo'],
        suffices: false,
        conditions: [
          { type: 'topic', topics: [25, 97] },
          { type: 'words', place: 'anywhere', mode: 'none', phrases: ['recibo de luz', 'medidor'] },
          { type: 'sender_kind', negated: false, values: ['person', 'organisation'] },
        ],
      }) as unknown,
    });
  });

  it.each<[string, object, [string, RegExp]]>([
    ['a topic that is none', { 'c0-topic': '999' }, ['c0-topic', /^Condición 1: elija un tema/]],
    ['no words', { 'c1-lines': ' \n ' }, ['c1-lines', /^Condición 2: escriba al menos una palabra/]],
    ['words that say nothing', { 'c1-lines': 'de la' }, ['c1-lines', /«de la» no tiene ninguna palabra/]],
    ['too many words', { 'c1-lines': [...Array(41).keys()].join('\n') }, ['c1-lines', /40 renglones/]],
    ['no box', { 'c3-values': [] }, ['c3-values', /marque al menos una/]],
    ['topics and none', { 'c4-type': 'no_topic' }, ['c4-type', /contradice/]],
    ['a day that does not exist', { 'c4-type': 'received', 'c4-from': '2026-02-30' }, ['c4-from', /exista/]],
    [
      'a span that ends first',
      { 'c4-type': 'received', 'c4-from': '2026-02-02', 'c4-to': '2026-02-01' },
      ['c4-to', /antes/],
    ],
    ['an expression that is wrong', { expression: 'asunto == 1' }, ['expression', /«asunto» no existe/]],
    ['validity that ends first', { validFrom: '2026-02-02', validTo: '2026-02-01' }, ['validTo', /antes/]],
    ['no legal basis', { legalArticle: '' }, ['legalArticle', /escriba este dato/]],
    ['an instruction that is none', { instruction: 'sing' }, ['instruction', /elija/]],
  ])('tells at its field: %s', (_name, changes, [field, text]) => {
    expect(errorsOf(changes)).toEqual([[field, expect.stringMatching(text)]]);
  });
});

describe('The rows of the form', () => {
  it('refuses a rule without any condition', () => {
    const { name, department, instruction, legalArticle } = sent;
    const read = ruleOf(typedIn({ name, department, instruction, legalArticle }), names);
    expect(read).toEqual({
      errors: [{ name: 'agregar', text: expect.stringMatching(/aplicaría siempre/) as unknown }],
    });
  });

  it('shows a stored rule as it was typed', () => {
    const read = ruleOf(typedIn(sent), names);
    if (!('fields' in read)) throw new Error('refused');
    const { conditions } = read.fields;
    const row = {
      ...unfinishedRule(typedIn(sent), names, departments),
      conditions,
      id: 1,
      position: 1,
      name: 'Alumbrado',
    };
    const again = typedOf({ ...row, department_id: 1, department_key: 'DMU' } satisfies RuleRow);
    expect(again.rows.map(({ type }) => type)).toEqual(['topic', 'topic', 'words', 'sender_kind']);
    expect(again.fields).toMatchObject({ department: 'DMU', termDays: '10', copies: 'Contraloría\nArchivo' });
  });

  it('ignores rows of a type that is none', () => {
    expect(typedIn({ 'c0-type': 'toString', 'c1-type': ['topic'] }).rows).toEqual([]);
  });
});

describe('A rule in words', () => {
  const say = (changes: object) =>
    ruleInWords(unfinishedRule(typedIn({ ...sent, ...changes }), names, departments), names);

  it('says conditions, effect and basis in one sentence each', () => {
    expect(say({ suffices: '1', validFrom: '2026-01-01' })).toBe(
      'Si el tema es «Luminaria apagada» o «Energía eléctrica», y el asunto o el texto no dice «recibo de luz» ni «medidor», ' +
        'y quien envía es «Persona» o «Organización», entonces se turna a Mantenimiento Urbano, «Para su atención», con plazo de ' +
        '10 días hábiles, con copia para Contraloría; Archivo. Vale para lo recibido desde el jue 1 ene 2026. ' +
        'Fundamento: el artículo 115, fracción III, inciso b). Con esta regla basta: no se prueban las siguientes.',
    );
  });

  it('proposes a remission to an authority that is not the municipality', () => {
    expect(say({ department: 'CFE' })).toContain(
      'entonces se propone la remisión por incompetencia a Comisión Federal de Electricidad',
    );
  });

  it('leaves open what is not typed yet', () => {
    expect(ruleInWords(unfinishedRule(typedIn({}), names, departments), names)).toBe(
      'Siempre se turna a …, «Para su atención». Fundamento: ….',
    );
  });
});
