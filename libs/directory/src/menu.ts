import type { NavGroup, NavItem } from '@oficialia/platform';

/** What the pages of a long menu are for; an entry of none of these stands always in sight. */
export const MENU_GROUPS = {
  papers: 'Papeles',
  followUp: 'Seguimiento',
  wording: 'Reglas y textos',
} as const;

/** As many entries as anybody finds at a glance, in one line of an office screen. */
const SHORT = 9;

export interface MenuEntry extends NavItem {
  group?: string;
}

/** The menu of one person: a short one as it is, of a long one the entries of each group behind its name, at the end. */
export function foldMenu(entries: MenuEntry[]): (NavItem | NavGroup)[] {
  const groups = new Map<string, NavItem[]>();
  for (const { group, ...item } of entries) if (group) groups.set(group, [...(groups.get(group) ?? []), item]);
  const folds = ({ group }: MenuEntry) => entries.length > SHORT && group && (groups.get(group)?.length ?? 0) > 1;
  const inSight = entries.filter((entry) => !folds(entry)).map(({ group: _group, ...item }) => item);
  const folded = new Set(entries.filter(folds).map(({ group }) => group as string));
  return [...inSight, ...[...folded].map((label) => ({ label, items: groups.get(label) as NavItem[] }))];
}
