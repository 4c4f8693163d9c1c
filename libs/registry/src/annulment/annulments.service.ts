import { Injectable } from '@nestjs/common';
import { brokenConstraint, Clock, Db, type Actor, type Queryable, type Tx } from '@oficialia/platform';
import { PetitionActs } from '../petition-acts.js';
import { nextStatus } from '../petition.status.js';
import { noAnnulmentOpen, annulmentPending, annulmentSamePerson } from '../registry.errors.js';

export interface AnnulmentRow {
  id: number;
  reason: string;
  requested_by: number;
  requested_by_name: string;
  requested_at: Date;
  decided_by_name: string | null;
  decided_at: Date | null;
  approved: boolean | null;
}

/** Annulment: the folio stays, with a reason and the approval of a second person. */
@Injectable()
export class Annulments {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly acts: PetitionActs,
  ) {}

  /** Asks for an annulment. Throws `annulment.pending` when one waits, `petition.transition` when it cannot be. */
  request(folio: string, reason: string, actor: Actor): Promise<void> {
    return this.db.transaction(async (tx) => {
      const petition = await this.acts.lock(tx, folio, actor);
      nextStatus(petition.status, 'annul');
      const id = await this.insert(tx, petition.id, reason, actor);
      await this.acts.record(tx, petition, actor, { act: 'annulment_requested', rows: [{ table: 'annulment', id }] });
    });
  }

  /** Decides the waiting annulment; by a person other than the one who asked. */
  decide(folio: string, approved: boolean, actor: Actor): Promise<void> {
    return this.db.transaction(async (tx) => {
      const petition = await this.acts.lock(tx, folio, actor);
      const open: { id: number; requested_by: number }[] = await tx.query(
        'SELECT id, requested_by FROM annulment WHERE petition_id = $1 AND decided_at IS NULL',
        [petition.id],
      );
      if (!open[0]) throw noAnnulmentOpen();
      if (open[0].requested_by === actor.id) throw annulmentSamePerson();
      const { id } = open[0];
      await tx.query('UPDATE annulment SET decided_by = $2, decided_at = $3, approved = $4 WHERE id = $1', [
        id,
        actor.id,
        this.clock.now(),
        approved,
      ]);
      const rows = [{ table: 'annulment' as const, id }];
      if (approved) await this.acts.advance(tx, petition, 'annul', actor, { act: 'annulled', rows });
      else await this.acts.record(tx, petition, actor, { act: 'annulment_refused', rows });
    });
  }

  private async insert(tx: Tx, petitionId: number, reason: string, actor: Actor): Promise<number> {
    try {
      const rows: { id: number }[] = await tx.query(
        'INSERT INTO annulment (petition_id, reason, requested_by, requested_at) VALUES ($1, $2, $3, $4) RETURNING id',
        [petitionId, reason, actor.id, this.clock.now()],
      );
      return (rows[0] as { id: number }).id;
    } catch (error) {
      if (brokenConstraint(error) === 'annulment_one_open') throw annulmentPending();
      throw error;
    }
  }
}

/** The annulments of a petition, newest first. */
export function annulmentsOf(source: Queryable, petitionId: number): Promise<AnnulmentRow[]> {
  return source.query<AnnulmentRow>(
    `SELECT a.id, a.reason, a.requested_by, asked.name AS requested_by_name, a.requested_at,
       decided.name AS decided_by_name, a.decided_at, a.approved
     FROM annulment a JOIN person asked ON asked.id = a.requested_by LEFT JOIN person decided ON decided.id = a.decided_by
     WHERE a.petition_id = $1 ORDER BY a.id DESC`,
    [petitionId],
  );
}
