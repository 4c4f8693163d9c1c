import { Injectable } from '@nestjs/common';
import { Clock, type Actor, type Tx } from '@oficialia/platform';

/** A row that an entry attests: its table has a `facts()` function in the migrations. */
export interface AttestedRow {
  table:
    | 'correction'
    | 'annulment'
    | 'receipt'
    | 'attachment'
    | 'document'
    | 'typed_page'
    | 'oficio'
    | 'referral'
    | 'referral_point'
    | 'referral_return'
    | 'reassignment'
    | 'acknowledgement'
    | 'acknowledgement_contest'
    | 'prevention'
    | 'prevention_end'
    | 'withdrawal'
    | 'oficio_cancellation'
    | 'remission'
    | 'acknowledgement_reading'
    | 'clock'
    | 'clock_event'
    | 'reply'
    | 'reply_answer'
    | 'reply_file'
    | 'reply_review'
    | 'letter_text'
    | 'notification'
    | 'notification_event'
    | 'evaluation'
    | 'reopening'
    | 'pile_act'
    | 'report_signature'
    | 'report_file';
  id: number;
}

/** What is written of one act on a petition. `data` holds ids and codes, never personal data or texts. */
export interface LedgerEntry {
  /** Past participle, `referred`; Spanish in `actName`. */
  act: string;
  data?: Record<string, unknown>;
  rows?: AttestedRow[];
}

/** Who the ledger names. Without an id nobody signed in: the machine by itself, or the petitioner. */
export type LedgerActor = Pick<Actor, 'name' | 'address'> & { id: number | null };

/** The history of each petition: appended in the transaction of the act, chained by SHA-256, never changed. */
@Injectable()
export class Ledger {
  constructor(private readonly clock: Clock) {}

  /** Appends one entry and attests the petition and the named rows as they are now. Returns its sequence. */
  async append(tx: Tx, petitionId: number, actor: LedgerActor, entry: LedgerEntry): Promise<number> {
    const rows: { ledger_append: number }[] = await tx.query('SELECT ledger_append($1, $2, $3, $4, $5, $6, $7, $8)', [
      petitionId,
      this.clock.now(),
      actor.id,
      actor.name,
      actor.address,
      entry.act,
      JSON.stringify(entry.data ?? {}),
      JSON.stringify(entry.rows ?? []),
    ]);
    return (rows[0] as { ledger_append: number }).ledger_append;
  }

  /** Appends an act of the office itself, of no single petition, to its own chain. Returns its sequence. */
  async appendForOffice(tx: Tx, actor: LedgerActor, entry: LedgerEntry): Promise<number> {
    const { act, data = {}, rows = [] } = entry;
    const appended: { seq: number }[] = await tx.query('SELECT office_append($1, $2, $3, $4, $5, $6, $7) AS seq', [
      this.clock.now(),
      actor.id,
      actor.name,
      actor.address,
      act,
      JSON.stringify(data),
      JSON.stringify(rows),
    ]);
    return (appended[0] as { seq: number }).seq;
  }
}
