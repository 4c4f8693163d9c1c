import { Injectable } from '@nestjs/common';
import { addBusinessDays, Calendars, Settings, type IsoDay } from '@oficialia/directory';
import { Clock, Config, Db, ValidationProblem, type Actor, type Queryable, type Tx } from '@oficialia/platform';
import { findPetition, nextStatus, PetitionActs, type LockedPetition, type PetitionRow } from '@oficialia/registry';
import { countsAsOf } from '../clocks/counting/run-clock.js';
import { regimeInForce, type RegimeRow } from '../clocks/regimes/regimes.queries.js';
import { Cancellations } from '../oficio/cancelling/cancellations.service.js';
import { issueOficio } from '../oficio/issue-oficio.js';
import { departmentsInUse, type DepartmentRow } from '../referring/departments.queries.js';
import type { RemissionRequest } from './remission.dto.js';
import { regimeOfPetition, remissionsOf, type RemissionRow } from './remissions.queries.js';

const notAnAuthority = () =>
  new ValidationProblem([
    { field: 'authority', message: 'Autoridad: elija una estatal, federal o autónoma; a las municipales se turna.' },
  ]);

/** Sends what the municipality is not competent for to the authority that is. */
@Injectable()
export class Remissions {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly config: Config,
    private readonly settings: Settings,
    private readonly calendars: Calendars,
    private readonly cancellations: Cancellations,
    private readonly acts: PetitionActs,
  ) {}

  /**
   * Issues the oficio to the authority; whatever department still had the petition is told that its oficio is cancelled. No
   * answer of the municipality is due any more. Throws `petition.transition` (409), ValidationProblem, `regime.not-found`.
   */
  async remit(folio: string, request: RemissionRequest, actor: Actor): Promise<RemissionRow> {
    const municipality = await this.settings.municipality();
    return this.db.transaction(async (tx) => {
      const locked = await this.acts.lock(tx, folio, actor);
      nextStatus(locked.status, 'remit');
      const authority = await authorityOf(tx, request.authority);
      const petition = await findPetition(tx, folio, actor);
      const regime = await this.regimeOf(tx, locked.id, request.regime);
      await this.cancellations.cancelAllLive(tx, locked, `La petición se remitió a ${authority.name}.`, actor);
      await tx.query('UPDATE petition SET requires_reply = false WHERE id = $1', [locked.id]);
      const oficio = await issueOficio(tx, {
        kind: 'remission',
        petition,
        municipality,
        department: authority,
        instruction: 'Remisión por incompetencia',
        message: request.message ?? null,
        points: [],
        legalBasis: request.legalBasis,
        term: null,
        copies: (request.copies ?? '').split('\n').filter((line) => line.trim() !== ''),
        series: request.series,
        now: this.clock.now(),
        actor,
        publicUrl: this.config.PUBLIC_URL,
      });
      await this.write(tx, locked, { petition, authority, regime, oficio, request }, actor);
      return (await remissionsOf(tx, locked.id)).at(-1) as RemissionRow;
    });
  }

  /** Until when a petition must be sent to another authority; null when the regime sets no term. */
  async remitBy(
    source: Queryable,
    petition: Pick<PetitionRow, 'received_at'>,
    regime: RegimeRow,
  ): Promise<IsoDay | null> {
    if (!regime.remit_days) return null;
    const calendar = await this.calendars.calendar(source, regime.calendar);
    const filed = await this.calendars.arrival(petition.received_at);
    return addBusinessDays(countsAsOf(filed, calendar), regime.remit_days, calendar);
  }

  /** The regime that is chosen, else that of the petition's last clock, else the usual one. */
  async regimeOf(source: Queryable, petitionId: number, chosen?: string): Promise<RegimeRow> {
    return regimeInForce(source, chosen ?? (await regimeOfPetition(source, petitionId)));
  }

  private async write(
    tx: Tx,
    locked: LockedPetition,
    remission: {
      petition: PetitionRow;
      authority: DepartmentRow;
      regime: RegimeRow;
      oficio: { id: number; label: string };
      request: RemissionRequest;
    },
    actor: Actor,
  ): Promise<void> {
    const { petition, authority, regime, oficio, request } = remission;
    const now = this.clock.now();
    const dueDate = await this.remitBy(tx, petition, regime);
    const late = dueDate !== null && (await this.calendars.arrival(now)).day > dueDate;
    const values = [
      locked.id,
      authority.id,
      oficio.id,
      regime.id,
      dueDate,
      request.legalBasis,
      request.message ?? null,
    ];
    const rows = await tx.query<{ id: number }[]>(
      `INSERT INTO remission (petition_id, department_id, oficio_id, regime_id, due_date, legal_basis, message,
         remitted_at, remitted_by) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) RETURNING id`,
      [...values, now, actor.id],
    );
    await this.acts.advance(tx, locked, 'remit', actor, {
      act: 'remitted',
      data: { authority: authority.key, oficio: oficio.label, regime: regime.key, dueDate, late },
      rows: [
        { table: 'oficio', id: oficio.id },
        { table: 'remission', id: (rows[0] as { id: number }).id },
      ],
    });
  }
}

async function authorityOf(tx: Tx, key: string): Promise<DepartmentRow> {
  const found = (await departmentsInUse(tx)).find((department) => department.key === key);
  if (!found || found.level === 'municipal') throw notAnAuthority();
  return found;
}
