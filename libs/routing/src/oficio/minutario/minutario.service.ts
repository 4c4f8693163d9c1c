import { Injectable } from '@nestjs/common';
import { Calendars, Settings } from '@oficialia/directory';
import { Clock, Db, DomainError, type Actor } from '@oficialia/platform';
import type { OficioRow } from '../oficios.queries.js';
import type { OficioQuery } from './minutario.dto.js';
import { minutarioCsv, minutarioPdf } from './minutario-files.js';
import { countOficios, listOficios, type OficioFilter } from './minutario.queries.js';
import { periodOf, type Period } from './period.js';

/** Rows of one file; a year of a large office has thirty thousand. */
const MOST_IN_CSV = 50_000;
const MOST_IN_PDF = 3_000;

const tooMany = (most: number) =>
  new DomainError(
    'oficio.too-many',
    422,
    `Son más de ${most.toLocaleString('es-MX')} oficios. Pida un periodo más corto.`,
  );

/** The minutario: every oficio that was issued, as far as the actor may see them. */
@Injectable()
export class Minutario {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly settings: Settings,
    private readonly calendars: Calendars,
  ) {}

  async list(
    query: OficioQuery,
    actor: Actor,
    size: number,
  ): Promise<{ total: number; page: number; period: Period; rows: OficioRow[] }> {
    const filter = await this.filterOf(query);
    const { page = 1 } = query;
    const [total, rows] = await Promise.all([
      countOficios(this.db, filter, actor),
      listOficios(this.db, filter, actor, {
        limit: size,
        offset: (page - 1) * size,
        oldestFirst: query.state === 'unprinted',
      }),
    ]);
    return { total, page, period: filter.period, rows };
  }

  /** Throws `oficio.too-many` (422). */
  async csv(query: OficioQuery, actor: Actor): Promise<string> {
    const filter = await this.filterOf(query);
    return minutarioCsv(await this.all(filter, actor, MOST_IN_CSV), filter.zone);
  }

  /** Throws `oficio.too-many` (422). */
  async pdf(query: OficioQuery, actor: Actor): Promise<Buffer> {
    const filter = await this.filterOf(query);
    const rows = await this.all(filter, actor, MOST_IN_PDF);
    return minutarioPdf(rows, filter.period, await this.settings.municipality(), this.clock.now());
  }

  private async all(filter: OficioFilter, actor: Actor, most: number): Promise<OficioRow[]> {
    const rows = await listOficios(this.db, filter, actor, { limit: most + 1, offset: 0, oldestFirst: true });
    if (rows.length > most) throw tooMany(most);
    return rows;
  }

  private async filterOf(query: OficioQuery): Promise<OficioFilter> {
    const today = await this.calendars.dayOf(this.clock.now());
    const { timeZone: zone } = await this.settings.municipality();
    return { query, period: periodOf(query, today), zone };
  }
}
