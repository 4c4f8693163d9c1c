import type { Queryable } from '@oficialia/platform';
import { ruleSetNotFound } from '../rules.errors.js';
import { ruleSetOfVersion, type RuleSetRow } from '../rules.queries.js';

/** Where the pages of the rules begin. */
export const SECTION = '/reglas';

/** The rule set of an address. Throws `rule-set.not-found`. */
export async function ruleSetAt(source: Queryable, version: string): Promise<RuleSetRow> {
  const found = /^\d{1,9}$/.test(version) ? await ruleSetOfVersion(source, Number(version)) : undefined;
  if (!found) throw ruleSetNotFound(version);
  return found;
}

/** The revision that a form knew of; -1, which no draft has, when it does not say. */
export function revisionIn(body: Record<string, unknown>): number {
  const revision = body['revision'];
  return typeof revision === 'string' && /^\d{1,9}$/.test(revision) ? Number(revision) : -1;
}
