import { describe, expect, it } from 'vitest';
import type { ReplyRow } from '../reply.queries.js';
import { atFields, firstTyped, requestOf, withTemplate } from './reply.form.js';

const POINTS = [
  { number: 2, text: 'Decir cuándo' },
  { number: 3, text: 'Enviar copia' },
];

describe('The form of a reply', () => {
  it('is a partial reply exactly when a point is said to be in process', () => {
    const typed = { 'sense-2': 'granted', 'text-2': 'Ayer.', 'sense-3': 'in_process', 'text-3': 'Falta.' };
    expect(requestOf({ ...typed, inProcessUntil: '2026-12-01' })).toEqual({
      answers: [
        { point: 2, sense: 'granted', text: 'Ayer.' },
        { point: 3, sense: 'in_process', text: 'Falta.' },
      ],
      partial: true,
      inProcessUntil: '2026-12-01',
      oficioNumber: undefined,
    });
    // A sense that nobody chose is missing, not left for later.
    expect(requestOf({ ...typed, 'sense-3': '' })).toMatchObject({ partial: false });
  });

  it('opens with what the version said that was sent back, of the points that are open again', () => {
    const answers = [1, 2].map((point) => ({
      point,
      question: null,
      sense: 'partly' as const,
      text: `${point}`,
      counts: false,
    }));
    expect(firstTyped(POINTS, { answers, oficio_number: 'OP/1' } as ReplyRow)).toEqual({
      oficioNumber: 'OP/1',
      'sense-2': 'partly',
      'text-2': '2',
      'sense-3': '',
      'text-3': '',
    });
  });

  it('fills a template in where nothing is typed, and leaves what was chosen', () => {
    const values = { folio: 'F', asunto: 'A', dependencia: 'D', oficio: 'O', remitente: 'R', fecha: 'H' };
    const typed = { 'text-2': 'Mío', 'sense-2': '', 'text-3': ' ', 'sense-3': 'denied' };
    expect(withTemplate(typed, POINTS, { sense: 'granted', text: '{folio}: {punto}' }, values)).toEqual({
      'text-2': 'Mío',
      'sense-2': '',
      'text-3': 'F: Enviar copia',
      'sense-3': 'denied',
    });
  });

  it('says each error at the field of its point', () => {
    const typed = { 'text-2': '', 'text-3': '' };
    const errors = [
      { name: 'answers.1.text', text: 'Falta.' },
      { name: 'answers', text: 'Faltan puntos.' },
      { name: undefined, text: 'Ana ya contestó.' },
    ];
    expect(atFields(errors as never, typed)).toEqual([
      { name: 'text-3', text: 'Punto 3. Falta.' },
      { name: 'sense-2', text: 'Faltan puntos.' },
      { name: undefined, text: 'Ana ya contestó.' },
    ]);
  });
});
