import { Injectable } from '@nestjs/common';
import { Calendars } from '@oficialia/directory';
import { Clock, Db, Handles, type Actor, type Tx } from '@oficialia/platform';
import {
  PetitionActs,
  type AttestedRow,
  type LedgerActor,
  type LedgerEntry,
  type LockedPetition,
} from '@oficialia/registry';
import { oficioCancelled } from '@oficialia/routing';
import { MACHINE } from '../machine.js';
import type { Method } from '../replies.catalogue.js';
import { checkFollows, stateAfter, type NotificationState, type StepAct } from './notification-steps.js';
import { notificationTerms, owedBy } from './notifications.queries.js';

/** A step to be written. */
export interface NewStep {
  act: StepAct;
  /** `YYYY-MM-DD`. */
  day: string;
  words: string | null;
  details?: Record<string, unknown>;
  documentId?: number | null;
}

/** The step that begins a notification. */
export interface FirstStep extends NewStep {
  method: Method;
  recipient: string;
}

interface Standing {
  seq: number;
  act: StepAct | undefined;
  state: NotificationState;
}

/**
 * What happens to a notification, and what that does to its petition: it closes when nothing is owed any more, and a
 * letter that came back opens the debt again. Nothing is ever taken out: each is one more step.
 */
@Injectable()
export class NotificationCourse {
  constructor(
    private readonly clock: Clock,
    private readonly calendars: Calendars,
    private readonly acts: PetitionActs,
    private readonly db: Db,
  ) {}

  /** The day it is for the municipality, `YYYY-MM-DD`. */
  today(): Promise<string> {
    return this.calendars.dayOf(this.clock.now());
  }

  /** A notification of a locked petition with its first step; its id. */
  async begin(tx: Tx, petition: LockedPetition, first: FirstStep, actor: Actor): Promise<number> {
    const { method, recipient, ...step } = first;
    const rows: { id: number }[] = await tx.query(
      `INSERT INTO notification (petition_id, method, notified_on, recipient, proof, document_id, recorded_at, recorded_by)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8) RETURNING id`,
      [petition.id, method, step.day, recipient, step.words ?? '', step.documentId ?? null, this.clock.now(), actor.id],
    );
    const { id } = rows[0] as { id: number };
    await this.write(tx, petition, { id, method }, step, actor);
    return id;
  }

  /** Writes a step of a notification whose petition is locked. Throws `notification.step` (409) when it does not fit. */
  async write(
    tx: Tx,
    petition: LockedPetition,
    notification: { id: number; method: Method },
    step: NewStep,
    actor: LedgerActor,
  ): Promise<void> {
    const before = await standing(tx, notification.id);
    checkFollows(notification.method, before.act, step.act);
    const state = stateAfter(step.act, await notificationTerms(tx));
    const rows: AttestedRow[] = [
      { table: 'notification_event', id: await this.insert(tx, notification.id, before.seq + 1, state, step, actor) },
    ];
    if (before.seq === 0) rows.unshift({ table: 'notification', id: notification.id });
    const data = { method: notification.method, step: step.act };
    if (state === 'in_effect' && before.state !== 'in_effect') return this.told(tx, petition, { data, rows }, actor);
    if (state === 'failed' && before.state === 'in_effect') return this.cameBack(tx, petition, { data, rows }, actor);
    const act = before.seq === 0 ? 'notification_begun' : 'notification_followed';
    await this.acts.record(tx, petition, actor, { act, data, rows });
  }

  /** Every live referral is answered and the petitioner knows each answer: nothing is owed any more. */
  private async told(
    tx: Tx,
    petition: LockedPetition,
    entry: Omit<LedgerEntry, 'act'>,
    actor: LedgerActor,
  ): Promise<void> {
    const { pending, untold } = await owedBy(tx, petition.id);
    if (petition.status !== 'replied' || pending > 0 || untold > 0)
      return this.acts.record(tx, petition, actor, { act: 'notified_in_part', ...entry });
    await this.close(tx, petition, entry, actor);
  }

  /** The petitioner may know every answer already, and what was still awaited is not awaited any more. */
  @Handles(oficioCancelled)
  async onOficioCancelled({ folio }: { folio: string }): Promise<void> {
    await this.db.transaction(async (tx) => {
      const petition = await this.acts.lock(tx, folio, MACHINE);
      const { answered_at, pending, untold } = await owedBy(tx, petition.id);
      if (petition.status !== 'replied' || !answered_at || pending > 0 || untold > 0) return;
      await this.close(tx, petition, {}, MACHINE);
    });
  }

  private async close(
    tx: Tx,
    petition: LockedPetition,
    entry: Omit<LedgerEntry, 'act'>,
    actor: LedgerActor,
  ): Promise<void> {
    await this.acts.advance(tx, petition, 'notify', actor, { act: 'notified', ...entry });
    await this.acts.advance(tx, petition, 'close', actor, { act: 'closed' });
  }

  private async cameBack(
    tx: Tx,
    petition: LockedPetition,
    entry: Omit<LedgerEntry, 'act'>,
    actor: LedgerActor,
  ): Promise<void> {
    const undone = { act: 'notification_undone', ...entry };
    const over = petition.status === 'notified' || petition.status === 'closed';
    // Another notification of the same answers may hold.
    if (over && (await owedBy(tx, petition.id)).untold > 0)
      await this.acts.advance(tx, petition, 'undo_notification', actor, undone);
    else await this.acts.record(tx, petition, actor, undone);
  }

  private async insert(
    tx: Tx,
    notificationId: number,
    seq: number,
    state: NotificationState,
    { act, day, details = {}, words, documentId = null }: NewStep,
    actor: LedgerActor,
  ): Promise<number> {
    const rows: { id: number }[] = await tx.query(
      `INSERT INTO notification_event (notification_id, seq, act, state, day, details, words, document_id, recorded_at, recorded_by)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) RETURNING id`,
      [notificationId, seq, act, state, day, JSON.stringify(details), words, documentId, this.clock.now(), actor.id],
    );
    return (rows[0] as { id: number }).id;
  }
}

async function standing(tx: Tx, notificationId: number): Promise<Standing> {
  const rows: Standing[] = await tx.query(
    'SELECT seq, act, state FROM notification_event WHERE notification_id = $1 ORDER BY seq DESC LIMIT 1',
    [notificationId],
  );
  return rows[0] ?? { seq: 0, act: undefined, state: 'open' };
}
