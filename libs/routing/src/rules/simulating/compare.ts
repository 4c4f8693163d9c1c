import type { Assessment } from '../evaluating/assess.js';
import type { Move, SimulatedChange, Simulation } from './simulation.js';

const MOST_CHANGES = 500;

/** What would be proposed at once: what the rules say, else the department of the best topic that none of them settled. */
export function movesOf(assessment: Assessment, best: { number: number; department: number } | undefined): Move[] {
  if (assessment.proposals.length > 0) {
    return assessment.proposals.map(({ rule }) => ({
      department: rule.department_id,
      rule: rule.id,
      instruction: rule.instruction,
      termDays: rule.term_days,
    }));
  }
  if (assessment.failed || !best || assessment.settled.has(best.number)) return [];
  return [{ department: best.department, rule: null }];
}

/** Adds up petition by petition; `result` is complete after the last. */
export class Comparison {
  private readonly sum = { petitions: 0, same: 0, changed: 0, gained: 0, lost: 0 };
  private readonly changes: SimulatedChange[] = [];
  private readonly pairs = new Map<string, Simulation['pairs'][number]>();
  private readonly broken = new Map<number, Simulation['broken'][number]>();
  private readonly agreement = { before: 0, after: 0, of: 0 };

  /** `turnedTo`: departments that the office turned it to; empty when it was not. */
  add(petition: number, before: Move[], after: Move[], draft: Assessment, turnedTo: readonly number[]): void {
    this.sum.petitions += 1;
    for (const { rule, reason } of draft.trials) if (reason !== undefined) this.countBroken(rule, reason);
    if (turnedTo.length > 0) {
      this.agreement.of += 1;
      if (before[0] && turnedTo.includes(before[0].department)) this.agreement.before += 1;
      if (after[0] && turnedTo.includes(after[0].department)) this.agreement.after += 1;
    }
    const same = asText(before) === asText(after);
    if (same) this.sum.same += 1;
    else if (before.length === 0) this.sum.gained += 1;
    else if (after.length === 0) this.sum.lost += 1;
    else this.sum.changed += 1;
    if (same && !draft.failed) return;
    if (!same) this.countPair(before, after);
    if (this.changes.length < MOST_CHANGES) this.changes.push({ petition, before, after, broke: draft.failed });
  }

  result(milliseconds: number): Simulation {
    const pairs = [...this.pairs.values()].toSorted((a, b) => b.petitions - a.petitions);
    const { changes, agreement } = this;
    return { ...this.sum, milliseconds, pairs, changes, broken: [...this.broken.values()], agreement };
  }

  private countPair(before: Move[], after: Move[]): void {
    const [from, to] = [before, after].map((moves) => moves.map(({ department }) => department)) as [
      number[],
      number[],
    ];
    const key = `${from.join()}>${to.join()}`;
    const known = this.pairs.get(key);
    if (known) known.petitions += 1;
    else this.pairs.set(key, { from, to, petitions: 1 });
  }

  private countBroken(rule: number, reason: string): void {
    const known = this.broken.get(rule);
    if (known) known.petitions += 1;
    else this.broken.set(rule, { rule, reason, petitions: 1 });
  }
}

/** What the office would see: which rule says it makes no difference. */
function asText(moves: Move[]): string {
  return moves.map(({ department, instruction, termDays }) => [department, instruction, termDays].join()).join(';');
}
