import type { Tx } from '@oficialia/platform';
import { draftChanged, ruleSetNotFound, ruleSetPublished } from '../rules.errors.js';

/** Where somebody stands who changes a draft: the version, and how many changes the page knew of. */
export interface Seen {
  version: number;
  revision: number;
}

/** Holds a draft for the length of a transaction. Throws when it is published, or is no longer what was seen. */
export async function lockDraft(
  tx: Tx,
  { version, revision }: Seen,
): Promise<{ id: number; state: 'draft' | 'simulated' }> {
  const rows: { id: number; state: 'draft' | 'simulated' | 'published'; revision: number }[] = await tx.query(
    'SELECT id, state, revision FROM rule_set WHERE version = $1 FOR UPDATE',
    [version],
  );
  const found = rows[0];
  if (!found) throw ruleSetNotFound(version);
  if (found.state === 'published') throw ruleSetPublished(version);
  if (found.revision !== revision) throw draftChanged();
  return { id: found.id, state: found.state };
}
