import { Injectable } from '@nestjs/common';
import { Calendars } from '@oficialia/directory';
import { Documents } from '@oficialia/documents';
import { Clock, Db, type Actor, type Tx, type Upload } from '@oficialia/platform';
import { findPetition, nextStatus, PetitionActs, type LockedPetition } from '@oficialia/registry';
import { clocksOf } from '../clocks/clocks.queries.js';
import { Clocks } from '../clocks/clocks.service.js';
import { takes } from '../clocks/counting/run-clock.js';
import { lapseLetter, type PetitionerLetter } from './letter/petitioner-letter.js';
import { PetitionerLetters } from './letter/petitioner-letters.js';
import type { CompletionRequest, LapseRequest } from './preventing.dto.js';
import { noPrevention, oneFileOnly, preventedTooLate, stillTime } from './preventing.errors.js';
import { heldReferrals, preventionOf, type PreventionRow } from './preventions.queries.js';

interface End {
  prevention: PreventionRow;
  outcome: 'completed' | 'lapsed';
  note: string;
  documentId: number | null;
  letter: PetitionerLetter | null;
}

/** How a prevention ends: the petition is completed and goes on, or counts as never filed. */
@Injectable()
export class Endings {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly calendars: Calendars,
    private readonly documents: Documents,
    private readonly acts: PetitionActs,
    private readonly clocks: Clocks,
    private readonly letters: PetitionerLetters,
  ) {}

  /**
   * Takes in what the petitioner brought, also late while nobody decided otherwise: the petition goes back to where it
   * was, and its clocks go on or begin again. Throws `petition.transition` (409), `prevention.one-file` (422).
   */
  async complete(folio: string, { note }: CompletionRequest, files: Upload[], actor: Actor): Promise<PreventionRow> {
    return this.db.transaction(async (tx) => {
      const locked = await this.acts.lock(tx, folio, actor);
      nextStatus(locked.status, 'complete');
      const prevention = await openPrevention(tx, locked);
      if (files.length > 1) throw oneFileOnly();
      const documentId = files[0] ? await this.documents.add(tx, locked, actor, files[0], 'annex') : null;
      const id = await this.end(tx, { prevention, outcome: 'completed', note, documentId, letter: null }, actor);
      const held = await heldReferrals(tx, locked.id);
      const rows = [{ table: 'prevention_end' as const, id }];
      await this.acts.advance(tx, locked, completionOf(held), actor, { act: 'completed', rows });
      await this.goOn(tx, locked, prevention, held, actor);
      return openPrevention(tx, locked);
    });
  }

  /**
   * Counts the petition as never filed, because its day passed without an answer: a person decides, the product only
   * shows that it is time. Throws `petition.transition`, `prevention.running`, or `prevention.late` when it had been asked
   * too late to be rejected as incomplete (409).
   */
  async lapse(folio: string, { note }: LapseRequest, actor: Actor): Promise<PreventionRow> {
    const letters = await this.letters.facts();
    const now = this.clock.now();
    const today = await this.calendars.dayOf(now);
    return this.db.transaction(async (tx) => {
      const locked = await this.acts.lock(tx, folio, actor);
      nextStatus(locked.status, 'lapse');
      const prevention = await openPrevention(tx, locked);
      if (!prevention.may_lapse) throw preventedTooLate();
      if (today <= prevention.complete_by) throw stillTime(prevention.complete_by);
      const petition = await findPetition(tx, folio, actor);
      const asked = { madeOn: prevention.made_on, completeBy: prevention.complete_by };
      const letter = lapseLetter(letters(petition, prevention.basis, now), asked);
      const id = await this.end(tx, { prevention, outcome: 'lapsed', note, documentId: null, letter }, actor);
      const rows = [{ table: 'prevention_end' as const, id }];
      await this.acts.advance(tx, locked, 'lapse', actor, { act: 'not_filed', rows });
      for (const { id: referral } of await heldReferrals(tx, locked.id))
        await this.clocks.stop(tx, locked, referral, 'Se tuvo por no presentada', actor);
      return openPrevention(tx, locked);
    });
  }

  private async end(tx: Tx, end: End, actor: Actor): Promise<number> {
    const { prevention, outcome, note, documentId, letter } = end;
    const what = [prevention.id, outcome, note, documentId, letter && JSON.stringify(letter)];
    const rows: { id: number }[] = await tx.query(
      `INSERT INTO prevention_end (prevention_id, outcome, note, document_id, letter, ended_at, ended_by, address)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8) RETURNING id`,
      [...what, this.clock.now(), actor.id, actor.address],
    );
    return rows[0]!.id;
  }

  /** Clocks that were held go on; one that waited for an acknowledgement which came meanwhile starts. */
  private async goOn(
    tx: Tx,
    locked: LockedPetition,
    prevention: PreventionRow,
    held: Awaited<ReturnType<typeof heldReferrals>>,
    actor: Actor,
  ): Promise<void> {
    const ids = held.map(({ id }) => id);
    for (const { id, state, referral_id: referral } of await clocksOf(tx, ids)) {
      const acknowledged = held.some((one) => one.id === referral && one.status === 'acknowledged');
      if (prevention.held_clocks.includes(id) && takes(state, 'resume'))
        await this.clocks.act(tx, locked, referral, { act: 'resume', reason: 'Se completó la petición' }, actor);
      else if (acknowledged) await this.clocks.startAtAcknowledgement(tx, locked, referral, actor);
    }
  }
}

async function openPrevention(tx: Tx, { id }: LockedPetition): Promise<PreventionRow> {
  const prevention = await preventionOf(tx, id);
  if (!prevention) throw noPrevention();
  return prevention;
}

/** Back to where the petition was: with nobody, or with departments that all have acknowledged or not. */
function completionOf(held: { status: 'issued' | 'acknowledged' }[]) {
  if (held.length === 0) return 'complete';
  return held.some(({ status }) => status === 'issued') ? 'complete_referred' : 'complete_acknowledged';
}
