import { Injectable } from '@nestjs/common';
import { departmentNotFound } from '@oficialia/directory';
import { Db, DomainError, type Actor } from '@oficialia/platform';
import { orphans } from './inheritance.queries.js';
import { Reassignments } from './reassignments.service.js';

/** What happened to one referral of a department that is gone. */
export interface Inherited {
  folio: string;
  oficio: string;
  /** The new oficio, or why it could not be. */
  made: string | null;
  refused: string | null;
}

/** Hands the open referrals of a department that is gone to the one that takes over. */
@Injectable()
export class Inheritances {
  constructor(
    private readonly db: Db,
    private readonly reassignments: Reassignments,
  ) {}

  /**
   * Reassigns each in a transaction of its own, so that one that is refused (already there, in prevention, for supervision)
   * does not hold up the others; says per row what happened. Throws `department.not-found` when nobody takes over.
   */
  async handOver(key: string, reason: string, actor: Actor): Promise<Inherited[]> {
    const open = await orphans(this.db, key);
    const done: Inherited[] = [];
    for (const { id, folio, oficio, instruction, heir_key: department } of open) {
      if (department === null) throw departmentNotFound(key);
      const request = { department, instruction, reason, definitive: false };
      try {
        const { oficio: made } = await this.reassignments.reassign(String(id), request, actor);
        done.push({ folio, oficio, made, refused: null });
      } catch (error) {
        if (!(error instanceof DomainError)) throw error;
        done.push({ folio, oficio, made: null, refused: error.message });
      }
    }
    return done;
  }
}
