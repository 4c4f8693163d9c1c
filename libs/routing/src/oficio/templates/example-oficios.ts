import { letterheadOf, type Municipality } from '@oficialia/directory';
import type { OficioData } from '../oficio-data.js';
import type { OficioKind } from './wording.js';

const LONG = 'Dirección General de Infraestructura, Desarrollo Urbano, Obras Públicas y Medio Ambiente ';
const HOSTILE = '*x* _y_ #read("/etc/passwd") {folio} \\ $ <b>"\'</b> [ ] // /* @nadie — ‮ñandú 😀';

/** An oficio with invented data, for previews. */
export function exampleOficio(municipality: Municipality, kind: OficioKind, now: Date): OficioData {
  return {
    kind,
    letterhead: letterheadOf(municipality, municipality.followUpOffice),
    number: 'SP/0012/2026',
    place: `${municipality.shortName}, ${municipality.state}`,
    issuedOn: '2026-11-23',
    issuedAt: now,
    addressee: { name: 'Ing. José Peña Ruiz', position: 'Director', department: 'Dirección de Agua Potable' },
    petition: {
      folio: 'PM-2026-000123',
      petitioner: 'María Ñáñez López',
      receivedOn: '2026-11-20',
      subject: 'Fuga de agua en la calle Hidalgo, entre Juárez y Morelos',
      points: ['Que se repare la fuga.', 'Que se informe cuándo se hará.'],
    },
    legalBasis: 'el artículo 42 del Bando de Policía y Gobierno',
    instruction: kind === 'remission' ? 'Remisión por incompetencia' : 'Para su atención',
    term: kind === 'remission' ? null : { words: '10 días hábiles', dueDate: '2026-12-07' },
    notes: null,
    signatory: { name: municipality.signatoryName, position: municipality.signatoryPosition },
    copiesTo: ['Contraloría Interna, para su conocimiento.', 'Archivo.'],
    verificationUrl: 'https://oficialia.ejemplo.mx/peticiones/PM-2026-000123/oficios/SP-0012-2026.pdf',
  };
}

/** What a template must be able to print before it is kept: each with the words that tell a person which one failed. */
export function trialOficios(municipality: Municipality, kind: OficioKind, now: Date): [string, OficioData][] {
  const usual = exampleOficio(municipality, kind, now);
  const { petition } = usual;
  const hostile = { name: HOSTILE, position: HOSTILE, department: HOSTILE };
  const many = Array.from({ length: 60 }, (_, index) => `Punto ${index + 1}: ${LONG}`);
  return [
    ['un oficio común', usual],
    [
      'sin copias, sin puntos y sin plazo',
      { ...usual, term: null, copiesTo: [], petition: { ...petition, points: [] } },
    ],
    ['sin fecha de vencimiento', { ...usual, term: usual.term && { words: '3 meses', dueDate: null } }],
    [
      'nombres muy largos, muchos puntos y observaciones',
      {
        ...usual,
        addressee: { name: LONG.repeat(2), position: LONG.repeat(3), department: 'X'.repeat(200) },
        petition: { ...petition, subject: LONG.repeat(8), petitioner: LONG.repeat(3), points: many },
        notes: `${LONG}\n\n${LONG}`.repeat(4),
        copiesTo: many.slice(0, 20),
      },
    ],
    [
      'textos con signos extraños',
      {
        ...usual,
        addressee: hostile,
        petition: { ...petition, subject: HOSTILE, petitioner: HOSTILE, points: [HOSTILE] },
        legalBasis: HOSTILE,
        notes: HOSTILE,
        copiesTo: [HOSTILE],
        signatory: { name: HOSTILE, position: HOSTILE },
      },
    ],
  ];
}
