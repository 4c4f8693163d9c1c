import { readFileSync } from 'node:fs';
import { projectPath } from '@oficialia/platform';
import { describe, expect, it } from 'vitest';
import { compileTopics, matchTopics, type Topic } from './topic-matching.js';

const seed = JSON.parse(readFileSync(projectPath('libs/routing/seed/topics.json'), 'utf8')) as Topic[];
const catalogue = compileTopics(seed);
const numbers = (subject: string, text = '') =>
  matchTopics(subject, text, catalogue).map((match) => match.topic.number);

describe('topics of petitions as people write them', () => {
  it.each([
    ['la lámpara de la calle, no el recibo', 25, 'La lámpara del poste está fundida'],
    [
      'el poste y el recibo de la CFE, no la lámpara',
      97,
      'El poste de luz está por caerse y el recibo de luz es muy alto',
    ],
    ['el charco de lluvia', 5, 'Se forma un charco con la lluvia y se tapa la alcantarilla'],
    ['la fuga de la tubería', 88, 'Hay una fuga de agua en la tubería'],
    ['las aguas negras', 89, 'Las aguas negras brotan de la coladera'],
    ['el tope frente a la parada', 9, 'Tope frente a la parada de la ruta'],
    ['la concesión de la ruta', 90, 'Piden una concesión para la ruta del mototaxi'],
    ['el techo de la escuela', 8, 'El techo de la escuela se está cayendo'],
    ['el maestro que falta', 94, 'Falta un maestro en la escuela'],
    ['el árbol sobre los cables', 28, 'Un árbol está sobre los cables de luz'],
    ['el asunto del nombre de la calle', 25, 'Reparar la luminaria de la calle Bomberos'],
    ['el asunto del lugar', 21, 'No pasa la basura frente al mercado, a un costado del panteón'],
    ['lo que es de lo que no es', 97, 'No es la luminaria sino el poste de CFE lo que se cae'],
    ['lo que falta de lo que ya se hizo', 88, 'El bache ya lo taparon; el problema es la fuga de agua'],
    ['lo que se pide de quien lo pide', 31, 'Los padres de familia de la escuela pedimos patrullaje'],
    ['la palabra mal escrita', 89, 'se tapo el drenage y salen aguas negras'],
    ['la palabra mal leída', 2, 's0licitamos la pavirnentación de la cal1e'],
  ])('tells apart %s', (_what, topic, subject) => {
    expect(numbers(subject)[0]).toBe(topic);
  });
});

describe('a second topic', () => {
  const ownWords = (subject: string) =>
    matchTopics(subject, '', catalogue).map(({ topic, hasOwnWords }) => [topic.number, hasOwnWords]);

  it('is no matter of its own when it only has words of the first: the lorry that does not pass collects rubbish', () => {
    expect(ownWords('Basura. El camión recolector de basura no pasa por la calle').slice(0, 2)).toEqual([
      [21, true],
      [90, false],
    ]);
    expect(ownWords('No pasa el camión de la basura y hay un bache').slice(0, 2)).toEqual([
      [21, true],
      [1, true],
    ]);
  });

  it('is not found in a phrase across the end of a sentence, whatever word opens the next one', () => {
    const barda = 'La barda se cayó. En la calle hay un bache.';
    expect(numbers(barda)).not.toContain(16);
    expect(numbers('La barda en la calle')).toContain(16);
  });
});

describe('the reason of a match', () => {
  it('says which words were found and where, so that they can be marked', () => {
    const text = 'Estimado presidente:\nlas LUMINARIAS de mi calle…';
    const [match] = matchTopics('Alumbrado público', text, catalogue);
    expect(match?.topic.key).toBe('luminaria');
    expect(match?.reasons).toEqual([
      { word: 'alumbrado público', field: 'subject', start: 0, end: 17, written: 'Alumbrado público' },
      { word: 'luminaria', field: 'text', start: 25, end: 35, written: 'LUMINARIAS' },
    ]);
    expect(text.slice(25, 35)).toBe('LUMINARIAS');
  });

  it('reads a word that the scan left cut at the end of a line', () => {
    const [match] = matchTopics('', 'se apagó la lumi-\nnaria', catalogue);
    expect(match?.reasons[0]).toMatchObject({ word: 'luminaria', written: 'lumi-\nnaria' });
  });

  it('reads decomposed accents as the same letters', () => {
    expect(numbers('Arreglo de la lámpara'.normalize('NFD'))[0]).toBe(25);
  });

  it('finds nothing in a letter that asks for nothing', () => {
    const text =
      'Por medio del presente el comité de la colonia le desea un feliz año nuevo. Atentamente, los vecinos.';
    expect(matchTopics('Saludo', text, catalogue)).toEqual([]);
    expect(matchTopics('', '', catalogue)).toEqual([]);
  });
});

describe('weights', () => {
  const topics = [
    { number: 1, words: ['agua', 'fuga de agua'] },
    { number: 2, words: ['agua', 'río'] },
    { number: 3, words: ['calle^0.5', 'bache'] },
    { number: 4, words: ['calle'] },
  ];
  const score = (subject: string, text: string, number: number) =>
    matchTopics(subject, text, topics).find((match) => match.topic.number === number)?.score ?? 0;

  it('counts the subject more than the text', () => {
    expect(score('un bache', '', 3)).toBeGreaterThan(2 * score('', 'un bache', 3));
  });

  it('counts a phrase more than its words apart', () => {
    expect(score('', 'fuga de agua', 1)).toBeGreaterThan(score('', 'agua', 1) * 2);
  });

  it('counts a word of many topics less than a word of one', () => {
    expect(score('', 'río', 2)).toBeGreaterThan(score('', 'agua', 2));
  });

  it('counts a word by its written weight', () => {
    expect(score('calle', '', 3)).toBeCloseTo(score('calle', '', 4) / 2);
  });

  it('does not let repeating one word win without end', () => {
    expect(score('', 'río '.repeat(400), 2)).toBeLessThan(2 * score('', 'río', 2));
  });
});
