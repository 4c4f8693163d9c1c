import { Injectable } from '@nestjs/common';
import { Clock, Db, type Actor, type Tx } from '@oficialia/platform';
import { findPetition, nextStatus, PetitionActs, type LockedPetition } from '@oficialia/registry';
import { clocksOf, type ClockRow } from '../clocks/clocks.queries.js';
import { Clocks } from '../clocks/clocks.service.js';
import { regimeById, regimeInForce, type RegimeRow } from '../clocks/regimes/regimes.queries.js';
import { PetitionerLetters } from './letter/petitioner-letters.js';
import { preventionLetter, type PetitionerLetter } from './letter/petitioner-letter.js';
import { PreventionTerms, type PreventionTerm } from './prevention-terms.js';
import type { PreventionRequest } from './preventing.dto.js';
import { alreadyPrevented } from './preventing.errors.js';
import { heldReferrals, preventionOf, type PreventionRow } from './preventions.queries.js';

/** Asks the petitioner to complete the petition: what is missing, until when, with a letter to hand over. */
@Injectable()
export class Preventions {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly acts: PetitionActs,
    private readonly clocks: Clocks,
    private readonly terms: PreventionTerms,
    private readonly letters: PetitionerLetters,
  ) {}

  /**
   * Asks, once. Clocks that run are suspended or interrupted, each as its regime says, if it is still time. Throws
   * `petition.transition` or `prevention.made` (409), `prevention.days-missing` or `prevention.days-few` (422).
   */
  async prevent(folio: string, request: PreventionRequest, actor: Actor): Promise<PreventionRow> {
    const letters = await this.letters.facts();
    return this.db.transaction(async (tx) => {
      const locked = await this.acts.lock(tx, folio, actor);
      const made = await preventionOf(tx, locked.id);
      if (made) throw alreadyPrevented(made.made_by);
      nextStatus(locked.status, 'require_completion');
      const petition = await findPetition(tx, folio, actor);
      const held = await heldReferrals(tx, locked.id);
      const ids = held.map(({ id }) => id);
      const clocks = await clocksOf(tx, ids);
      const regime = await regimeOf(tx, request.regime, clocks);
      const term = await this.terms.term(tx, regime, request.days, { filedAt: petition.received_at, clocks });
      const asked = { missing: request.missing, completeBy: term.completeBy, mayLapse: term.timely };
      const letter = preventionLetter(letters(petition, regime.basis, this.clock.now()), asked);
      await this.write(tx, locked, { regime, term, letter, missing: request.missing, clocks }, actor);
      return (await preventionOf(tx, locked.id)) as PreventionRow;
    });
  }

  private async write(
    tx: Tx,
    locked: LockedPetition,
    made: { regime: RegimeRow; term: PreventionTerm; letter: PetitionerLetter; missing: string; clocks: ClockRow[] },
    actor: Actor,
  ): Promise<void> {
    const { regime, term, letter, missing } = made;
    const holds = await this.terms.holds(tx, made.clocks);
    const what = [locked.id, regime.id, missing, term.madeOn, term.completeBy, term.timely];
    const who = [this.clock.now(), actor.id, actor.address];
    const rows: { id: number }[] = await tx.query(
      `INSERT INTO prevention (petition_id, regime_id, missing, made_on, complete_by, may_lapse, held_clocks, letter,
         made_at, made_by, address) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) RETURNING id`,
      [...what, holds.map(({ clock }) => clock.id), JSON.stringify(letter), ...who],
    );
    await this.acts.advance(tx, locked, 'require_completion', actor, {
      act: 'prevented',
      data: { regime: regime.key, completeBy: term.completeBy, mayLapse: term.timely },
      rows: [{ table: 'prevention', id: rows[0]!.id }],
    });
    const reason = 'Se pidió a quien presentó la petición que la complete';
    for (const { clock, effect } of holds)
      await this.clocks.act(tx, locked, clock.referral_id, { act: effect, reason }, actor);
  }
}

/** The one that was chosen, else that of the first clock, else the usual one. */
function regimeOf(tx: Tx, key: string | undefined, clocks: ClockRow[]): Promise<RegimeRow> {
  return key === undefined && clocks[0] ? regimeById(tx, clocks[0].regime_id) : regimeInForce(tx, key);
}
