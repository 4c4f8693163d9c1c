import { Injectable } from '@nestjs/common';
import { Db, DomainError, type Actor, type Tx } from '@oficialia/platform';
import { PileActs } from '../pile-acts.js';
import type { LockedPile, PileActRow } from '../pile-row.js';
import { ACT_WORDS, UNDO_WORDS } from '../pile-words.js';
import { changedMeanwhile, nothingToUndo } from '../piles.errors.js';
import { actsOf } from '../piles.queries.js';
import type { Arrangement, Bundle } from '../arrangement.js';
import { changesBetween, undone } from './changes.js';
import { arranged, type Operation } from './operations.js';

/** How far back an act may be taken back. */
const REMEMBERED = 100;

/** People put the pages of a pile in order, until they are filed. */
@Injectable()
export class Arranging {
  constructor(
    private readonly db: Db,
    private readonly acts: PileActs,
  ) {}

  /**
   * Does it, if none of the bundles that it touches was changed after version `seen` of the pile, which the person had
   * in sight. Throws `pile.changed-meanwhile`, `pile.act`, `pile.already-filed`.
   */
  async act(pileId: number, actor: Actor, operation: Operation, seen: number): Promise<void> {
    await this.db.transaction(async (tx) => {
      const pile = await this.acts.lock(tx, pileId);
      const arrangement = await this.after(tx, pile, operation, seen);
      const touched = changesBetween(pile.arrangement, arrangement).flatMap(({ before }) => before ?? []);
      await ensureSeen(tx, pile, touched, seen);
      await this.acts.record(tx, pile, actor, { act: operation.act, data: { ...operation }, arrangement });
    });
  }

  /** Takes an act back; what was done to other pages since then stays. Throws `pile.nothing-to-undo`. */
  async undo(pileId: number, actor: Actor, actId: number): Promise<void> {
    await this.db.transaction(async (tx) => {
      const pile = await this.acts.lock(tx, pileId);
      const act = (await actsOf(tx, pileId, REMEMBERED)).find(({ id }) => id === actId);
      const arrangement = act && undoable(act, pile.arrangement);
      if (!arrangement) throw nothingToUndo();
      await this.acts.record(tx, pile, actor, { act: 'undone', data: { act: act.act }, arrangement, undoes: act.id });
    });
  }

  /** The backs that were announced will not come: nothing waits for them any more. */
  async giveUpBacks(pileId: number, actor: Actor): Promise<void> {
    await this.db.transaction(async (tx) => {
      const pile = await this.acts.lock(tx, pileId);
      if (!pile.awaits_backs) return;
      await tx.query('UPDATE pile SET awaits_backs = false WHERE id = $1', [pileId]);
      await this.acts.record(tx, pile, actor, { act: 'backs_given_up' });
    });
  }

  private async after(tx: Tx, pile: LockedPile, operation: Operation, seen: number): Promise<Arrangement> {
    try {
      return arranged(pile.arrangement, operation);
    } catch (error) {
      if (error instanceof DomainError && error.code === 'pile.act' && pile.version > seen)
        throw await beaten(tx, pile);
      throw error;
    }
  }
}

/** Throws `pile.changed-meanwhile` when one of the bundles was changed after the version that the person saw. */
export async function ensureSeen(tx: Tx, pile: LockedPile, bundles: Bundle[], seen: number): Promise<void> {
  if (bundles.some(({ rev }) => rev > seen)) throw await beaten(tx, pile);
}

/** The latest act that can be taken back now. */
export function lastUndoable(
  acts: (PileActRow & { is_undone: boolean })[],
  arrangement: Arrangement,
): PileActRow | undefined {
  return acts.find((act) => undoable(act, arrangement) !== undefined);
}

function undoable(act: PileActRow & { is_undone: boolean }, now: Arrangement): Arrangement | undefined {
  if (act.is_undone || UNDO_WORDS[act.act] === undefined || act.changes.length === 0) return undefined;
  return undone(now, act.changes);
}

async function beaten(tx: Tx, pile: LockedPile): Promise<DomainError> {
  const [last] = await actsOf(tx, pile.id, 1);
  return changedMeanwhile(last?.acted_by_name ?? 'Otra persona', last ? ACT_WORDS[last.act] : 'las cambió');
}
