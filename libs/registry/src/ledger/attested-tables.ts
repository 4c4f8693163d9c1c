import type { Queryable } from '@oficialia/platform';

/** Tables whose every row the ledger attests. */
export const ATTESTED_TABLES = [
  'petition',
  'correction',
  'annulment',
  'receipt',
  'attachment',
  'reserved_folio',
  'document',
  'typed_page',
  'oficio',
  'referral',
  'referral_point',
  'referral_return',
  'reassignment',
  'acknowledgement',
  'acknowledgement_contest',
  'prevention',
  'prevention_end',
  'withdrawal',
  'oficio_cancellation',
  'remission',
  'acknowledgement_reading',
  'clock',
  'clock_event',
  'reply',
  'reply_answer',
  'reply_file',
  'reply_review',
  'letter_text',
  'notification',
  'notification_event',
  'evaluation',
  'reopening',
  'pile_act',
  'report_signature',
  'report_file',
];

/** Where a folio is named: the entries of the office itself, under petition 0. */
export const OFFICE_CHAIN = 'actos de la oficina';
/** The folio of an entry `e`, of its petition `p` or its reserved folio `r`; of the office's own, what they are called. */
export const FOLIO_OF_ENTRY = `coalesce(p.folio, r.folio, CASE e.petition_id WHEN 0 THEN '${OFFICE_CHAIN}' END)`;

/** Rows that have no entry yet: scans without a folio, and what was done with a pile since its last pages were filed. */
export const STILL_WAITS: Partial<Record<string, string>> = {
  document: "t.purpose = 'scan'",
  pile_act: "NOT EXISTS (SELECT 1 FROM pile_act f WHERE f.pile_id = t.pile_id AND f.id >= t.id AND f.act = 'filed')",
};

/** How a row `t` of an attested table leads to its folio, where it does not name its petition. */
const FOLIO_OF: Record<string, string> = {
  report_signature: `SELECT '${OFFICE_CHAIN}' AS folio FROM report_signature t`,
  report_file: `SELECT '${OFFICE_CHAIN}' AS folio FROM report_file t`,
  petition: 'SELECT t.folio FROM petition t',
  reserved_folio: 'SELECT t.folio FROM reserved_folio t',
  acknowledgement: `SELECT p.folio FROM acknowledgement t JOIN referral r ON r.id = t.referral_id
    JOIN petition p ON p.id = r.petition_id`,
  referral_return: `SELECT p.folio FROM referral_return t JOIN referral r ON r.id = t.referral_id
    JOIN petition p ON p.id = r.petition_id`,
  reassignment: `SELECT p.folio FROM reassignment t JOIN referral r ON r.id = t.referral_id
    JOIN petition p ON p.id = r.petition_id`,
  acknowledgement_contest: `SELECT p.folio FROM acknowledgement_contest t JOIN acknowledgement a ON a.id = t.acknowledgement_id
    JOIN referral r ON r.id = a.referral_id JOIN petition p ON p.id = r.petition_id`,
  prevention_end: `SELECT p.folio FROM prevention_end t JOIN prevention v ON v.id = t.prevention_id
    JOIN petition p ON p.id = v.petition_id`,
  clock: `SELECT p.folio FROM clock t JOIN referral r ON r.id = t.referral_id JOIN petition p ON p.id = r.petition_id`,
  clock_event: `SELECT p.folio FROM clock_event t JOIN clock k ON k.id = t.clock_id JOIN referral r ON r.id = k.referral_id
    JOIN petition p ON p.id = r.petition_id`,
  notification_event: `SELECT p.folio FROM notification_event t JOIN notification n ON n.id = t.notification_id
    JOIN petition p ON p.id = n.petition_id`,
  referral_point: `SELECT p.folio FROM referral_point t JOIN referral r ON r.id = t.referral_id
    JOIN petition p ON p.id = r.petition_id`,
  reply_answer: `SELECT p.folio FROM reply_answer t JOIN reply y ON y.id = t.reply_id JOIN petition p ON p.id = y.petition_id`,
  reply_file: `SELECT p.folio FROM reply_file t JOIN reply y ON y.id = t.reply_id JOIN petition p ON p.id = y.petition_id`,
  reply_review: `SELECT p.folio FROM reply_review t JOIN reply y ON y.id = t.reply_id JOIN petition p ON p.id = y.petition_id`,
  typed_page: `SELECT p.folio FROM typed_page t JOIN document d ON d.id = t.document_id
    JOIN petition p ON p.id = d.petition_id`,
};

/** The folio that a row of an attested table belongs to. */
export async function folioOf(source: Queryable, table: string, id: number): Promise<string | undefined> {
  const select = FOLIO_OF[table] ?? `SELECT p.folio FROM ${table} t JOIN petition p ON p.id = t.petition_id`;
  return (await source.query<{ folio: string }>(`${select} WHERE t.id = $1`, [id]))[0]?.folio;
}
