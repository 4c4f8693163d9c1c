import { expect, it } from 'vitest';
import { isTelling, wordsOf } from './petition-words.js';

const says = (text: string, phrase: string) => wordsOf('', text).petition.says(phrase);

it.each([
  ['Hay baches enormes', 'bache'],
  ['PODARON LOS ÁRBOLES', 'podar árbol'],
  ['pagué los recibos de la luz', 'recibo de luz'],
  ['la lumi-\nnaria está apagada', 'luminaria apagada'],
  ['No hay agua', 'no hay agua'],
  ['una calle sin pavimentar', 'calle sin pavimento'],
  ['En este año', 'año'],
])('«%s» says «%s»', (text, phrase) => {
  expect(says(text, phrase)).toBe(true);
});

it.each([
  ['el recibo grande de luz', 'recibo de luz'],
  ['la luz del recibo', 'recibo de luz'],
  ['hay agua', 'no hay agua'],
  ['el ano', 'año'],
  ['portero', 'porte'],
  ['', 'bache'],
  ['de la de la', 'de la'],
])('«%s» does not say «%s»', (text, phrase) => {
  expect(says(text, phrase)).toBe(false);
});

it('tells each phrase that was found, how it was written and where', () => {
  const { petition, evidence } = wordsOf('Postes caídos', 'Un poste y otro poste; sin transformador');
  expect(petition.saysAny(['poste', 'transformador', 'medidor'])).toBe(true);
  const found = evidence.take().map(({ word, written, field, start }) => [word, written, field, start]);
  expect(found).toEqual([
    ['poste', 'Postes', 'subject', 0],
    ['poste', 'poste', 'text', 3],
    ['poste', 'poste', 'text', 16],
    ['transformador', 'transformador', 'text', 27],
  ]);
  expect(evidence.take()).toEqual([]);
});

it('knows a phrase in which there is nothing to look for', () => {
  expect(['de la', '¡!', 'de luz'].map(isTelling)).toEqual([false, false, true]);
});
