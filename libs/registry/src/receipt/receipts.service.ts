import { Injectable } from '@nestjs/common';
import { letterheadOf, Settings, type Municipality } from '@oficialia/directory';
import { brokenConstraint, Clock, Config, Db, type Actor, type Queryable } from '@oficialia/platform';
import { PetitionActs } from '../petition-acts.js';
import { CHANNEL_NAMES } from '../petition.catalogue.js';
import { findPetition } from '../petitions.queries.js';
import type { PetitionRow } from '../petition-row.js';
import type { ReceiptData } from './receipt-data.js';
import { renderReceipt, renderSticker } from './receipt.pdf.js';
import { receiptNotFound } from '../registry.errors.js';

/** How long the original may be fetched again (a slow printer, a second tray) before it counts as a copy. */
const ORIGINAL_MINUTES = 15;
const MINUTE_MS = 60_000;

export type ReceiptFormat = 'letter' | 'sticker';

interface IssuedReceipt {
  number: number;
  issued_at: Date;
}

/** Receipts: the first print is the original, every later one says that it is a copy. */
@Injectable()
export class Receipts {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly config: Config,
    private readonly settings: Settings,
    private readonly acts: PetitionActs,
  ) {}

  /** Issues the next receipt of a petition and returns its number: 1 is the original. */
  issue(folio: string, actor: Actor): Promise<number> {
    return this.db.transaction(async (tx) => {
      const petition = await this.acts.lock(tx, folio, actor);
      const rows: { id: number; number: number }[] = await tx.query(
        `INSERT INTO receipt (petition_id, number, issued_at, issued_by)
         SELECT $1, coalesce(max(number), 0) + 1, $2, $3 FROM receipt WHERE petition_id = $1 RETURNING id, number`,
        [petition.id, this.clock.now(), actor.id],
      );
      const { id, number } = rows[0] as { id: number; number: number };
      await this.acts.record(tx, petition, actor, {
        act: 'receipt_issued',
        data: { number },
        rows: [{ table: 'receipt', id }],
      });
      return number;
    });
  }

  /** Issues the original of a petition that was just registered; nothing when a retry finds it issued. */
  async issueOriginal(folio: string, actor: Actor): Promise<void> {
    const petition = await findPetition(this.db, folio, actor);
    if ((await issuedReceipts(this.db, petition.id)).length > 0) return;
    try {
      await this.issue(folio, actor);
    } catch (error) {
      if (brokenConstraint(error) !== 'receipt_number_unique') throw error;
    }
  }

  /** The PDF of an issued receipt. Throws `receipt.not-found`. */
  async pdf(folio: string, number: number, format: ReceiptFormat, actor: Actor): Promise<Buffer> {
    const petition = await findPetition(this.db, folio, actor);
    const issued = (await issuedReceipts(this.db, petition.id)).find((receipt) => receipt.number === number);
    if (!issued) throw receiptNotFound();
    const data = await this.dataOf(petition, issued);
    return format === 'sticker' ? renderSticker(data) : renderReceipt(data);
  }

  private async dataOf(petition: PetitionRow, issued: IssuedReceipt): Promise<ReceiptData> {
    const municipality = await this.settings.municipality();
    const opening = await this.db.query<{ hash: string }>(
      `SELECT encode(hash, 'hex') AS hash FROM ledger_entry WHERE petition_id = $1 AND seq = 1`,
      [petition.id],
    );
    const stale = this.clock.now().getTime() - issued.issued_at.getTime() > ORIGINAL_MINUTES * MINUTE_MS;
    const copy = issued.number > 1 ? { number: issued.number - 1, printedAt: issued.issued_at } : null;
    return {
      ...receiptOf(petition, municipality),
      lookupUrl: this.lookupUrl(petition),
      ledgerHash: opening[0]?.hash ?? '',
      copy: copy ?? (stale ? { number: 1, printedAt: this.clock.now() } : null),
    };
  }

  private lookupUrl(petition: PetitionRow): string {
    const query = new URLSearchParams({ folio: petition.folio, codigo: petition.lookup_code });
    return new URL(`/consulta?${query.toString()}`, this.config.PORTAL_URL).toString();
  }
}

/** The receipts of a petition, the original first. */
export function issuedReceipts(source: Queryable, petitionId: number): Promise<IssuedReceipt[]> {
  return source.query<IssuedReceipt>('SELECT number, issued_at FROM receipt WHERE petition_id = $1 ORDER BY number', [
    petitionId,
  ]);
}

function receiptOf(petition: PetitionRow, municipality: Municipality) {
  return {
    letterhead: letterheadOf(municipality),
    shortInstitution: municipality.shortName,
    folio: petition.folio,
    receivedAt: petition.received_at,
    timeZone: municipality.timeZone,
    sender: {
      name: petition.sender_name,
      position: petition.sender_position,
      institution: petition.sender_institution,
    },
    document: { kind: petition.document_kind_name, number: petition.document_number, date: petition.document_date },
    addressedTo: petition.addressed_to,
    subject: petition.subject,
    sheets: petition.sheets,
    annexes: petition.annexes,
    channel: CHANNEL_NAMES[petition.channel] ?? petition.channel,
    receivedBy: { name: petition.registered_by_name, position: petition.registered_by_position ?? '' },
    legend: municipality.receiptLegend,
    files: [],
    lookupCode: petition.lookup_code,
  };
}
