import { Injectable } from '@nestjs/common';
import { departmentNotFound, Settings, type Municipality } from '@oficialia/directory';
import { Clock, Config, Db, type Actor, type Tx } from '@oficialia/platform';
import {
  findPetition,
  nextStatus,
  PetitionActs,
  type AttestedRow,
  type LockedPetition,
  type PetitionRow,
} from '@oficialia/registry';
import { Clocks, type PlannedClock } from '../clocks/clocks.service.js';
import { momentsOf } from '../preventing/preventions.queries.js';
import { issueOficio } from '../oficio/issue-oficio.js';
import { INSTRUCTIONS } from '../referral.instructions.js';
import type { ReferralRequest, ReferralsRequest } from '../referrals.dto.js';
import { referralsOf, type ReferralRow } from '../referrals.queries.js';
import { departmentRepeated, referredMeanwhile, returnedWaits } from '../routing.errors.js';
import { suggestionsOf, type SuggestionRow } from '../suggestions/suggestions.queries.js';
import { departmentsInUse, type DepartmentRow } from './departments.queries.js';
import { termOf } from './oficio-content.js';
import { unansweredPoints, withoutBullets, writePoints } from './points.js';

/** One department with what it is asked, ready to be written. */
interface Order {
  request: ReferralRequest;
  to: DepartmentRow;
  requiresReply: boolean;
  points: string[];
  /** The suggestion that the choice agrees with. */
  suggestion?: SuggestionRow;
  /** The referral in whose place it is issued. */
  previous?: ReferralRow;
}

/** That another department gets what one had. */
export interface Replacement {
  previous: ReferralRow;
  request: Pick<ReferralRequest, 'department' | 'instruction' | 'message'>;
}

/** What one act of referring shares. */
interface Occasion {
  petition: PetitionRow;
  municipality: Municipality;
  copies: string[];
  /** Prefix of the series of the oficios; the usual one when absent. */
  series: string | undefined;
  now: Date;
  actor: Actor;
}

