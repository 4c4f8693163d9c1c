import type { RuleRow } from '../rules.queries.js';
import { compileCel, ExpressionError, type RuleContext } from './cel.js';
import { celOf } from './condition-cel.js';
import { speaksOfTopics } from './conditions.js';

export interface Check {
  /** Index in the rule's conditions; the free expression comes after the last. */
  readonly condition: number;
  readonly holds: (context: RuleContext) => boolean;
}

export interface CompiledRule {
  readonly rule: RuleRow;
  /** Judged for each topic that the petition speaks of, else once for the whole petition. */
  readonly perTopic: boolean;
  /** All of them must hold; those that cost least come first. */
  readonly checks: readonly Check[];
  /** Why the rule cannot be used; it then breaks on every petition instead of being skipped. */
  readonly broken?: string;
}

/** The rules of a set, ready to judge petitions. Never throws: a rule that cannot be compiled says so when it is tried. */
export function compileRules(rules: readonly RuleRow[]): CompiledRule[] {
  return rules.map(compileRule);
}

function compileRule(rule: RuleRow): CompiledRule {
  const perTopic = speaksOfTopics(rule.conditions);
  try {
    const checks = rule.conditions.map((condition, index) => ({
      condition: index,
      holds: compileCel(celOf(condition)),
    }));
    if (rule.expression !== null) {
      checks.push({ condition: rule.conditions.length, holds: compileCel(rule.expression) });
    }
    return { rule, perTopic, checks: cheapestFirst(rule, checks) };
  } catch (error) {
    return { rule, perTopic, checks: [], broken: brokenWords(error) };
  }
}

/** What broke, without a word of the petition. */
export function brokenWords(error: unknown): string {
  return error instanceof ExpressionError ? `la expresión ${error.message}` : 'una de sus condiciones no se entiende';
}

function cheapestFirst(rule: RuleRow, checks: Check[]): Check[] {
  const cost = ({ condition }: Check) => (rule.conditions[condition]?.type === 'words' ? 1 : 0);
  const ofConditions = checks.filter(({ condition }) => condition < rule.conditions.length);
  return [...ofConditions.toSorted((a, b) => cost(a) - cost(b)), ...checks.slice(ofConditions.length)];
}
