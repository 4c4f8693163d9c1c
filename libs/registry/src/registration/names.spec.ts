import { describe, expect, it } from 'vitest';
import { checkName } from './names.js';

describe('the name of a person', () => {
  it.each([
    'Íñigo Ñáñez Güémez',
    "Ma. del Carmen O'Higgins",
    'José D’Ávila',
    'Ana-Sofía Pérez-Ruiz',
    'Nayeli López',
    'Juárez',
    'Ma. Ó',
    'M.ª Luisa Peña',
    'Wu Li',
  ])('may be %s', (name) => {
    expect(checkName(name, 'person')).toEqual({ ok: true, name });
  });

  it('is tidied: composed accents, single spaces, apostrophes', () => {
    expect(checkName('  José\t\nMarti´nez  Ñ ', 'person')).toEqual({ ok: true, name: "José Marti'nez Ñ" });
    expect(checkName('Nu\u0301n\u0303ez', 'person')).toEqual({ ok: true, name: 'Núñez' });
  });

  it.each([
    ['', 'empty'],
    [' \t ', 'empty'],
    ['...', 'letters'],
    ["-'-", 'letters'],
    ['A', 'letters'],
    ['Juan 2', 'characters'],
    ['<b>Juan</b>', 'characters'],
    ['=HYPERLINK', 'characters'],
    ['-Juan', 'start'],
    ['Juan\u0000Pérez', 'control'],
    ['Juan\u202ePérez', 'control'],
    ['Ju\u200ban', 'control'],
    ['J'.repeat(201), 'length'],
  ])('may not be %j: %s', (name, code) => {
    expect(checkName(name, 'person')).toMatchObject({ ok: false, code, reason: expect.stringMatching(/nombre.*\.$/) });
  });
});

describe('the name of an institution', () => {
  it.each([
    'Escuela Primaria 20 de Noviembre',
    'Comercializadora «El Águila» & Asociados, S.A. de C.V.',
    'C.E.T.I.S. #102',
    '5.º Juzgado de Distrito (Oaxaca)',
  ])('may be %s', (name) => {
    expect(checkName(name, 'organisation')).toEqual({ ok: true, name });
    expect(checkName(name, 'authority')).toEqual({ ok: true, name });
  });

  it.each([
    ['123', 'letters'],
    ['=cmd|calc', 'characters'],
    ['+Verde Oaxaca', 'start'],
    ['<script>', 'characters'],
  ])('may not be %s: %s', (name, code) => {
    expect(checkName(name, 'organisation')).toMatchObject({ ok: false, code });
  });
});
