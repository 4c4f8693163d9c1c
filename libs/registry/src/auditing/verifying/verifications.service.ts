import { Injectable } from '@nestjs/common';
import { Clock, Config, Db, Handles, Jobs, type Actor } from '@oficialia/platform';
import { faultInWords, type LedgerReport } from '../../ledger/ledger-report.js';
import { ownPublicKey } from '../../ledger/ledger-seals.service.js';
import { verifyLedger } from '../../ledger/ledger-verification.js';
import { verifyWholeLedger } from '../../registry.jobs.js';
import { listVerifications, RUNNING, type VerificationRow } from './verifications.queries.js';

const ONE_AT_A_TIME = 7_316_247;

/** Verifications of the whole ledger: asked for at the desk, run by a worker, their results kept. */
@Injectable()
export class Verifications {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly config: Config,
    private readonly jobs: Jobs,
  ) {}

  /** Asks for one; whoever asks while one runs gets that one. */
  ask(actor: Actor): Promise<void> {
    const now = this.clock.now();
    return this.db.transaction(async (tx) => {
      await tx.query('SELECT pg_advisory_xact_lock($1)', [ONE_AT_A_TIME]);
      const asked: { id: number }[] = await tx.query(
        `INSERT INTO ledger_verification (asked_at, asked_by, expected)
         SELECT $1::timestamptz, $2, (SELECT count(*) FROM ledger_entry) WHERE NOT EXISTS (
           SELECT 1 FROM ledger_verification v WHERE ${RUNNING})
         RETURNING id`,
        [now, actor.id],
      );
      if (asked[0]) await this.jobs.enqueue(tx, verifyWholeLedger, { verificationId: asked[0].id });
    });
  }

  /** Those that were asked for, newest first. */
  list(limit: number): Promise<VerificationRow[]> {
    return listVerifications(this.db, this.clock.now(), limit);
  }

  /** Goes through the ledger and tells how far it is. Run again, it begins anew; one that has ended stays as it is. */
  @Handles(verifyWholeLedger)
  async run({ verificationId }: { verificationId: number }): Promise<void> {
    const open = await this.db.query('SELECT 1 FROM ledger_verification WHERE id = $1 AND finished_at IS NULL', [
      verificationId,
    ]);
    if (open.length === 0) return;
    const report = await this.db.snapshot((tx) =>
      verifyLedger(tx, ownPublicKey(this.config), (soFar) => this.tell(verificationId, soFar, false)),
    );
    await this.tell(verificationId, report, true);
  }

  private async tell(id: number, report: LedgerReport, finished: boolean): Promise<void> {
    const { entries, rows, seals, lastSeal, fault } = report;
    await this.db.transaction((tx) =>
      tx.query(
        `UPDATE ledger_verification SET entries = $2, rows = $3, seals = $4, last_seal_day = $5, last_seal_hash = $6,
           finished_at = $7, fault = $8, fault_folio = $9 WHERE id = $1`,
        [
          id,
          entries,
          rows,
          seals,
          lastSeal?.day ?? null,
          lastSeal?.hash ?? null,
          finished ? this.clock.now() : null,
          fault ? faultInWords(fault) : null,
          fault?.folio ?? null,
        ],
      ),
    );
  }
}
