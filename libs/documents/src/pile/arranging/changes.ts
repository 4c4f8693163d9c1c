import type { Arrangement, Bundle } from '../arrangement.js';

/** What an act did to one bundle; without `before` it made it, without `after` it took it away. */
export interface Change {
  id: number;
  before?: Bundle;
  after?: Bundle;
  /** The bundle in front of it before the act; absent for the first one. Says where to put it back. */
  follows?: number;
}

/** The bundles that differ, in order. */
export function changesBetween(before: Arrangement, after: Arrangement): Change[] {
  const changes: Change[] = [];
  before.bundles.forEach((bundle, index) => {
    const now = after.bundles.find(({ id }) => id === bundle.id);
    if (now && same(bundle, now)) return;
    const follows = before.bundles[index - 1]?.id;
    changes.push({
      id: bundle.id,
      before: bundle,
      ...(now && { after: now }),
      ...(follows !== undefined && { follows }),
    });
  });
  for (const bundle of after.bundles) {
    if (!before.bundles.some(({ id }) => id === bundle.id)) changes.push({ id: bundle.id, after: bundle });
  }
  return changes;
}

/** Marks with `version` what an act changed. */
export function stamped(before: Arrangement, after: Arrangement, version: number): Arrangement {
  const changed = new Set(changesBetween(before, after).map(({ id }) => id));
  return {
    ...after,
    bundles: after.bundles.map((bundle) => (changed.has(bundle.id) ? { ...bundle, rev: version } : bundle)),
  };
}

/**
 * The arrangement as if the act had not been, with everything else that was done since. Undefined when something that
 * the act touched was changed or filed afterwards.
 */
export function undone(now: Arrangement, changes: Change[]): Arrangement | undefined {
  const bundles = [...now.bundles];
  const at = (id: number) => bundles.findIndex((bundle) => bundle.id === id);
  for (const { id, after } of changes) {
    const present = bundles[at(id)];
    if ((present === undefined) !== (after === undefined)) return undefined;
    if (present && after && (present.filed || !same(present, after))) return undefined;
  }
  for (const { id, before, after, follows } of changes) {
    if (after && before) bundles[at(id)] = before;
    else if (after) bundles.splice(at(id), 1);
    else if (before) bundles.splice(follows === undefined ? 0 : at(follows) + 1, 0, before);
  }
  return { ...now, bundles };
}

function same(a: Bundle, b: Bundle): boolean {
  return canonical(a) === canonical(b);
}

/** The database gives the fields of JSON in an order of its own. */
function canonical({ pages, folio, sure, department, doubt, filed }: Bundle): string {
  const refs = pages.map(({ document, page, turn, hidden }) => [document, page, turn, hidden ?? null]);
  return JSON.stringify([refs, folio, sure ?? false, department, doubt, filed?.folio, filed?.document]);
}
