import { Injectable } from '@nestjs/common';
import { Clock, Db, DomainError, joinPdfs, Log, type Actor } from '@oficialia/platform';
import { oficioNotFound } from '../../routing.errors.js';
import { oficioPdfInAnyCase } from '../oficio-paper.js';
import { OFICIO, type OficioRow } from '../oficios.queries.js';
import type { PrintingView } from './printing.dto.js';

const printingNotFound = () =>
  new DomainError('oficio-printing.not-found', 404, 'No hay una impresión con ese número.');

/** Oficios that are printed together: who and when is kept, and the paper is made whenever it is asked for. */
@Injectable()
export class Printings {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly log: Log,
  ) {}

  /** Writes down that these oficios, by their numbers, are printed in this order. Throws `oficio.not-found`. */
  async print(labels: string[], actor: Actor): Promise<PrintingView> {
    const oficios = [...new Set(labels)];
    return this.db.transaction(async (tx) => {
      const known = await tx.query<{ id: number; label: string }[]>(
        'SELECT id, label FROM oficio WHERE label = ANY ($1)',
        [oficios],
      );
      const missing = oficios.find((label) => !known.some((oficio) => oficio.label === label));
      if (missing) throw oficioNotFound(missing);
      const now = this.clock.now();
      const rows = await tx.query<{ id: number }[]>(
        'INSERT INTO oficio_printing (printed_at, printed_by, address) VALUES ($1, $2, $3) RETURNING id',
        [now, actor.id, actor.address],
      );
      const { id } = rows[0] as { id: number };
      await tx.query(
        `INSERT INTO oficio_printed (printing_id, position, oficio_id)
         SELECT $1, place, o.id FROM unnest($2::text[]) WITH ORDINALITY AS chosen (label, place)
         JOIN oficio o ON o.label = chosen.label`,
        [id, oficios],
      );
      return { id, printedAt: now, printedBy: actor.name, oficios };
    });
  }

  /** Throws `oficio-printing.not-found`. */
  async find(id: string): Promise<PrintingView> {
    if (!/^\d{1,15}$/.test(id)) throw printingNotFound();
    const rows = await this.db.query<PrintingView>(
      `SELECT n.id, n.printed_at AS "printedAt", who.name AS "printedBy", array_agg(o.label ORDER BY e.position) AS oficios
       FROM oficio_printing n JOIN person who ON who.id = n.printed_by JOIN oficio_printed e ON e.printing_id = n.id
       JOIN oficio o ON o.id = e.oficio_id WHERE n.id = $1 GROUP BY n.id, who.name`,
      [id],
    );
    if (!rows[0]) throw printingNotFound();
    return rows[0];
  }

  /** One PDF of a printing, in its order. What its own template cannot print is printed with the product's. */
  async pdf(id: number): Promise<Buffer> {
    const oficios = await this.db.query<OficioRow>(
      `${OFICIO} JOIN oficio_printed q ON q.oficio_id = o.id WHERE q.printing_id = $1 ORDER BY q.position`,
      [id],
    );
    const papers: Buffer[] = [];
    for (const oficio of oficios) papers.push(await oficioPdfInAnyCase(this.db, oficio, this.log));
    return joinPdfs(papers);
  }
}
