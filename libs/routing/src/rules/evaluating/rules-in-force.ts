import { Injectable } from '@nestjs/common';
import type { Queryable } from '@oficialia/platform';
import { publishedSet, rulesOf } from '../rules.queries.js';
import { compileRules, type CompiledRule } from './compile-rules.js';

export interface CompiledRuleSet {
  readonly id: number;
  readonly version: number;
  readonly rules: readonly CompiledRule[];
}

/** The published version that routes now, compiled once: what is published never changes. */
@Injectable()
export class RulesInForce {
  private known: CompiledRuleSet | undefined;

  /** Undefined until the first version is published. */
  async load(source: Queryable): Promise<CompiledRuleSet | undefined> {
    const published = await publishedSet(source);
    if (published && published.id !== this.known?.id) {
      this.known = { ...published, rules: compileRules(await rulesOf(source, published.id)) };
    }
    return published && this.known;
  }
}
