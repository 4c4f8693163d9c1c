import { Injectable } from '@nestjs/common';
import type { IconName } from '../ui/icon.js';
import type { Notice } from '../ui/shell-props.js';
import type { Actor } from './actor.js';

export interface NavigationEntry {
  href: string;
  label: string;
  icon?: IconName;
  permission: string;
  /** Smaller comes first. */
  order: number;
  /** Name of the group that it may fold into where the menu is long. */
  group?: string;
  /** How much waits there for this person; asked with every page, so it must be cheap. */
  count?: (actor: Actor) => Promise<number>;
}

/** Something that is wrong, told on every page to those who look after it until it is mended. */
export interface StandingNotice {
  permission: string;
  /** Undefined while all is well; asked with every page of theirs, so it must be cheap. */
  read: () => Promise<Notice | undefined>;
}

/** The menu: each lib adds its own pages, each person sees what the role allows. */
@Injectable()
export class Navigation {
  private readonly entries: NavigationEntry[] = [];
  private readonly standing: StandingNotice[] = [];
  private search: { href: string; permission: string } | undefined;

  add(...entries: NavigationEntry[]): void {
    this.entries.push(...entries);
    this.entries.sort((a, b) => a.order - b.order);
  }

  watch(notice: StandingNotice): void {
    this.standing.push(notice);
  }

  /** What this person has to be told on every page. */
  async noticesFor(actor: Actor): Promise<Notice[]> {
    const watched = this.standing.filter(({ permission }) => actor.permissions.has(permission));
    return (await Promise.all(watched.map(({ read }) => read()))).filter((notice) => notice !== undefined);
  }

  /** Where the box in the bar asks, and who has one. */
  searchAt(search: { href: string; permission: string }): void {
    this.search = search;
  }

  /** The address of the search, for those who may use it. */
  searchFor(actor: Actor): string | undefined {
    return this.search && actor.permissions.has(this.search.permission) ? this.search.href : undefined;
  }

  for(actor: Actor): NavigationEntry[] {
    return this.entries.filter((entry) => actor.permissions.has(entry.permission));
  }
}
