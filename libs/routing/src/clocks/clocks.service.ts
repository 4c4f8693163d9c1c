import { Injectable } from '@nestjs/common';
import { Calendars, Settings, type VersionedCalendar } from '@oficialia/directory';
import { Clock, type Actor, type Tx } from '@oficialia/platform';
import { PetitionActs, type AttestedRow } from '@oficialia/registry';
import {
  clockMissing,
  clockRefuses,
  extensionTooLate,
  extensionTooLong,
  momentDoesNotFit,
  termMissing,
} from './clock.errors.js';
import { clockOf, type ClockEventRow, type ClockRow } from './clocks.queries.js';
import { preventionRules, regimeById, regimeInForce, type RegimeRow } from './regimes/regimes.queries.js';
import { preventionOn } from './counting/prevention.js';
import {
  extensionGiven,
  readClock,
  takes,
  type ClockAct,
  type ClockEvent,
  type ClockReading,
} from './counting/run-clock.js';
import type { Term } from './counting/term.js';

/** What the term of a new referral follows from. */
export interface TermChoice {
  /** Key of a regime; the usual one when absent. */
  regime?: string;
  /** Replace the amount of a regime that counts in business days, or in hours. */
  days?: number;
  hours?: number;
  /** Of the topic: they hold where nobody chose a regime or days. */
  usualDays?: number;
  /** When the petition was filed, and when it is turned. */
  filedAt: Date;
  referredAt: Date;
  /** Its petitioner was asked to complete it before it was turned, and did. */
  prevented?: { askedAt: Date; completedAt: Date };
}

/** A clock that is not written yet. */
export interface PlannedClock {
  regime: Pick<RegimeRow, 'id' | 'key' | 'version' | 'starts_at'>;
  term: Term;
  calendar: VersionedCalendar;
  events: ClockEvent[];
  reading: ClockReading;
}

/** An act on a clock; `at` is now when absent. */
export interface ClockOrder {
  act: ClockAct;
  reason: string;
  /** Of an extension, or the term that a reopening gives anew. */
  amount?: number;
  at?: Date;
}

const ENTRY: Record<ClockAct, string> = {
  start: 'clock_started',
  suspend: 'clock_suspended',
  interrupt: 'clock_interrupted',
  resume: 'clock_resumed',
  extend: 'clock_extended',
  stop: 'clock_stopped',
  reopen: 'clock_reopened',
  undo: 'clock_undone',
};

/** The clocks of referrals: set when a petition is turned, moved by acts that the ledger keeps, read by pure functions. */
@Injectable()
export class Clocks {
  constructor(
    private readonly clock: Clock,
    private readonly settings: Settings,
    private readonly calendars: Calendars,
    private readonly acts: PetitionActs,
  ) {}

  /** The clock that a referral would get. Throws `regime.not-found`, or `clock.term-missing` when the regime leaves it open. */
  async plan(tx: Tx, choice: TermChoice): Promise<PlannedClock> {
    const regime = await regimeInForce(tx, choice.regime);
    const amount = amountOf(regime, choice);
    if (amount === null) throw termMissing(regime.name);
    const term = { amount, unit: regime.unit };
    const calendar = await this.calendars.calendar(tx, regime.calendar);
    const events = regime.starts_at === 'filing' ? await this.sinceFiling(regime, term, calendar, choice) : [];
    if (regime.starts_at === 'referral') events.push(await this.event('start', choice.referredAt, 'Se turnó'));
    return { regime, term, calendar, events, reading: readClock(term, events, await this.context(calendar)) };
  }

  /** A term that runs since the filing was held, or began anew, when the petition had to be completed on the way. */
  private async sinceFiling(
    regime: RegimeRow,
    term: Term,
    calendar: VersionedCalendar,
    { filedAt, prevented }: TermChoice,
  ): Promise<ClockEvent[]> {
    const start = await this.event('start', filedAt, 'Se recibió la petición');
    if (!prevented) return [start];
    const asked = await this.event(
      'suspend',
      prevented.askedAt,
      'Se pidió a quien presentó la petición que la complete',
    );
    const { effect } = preventionOn(asked.day, { prevention: preventionRules(regime), term, start }, calendar);
    if (!effect) return [start];
    const completed = await this.event('resume', prevented.completedAt, 'Se completó la petición');
    return [start, { ...asked, act: effect }, completed];
  }

