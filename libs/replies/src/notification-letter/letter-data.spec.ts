import type { PetitionRow } from '@oficialia/registry';
import { expect, it } from 'vitest';
import type { Sense } from '../replies.catalogue.js';
import { letterData, type AnsweredReferral } from './letter-data.js';

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
const municipality = {
  shortName: 'Prueba',
  state: 'Oaxaca',
  timeZone: 'America/Mexico_City',
  signatoryName: 'Mtra. Luna',
  signatoryPosition: 'Secretaria Particular',
};
const letterOf = (...referrals: AnsweredReferral[]) =>
  letterData({
    petition,
    referrals,
    introduction: null,
    closing: null,
    municipality,
    letterhead: { institution: 'Prueba', office: 'Seguimiento', lines: [], accent: '#000000' },
    issuedAt: new Date('2026-11-25T18:00:00Z'),
    lookupUrl: 'https://ejemplo.mx',
  });
type Reply = AnsweredReferral['replies'][number];
const reply = (day: string, answers: [point: number, sense: Sense, counts: boolean][], more: Partial<Reply> = {}) => ({
  answers: answers.map(([point, sense, counts]) => ({
    point,
    question: null,
    sense,
    counts,
    text: `Día ${day}, punto ${point}.`,
  })),
  files: [{ id: 1, name: `${day}.pdf` }],
  oficio_number: null,
  in_process_until: null,
  replied_at: new Date(`2026-11-${day}T18:00:00Z`),
  ...more,
});
const WHOLE = [{ number: 1, text: 'La petición en su conjunto' }];
const works = (status: 'acknowledged' | 'replied') => ({
  department: 'Obras Públicas',
  requires_reply: true,
  status,
});

it('writes one reply to the whole petition as it is, with days of the municipality', () => {
  const answered = reply('24', [[1, 'granted', true]], { oficio_number: 'OP/7' });
  const letter = letterOf({ referral: works('replied'), points: WHOLE, replies: [answered] });
  expect(letter.replies).toEqual([
    {
      department: 'Obras Públicas',
      numbers: ['OP/7'],
      repliedOn: '2026-11-24',
      answers: [{ point: null, sense: 'Favorable', text: 'Día 24, punto 1.' }],
      attachments: ['24.pdf'],
    },
  ]);
  expect([letter.petition.receivedOn, letter.petitioner.address, letter.owed]).toEqual([
    '2026-11-19',
    'Hidalgo 5, Centro',
    [],
  ]);
});

it('puts what several departments answered point by point, in order, and leaves out what was sent back', () => {
  const points = [
    { number: 1, text: 'Reparar' },
    { number: 2, text: 'Informar' },
  ];
  const replies = [
    reply('20', [[2, 'partly', true]]),
    reply('21', [[1, 'denied', false]]),
    reply('22', [[1, 'granted', true]]),
  ];
  const ecology = { ...works('replied'), department: 'Ecología' };
  const letter = letterOf(
    { referral: works('replied'), points, replies },
    { referral: ecology, points: WHOLE, replies: [reply('23', [[1, 'information', true]])] },
  );
  expect(letter.replies.map(({ department, answers }) => [department, ...answers.map(({ point }) => point)])).toEqual([
    ['Obras Públicas', '1. Reparar', '2. Informar'],
    ['Ecología', null],
  ]);
  expect(letter.replies[0]?.attachments).toEqual(['20.pdf', '22.pdf']);
});

it('says what is still owed, and until when it is in process', () => {
  const points = [
    { number: 1, text: 'Reparar' },
    { number: 2, text: 'Informar' },
  ];
  const partial = reply(
    '20',
    [
      [1, 'granted', true],
      [2, 'in_process', false],
    ],
    { in_process_until: '2026-12-15' },
  );
  const knows = { ...works('acknowledged'), department: 'Policía', requires_reply: false };
  const letter = letterOf(
    { referral: works('acknowledged'), points, replies: [partial] },
    { referral: knows, points: WHOLE, replies: [] },
  );
  expect(letter.owed).toEqual([{ department: 'Obras Públicas', point: '2. Informar', until: '2026-12-15' }]);
});
