import { describe, expect, it } from 'vitest';
import { annexInWords, typedAnnexes } from './typed-annexes.js';

const annexes = (written: string) => typedAnnexes(written).map(annexInWords);

describe('Annexes as a person writes them', () => {
  it('are counted, and are copies unless they say original', () => {
    expect(annexes('2 copias de INE, 1 original de escritura')).toEqual(['2 copias: INE', '1 original: escritura']);
    expect(annexes('una copia del acta de nacimiento y dos originales de la escritura')).toEqual([
      '1 copia: acta de nacimiento',
      '2 originales: escritura',
    ]);
  });

  it('may be one a line, with or without a number', () => {
    expect(annexes('INE\n3 fotografías a color\nPlano; 1 USB')).toEqual([
      '1 copia: INE',
      '3 copias: fotografías a color',
      '1 copia: Plano',
      '1 copia: USB',
    ]);
  });

  it('keep a comma that begins no other annex', () => {
    expect(annexes('1 copia de contrato, con sus anexos y firmas, 2 planos')).toEqual([
      '1 copia: contrato, con sus anexos y firmas',
      '2 copias: planos',
    ]);
  });

  it('without any number are parted by commas', () => {
    expect(annexes('INE, CURP (original), recibo de luz')).toEqual([
      '1 copia: INE',
      '1 original: CURP',
      '1 copia: recibo de luz',
    ]);
  });

  it('keep what a number inside a description says', () => {
    expect(annexes('1 copia del oficio 123/2026, 2 hojas')).toEqual(['1 copia: oficio 123/2026', '2 copias: hojas']);
    expect(annexes('copias certificadas de acta')).toEqual(['1 copia: copias certificadas de acta']);
  });

  it.each(['', '  ', 'ninguno', 'Sin anexos', 'No.'])('are none in «%s»', (written) => {
    expect(annexes(written)).toEqual([]);
  });
});
