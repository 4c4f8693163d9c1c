import { Injectable } from '@nestjs/common';
import { Clock, Db, type Actor, type Tx } from '@oficialia/platform';
import { Calendars } from '../calendar/calendars.service.js';
import { departmentNotFound } from '../directory.errors.js';
import type { DepartmentChangeRequest, DepartmentClosureRequest } from './departments.dto.js';
import { changeInTheFuture, departmentChanged, departmentGone, heirUnfit } from './departments.errors.js';

interface Held {
  id: number;
  name: string;
  head_name: string | null;
  head_position: string | null;
  active: boolean;
  version: number;
}

interface Change {
  name: string;
  headName: string | null;
  headPosition: string | null;
  active: boolean;
  heirId: number | null;
  since: string;
  basis: string;
}

/** Departments get other names and other heads, and some are no more: each time a version with its day and its decree. */
@Injectable()
export class Departments {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly calendars: Calendars,
  ) {}

  /** Renames a department or names its new head. Throws `department.changed` or `department.gone` (409), `department.since` (422). */
  async change(key: string, request: DepartmentChangeRequest, actor: Actor): Promise<void> {
    const { name, headName = null, headPosition = null, since, basis } = request;
    await this.refuseFuture(since);
    await this.db.transaction(async (tx) => {
      const department = await hold(tx, key, request.seen);
      await this.write(
        tx,
        department,
        { name, headName, headPosition, active: true, heirId: null, since, basis },
        actor,
      );
    });
  }

  /**
   * Closes a department whose matters another one takes over; what it has open stays with its people until somebody
   * reassigns it. Throws also `department.heir` (422).
   */
  async close(key: string, request: DepartmentClosureRequest, actor: Actor): Promise<void> {
    const { since, basis } = request;
    await this.refuseFuture(since);
    await this.db.transaction(async (tx) => {
      const department = await hold(tx, key, request.seen);
      const heirs: { id: number }[] = await tx.query('SELECT id FROM department WHERE key = $1 AND active FOR SHARE', [
        request.heir,
      ]);
      const heirId = heirs[0]?.id;
      if (heirId === undefined || heirId === department.id) throw heirUnfit();
      const { name, head_name: headName, head_position: headPosition } = department;
      await this.write(tx, department, { name, headName, headPosition, active: false, heirId, since, basis }, actor);
    });
  }

  private async refuseFuture(since: string): Promise<void> {
    if (since > (await this.calendars.dayOf(this.clock.now()))) throw changeInTheFuture();
  }

  /** The first change also keeps what was before it. */
  private async write(tx: Tx, before: Held, change: Change, actor: Actor): Promise<void> {
    const { name, headName, headPosition, active, heirId, since, basis } = change;
    const now = this.clock.now();
    const insert = `INSERT INTO department_version (department_id, version, name, head_name, head_position, active,
      heir_id, since, basis, made_at, made_by) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`;
    if (before.version === 1) {
      const was = [before.name, before.head_name, before.head_position, before.active];
      await tx.query(insert, [before.id, 1, ...was, null, null, null, now, null]);
    }
    const becomes = [name, headName, headPosition, active, heirId];
    await tx.query(insert, [before.id, before.version + 1, ...becomes, since, basis, now, actor.id]);
    await tx.query(
      'UPDATE department SET name = $2, head_name = $3, head_position = $4, active = $5, heir_id = $6 WHERE id = $1',
      [before.id, ...becomes],
    );
  }
}

async function hold(tx: Tx, key: string, seen: number): Promise<Held> {
  const rows: Held[] = await tx.query(
    'SELECT id, name, head_name, head_position, active FROM department WHERE key = $1 FOR UPDATE',
    [key],
  );
  const [department] = rows;
  if (!department) throw departmentNotFound(key);
  if (!department.active) throw departmentGone(department.name);
  const versions: { version: number }[] = await tx.query(
    'SELECT coalesce(max(version), 1)::integer AS version FROM department_version WHERE department_id = $1',
    [department.id],
  );
  const { version } = versions[0] as { version: number };
  if (version !== seen) throw departmentChanged(department.name);
  return { ...department, version };
}
