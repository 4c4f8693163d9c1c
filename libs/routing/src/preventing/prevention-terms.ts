import { Injectable } from '@nestjs/common';
import { Calendars, nextBusinessDay, type IsoDay } from '@oficialia/directory';
import { Clock, type Tx } from '@oficialia/platform';
import type { ClockRow } from '../clocks/clocks.queries.js';
import { completeBy, preventionOn, type PreventionEffect } from '../clocks/counting/prevention.js';
import { takes } from '../clocks/counting/run-clock.js';
import { preventionRules, type RegimeRow } from '../clocks/regimes/regimes.queries.js';
import { completionDaysFew, completionDaysMissing } from './preventing.errors.js';

/** A prevention made now: until when it may be answered, and whether it was still time to make it. */
export interface PreventionTerm {
  madeOn: IsoDay;
  completeBy: IsoDay;
  timely: boolean;
}

/** What the regimes say of a prevention that is made now. */
@Injectable()
export class PreventionTerms {
  constructor(
    private readonly clock: Clock,
    private readonly calendars: Calendars,
  ) {}

  /**
   * By a regime, with the days that were asked for. `clocks` are those of the petition: one of this regime says since when
   * the term runs, else it is counted as of the filing. Throws `prevention.days-missing` or `prevention.days-few` (422).
   */
  async term(
    tx: Tx,
    regime: RegimeRow,
    asked: number | undefined,
    since: { filedAt: Date; clocks: ClockRow[] },
  ): Promise<PreventionTerm> {
    const least = regime.completion_days;
    const days = asked ?? least;
    if (days === null) throw completionDaysMissing(regime.name);
    if (least !== null && days < least) throw completionDaysFew(regime.name, least);
    const prevention = { ...preventionRules(regime), completionDays: days };
    const calendar = await this.calendars.calendar(tx, regime.calendar);
    const { day, late } = await this.calendars.arrival(this.clock.now());
    const clock = since.clocks.find(({ regime_id, state }) => regime_id === regime.id && state !== 'waiting');
    const start = (clock && startOf(clock)) ?? (await this.calendars.arrival(since.filedAt));
    const term = clock?.term ?? { amount: regime.amount ?? days, unit: regime.unit };
    const { timely } = preventionOn(day, { prevention, term, start }, calendar);
    const from = late ? nextBusinessDay(day, calendar) : day;
    return { madeOn: day, completeBy: completeBy(prevention, from, calendar) as IsoDay, timely };
  }

  /** Which of these clocks a prevention made today holds, each as its own regime says. */
  async holds(tx: Tx, clocks: ClockRow[]): Promise<{ clock: ClockRow; effect: PreventionEffect }[]> {
    const { day } = await this.calendars.arrival(this.clock.now());
    const held = [];
    for (const clock of clocks) {
      const start = startOf(clock);
      if (!start || !takes(clock.state, 'suspend')) continue;
      const calendar = await this.calendars.calendar(tx, clock.calendar);
      const { effect } = preventionOn(day, { ...clock, start }, calendar);
      if (effect) held.push({ clock, effect });
    }
    return held;
  }
}

function startOf({ events }: ClockRow) {
  return events.findLast(({ act }) => act === 'start');
}
