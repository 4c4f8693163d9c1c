import { Injectable } from '@nestjs/common';
import { Clock, Db, DomainError, type Actor } from '@oficialia/platform';

/** A filter that a person sees above a tray. */
export interface SavedFilterRow {
  id: number;
  name: string;
  query: string;
  shared: boolean;
  mine: boolean;
  owner: string;
}

/** Filters kept under a name: one's own, and those that the office shares. */
@Injectable()
export class SavedFilters {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
  ) {}

  /** Those of a tray that the actor sees: the own first, then those shared by the same office, by name. */
  of(tray: string, actor: Actor): Promise<SavedFilterRow[]> {
    return this.db.planned.query<SavedFilterRow>(
      `SELECT f.id, f.name, f.query, f.shared, f.person_id = $2 AS mine, p.name AS owner
       FROM saved_filter f JOIN person p ON p.id = f.person_id
       WHERE f.tray = $1 AND (f.person_id = $2 OR (f.shared AND p.active AND p.department_id IS NOT DISTINCT FROM $3::int))
       ORDER BY f.person_id <> $2, f.name LIMIT 50`,
      [tray, actor.id, actor.departmentId],
    );
  }

  /** Keeps a filter; one of the same name of the same person is replaced. */
  async save(filter: { tray: string; name: string; query: string; shared: boolean }, actor: Actor): Promise<void> {
    const values = [actor.id, filter.tray, filter.name, filter.query, filter.shared, this.clock.now()];
    await this.db.query(
      `INSERT INTO saved_filter (person_id, tray, name, query, shared, saved_at) VALUES ($1, $2, $3, $4, $5, $6)
       ON CONFLICT (person_id, tray, name) DO UPDATE SET query = excluded.query, shared = excluded.shared, saved_at = excluded.saved_at`,
      values,
    );
  }

  /** Drops one of the actor's own and returns the tray it belonged to. Throws `filter.not-found`. */
  async remove(id: number | undefined, actor: Actor): Promise<string> {
    const rows = await this.db.query<{ tray: string }>(
      'DELETE FROM saved_filter WHERE id = $1 AND person_id = $2 RETURNING tray',
      [id ?? null, actor.id],
    );
    if (!rows[0]) throw new DomainError('filter.not-found', 404, 'Ese filtro no existe o es de otra persona.');
    return rows[0].tray;
  }
}
