import { Injectable } from '@nestjs/common';
import { Settings } from '@oficialia/directory';
import { Clock, Db, type Actor, type Tx } from '@oficialia/platform';
import { notAPeriod } from '../indicators.errors.js';
import { periodOf, type Period } from '../period.js';
import { kindOf, titleOf } from './report-kinds.js';
import type { ReportHead } from './reports.dto.js';
import { lastSheet, reportChanged, reportNotFound, reportSigned, sheetNotFound } from './reports.errors.js';
import { lastWritten, reportById, type ReportRow } from './reports.queries.js';
import { firstSheets, type Sheet } from './writing/sheets.js';

/** The drafts of reports: what people write between the figures. */
@Injectable()
export class Reports {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly settings: Settings,
  ) {}

  /**
   * Begins the report of a period with the sheets and names of the one written last; returns its id. Throws
   * `indicator.period` (422).
   */
  async begin(asked: Period, actor: Actor): Promise<number> {
    const period = periodOf(asked.from, asked.to, asked);
    if (!period) throw notAPeriod();
    const { followUpOffice, signatoryName, signatoryPosition } = await this.settings.municipality();
    const now = this.clock.now();
    return this.db.transaction(async (tx) => {
      const last = await lastWritten(tx);
      const rows: { id: number }[] = await tx.query(
        `INSERT INTO report (kind, first_day, last_day, title, sheets, elaborated_name, elaborated_position,
           validated_name, validated_position, created_at, created_by, changed_at, changed_by)
         SELECT $1, $2, $3, $4, $5, $6, coalesce($7, p.position, $8), $9, $10, $11, p.id, $11, p.id
         FROM person p WHERE p.id = $12 RETURNING id`,
        [
          kindOf(period),
          period.from,
          period.to,
          titleOf(period),
          JSON.stringify(last?.sheets ?? firstSheets(followUpOffice)),
          last?.elaborated_name ?? actor.name,
          last?.elaborated_position ?? null,
          followUpOffice,
          last?.validated_name ?? signatoryName,
          last?.validated_position ?? signatoryPosition,
          now,
          actor.id,
        ],
      );
      return (rows[0] as { id: number }).id;
    });
  }

  /** Throws `report.signed` or `report.changed` (409), as all that follow. */
  async writeHead(id: number, head: ReportHead, actor: Actor): Promise<void> {
    await this.change(id, head.version, actor, (tx) =>
      tx.query(
        `UPDATE report SET title = $2, elaborated_name = $3, elaborated_position = $4, validated_name = $5,
           validated_position = $6 WHERE id = $1`,
        [id, head.title, head.elaboratedName, head.elaboratedPosition, head.validatedName, head.validatedPosition],
      ),
    );
  }

  /** Puts `sheet` in the place of the one at `at`, from 0; behind the last one it is added. Throws `report.sheet-not-found`. */
  async writeSheet(id: number, seen: number, at: number, sheet: Sheet, actor: Actor): Promise<void> {
    await this.change(id, seen, actor, async (tx, { sheets }) => {
      if (at > sheets.length) throw sheetNotFound();
      await writeSheets(tx, id, sheets.toSpliced(at, 1, sheet));
    });
  }

  /** Throws `report.last-sheet` (409), too. */
  async removeSheet(id: number, seen: number, at: number, actor: Actor): Promise<void> {
    await this.change(id, seen, actor, async (tx, { sheets }) => {
      if (!sheets[at]) throw sheetNotFound();
      if (sheets.length === 1) throw lastSheet();
      await writeSheets(tx, id, sheets.toSpliced(at, 1));
    });
  }

  /** Throws a draft away. */
  async discard(id: number, seen: number): Promise<void> {
    await this.db.transaction(async (tx) => {
      await lockDraft(tx, id, seen);
      await tx.query('DELETE FROM report WHERE id = $1', [id]);
    });
  }

  private async change(
    id: number,
    seen: number,
    actor: Actor,
    work: (tx: Tx, report: ReportRow) => Promise<unknown>,
  ): Promise<void> {
    await this.db.transaction(async (tx) => {
      await work(tx, await lockDraft(tx, id, seen));
      await tx.query('UPDATE report SET version = version + 1, changed_at = $2, changed_by = $3 WHERE id = $1', [
        id,
        this.clock.now(),
        actor.id,
      ]);
    });
  }
}

/**
 * The draft, held until the transaction ends, as it was `seen`. Throws `report.not-found`, `report.signed`,
 * `report.changed`.
 */
export async function lockDraft(tx: Tx, id: number, seen: number): Promise<ReportRow> {
  const locked: unknown[] = await tx.query('SELECT 1 FROM report WHERE id = $1 FOR UPDATE', [id]);
  if (locked.length === 0) throw reportNotFound();
  const report = await reportById(tx, id);
  checkDraft(report, seen);
  return report;
}

/** Throws `report.signed` or `report.changed` (409) unless it is the draft that was `seen`. */
export function checkDraft({ signed_at, version }: ReportRow, seen: number): void {
  if (signed_at) throw reportSigned();
  if (version !== seen) throw reportChanged();
}

async function writeSheets(tx: Tx, id: number, sheets: Sheet[]): Promise<void> {
  await tx.query('UPDATE report SET sheets = $2 WHERE id = $1', [id, JSON.stringify(sheets)]);
}
