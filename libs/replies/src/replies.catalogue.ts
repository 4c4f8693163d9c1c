/** What a reply says to a point, in the words that the portal uses too. `in_process` leaves it without answer. */
export const SENSES = {
  granted: 'Favorable',
  partly: 'Favorable en parte',
  denied: 'No favorable',
  forwarded: 'Enviada a la autoridad competente',
  information: 'Informativa',
  in_process: 'En trámite',
} as const satisfies Record<string, string>;

/** How the petitioner got the reply. */
export const METHODS = {
  in_person: 'En persona, en la oficina',
  at_address: 'En su domicilio',
  email: 'Por correo electrónico',
  telephone: 'Por teléfono',
  board: 'Por estrados',
} as const satisfies Record<string, string>;

/** What somebody showed to prove who they are; its number is never copied. */
export const IDENTIFICATIONS = {
  voter_card: 'credencial para votar',
  passport: 'pasaporte',
  licence: 'licencia de conducir',
  professional: 'cédula profesional',
  other: 'otra identificación oficial',
  known: 'es persona conocida de la oficina',
} as const satisfies Record<string, string>;

/** Who received at the address, seen from the petitioner. */
export const RELATIONS = {
  petitioner: 'La persona interesada',
  relative: 'Familiar',
  employee: 'Persona que trabaja ahí',
  neighbour: 'Vecina o vecino',
  representative: 'Representante',
} as const satisfies Record<string, string>;

/** What the petitioner says of the answer. */
export const EVALUATIONS = {
  solved: 'Sí, resolvió mi asunto',
  partly: 'Lo resolvió en parte',
  no: 'No lo resolvió',
} as const satisfies Record<string, string>;

/** What the chief and the follow-up office decide on a reply. */
export const VERDICTS = {
  approved: 'Aprobada por el titular',
  returned: 'Devuelta por el titular',
  incongruent: 'Devuelta por no ser congruente',
} as const satisfies Record<string, string>;

export type Verdict = keyof typeof VERDICTS;
export type ReplyKind = 'partial' | 'final';

/** Why a point of a reply was not congruent. */
export interface PointReason {
  number: number;
  reason: string;
}

export type Sense = keyof typeof SENSES;
export type Method = keyof typeof METHODS;
export type Identification = keyof typeof IDENTIFICATIONS;
export type Relation = keyof typeof RELATIONS;
export type EvaluationVerdict = keyof typeof EVALUATIONS;

export const SENSE_KEYS = Object.keys(SENSES) as Sense[];
export const METHOD_KEYS = Object.keys(METHODS) as Method[];
export const IDENTIFICATION_KEYS = Object.keys(IDENTIFICATIONS) as Identification[];
export const RELATION_KEYS = Object.keys(RELATIONS) as Relation[];

interface Contact {
  notify_by_board: boolean;
  contact_address: string | null;
  contact_telephone: string | null;
  contact_email: string | null;
}

/** The way to notify that fits what the petitioner left, the surest proof first. */
export function usualMethod(contact: Contact): Method {
  if (contact.notify_by_board) return 'board';
  if (contact.contact_email) return 'email';
  return contact.contact_address ? 'at_address' : 'telephone';
}

/** Files that go with one reply. */
export const MOST_FILES = 10;
