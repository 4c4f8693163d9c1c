import { readFile } from 'node:fs/promises';
import { projectPath, type Tx } from '@oficialia/platform';
import type { Topic } from './topic-matching.js';

const USUAL_TERM_DAYS = 10;

/** Loads the topics of libs/routing/seed and the series of our oficios; departments must be there. Idempotent. */
export async function seedRouting(tx: Tx): Promise<void> {
  await tx.query(
    `INSERT INTO oficio_series (prefix, name) VALUES ('SP', 'Secretaría Particular') ON CONFLICT (prefix) DO NOTHING`,
  );
  const topics = JSON.parse(await readFile(projectPath('libs/routing/seed/topics.json'), 'utf8')) as Topic[];
  const departments: { id: number; key: string; name: string }[] = await tx.query(
    'SELECT id, key, name FROM department',
  );
  const byKey = new Map(departments.map((department) => [department.key, department]));
  for (const topic of topics) {
    const destination = byKey.get(topic.destination);
    if (!destination)
      throw new Error(`The topic "${topic.key}" goes to the department "${topic.destination}", which does not exist`);
    const names = (keys: readonly string[]) => keys.map((key) => byKey.get(key)?.name ?? key);
    const values = [
      topic.number,
      topic.name,
      JSON.stringify(topic.words),
      destination.id,
      topic.copies,
      topic.requiresReply,
    ];
    await tx.query(
      `INSERT INTO topic (number, name, words, department_id, copies, requires_reply, urgent, term_days, note)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT (number) DO NOTHING`,
      [...values, topic.urgent ?? false, topic.termDays ?? USUAL_TERM_DAYS, noteOf(topic, names)],
    );
  }
}

/** The catalogue's remark together with where else the topic may go. */
function noteOf(topic: Topic, names: (keys: readonly string[]) => string[]): string | null {
  const parts = [
    topic.note,
    topic.alternatives.length > 0 && `También puede corresponder a: ${names(topic.alternatives).join('; ')}.`,
    topic.forwardsTo.length > 0 && `La dependencia lo canaliza a: ${names(topic.forwardsTo).join('; ')}.`,
  ];
  return parts.filter(Boolean).join(' ') || null;
}
