import type { Actor, Queryable } from '@oficialia/platform';
import { normaliseDocumentNumber } from '../registration/document-number.js';
import type { PetitionStatus } from '../petition.status.js';
import { inSight } from '../petitions.queries.js';

/** How alike two names must be (trigrams, 0 to 1) to count as one that was misspelt. */
const SAME_NAME = 0.55;
/** How alike two subjects must be for the petition to look like a repeat. */
const SAME_SUBJECT = 0.35;
/** Somebody asks for the same within months; after that it is another petition. */
const DAYS = 180;
const CANDIDATES = 60;
const SHOWN = 5;

/** What is known of a petition while it is being typed. */
export interface Sketch {
  senderName: string;
  curp?: string;
  email?: string;
  telephone?: string;
  subject?: string;
  documentNumber?: string;
}

export interface SimilarPetition {
  id: number;
  folio: string;
  received_at: Date;
  sender_name: string;
  subject: string;
  status: PetitionStatus;
  /** The same person by name, CURP, e-mail or telephone; else a name that is nearly the same. */
  same_person: boolean;
  repeated: boolean;
}

export interface Similar {
  /** Petitions of the same person: how many, and the newest. */
  count: number;
  ofPerson: SimilarPetition[];
  /** Those that this one may repeat, the likeliest first. */
  repeats: SimilarPetition[];
}

/** Petitions of the same sender and those that look like the one being typed, among those that the actor may see. */
export async function similarPetitions(source: Queryable, sketch: Sketch, actor: Actor, now: Date): Promise<Similar> {
  const rows = await source.query<SimilarPetition & { subject_alike: number }>(SIMILAR, [
    sketch.senderName,
    sketch.curp ?? null,
    sketch.email ?? null,
    sketch.telephone ?? null,
    sketch.subject ?? '',
    normaliseDocumentNumber(sketch.documentNumber ?? '') || null,
    actor.departmentId,
    now,
  ]);
  const ofPerson = rows.filter((row) => row.same_person);
  const repeats = rows.filter((row) => row.repeated);
  repeats.sort((a, b) => b.subject_alike - a.subject_alike);
  return { count: ofPerson.length, ofPerson: ofPerson.slice(0, SHOWN), repeats: repeats.slice(0, SHOWN) };
}

/** A subject as it is compared: its beginning, in small letters without accents. Cheaper than `plain_text`, for many rows. */
const compared = (text: string) => `translate(lower(left(${text}, 250)), 'áéíóúüñ', 'aeiouun')`;

// The keys are found by their index; only what they give is compared, and only recent subjects.
const SIMILAR = `
  WITH asked AS MATERIALIZED (
    SELECT name, sender_keys(name, $2, $3, $4) AS keys, sender_keys('', $2, $3, $4) AS identity,
      ${compared('$5::text')} AS subject
    FROM (SELECT plain_name($1) AS name OFFSET 0) given
  ), near AS MATERIALIZED (
    SELECT t.petition_id, t.name = asked.name OR t.keys && asked.identity AS same_person
    FROM asked, sender_trace t WHERE t.keys && asked.keys
      AND (t.name = asked.name OR t.keys && asked.identity OR similarity(t.name, asked.name) >= ${SAME_NAME})
    ORDER BY same_person DESC, t.petition_id DESC LIMIT ${CANDIDATES}
  )
  SELECT p.id, p.folio, p.received_at, p.sender_name, p.subject, p.status, near.same_person, alike.subject_alike,
    alike.recent AND (alike.subject_alike >= ${SAME_SUBJECT} OR coalesce(p.document_number_normalised = $6, false)) AS repeated
  FROM near JOIN petition p ON p.id = near.petition_id CROSS JOIN asked
  CROSS JOIN LATERAL (
    SELECT recent, CASE WHEN recent AND length(asked.subject) >= 8
      THEN similarity(${compared('p.subject')}, asked.subject) ELSE 0 END AS subject_alike
    FROM (SELECT p.received_at > $8::timestamptz - interval '${DAYS} days' AND p.status <> 'annulled' AS recent) age OFFSET 0
  ) alike
  WHERE ${inSight(7)} ORDER BY p.id DESC`;
