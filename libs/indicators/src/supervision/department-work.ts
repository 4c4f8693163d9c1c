import { LOAD_LISTS, type DepartmentLoad } from '@oficialia/routing';

/** What lies with a department, and what it answered this week. */
export interface DepartmentWork extends DepartmentLoad {
  replies: number;
}

/** Loads with the replies of the week; whoever answered everything has no load and is there all the same. */
export function withReplies(
  loads: DepartmentLoad[],
  replies: Map<string, { name: string; replies: number }>,
): DepartmentWork[] {
  const none = Object.fromEntries(Object.keys(LOAD_LISTS).map((list) => [list, 0])) as unknown as DepartmentLoad;
  const loaded = loads.map((load) => ({ ...load, replies: replies.get(load.key)?.replies ?? 0 }));
  const known = new Set(loads.map(({ key }) => key));
  const others = Array.from(replies, ([key, work]) => ({ ...none, key, ...work })).filter(({ key }) => !known.has(key));
  return [...loaded, ...others];
}
