import { Injectable } from '@nestjs/common';
import { Settings } from '@oficialia/directory';
import { brokenConstraint, Clock, Db, ValidationProblem, type Actor, type Tx } from '@oficialia/platform';
import { PetitionActs } from '../petition-acts.js';
import { findPetition } from '../petitions.queries.js';
import type { PetitionRow } from '../petition-row.js';
import { documentNumber } from '../registration/document-number.js';
import { correctable, type CorrectableField, type CorrectableValue } from './correction.fields.js';
import { changedMeanwhile, notCorrectable, nothingToCorrect } from '../registry.errors.js';

export interface CorrectionRequest {
  field: string;
  /** What the person saw, as `readable` writes it: if it is no longer so, somebody came first. */
  seen: string;
  value: string;
  reason: string;
}

/** Corrections: the registered value stays, with who changed it, when and why. */
@Injectable()
export class Corrections {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly acts: PetitionActs,
    private readonly settings: Settings,
  ) {}

  /** Corrects one field of a petition. Throws `correction.*` or ValidationProblem. */
  async correct(folio: string, request: CorrectionRequest, actor: Actor): Promise<void> {
    const rule = correctable.get(request.field);
    if (!rule) throw notCorrectable(request.field);
    const { timeZone: zone } = await this.settings.municipality();
    await this.db.transaction(async (tx) => {
      const locked = await this.acts.lock(tx, folio, actor);
      const petition = await findPetition(tx, folio, actor);
      const value = rule.read(request.value, { petition, zone });
      if ('message' in value)
        throw new ValidationProblem([{ field: 'value', message: `${rule.label}: ${value.message}` }]);
      const current = rule.show(petition[rule.column], zone);
      if (current !== request.seen) throw changedMeanwhile(rule.label, await this.lastCorrector(tx, petition, rule));
      if (rule.show(value.value, zone) === current) throw nothingToCorrect();
      const id = await this.write(tx, petition, rule, value.value, request.reason, actor);
      const rows = [{ table: 'correction' as const, id }];
      await this.acts.record(tx, locked, actor, { act: 'corrected', data: { field: rule.column }, rows });
    });
  }

  private async write(
    tx: Tx,
    petition: PetitionRow,
    rule: CorrectableField,
    value: CorrectableValue,
    reason: string,
    actor: Actor,
  ) {
    // A moment is written as the database itself writes it.
    const corrected = rule.column === 'received_at' ? `to_jsonb(($3::jsonb #>> '{}')::timestamptz)` : '$3::jsonb';
    const written: { id: number }[] = await tx.query(
      `INSERT INTO correction (petition_id, field, previous, corrected, reason, corrected_by, corrected_at)
       SELECT id, $2, to_jsonb(petition) -> $2, ${corrected}, $4, $5, $6 FROM petition WHERE id = $1 RETURNING id`,
      [petition.id, rule.column, JSON.stringify(value), reason, actor.id, this.clock.now()],
    );
    // The column name comes from the table of correctable fields, never from the request.
    try {
      await tx.query(`UPDATE petition SET ${rule.column} = $2 WHERE id = $1`, [petition.id, value]);
    } catch (error) {
      if (brokenConstraint(error) === 'petition_reachable') throw lastContact(rule.label);
      throw error;
    }
    if (rule.column === 'document_number') {
      const normalised = documentNumber(String(value ?? ''))?.normalised ?? null;
      await tx.query('UPDATE petition SET document_number_normalised = $2 WHERE id = $1', [petition.id, normalised]);
    }
    return (written[0] as { id: number }).id;
  }

  private async lastCorrector(tx: Tx, petition: PetitionRow, rule: CorrectableField): Promise<string> {
    const rows: { name: string }[] = await tx.query(
      `SELECT p.name FROM correction c JOIN person p ON p.id = c.corrected_by
       WHERE c.petition_id = $1 AND c.field = $2 ORDER BY c.id DESC LIMIT 1`,
      [petition.id, rule.column],
    );
    return rows[0]?.name ?? 'Otra persona';
  }
}

function lastContact(label: string): ValidationProblem {
  const message = `${label}: es el único dato para avisarle (domicilio, teléfono o correo) y no puede quedar vacío.`;
  return new ValidationProblem([{ field: 'value', message }]);
}
