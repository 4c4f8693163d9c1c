import type { NavGroup, NavItem } from '@oficialia/platform';

/** What the pages of a long menu are for; an entry of none of these stands always in sight. */
export const MENU_GROUPS = {
  papers: 'Papeles',
  followUp: 'Seguimiento',
  wording: 'Reglas y textos',
  oversight: 'Vigilancia',
} as const;

/** As many entries as anybody finds at a glance, in one line of an office screen. */
const SHORT = 9;

export interface MenuEntry extends NavItem {
  group?: string;
}

/** The menu of one person: a short one as it is, of a long one the entries of each group behind its name, at the end. */
export function foldMenu(entries: MenuEntry[]): (NavItem | NavGroup)[] {
  const groups = Map.groupBy(entries.length > SHORT ? entries : [], ({ group }) => group ?? '');
  for (const [label, items] of groups) if (label === '' || items.length === 1) groups.delete(label);
  const inSight = entries.filter(({ group }) => !groups.has(group ?? ''));
  return [...inSight, ...Array.from(groups, ([label, items]) => ({ label, items }))];
}
