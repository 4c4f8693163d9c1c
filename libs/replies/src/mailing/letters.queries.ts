import type { Queryable } from '@oficialia/platform';
import type { StepAct } from '../notifying/notification-steps.js';

/** A letter of the mail, with the last step of its notification. */
export interface LetterRow {
  notificationId: number;
  folio: string;
  address: string;
  token: string;
  attachments: number[];
  last: StepAct;
  /** An answer that it tells was sent back since it was written. */
  outdated: boolean;
}

const LETTER = `SELECT m.notification_id AS "notificationId", p.folio, m.address, m.token, m.attachments, s.act AS last, EXISTS (
    SELECT 1 FROM reply_review v JOIN reply y ON y.id = v.reply_id
    WHERE y.petition_id = s.petition_id AND v.verdict = 'incongruent' AND v.reviewed_at > s.recorded_at) AS outdated
  FROM mailed_letter m JOIN notification_standing s ON s.id = m.notification_id JOIN petition p ON p.id = s.petition_id`;

export async function findLetter(source: Queryable, notificationId: number): Promise<LetterRow | undefined> {
  return (await source.query<LetterRow>(`${LETTER} WHERE m.notification_id = $1`, [notificationId]))[0];
}

/** The letter whose bounces come to the address with this token. */
export async function findLetterByToken(source: Queryable, token: string): Promise<LetterRow | undefined> {
  return (await source.query<LetterRow>(`${LETTER} WHERE m.token = $1`, [token]))[0];
}

/** Letters that were accepted on `day` or before and have not come back, the oldest first. */
export function agedLetters(source: Queryable, day: string): Promise<LetterRow[]> {
  return source.query<LetterRow>(
    `${LETTER} JOIN notification_event e ON e.notification_id = m.notification_id AND e.act = 'accepted' AND e.day <= $1
     WHERE s.act = 'accepted' ORDER BY e.id LIMIT 500`,
    [day],
  );
}

/** The files of a letter in their order. */
export function attachmentsOf(
  source: Queryable,
  ids: number[],
): Promise<{ name: string; type: string; sha256: string }[]> {
  return source.query(
    'SELECT name, type, sha256 FROM document WHERE id = ANY ($1::bigint[]) ORDER BY array_position($1::bigint[], id)',
    [ids],
  );
}

/** Folios to be notified again because their letter came back or never went out, the newest first. */
export async function foliosToNotifyAgain(source: Queryable, limit: number): Promise<string[]> {
  const rows = await source.query<{ folio: string }>(
    `SELECT p.folio FROM notification_event e JOIN notification n ON n.id = e.notification_id
     JOIN petition p ON p.id = n.petition_id AND p.status = 'replied'
     WHERE e.state = 'failed' AND e.act IN ('bounced', 'given_up')
       AND NOT EXISTS (SELECT 1 FROM notification later WHERE later.petition_id = p.id AND later.id > n.id)
     ORDER BY e.id DESC LIMIT $1`,
    [limit],
  );
  return rows.map(({ folio }) => folio);
}

/** Which answers of a petition count now, to be compared, and the files that go with them. */
export async function answersOf(source: Queryable, petitionId: number): Promise<{ counting: string; files: number[] }> {
  const rows = await source.query<{ counting: string; files: number[] }>(
    `SELECT coalesce(string_agg(DISTINCT c.id::text, ','), '') AS counting,
       coalesce(array_agg(DISTINCT f.document_id) FILTER (WHERE f.document_id IS NOT NULL), '{}') AS files
     FROM counting_answer c LEFT JOIN reply_file f ON f.reply_id = c.reply_id WHERE c.petition_id = $1`,
    [petitionId],
  );
  return rows[0] as { counting: string; files: number[] };
}
