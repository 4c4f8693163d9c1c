import type { PetitionRow } from '@oficialia/registry';
import { expect, it } from 'vitest';
import type { ReplyRow } from '../replies.queries.js';
import { letterData } from './letter-data.js';

const petition = {
  folio: 'PM-2026-000123',
  received_at: new Date('2026-11-20T02:30:00Z'),
  subject: 'Fuga de agua',
  sender_name: 'Ma. Ñáñez',
  sender_position: null,
  sender_institution: null,
  contact_address: 'Hidalgo 5',
  contact_neighbourhood: 'Centro',
  notify_by_board: false,
} as PetitionRow;
const reply = {
  department: 'Obras Públicas',
  text: 'Se reparó.',
  document_name: 'foto.jpg',
  replied_at: new Date('2026-11-24T18:00:00Z'),
} as ReplyRow;
const municipality = {
  shortName: 'Prueba',
  state: 'Oaxaca',
  timeZone: 'America/Mexico_City',
  signatoryName: 'Mtra. Luna',
  signatoryPosition: 'Secretaria Particular',
};
const facts = {
  petition,
  municipality,
  letterhead: { institution: 'Prueba', office: 'Seguimiento', lines: [], accent: '#000000' },
  issuedAt: new Date('2026-11-25T18:00:00Z'),
  lookupUrl: 'https://ejemplo.mx',
};

it('writes one reply as it is, with days of the municipality', () => {
  const letter = letterData({ ...facts, replies: [reply] });
  expect(letter.reply).toEqual({
    department: 'Obras Públicas',
    repliedOn: '2026-11-24',
    text: 'Se reparó.',
    attachments: ['foto.jpg'],
  });
  expect(letter.petition.receivedOn).toBe('2026-11-19');
  expect(letter.petitioner.address).toBe('Hidalgo 5, Centro');
});

it('puts each of several replies under its department', () => {
  const other = {
    ...reply,
    department: 'Ecología',
    text: 'Se podó.',
    document_name: null,
    replied_at: new Date('2026-11-25T18:00:00Z'),
  };
  const letter = letterData({ ...facts, replies: [reply, other] });
  expect(letter.reply).toEqual({
    department: 'Obras Públicas y Ecología',
    repliedOn: '2026-11-25',
    text: 'Obras Públicas:\nSe reparó.\n\nEcología:\nSe podó.',
    attachments: ['foto.jpg'],
  });
});
