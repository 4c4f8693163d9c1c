import { Injectable } from '@nestjs/common';
import type { Actor, Queryable } from '@oficialia/platform';

/** What a number leads to straight away. */
export interface SearchTarget {
  href: string;
  /** `PM-2026-000123`. */
  folio: string;
  /** What it is and whose: `Oficio SA/00012/2026 · María Peña`. */
  label: string;
}

/** Finds what has exactly this number, among what the actor may see. */
export interface TargetFinder {
  /** Smaller is asked first; the first that finds something is believed. */
  order: number;
  find(typed: string, actor: Actor, source: Queryable): Promise<SearchTarget[]>;
}

/** Numbers that lead straight to something. Each lib adds the ones it gives out. */
@Injectable()
export class SearchTargets {
  private readonly finders: TargetFinder[] = [];

  add(...finders: TargetFinder[]): void {
    this.finders.push(...finders);
    this.finders.sort((a, b) => a.order - b.order);
  }

  /** What the typed number is the number of; nothing for words. */
  async find(typed: string, actor: Actor, source: Queryable): Promise<SearchTarget[]> {
    if (!/\d/.test(typed) || typed.length > 300) return [];
    for (const finder of this.finders) {
      const found = await finder.find(typed, actor, source);
      if (found.length > 0) return found;
    }
    return [];
  }
}