/** Turns petitions to departments, each with its numbered oficio and its own clock. */
@Injectable()
export class Referrals {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly config: Config,
    private readonly settings: Settings,
    private readonly clocks: Clocks,
    private readonly acts: PetitionActs,
  ) {}

  /**
   * Turns a petition to one or more departments, all or none, and returns what was made. Throws
   * `referral.made-meanwhile` (409) when there are more referrals than `request.knownReferrals`.
   */
  async refer(folio: string, request: ReferralsRequest, actor: Actor): Promise<ReferralRow[]> {
    const municipality = await this.settings.municipality();
    return this.db.transaction(async (tx) => {
      const locked = await this.acts.lock(tx, folio, actor);
      const earlier = await referralsOf(tx, locked.id, actor);
      refuseLateComer(earlier, request.knownReferrals ?? 0);
      const returned = earlier.find(({ status }) => status === 'returned');
      if (returned) throw returnedWaits(returned.oficio);
      nextStatus(locked.status, 'refer');
      const petition = await findPetition(tx, folio, actor);
      const orders = await resolveOrders(tx, petition, request.referrals);
      const { copies, series } = request;
      const occasion = { petition, municipality, copies: linesOf(copies), series, now: this.clock.now(), actor };
      await this.issueAll(tx, locked, orders, earlier, occasion);
      return (await referralsOf(tx, locked.id, actor)).slice(earlier.length);
    });
  }

  /**
   * Issues a referral in the place of another one, which is over by now: its oficio names the old one and its clock goes
   * on with the petitioner's term. In the transaction of the act; the id of the new one.
   */
  async replace(tx: Tx, locked: LockedPetition, order: Replacement, actor: Actor): Promise<number> {
    const { previous, request } = order;
    const municipality = await this.settings.municipality();
    const petition = await findPetition(tx, locked.folio, actor);
    const earlier = (await referralsOf(tx, locked.id, actor)).filter(({ id }) => id !== previous.id);
    const names = `Este oficio sustituye al ${previous.oficio}, dirigido a ${previous.department}.`;
    const message = [names, request.message].filter(Boolean).join('\n');
    const { department, instruction } = request;
    const points = await unansweredPoints(tx, previous.id);
    const orders = await resolveOrders(tx, petition, [{ department, instruction, message, points }]);
    const occasion = {
      petition,
      municipality,
      copies: previous.copies,
      series: undefined,
      now: this.clock.now(),
      actor,
    };
    const [id] = await this.issueAll(
      tx,
      locked,
      orders.map((one) => ({ ...one, previous })),
      earlier,
      occasion,
    );
    return id as number;
  }

  /** A petition needs an answer exactly when one of its referrals does that counts, or waits to be reassigned. */
  private async issueAll(
    tx: Tx,
    locked: LockedPetition,
    orders: Order[],
    earlier: ReferralRow[],
    occasion: Occasion,
  ): Promise<number[]> {
    const counting = earlier.filter(({ status }) => status !== 'reassigned' && status !== 'cancelled');
    const replyDue =
      counting.some(({ requires_reply }) => requires_reply) || orders.some(({ requiresReply }) => requiresReply);
    await setRequiresReply(tx, locked, replyDue);
    const ids = [];
    for (const order of orders) ids.push(await this.issue(tx, locked, order, occasion));
    if (!replyDue && locked.status === 'referred') {
      await this.acts.advance(tx, locked, 'declare_no_reply', occasion.actor, { act: 'no_reply_declared' });
    }
    return ids;
  }

  private async issue(tx: Tx, locked: LockedPetition, order: Order, occasion: Occasion): Promise<number> {
    const { petition, municipality, now, actor } = occasion;
    const planned = order.requiresReply ? await this.planClock(tx, order, occasion) : null;
    const { id: oficioId, label } = await issueOficio(tx, {
      kind: 'referral',
      petition,
      municipality,
      department: order.to,
      instruction: INSTRUCTIONS[order.request.instruction].label,
      message: order.request.message ?? null,
      points: order.points,
      legalBasis: order.suggestion?.legal_basis ?? null,
      term: planned && termOf(planned),
      copies: occasion.copies,
      series: occasion.series,
      now,
      actor,
      publicUrl: this.config.PUBLIC_URL,
    });
    const referralId = await this.insertReferral(tx, order, planned, oficioId, occasion);
    await this.acts.openTo(tx, locked, order.to.id, now);
    const rows = [
      { table: 'oficio' as const, id: oficioId },
      { table: 'referral' as const, id: referralId },
      ...(await writePoints(tx, referralId, order.points)),
    ];
    await this.writeAct(tx, locked, order, label, rows, actor);
    if (planned) await this.clocks.set(tx, locked, referralId, planned, actor);
    return referralId;
  }

  /** What asks for no answer never takes a petition back from "contestada" to "turnada". */
  private async writeAct(
    tx: Tx,
    locked: LockedPetition,
    order: Order,
    oficio: string,
    rows: AttestedRow[],
    actor: Actor,
  ): Promise<void> {
    const entry = {
      act: 'referred',
      data: { department: order.to.key, oficio, instruction: order.request.instruction, ...proposedBy(order) },
      rows,
    };
    if (order.requiresReply || locked.status === 'received') await this.acts.advance(tx, locked, 'refer', actor, entry);
    else await this.acts.record(tx, locked, actor, entry);
  }

  private insertReferral(
    tx: Tx,
    order: Order,
    planned: PlannedClock | null,
    oficioId: number,
    occasion: Occasion,
  ): Promise<number> {
    const { instruction, message = null } = order.request;
    const { petition, copies, now, actor } = occasion;
    const grounds = [order.suggestion?.topic_id ?? null, order.suggestion?.rule_id ?? null];
    const ids = [petition.id, order.to.id, oficioId, ...grounds];
    const termDays = planned?.term.unit === 'business_days' ? planned.term.amount : null;
    const clock = [order.requiresReply, termDays, planned?.reading.dueDate ?? null];
    return insert(
      tx,
      `INSERT INTO referral (petition_id, department_id, oficio_id, topic_id, rule_id, instruction, message, requires_reply,
         term_days, due_date, copies, referred_at, referred_by, previous_id)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14) RETURNING id`,
      [...ids, instruction, message, ...clock, copies, now, actor.id, order.previous?.id ?? null],
    );
  }

  private async planClock(tx: Tx, order: Order, { petition, now }: Occasion): Promise<PlannedClock> {
    const { request, suggestion, previous } = order;
    const goingOn = previous && (await this.clocks.planAfter(tx, previous.id, previous.oficio));
    if (goingOn) return goingOn;
    return this.clocks.plan(tx, {
      regime: request.regime,
      days: request.termDays,
      hours: request.termHours,
      usualDays: suggestion?.term_days ?? undefined,
      ...(await momentsOf(tx, petition)),
      referredAt: now,
    });
  }
}

/** For the ledger: the rule, and the version of the rules, that the referral agrees with. */
function proposedBy({ suggestion }: Order): object {
  return suggestion?.rule_id ? { rule: suggestion.rule_id, rulesVersion: suggestion.version } : {};
}

function refuseLateComer(earlier: ReferralRow[], known: number): void {
  const last = earlier.at(-1);
  if (last && earlier.length > known) throw referredMeanwhile(last.referred_by, last.department, last.oficio);
}

async function resolveOrders(tx: Tx, petition: PetitionRow, requests: ReferralRequest[]): Promise<Order[]> {
  const departments = new Map((await departmentsInUse(tx)).map((department) => [department.key, department]));
  const suggestions = await suggestionsOf(tx, petition.id);
  const taken = new Set<string>();
  return requests.map((request) => {
    const to = departments.get(request.department);
    if (!to) throw departmentNotFound(request.department);
    if (taken.has(to.key)) throw departmentRepeated(to.name);
    taken.add(to.key);
    const suggestion = suggestions.find(({ department_key }) => department_key === to.key);
    const { requiresReply } = INSTRUCTIONS[request.instruction];
    const points = requiresReply ? withoutBullets(request.points) : [];
    return { request, to, requiresReply, points, suggestion };
  });
}

async function setRequiresReply(tx: Tx, locked: LockedPetition, needed: boolean): Promise<void> {
  if (locked.requires_reply === needed) return;
  await tx.query('UPDATE petition SET requires_reply = $2 WHERE id = $1', [locked.id, needed]);
  locked.requires_reply = needed;
}

async function insert(tx: Tx, sql: string, parameters: unknown[]): Promise<number> {
  const rows: { id: number }[] = await tx.query(sql, parameters);
  return (rows[0] as { id: number }).id;
}

function linesOf(text = ''): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}
