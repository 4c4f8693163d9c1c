import { Injectable } from '@nestjs/common';
import { departmentNotFound } from '@oficialia/directory';
import { brokenConstraint, Clock, Db, type Actor, type Tx } from '@oficialia/platform';
import { draftExists, ruleNotFound } from '../rules.errors.js';
import { publishedSet, rulesOf } from '../rules.queries.js';
import { lockDraft, type Seen } from './lock-draft.js';
import type { RuleFields } from './rule.fields.js';

/** The only way in which the rules of a draft change. Each act throws `rule-set.changed-meanwhile` when another came first. */
@Injectable()
export class RuleDrafts {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
  ) {}

  /** Begins a draft with the rules that are in force; gives its version. Throws `rule-set.draft-exists`. */
  async begin(actor: Actor): Promise<number> {
    try {
      return await this.db.transaction(async (tx) => {
        const published = await publishedSet(tx);
        const version = (published?.version ?? 0) + 1;
        const rows: { id: number }[] = await tx.query(
          'INSERT INTO rule_set (version, drafted_at, drafted_by) VALUES ($1, $2, $3) RETURNING id',
          [version, this.clock.now(), actor.id],
        );
        if (published) await copyRules(tx, published.id, (rows[0] as { id: number }).id);
        return version;
      });
    } catch (error) {
      if (brokenConstraint(error) === 'rule_set_version_unique') throw draftExists();
      throw error;
    }
  }

  /** Throws the draft away; what is in force stays. */
  async discard(seen: Seen): Promise<void> {
    await this.db.transaction(async (tx) => {
      const { id } = await lockDraft(tx, seen);
      await tx.query('DELETE FROM competence_rule WHERE rule_set_id = $1', [id]);
      await tx.query('DELETE FROM rule_set WHERE id = $1', [id]);
    });
  }

  /** Changes a rule, or adds one at the end when `ruleId` is undefined. */
  async save(seen: Seen, ruleId: number | undefined, fields: RuleFields): Promise<void> {
    await this.change(seen, async (tx, setId) => {
      const values = await columnsOf(tx, fields);
      const names = Object.keys(values);
      if (ruleId === undefined) {
        await tx.query(
          `INSERT INTO competence_rule (rule_set_id, position, ${names.join(', ')})
           VALUES ($1, (SELECT coalesce(max(position), 0) + 1 FROM competence_rule WHERE rule_set_id = $1),
             ${names.map((_, index) => `$${index + 2}`).join(', ')})`,
          [setId, ...Object.values(values)],
        );
        return;
      }
      const changed: [object[], number] = await tx.query(
        `UPDATE competence_rule SET ${names.map((name, index) => `${name} = $${index + 3}`).join(', ')}
         WHERE rule_set_id = $1 AND id = $2`,
        [setId, ruleId, ...Object.values(values)],
      );
      if (changed[1] === 0) throw ruleNotFound();
    });
  }

  async remove(seen: Seen, ruleId: number): Promise<void> {
    await this.change(seen, async (tx, setId) => {
      await tx.query('DELETE FROM competence_rule WHERE rule_set_id = $1 AND id = $2', [setId, ruleId]);
      await tx.query(
        `UPDATE competence_rule r SET position = n.position FROM (SELECT id, row_number() OVER (ORDER BY position) AS position
           FROM competence_rule WHERE rule_set_id = $1) n WHERE n.id = r.id AND n.position <> r.position`,
        [setId],
      );
    });
  }

  /** Changes places with the rule before or after; at the end of the list nothing happens. */
  async move(seen: Seen, ruleId: number, direction: 'up' | 'down'): Promise<void> {
    await this.change(seen, async (tx, setId) => {
      const rules = await rulesOf(tx, setId);
      const index = rules.findIndex(({ id }) => id === ruleId);
      const [rule, other] = [rules[index], rules[index + (direction === 'up' ? -1 : 1)]];
      if (!rule) throw ruleNotFound();
      if (!other) return;
      const place = 'UPDATE competence_rule SET position = $2 WHERE id = $1';
      await tx.query(place, [rule.id, other.position]);
      await tx.query(place, [other.id, rule.position]);
    });
  }

  private async change(seen: Seen, work: (tx: Tx, setId: number) => Promise<void>): Promise<void> {
    await this.db.transaction(async (tx) => {
      const { id } = await lockDraft(tx, seen);
      await work(tx, id);
      // What was simulated is no longer what stands there.
      await tx.query(
        `UPDATE rule_set SET state = 'draft', revision = revision + 1, simulated_at = NULL, simulated_by = NULL, simulation = NULL
         WHERE id = $1`,
        [id],
      );
    });
  }
}

async function copyRules(tx: Tx, from: number, to: number): Promise<void> {
  const columns = `position, name, conditions, expression, department_id, instruction, term_days, priority, copies, legal_article,
    legal_text, valid_from, valid_to, suffices`;
  await tx.query(
    `INSERT INTO competence_rule (rule_set_id, ${columns}) SELECT $2, ${columns} FROM competence_rule WHERE rule_set_id = $1`,
    [from, to],
  );
}

async function columnsOf(tx: Tx, fields: RuleFields): Promise<Record<string, unknown>> {
  const departments: { id: number }[] = await tx.query('SELECT id FROM department WHERE key = $1 AND active', [
    fields.department,
  ]);
  if (!departments[0]) throw departmentNotFound(fields.department);
  return {
    name: fields.name,
    conditions: JSON.stringify(fields.conditions),
    expression: fields.expression ?? null,
    department_id: departments[0].id,
    instruction: fields.instruction,
    term_days: fields.termDays ?? null,
    priority: fields.priority ?? null,
    copies: fields.copies,
    legal_article: fields.legalArticle,
    legal_text: fields.legalText ?? null,
    valid_from: fields.validFrom ?? null,
    valid_to: fields.validTo ?? null,
    suffices: fields.suffices,
  };
}
