import { Injectable } from '@nestjs/common';
import { brokenConstraint, Db } from '@oficialia/platform';
import { OficioSeries } from './oficio-series.entity.js';
import type { SeriesChange, SeriesRequest } from './series.dto.js';
import { lastSeries, prefixTaken, seriesNotFound } from './series.errors.js';
import { findSeries, type SeriesRow } from './series.queries.js';

/** The sequences in which oficios are numbered. One is never deleted: its numbers stand. */
@Injectable()
export class OficioSeriesList {
  constructor(private readonly db: Db) {}

  /** Throws ValidationProblem when the prefix is taken. */
  async add({ prefix, name, office, active }: SeriesRequest): Promise<SeriesRow> {
    try {
      await this.db.transaction((tx) => tx.insert(OficioSeries, { prefix, name, office: office ?? null, active }));
    } catch (error) {
      if (brokenConstraint(error) === 'oficio_series_prefix_unique') throw prefixTaken(prefix);
      throw error;
    }
    return this.find((series) => series.prefix === prefix);
  }

  /** Throws `oficio-series.not-found`, or `oficio-series.last` (409) when no series would be left in use. */
  async change(id: number, { name, office, active }: SeriesChange): Promise<SeriesRow> {
    await this.db.transaction(async (tx) => {
      const all = await tx.query<{ id: number; active: boolean }[]>(
        'SELECT id, active FROM oficio_series ORDER BY id FOR NO KEY UPDATE',
      );
      if (!all.some((series) => series.id === id)) throw seriesNotFound();
      if (!active && !all.some((series) => series.id !== id && series.active)) throw lastSeries();
      const values = [id, name, office ?? null, active];
      await tx.query('UPDATE oficio_series SET name = $2, office = $3, active = $4 WHERE id = $1', values);
    });
    return this.find((series) => series.id === id);
  }

  private async find(fits: (series: SeriesRow) => boolean): Promise<SeriesRow> {
    return (await findSeries(this.db)).find(fits) as SeriesRow;
  }
}