  /**
   * The clock of a referral that takes the place of another: for the petitioner the term does not begin anew, so all
   * that happened to the other clock happened to this one. Undefined when the other has none.
   */
  async planAfter(tx: Tx, previousId: number, oficio: string): Promise<PlannedClock | undefined> {
    const clock = await clockOf(tx, previousId);
    if (!clock) return undefined;
    const regime = await regimeById(tx, clock.regime_id);
    const calendar = await this.calendars.calendar(tx, clock.calendar);
    const goesOn = `Sigue el plazo que empezó con el oficio ${oficio}; al cambiar de dependencia no vuelve a empezar`;
    const events = clock.events
      // The last stop; one before it was reopened and belongs to the story.
      .filter(({ act }, index) => act !== 'stop' || index < clock.events.length - 1)
      .map((event) => (event.act === 'start' ? { ...event, reason: goesOn } : event));
    const reading = readClock(clock.term, events, await this.context(calendar));
    return { regime, term: clock.term, calendar, events, reading };
  }

  /** Writes the clock of a referral that was just made. */
  async set(tx: Tx, petition: { id: number }, referralId: number, planned: PlannedClock, actor: Actor): Promise<void> {
    const { regime, term, calendar, events, reading } = planned;
    const rows: { id: number }[] = await tx.query(
      `INSERT INTO clock (referral_id, regime_id, amount, unit, calendar, calendar_version, state, due_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8) RETURNING id`,
      [referralId, regime.id, term.amount, term.unit, calendar.key, calendar.version, reading.state, reading.dueAt],
    );
    const { id } = rows[0] as { id: number };
    const attested: AttestedRow[] = [{ table: 'clock', id }];
    for (const [index, event] of events.entries())
      attested.push(await this.writeEvent(tx, id, index + 1, event, actor));
    const act = events.length > 0 ? ENTRY.start : 'clock_set';
    const data = { regime: regime.key, version: regime.version, dueDate: reading.dueDate };
    await this.acts.record(tx, petition, actor, { act, data, rows: attested });
  }

  /** Starts the clock of a referral that waits for its acknowledgement; others already run, and those without a clock need none. */
  async startAtAcknowledgement(tx: Tx, petition: { id: number }, referralId: number, actor: Actor): Promise<void> {
    const clock = await clockOf(tx, referralId);
    if (clock?.state !== 'waiting') return;
    await this.move(tx, petition, clock, { act: 'start', reason: 'La dependencia acusó recibo' }, actor);
  }

  /** Undoes the start that an acknowledgement gave to the clock of a referral; of a regime that starts otherwise, nothing. */
  async undoStart(tx: Tx, petition: { id: number }, referralId: number, reason: string, actor: Actor): Promise<void> {
    const clock = await clockOf(tx, referralId);
    if (clock?.starts_at !== 'acknowledgement' || !takes(clock.state, 'undo')) return;
    await this.move(tx, petition, clock, { act: 'undo', reason }, actor);
  }

  /** Stops the clock of a referral, if it has one that is not stopped yet. */
  async stop(tx: Tx, petition: { id: number }, referralId: number, reason: string, actor: Actor): Promise<void> {
    const clock = await clockOf(tx, referralId);
    if (!clock || clock.state === 'stopped') return;
    await this.move(tx, petition, clock, { act: 'stop', reason }, actor);
  }

  /**
   * Lets the clock of a referral go on that an answer had stopped which was none, or which reopened the matter. It keeps
   * what was counted up to its stop; with `amount`, in the unit of its term, it counts that much from zero. A suspension
   * that it was stopped in does not come back. A referral without a stopped clock is left alone.
   */
  async reopen(
    tx: Tx,
    petition: { id: number },
    referralId: number,
    { reason, amount }: Pick<ClockOrder, 'reason' | 'amount'>,
    actor: Actor,
  ): Promise<void> {
    const clock = await clockOf(tx, referralId);
    if (clock?.state !== 'stopped') return;
    await this.move(tx, petition, clock, { act: 'reopen', reason, amount }, actor);
  }

