import { projectPath, type Tx } from '@oficialia/platform';
import { readFile } from 'node:fs/promises';
import type { RuleFields } from './editing/rule.fields.js';

type SeedRule = Partial<RuleFields> &
  Pick<RuleFields, 'name' | 'conditions' | 'department' | 'instruction' | 'legalArticle'>;

/**
 * Publishes libs/routing/seed/rules.json as version 1; departments and topics must be there. A proposal: the municipality's
 * lawyers confirm the legal basis. Nothing happens when there is any version yet.
 */
export async function seedRules(tx: Tx): Promise<void> {
  const there: object[] = await tx.query('SELECT 1 FROM rule_set LIMIT 1');
  if (there.length > 0) return;
  const rules = JSON.parse(await readFile(projectPath('libs/routing/seed/rules.json'), 'utf8')) as SeedRule[];
  const sets: { id: number }[] = await tx.query(
    'INSERT INTO rule_set (version, drafted_at) VALUES (1, now()) RETURNING id',
  );
  const setId = (sets[0] as { id: number }).id;
  for (const [index, rule] of rules.entries()) {
    const { termDays = null, priority = null, copies = [], legalText = null, suffices = false } = rule;
    await tx.query(
      `INSERT INTO competence_rule (rule_set_id, position, name, conditions, department_id, instruction, term_days, priority,
         copies, legal_article, legal_text, suffices)
       VALUES ($1, $2, $3, $4, (SELECT id FROM department WHERE key = $5), $6, $7, $8, $9, $10, $11, $12)`,
      [
        setId,
        index + 1,
        rule.name,
        JSON.stringify(rule.conditions),
        rule.department,
        rule.instruction,
        termDays,
        priority,
        copies,
        rule.legalArticle,
        legalText,
        suffices,
      ],
    );
  }
  await tx.query(`UPDATE rule_set SET state = 'published', published_at = now() WHERE id = $1`, [setId]);
}
