import { describe, expect, it } from 'vitest';
import { OFICIO_KIND_KEYS, PARAGRAPH_KEYS, SHIPPED_WORDING, wordedParts } from './wording.js';

const plain = (text: string, values = {}) =>
  wordedParts(text, values).parts.map(({ text: part, bold }) => (bold ? `<${part}>` : part));

describe('the wording of an oficio', () => {
  it('puts in the fields and makes bold what stands between asterisks', () => {
    expect(plain('Turno {folio}, *copia de {asunto}* hoy', { folio: 'PM-1', asunto: 'Fuga' })).toEqual([
      'Turno ',
      'PM-1',
      ', ',
      '<copia de >',
      '<Fuga>',
      ' hoy',
    ]);
  });

  it('takes no sign in a value for its own', () => {
    expect(plain('{asunto}.', { asunto: '*x* {folio} #read("/etc/passwd")' })).toEqual([
      '*x* {folio} #read("/etc/passwd")',
      '.',
    ]);
  });

  it.each([
    ['Un *descuido', 'Falta un asterisco'],
    ['{nombre}', 'No hay un campo {nombre}'],
    ['{folio', 'llave suelta'],
    ['{constructor}', 'No hay un campo {constructor}'],
  ])('says what is wrong with %s', (text, sentence) => {
    expect(wordedParts(text, {}).wrong.join(' ')).toContain(sentence);
  });

  it('that comes with the product is right', () => {
    for (const kind of OFICIO_KIND_KEYS)
      for (const key of PARAGRAPH_KEYS) expect(wordedParts(SHIPPED_WORDING[kind][key], {}).wrong).toEqual([]);
  });
});
