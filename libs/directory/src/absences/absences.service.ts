import { Injectable } from '@nestjs/common';
import { Clock, Db, type Actor, type Tx } from '@oficialia/platform';
import type { IsoDay } from '../calendar/business-days.js';
import { Calendars } from '../calendar/calendars.service.js';
import { personNotFound } from '../directory.errors.js';
import type { AbsenceRequest } from './absences.dto.js';
import {
  absenceEnded,
  absenceEndsBefore,
  absenceInThePast,
  absenceNotFound,
  absenceNotYours,
  alreadyAway,
  standsInAlready,
  substituteAway,
  substituteUnfit,
} from './absences.errors.js';
import { chiefhoodOf } from './absences.queries.js';

interface Party {
  id: number;
  username: string;
  name: string;
  role: string;
  department_id: number | null;
  active: boolean;
}

interface Overlap {
  person_id: number;
  person: string;
  substitute_id: number;
  first_day: IsoDay;
  last_day: IsoDay;
}

/** Who is away and who stands in. One rule against chains: whoever stands in is not away on any of those days. */
@Injectable()
export class Absences {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly calendars: Calendars,
  ) {}

  /**
   * Names a substitute for some days; its id. Throws `absence.not-yours` (403), `absence.past`, `absence.days`,
   * `absence.substitute` (422), and `absence.already` or `absence.chain` (409) when it does not fit another one.
   */
  async set(request: AbsenceRequest, actor: Actor): Promise<number> {
    const { firstDay, lastDay, basis = null } = request;
    const today = await this.calendars.dayOf(this.clock.now());
    if (lastDay < firstDay) throw absenceEndsBefore();
    if (firstDay < today) throw absenceInThePast();
    return this.db.transaction(async (tx) => {
      const { person, substitute } = await lockParties(tx, request);
      await refuseStranger(tx, actor, person, today);
      const alike = substitute.role === person.role && substitute.department_id === person.department_id;
      if (!alike || !substitute.active || substitute.id === person.id) throw substituteUnfit(substitute.name);
      refuseChain(person, substitute, await overlaps(tx, [person.id, substitute.id], firstDay, lastDay));
      const rows: { id: number }[] = await tx.query(
        `INSERT INTO absence (person_id, substitute_id, first_day, last_day, basis, set_at, set_by, address)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8) RETURNING id`,
        [person.id, substitute.id, firstDay, lastDay, basis, this.clock.now(), actor.id, actor.address],
      );
      return (rows[0] as { id: number }).id;
    });
  }

  /** Ends an absence at once: the person is back. Throws `absence.not-found`, `absence.not-yours` or `absence.ended`. */
  async end(id: number, actor: Actor): Promise<void> {
    const today = await this.calendars.dayOf(this.clock.now());
    await this.db.transaction(async (tx) => {
      const rows: (Party & { ended_at: Date | null })[] = await tx.query(
        `SELECT p.id, p.username, p.name, p.role, p.department_id, p.active, a.ended_at
         FROM absence a JOIN person p ON p.id = a.person_id WHERE a.id = $1 FOR NO KEY UPDATE OF a`,
        [id],
      );
      const [absent] = rows;
      const foreign = actor.departmentId !== null && absent?.department_id !== actor.departmentId;
      if (!absent || foreign) throw absenceNotFound();
      await refuseStranger(tx, actor, absent, today);
      if (absent.ended_at) throw absenceEnded();
      await tx.query('UPDATE absence SET ended_at = $2, ended_by = $3 WHERE id = $1', [id, this.clock.now(), actor.id]);
    });
  }
}

/** Both are held until the end, so that of two absences that would make a chain one comes second. */
async function lockParties(tx: Tx, request: AbsenceRequest): Promise<{ person: Party; substitute: Party }> {
  const found: Party[] = await tx.query(
    `SELECT id, username, name, role, department_id, active FROM person WHERE username = ANY ($1)
     ORDER BY id FOR NO KEY UPDATE`,
    [[request.person.toLowerCase(), request.substitute.toLowerCase()]],
  );
  const person = found.find(({ username }) => username === request.person.toLowerCase());
  const substitute = found.find(({ username }) => username === request.substitute.toLowerCase());
  if (!person || !substitute) throw personNotFound();
  return { person, substitute };
}

/** The person, whoever decides in the person's department today, and supervision. */
async function refuseStranger(tx: Tx, actor: Actor, person: Party, today: IsoDay): Promise<void> {
  if (actor.id === person.id || actor.role === 'supervisor') return;
  const sameDepartment = actor.departmentId !== null && actor.departmentId === person.department_id;
  if (!sameDepartment || !(await chiefhoodOf(tx, actor, today))) throw absenceNotYours();
}

function overlaps(tx: Tx, people: number[], firstDay: IsoDay, lastDay: IsoDay): Promise<Overlap[]> {
  return tx.query(
    `SELECT a.person_id, p.name AS person, a.substitute_id, a.first_day, a.last_day
     FROM absence a JOIN person p ON p.id = a.person_id
     WHERE a.ended_at IS NULL AND a.first_day <= $3 AND a.last_day >= $2
       AND (a.person_id = ANY ($1) OR a.substitute_id = ANY ($1)) ORDER BY a.first_day`,
    [people, firstDay, lastDay],
  );
}

function refuseChain(person: Party, substitute: Party, others: Overlap[]): void {
  for (const other of others) {
    if (other.person_id === person.id) throw alreadyAway(person.name, other);
    if (other.person_id === substitute.id) throw substituteAway(substitute.name, other);
    if (other.substitute_id === person.id) throw standsInAlready(person.name, other.person, other);
  }
}
