import { describe, expect, it } from 'vitest';
import { languageRemarks } from './keep-fields.js';
import { languageOf } from './language.js';
import { legibilityOf } from './legibility.js';

const SPANISH = `Por medio de la presente solicito a usted la reparación del alumbrado público de la calle Hidalgo, ya que
se encuentra apagado desde hace tres meses y hay robos.`;
const FORM = `SOLICITUD DE CONSTANCIA DE RESIDENCIA NOMBRE JUAN PÉREZ LÓPEZ DOMICILIO CALLE HIDALGO 12 COLONIA CENTRO
TELÉFONO 9511234567 FECHA 12/03/2026 FIRMA`;
const ENGLISH = `We hereby request that the street lights on Hidalgo street be repaired as soon as possible because they
have been off for three months and nobody has answered our letters.`;
const NAHUATL = `Niltze, nehuatl notoca Juan ihuan nochan Tultitlan. Nimitztlatlauhtia xinechpalehui ica in atl tlen ahmo
tihpiah ipan tocalpol yehuatl ica ceilhuitl.`;

describe('the language of a page', () => {
  it('is Spanish, of a letter and of a form in capitals', () => {
    expect(languageOf(SPANISH)).toBe('spa');
    expect(languageOf(FORM)).toBe('spa');
  });

  it('is told when it is another', () => {
    expect(languageOf(ENGLISH)).toBe('eng');
    expect(languageOf(NAHUATL)).toBe('und');
  });

  it('is not guessed of a few words', () => {
    expect(languageOf('Recibí original. Firma y sello')).toBeNull();
    expect(languageOf('')).toBeNull();
  });
});

describe('the remark about the language', () => {
  it('names the pages and the language in Spanish', () => {
    const pages = ['spa', 'eng', null, 'eng', 'und'].map((language, i) => ({ number: i + 1, language }));
    expect(languageRemarks(pages)).toEqual([
      'Otro idioma: las páginas 2 y 4 parecen estar en inglés.',
      'Otro idioma: la página 5 no parece estar en español.',
    ]);
  });
});

describe('the legibility of a page', () => {
  it('is good when the engine was sure and the words are words', () => {
    expect(legibilityOf({ text: SPANISH, confidence: 95 })).toBe('good');
  });

  it('is doubtful when either is missing', () => {
    expect(legibilityOf({ text: SPANISH, confidence: 80 })).toBe('doubtful');
    expect(legibilityOf({ text: `${SPANISH} ${'q;r# zx~w ]k| '.repeat(6)}`, confidence: 95 })).toBe('doubtful');
  });

  it('is none of a page of signs, of one hardly read, or of one without words', () => {
    expect(legibilityOf({ text: 'q;r# zx~w ]k| '.repeat(9), confidence: 90 })).toBe('illegible');
    expect(legibilityOf({ text: SPANISH, confidence: 40 })).toBe('illegible');
    expect(legibilityOf({ text: '', confidence: null })).toBe('illegible');
  });
});
