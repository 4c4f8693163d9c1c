import { Injectable } from '@nestjs/common';
import { Clock, Db, ValidationProblem, type Actor, type Queryable, type Tx } from '@oficialia/platform';
import type { Annex } from '../petition-row.js';
import { PetitionActs, type LockedPetition } from '../petition-acts.js';
import { attachedElsewhere, attachingToAnnulled } from '../registry.errors.js';
import { checkName } from '../registration/names.js';
import { receivedAt } from '../registration/registration.rules.js';
import type { AttachmentKind, AttachmentRequest } from './attachment.dto.js';

export interface AttachmentRow {
  id: number;
  number: number;
  kind: AttachmentKind;
  received_at: Date;
  received_reason: string | null;
  channel: string;
  sender_name: string;
  document_number: string | null;
  document_date: string | null;
  subject: string | null;
  sheets: number;
  annexes: Annex[];
  notes: string | null;
  attached_at: Date;
  attached_by_name: string;
  attached_by_position: string | null;
}

/** Papers that join a petition that exists, as annex, reminder or complement: no new folio, the same ledger. */
@Injectable()
export class Attachments {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly acts: PetitionActs,
  ) {}

  /**
   * Writes down what came for a petition and returns its number, from 1. The same `key` by the same actor writes once.
   * Throws ValidationProblem, `petition.not-found`, `attachment.annulled`.
   */
  attach(folio: string, request: AttachmentRequest, key: string, actor: Actor): Promise<number> {
    const now = this.clock.now();
    const received = checked(request, now);
    return this.db.transaction(async (tx) => {
      const petition = await this.acts.lock(tx, folio, actor);
      const earlier = await attachedWith(tx, key, actor);
      if (earlier?.petition_id === petition.id) return earlier.number;
      if (earlier) throw attachedElsewhere();
      if (petition.status === 'annulled') throw attachingToAnnulled(folio);
      const { id, number } = await this.insert(tx, petition, request, { received, key, now, actor });
      await this.acts.record(tx, petition, actor, {
        act: 'attached',
        data: { number, kind: request.kind },
        rows: [{ table: 'attachment', id }],
      });
      return number;
    });
  }

  private async insert(
    tx: Tx,
    petition: LockedPetition,
    request: AttachmentRequest,
    by: { received: Date; key: string; now: Date; actor: Actor },
  ): Promise<{ id: number; number: number }> {
    const rows: { id: number; number: number }[] = await tx.query(
      `INSERT INTO attachment (petition_id, number, kind, received_at, received_reason, channel, sender_name,
         document_number, document_date, subject, sheets, annexes, notes, attached_by, attached_at, idempotency_key)
       SELECT $1, coalesce(max(number), 0) + 1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15
       FROM attachment WHERE petition_id = $1 RETURNING id, number`,
      [
        petition.id,
        request.kind,
        by.received,
        request.receivedReason,
        request.channel,
        request.senderName,
        request.documentNumber,
        request.documentDate,
        request.subject,
        request.sheets,
        JSON.stringify(request.annexes ?? []),
        request.notes,
        by.actor.id,
        by.now,
        by.key,
      ],
    );
    return rows[0] as { id: number; number: number };
  }
}

function checked(request: AttachmentRequest, now: Date): Date {
  const errors: { field: string; message: string }[] = [];
  const received = receivedAt(request, now, errors);
  const name = checkName(request.senderName, 'organisation');
  if (!name.ok) errors.push({ field: 'senderName', message: name.reason });
  if (errors.length > 0) throw new ValidationProblem(errors);
  return received;
}

async function attachedWith(tx: Tx, key: string, actor: Actor) {
  const rows: { petition_id: number; number: number }[] = await tx.query(
    'SELECT petition_id, number FROM attachment WHERE attached_by = $1 AND idempotency_key = $2',
    [actor.id, key],
  );
  return rows[0];
}

/** What was attached to a petition, oldest first. */
export function attachmentsOf(source: Queryable, petitionId: number): Promise<AttachmentRow[]> {
  return source.query<AttachmentRow>(
    `SELECT a.id, a.number, a.kind, a.received_at, a.received_reason, a.channel, a.sender_name, a.document_number,
       a.document_date, a.subject, a.sheets, a.annexes, a.notes, a.attached_at, who.name AS attached_by_name,
       who.position AS attached_by_position
     FROM attachment a JOIN person who ON who.id = a.attached_by WHERE a.petition_id = $1 ORDER BY a.number`,
    [petitionId],
  );
}
