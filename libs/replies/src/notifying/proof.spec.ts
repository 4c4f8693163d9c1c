import { parse, ValidationProblem } from '@oficialia/platform';
import { describe, expect, it } from 'vitest';
import { NotificationRequest, NotificationStepRequest } from './notification.dto.js';
import { firstProof, laterProof } from './proof.js';

const SENDER = 'María Peña';
const first = (fields: object) =>
  firstProof(parse(NotificationRequest, { notifiedOn: '2026-11-24', ...fields }), SENDER);
const wrong = (work: () => unknown) => {
  try {
    work();
  } catch (error) {
    if (error instanceof ValidationProblem) return error.fields.map(({ field }) => field);
    throw error;
  }
  return [];
};
const SIGNED = { recipient: 'Ana Ríos', signed: 'on', identification: 'voter_card' };

describe('the proof of a notification', () => {
  it.each<[string, object, string[]]>([
    ['in person, without a name or a paper', { method: 'in_person', signed: 'on' }, ['recipient', 'identification']],
    ['in person, neither signed nor said why', { ...SIGNED, method: 'in_person', signed: '' }, ['signed']],
    ['at the address, without who it was', { ...SIGNED, method: 'at_address' }, ['relation']],
    ['a citation for no day', { method: 'at_address', outcome: 'absent' }, ['citedFor', 'citedAt']],
    [
      'a citation for the same day',
      { method: 'at_address', outcome: 'absent', citedFor: '2026-11-24', citedAt: '10:00' },
      ['citedFor'],
    ],
    ['an address that was not found, without why', { method: 'at_address', outcome: 'impossible' }, ['proof']],
    ['by telephone, without what was said', { method: 'telephone', recipient: 'Ana' }, ['proof']],
    ['by e-mail by hand, without its proof', { method: 'email' }, ['recipient', 'proof']],
  ])('is not enough: %s', (_name, fields, fieldNames) => {
    expect(wrong(() => first(fields))).toEqual(fieldNames);
  });

  it.each(['Clave PEGMMR85010120M400', 'Pasaporte G12345678', 'CURP PEGM850101MOCXRR02', 'licencia 123456789'])(
    'never holds the number of an identity paper: %s',
    (proof) => {
      expect(wrong(() => first({ ...SIGNED, method: 'in_person', proof }))).toEqual(['proof']);
    },
  );

  it('keeps a telephone number, which is the proof there', () => {
    const { words, act } = first({ method: 'telephone', recipient: 'Ana', proof: 'Al 55 8765 1234 y 5587651234' });
    expect([act, words]).toEqual(['delivered', 'Al 55 8765 1234 y 5587651234']);
  });

  it('says in words what was shown, and keeps it field by field', () => {
    expect(first({ ...SIGNED, method: 'at_address', relation: 'relative', proof: 'Casa azul.' })).toEqual({
      act: 'delivered',
      recipient: 'Ana Ríos',
      details: { identification: 'voter_card', signed: true, relation: 'relative' },
      words: 'Recibió Ana Ríos (familiar). Firmó de recibido. Se identificó con credencial para votar. Casa azul.',
    });
  });

  it('of a first visit to a closed door is the citation', () => {
    const { act, recipient, words } = first({
      method: 'at_address',
      outcome: 'absent',
      citedFor: '2026-11-25',
      citedAt: '10:30',
    });
    expect([act, recipient]).toEqual(['absent', SENDER]);
    expect(words).toBe('No se encontró a la persona; se dejó citatorio para el mié 25 nov 2026, 10:30 h.');
  });

  it('of the second visit is asked for as at the first, and a door is described', () => {
    const second = (fields: object) => laterProof(parse(NotificationStepRequest, fields), 'at_address', SENDER);
    expect(wrong(() => second({ act: 'delivered', ...SIGNED }))).toEqual(['relation']);
    expect(wrong(() => second({ act: 'affixed' }))).toEqual(['proof']);
    expect(second({ act: 'affixed', proof: 'En el zaguán.' }).words).toBe(
      'Nadie atendió el citatorio; la cédula se fijó en la puerta. En el zaguán.',
    );
  });
});