  /**
   * Does an act on the clock of a referral whose petition is locked. Throws `clock.missing` (404), `clock.act` when it
   * does not fit the clock's state, `clock.extension-late` or `clock.moment` (409), `clock.extension` (422).
   */
  async act(tx: Tx, petition: { id: number }, referralId: number, order: ClockOrder, actor: Actor): Promise<void> {
    const clock = await clockOf(tx, referralId);
    if (!clock) throw clockMissing();
    if (!takes(clock.state, order.act)) throw clockRefuses(clock.state, order.act);
    const now = this.clock.now();
    const at = order.at ?? now;
    const last = clock.events.at(-1)?.at;
    if (at > now || (last && at < last)) throw momentDoesNotFit();
    if (order.act === 'extend') await this.checkExtension(clock, order, at);
    await this.move(tx, petition, clock, order, actor);
  }

  /** What every reading of clocks needs besides their events. */
  async context(calendar: VersionedCalendar): Promise<{ calendar: VersionedCalendar; zone: string }> {
    return { calendar, zone: (await this.settings.municipality()).timeZone };
  }

  /** Only while the term runs, and by what the regime allows in all. */
  private async checkExtension(clock: ClockRow, order: ClockOrder, at: Date): Promise<void> {
    const { day } = await this.calendars.arrival(at);
    const late = clock.due_at ? at > clock.due_at : clock.due_date !== null && day > clock.due_date;
    if (late) throw extensionTooLate();
    const left = (clock.extension ?? 0) - extensionGiven(clock.events);
    if ((order.amount ?? 0) < 1 || (order.amount ?? 0) > left) throw extensionTooLong(clock.regime, left);
  }

  /** Writes the event, reads the clock with the calendar of now, and moves the referral's due date with it. */
  private async move(
    tx: Tx,
    petition: { id: number },
    clock: ClockRow,
    order: ClockOrder,
    actor: Actor,
  ): Promise<void> {
    const event = await this.event(order.act, order.at ?? this.clock.now(), order.reason, order.amount);
    const stopping = order.act === 'stop';
    const calendar = stopping ? undefined : await this.calendars.calendar(tx, clock.calendar);
    const reading = calendar && readClock(clock.term, [...clock.events, event], await this.context(calendar));
    // A clock that stops keeps its due date and the calendar that it was counted with.
    const dueDate = reading ? reading.dueDate : clock.due_date;
    const written = await this.writeEvent(tx, clock.id, clock.events.length + 1, event, actor);
    await tx.query('UPDATE clock SET state = $2, calendar_version = $3, due_at = $4 WHERE id = $1', [
      clock.id,
      reading?.state ?? 'stopped',
      calendar?.version ?? clock.calendar_version,
      reading ? reading.dueAt : clock.due_at,
    ]);
    await tx.query('UPDATE referral SET due_date = $2 WHERE id = $1', [clock.referral_id, dueDate]);
    const rows: AttestedRow[] = [
      { table: 'referral', id: clock.referral_id },
      { table: 'clock', id: clock.id },
      written,
    ];
    await this.acts.record(tx, petition, actor, {
      act: ENTRY[order.act],
      data: { was: clock.due_date, dueDate },
      rows,
    });
  }

  private async event(act: ClockAct, at: Date, reason: string, amount?: number): Promise<ClockEvent> {
    return { act, at, ...(await this.calendars.arrival(at)), amount: amount ?? null, reason };
  }

  private async writeEvent(
    tx: Tx,
    clockId: number,
    seq: number,
    event: Omit<ClockEventRow, 'seq' | 'recorded_by'>,
    actor: Actor,
  ): Promise<AttestedRow> {
    const { act, at, day, late, amount, reason } = event;
    const rows: { id: number }[] = await tx.query(
      `INSERT INTO clock_event (clock_id, seq, act, at, day, late, amount, reason, recorded_at, recorded_by)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) RETURNING id`,
      [clockId, seq, act, at, day, late, amount, reason, this.clock.now(), actor.id],
    );
    return { table: 'clock_event', id: (rows[0] as { id: number }).id };
  }
}

function amountOf({ unit, amount }: RegimeRow, { regime, days, hours, usualDays }: TermChoice): number | null {
  if (unit === 'hours') return hours ?? amount;
  if (unit === 'months') return amount;
  return days ?? (regime === undefined ? usualDays : undefined) ?? amount;
}
