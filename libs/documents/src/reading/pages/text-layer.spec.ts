import { describe, expect, it } from 'vitest';
import { cleanTextLayer, isGoodTextLayer } from './text-layer.js';

const letter = 'Por medio de la presente solicito la reparación de seis luminarias de la calle Niños Héroes.';
const noPictures = () => false;
const pictures = () => true;

describe('a text layer', () => {
  it('stands for the page when it is written language', () => {
    expect(isGoodTextLayer(letter, noPictures)).toBe(true);
    expect(isGoodTextLayer(letter.toUpperCase(), noPictures)).toBe(true);
  });

  it('does not stand for the page when it is a page number or a stamp over a scan', () => {
    expect(isGoodTextLayer('Hoja 12 de 40', noPictures)).toBe(false);
    expect(isGoodTextLayer(letter, pictures)).toBe(false);
    expect(isGoodTextLayer(letter.repeat(4), pictures)).toBe(true);
  });

  it('does not stand for the page when its fonts have no mapping', () => {
    const shifted = letter.replace(/[a-z]/g, (char) => String.fromCharCode(((char.charCodeAt(0) - 97 + 3) % 26) + 97));
    expect(isGoodTextLayer(shifted, noPictures)).toBe(false);
    expect(isGoodTextLayer(letter.replace(/[aeo]/g, '\ue012'), noPictures)).toBe(false);
    expect(isGoodTextLayer('4 5 6 7 8 9 & % $ # 1 2 3 4 5 6 7 8 9 0 ( ) = ?', noPictures)).toBe(false);
  });

  it('is cleaned of the marks of the PDF engine', () => {
    expect(cleanTextLayer('alumbra\ufffe\r\ndo pu\u0301blico \r\n\u0000')).toBe('alumbra-\ndo público');
  });
});
