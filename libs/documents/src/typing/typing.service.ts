import { Injectable } from '@nestjs/common';
import { Clock, Db, Jobs, type Actor, type Tx } from '@oficialia/platform';
import { PetitionActs, type LockedPetition } from '@oficialia/registry';
import type { PageRow, Verdict } from '../document-row.js';
import { documentNotFound, pageNotFound, typedMeanwhile, wordMoved } from '../documents.errors.js';
import { documentRead, searchableWanted } from '../documents.jobs.js';
import { textsOf, wholeNumber } from '../documents.queries.js';
import { alignWords } from '../viewing/align-words.js';
import type { TypedPageRequest, TypedWordRequest } from './typing.dto.js';

/** Which page, as an address says it. */
export interface PageAddress {
  folio: string;
  document: string;
  number: string;
}

interface Held {
  petition: LockedPetition;
  documentId: number;
  page: PageRow;
}

/** What people read for the machine. It outranks the machine from then on, also when the file is read again. */
@Injectable()
export class Typing {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly acts: PetitionActs,
    private readonly jobs: Jobs,
  ) {}

  /**
   * Keeps what a person says of a page. Of two people the first one counts: the second gets `page.typed-meanwhile`,
   * unless both say the same.
   */
  async page(address: PageAddress, said: TypedPageRequest, actor: Actor): Promise<void> {
    await this.db.transaction(async (tx) => {
      const held = await this.hold(tx, address, actor);
      const text = said.verdict === 'confirmed' ? held.page.text : (said.text ?? '');
      const [kept, reason] = said.verdict === 'illegible' ? [null, said.reason ?? ''] : [text, null];
      if (held.page.version !== said.version) {
        const isSame = held.page.verdict === said.verdict && (kept === null || held.page.text === kept);
        if (isSame) return;
        throw typedMeanwhile(held.page.typed_by_name ?? 'La lectura automática');
      }
      await this.write(tx, held, { verdict: said.verdict, text: kept, reason }, actor);
    });
  }

  /** Puts one word right where it stands. Throws `page.word-moved` when the text is not what the person saw. */
  async word(address: PageAddress, said: TypedWordRequest, actor: Actor): Promise<void> {
    await this.db.transaction(async (tx) => {
      const held = await this.hold(tx, address, actor);
      const { text, words, version } = held.page;
      const place = alignWords(text, words).find(({ index }) => index === said.index);
      if (version !== said.version || !place) throw wordMoved();
      const corrected = text.slice(0, place.start) + said.word + text.slice(place.start + place.text.length);
      if (corrected === text) return;
      await this.write(tx, held, { verdict: 'word', text: corrected, reason: null }, actor);
    });
  }

  /** The petition's lock puts two people who save the same page one after the other. */
  private async hold(tx: Tx, { folio, document, number }: PageAddress, actor: Actor): Promise<Held> {
    const petition = await this.acts.lock(tx, folio, actor);
    const documentId = wholeNumber(document);
    const own: unknown[] = await tx.query('SELECT 1 FROM document WHERE id = $1 AND petition_id = $2', [
      documentId,
      petition.id,
    ]);
    if (own.length === 0) throw documentNotFound();
    const [page] = await textsOf(tx, documentId, wholeNumber(number));
    if (!page) throw pageNotFound();
    return { petition, documentId, page };
  }

  private async write(
    tx: Tx,
    { petition, documentId, page }: Held,
    typed: { verdict: Verdict; text: string | null; reason: string | null },
    actor: Actor,
  ): Promise<void> {
    const rows: { id: number }[] = await tx.query(
      `INSERT INTO typed_page (document_id, number, verdict, text, reason, typed_by, typed_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7) RETURNING id`,
      [documentId, page.number, typed.verdict, typed.text, typed.reason, actor.id, this.clock.now()],
    );
    const { id } = rows[0] as { id: number };
    await this.acts.record(tx, petition, actor, {
      act: 'page_typed',
      data: { document: documentId, page: page.number, verdict: typed.verdict },
      rows: [{ table: 'typed_page', id }],
    });
    await this.jobs.enqueue(tx, documentRead, { petitionId: petition.id, documentId });
    await this.jobs.enqueue(tx, searchableWanted, { documentId });
  }
}
