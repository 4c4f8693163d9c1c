import { Injectable } from '@nestjs/common';
import { Clock, Db, Jobs, Log, type Actor, type Tx } from '@oficialia/platform';
import { lockDraft, type Seen } from '../editing/lock-draft.js';
import { noRules, notSimulated, rulesBroke } from '../rules.errors.js';
import { rulesPublished } from '../rules.jobs.js';
import type { Simulation } from './simulation.js';

/** Puts a simulated draft into force. The version before stays as it was; what waits is judged again by the worker. */
@Injectable()
export class Publications {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly jobs: Jobs,
    private readonly log: Log,
  ) {}

  /** Throws when the draft was not simulated as it is, when a rule broke in the simulation, or when there are no rules. */
  async publish(seen: Seen, actor: Actor): Promise<void> {
    await this.db.transaction(async (tx) => {
      const { id, state } = await lockDraft(tx, seen);
      if (state !== 'simulated') throw notSimulated();
      await refuseUnfit(tx, id);
      await tx.query(`UPDATE rule_set SET state = 'published', published_at = $2, published_by = $3 WHERE id = $1`, [
        id,
        this.clock.now(),
        actor.id,
      ]);
      await this.jobs.enqueue(tx, rulesPublished, { ruleSetId: id, after: 0 });
    });
    this.log.info({ event: 'rules.published', version: seen.version, actor: actor.id });
  }
}

async function refuseUnfit(tx: Tx, id: number): Promise<void> {
  const rows: { simulation: Simulation; rules: number }[] = await tx.query(
    `SELECT simulation, (SELECT count(*)::integer FROM competence_rule r WHERE r.rule_set_id = s.id) AS rules
     FROM rule_set s WHERE s.id = $1`,
    [id],
  );
  if (rows[0]?.rules === 0) throw noRules();
  if ((rows[0]?.simulation.broken.length ?? 0) > 0) throw rulesBroke();
}
