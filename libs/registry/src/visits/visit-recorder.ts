import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import { Clock, Db, type Actor } from '@oficialia/platform';
import type { Request } from 'express';
import type { Observable } from 'rxjs';
import { seenBy } from '../petitions.queries.js';
import type { VisitPart } from './visits.queries.js';

/** Reading on, turning a page, coming back at once: one visit. */
const ONE_VISIT = '1 minute';
/** How far a reading is: asked again every second, and tells nothing of the petition. */
const PROGRESS = /\/avance$/;

const ID = /^\d{1,15}$/;

/**
 * Writes who opens a petition, before it is shown: every address that names one by its folio, and those that a later lib
 * says lead to one. What the actor may not see, and what does not exist, is no visit; an act is in the ledger.
 */
@Injectable()
export class VisitRecorder implements NestInterceptor {
  private readonly ways: { start: RegExp; parameter: string; key: RegExp; petition: string }[] = [
    { start: /./, parameter: 'folio', key: /./, petition: 'SELECT p.id FROM petition p WHERE p.folio = $1' },
  ];

  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
  ) {}

  /** Addresses that start so, in small letters, lead to a petition by an `:id`; `petition` is the query that gives its id from `$1`. */
  alsoBy(start: RegExp, petition: string): void {
    this.ways.push({ start, parameter: 'id', key: ID, petition });
  }

  async intercept(context: ExecutionContext, next: CallHandler): Promise<Observable<unknown>> {
    const request = context.switchToHttp().getRequest<Request>();
    const { user, method, params } = request;
    // Routes take capitals for small letters, and so must whoever watches them.
    const path = request.path.toLowerCase();
    if (user && method === 'GET' && !PROGRESS.test(path)) {
      for (const { start, parameter, key, petition } of this.ways) {
        const value = params[parameter];
        const leads = typeof value === 'string' && key.test(value) && start.test(path);
        if (leads) await this.keep(petition, value, user, partOf(path));
      }
    }
    return next.handle();
  }

  /** One statement, and so a transaction of its own: a page has no other. */
  private async keep(
    petition: string,
    key: string,
    { id, address, departmentId }: Actor,
    part: VisitPart,
  ): Promise<void> {
    await this.db.planned.query(
      `INSERT INTO petition_visit (petition_id, person_id, at, address, part)
       SELECT p.id, $2::int, $3::timestamptz, $4::text, $5::text FROM petition p
       WHERE p.id = (${petition}) AND ($6::int IS NULL OR ${seenBy(6)})
         AND NOT EXISTS (SELECT 1 FROM petition_visit v WHERE v.petition_id = p.id AND v.person_id = $2::int
           AND v.part = $5::text AND v.at > $3::timestamptz - interval '${ONE_VISIT}')`,
      [key, id, this.clock.now(), address, part, departmentId],
    );
  }
}

function partOf(path: string): VisitPart {
  if (path.startsWith('/api/')) return 'program';
  if (path.startsWith('/auditoria/')) return 'ledger';
  if (path.includes('/documentos/') || path.startsWith('/por-leer/')) return 'document';
  return path.endsWith('.pdf') ? 'paper' : 'page';
}
