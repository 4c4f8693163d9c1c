import { describe, expect, it } from 'vitest';
import { foldSpanish, stemSpanish } from './spanish-stem.js';

describe('the Spanish stem', () => {
  it.each([
    ['árbol', 'ARBOLES', 'árboles'],
    ['poda', 'podar', 'podaron', 'podarlos', 'podado'],
    ['inundación', 'inundaciones', 'inunda', 'inundan', 'inundado'],
    ['luminaria', 'Luminarias', 'LUMINARIAS'],
    ['luz', 'luces'],
    ['denuncia', 'denunciar', 'denuncias', 'denuncian'],
    ['pavimento', 'pavimentación', 'pavimentar', 'pavimenten'],
    ['robo', 'robos', 'roban', 'robaron', 'robado'],
    ['recolección', 'recolectan', 'recolectar'],
    ['hundimiento', 'hundido', 'hundió'],
    ['fundida', 'fundido', 'fundidas', 'fundidos'],
    ['camión', 'camiones'],
    ['lugar', 'lugares'],
    ['mototaxi', 'mototaxis'],
  ])('is one for %s and its family', (first, ...family) => {
    for (const word of family) expect(stemSpanish(word), word).toBe(stemSpanish(first));
  });

  it.each([
    ['año', 'ano'],
    ['plaza', 'plazo'],
    ['plaza', 'placa'],
    ['acta', 'acto'],
    ['nombramiento', 'nombre'],
    ['calenda', 'calendario'],
    ['ambulancia', 'ambulante'],
    ['cámara', 'cama'],
    ['puesto', 'puerta'],
    ['parte', 'para'],
    ['visitador', 'visita'],
    ['visitadora', 'visitar'],
  ])('keeps %s and %s apart', (one, other) => {
    expect(stemSpanish(one)).not.toBe(stemSpanish(other));
  });

  it('folds accents and diaeresis, composed or not, and keeps ñ', () => {
    expect(foldSpanish('PINGÜINO Ñandú')).toBe('pinguino ñandu');
    expect(foldSpanish('niño Ángel'.normalize('NFD'))).toBe('niño angel');
  });
});
