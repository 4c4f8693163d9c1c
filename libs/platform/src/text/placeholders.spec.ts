import { expect, it } from 'vitest';
import { fillPlaceholders, unknownPlaceholders } from './placeholders.js';

const values = {
  folio: 'PM-2026-000123',
  asunto: 'Bache {folio}',
  dependencia: 'Obras',
  oficio: 'SP/0001/2026',
  remitente: 'Ma. Ñáñez',
  fecha: '20 de noviembre de 2026',
  punto: '$& $1',
};

it('fills in what a text names, once, whatever the values hold, and leaves everything else alone', () => {
  expect(fillPlaceholders('{folio}: {Asunto}, { punto }. {nadie} {} [fecha]', values)).toBe(
    'PM-2026-000123: Bache {folio}, $& $1. {nadie} {} [fecha]',
  );
});

it('names what it does not know', () => {
  expect(unknownPlaceholders('{folio} {plazo} {FECHA} {constructor}', values)).toEqual(['{plazo}', '{constructor}']);
});
