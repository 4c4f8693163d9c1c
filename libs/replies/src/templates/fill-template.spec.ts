import { expect, it } from 'vitest';
import { fillTemplate, unknownPlaceholders } from './fill-template.js';

const values = {
  folio: 'PM-2026-000123',
  asunto: 'Bache {folio}',
  dependencia: 'Obras',
  oficio: 'SP/0001/2026',
  remitente: 'Ma. Ñáñez',
  fecha: '20 de noviembre de 2026',
  punto: '$& $1',
};

it('fills in what a template names, once, whatever the values hold, and leaves everything else alone', () => {
  expect(fillTemplate('{folio}: {Asunto}, { punto }. {nadie} {} [fecha]', values)).toBe(
    'PM-2026-000123: Bache {folio}, $& $1. {nadie} {} [fecha]',
  );
});

it('names what it does not know', () => {
  expect(unknownPlaceholders('{folio} {plazo} {FECHA} {constructor}')).toEqual(['{plazo}', '{constructor}']);
});
