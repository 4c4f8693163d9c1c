import { Injectable } from '@nestjs/common';
import type { Actor, Tx } from '@oficialia/platform';
import { Ledger, type LedgerActor, type LedgerEntry } from './ledger/ledger.js';
import { nextStatus, type PetitionAct, type PetitionStatus } from './petition.status.js';
import { petitionNotFound } from './registry.errors.js';

/** A petition held for the length of a transaction, so that of two people who act at once one comes second. */
export interface LockedPetition {
  id: number;
  folio: string;
  status: PetitionStatus;
  requires_reply: boolean;
}

/** The only way in which a petition changes: a locked row, the transition table, the ledger. */
@Injectable()
export class PetitionActs {
  constructor(private readonly ledger: Ledger) {}

  /** Locks the petition until the transaction ends. Throws `petition.not-found` when the actor may not see it. */
  async lock(tx: Tx, folio: string, actor: Pick<Actor, 'departmentId'>): Promise<LockedPetition> {
    const rows: LockedPetition[] = await tx.query(
      `SELECT p.id, p.folio, p.status, p.requires_reply FROM petition p WHERE p.folio = $1 AND ($2::int IS NULL
         OR EXISTS (SELECT 1 FROM petition_sight s WHERE s.petition_id = p.id AND s.department_id = $2))
       FOR NO KEY UPDATE OF p`,
      [folio, actor.departmentId],
    );
    if (!rows[0]) throw petitionNotFound(folio);
    return rows[0];
  }

  /** Moves the petition by an act of the transition table and writes it in the ledger. Throws `petition.transition`. */
  async advance(
    tx: Tx,
    petition: LockedPetition,
    act: PetitionAct,
    actor: LedgerActor,
    entry: LedgerEntry,
  ): Promise<void> {
    const status = nextStatus(petition.status, act);
    if (status !== petition.status)
      await tx.query('UPDATE petition SET status = $2 WHERE id = $1', [petition.id, status]);
    petition.status = status;
    await this.ledger.append(tx, petition.id, actor, entry);
  }

  /** Writes an act that leaves the status as it is. */
  async record(tx: Tx, petition: { id: number }, actor: LedgerActor, entry: LedgerEntry): Promise<void> {
    await this.ledger.append(tx, petition.id, actor, entry);
  }

  /** From now on the department sees the petition. */
  async openTo(tx: Tx, petition: LockedPetition, departmentId: number, at: Date): Promise<void> {
    await tx.query(
      'INSERT INTO petition_sight (petition_id, department_id, since) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING',
      [petition.id, departmentId, at],
    );
  }
}
