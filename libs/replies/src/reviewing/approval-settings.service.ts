import { Injectable } from '@nestjs/common';
import { departmentNotFound } from '@oficialia/directory';
import { Db, type Actor } from '@oficialia/platform';
import { approvalWithoutChief, notTheChief } from '../replies.errors.js';
import { approvalByKey, type ApprovalSetting } from './approval-settings.queries.js';
import { Chiefs } from './chiefs.service.js';

/** Which departments' replies wait for their chief's approval. */
@Injectable()
export class ApprovalSettings {
  constructor(
    private readonly db: Db,
    private readonly chiefs: Chiefs,
  ) {}

  /**
   * Sets it for a department: the administrator of any, a chief of the own. Throws `department.not-found`,
   * `reply.not-chief` (403), and `approval.no-chief` (409) where nobody could approve.
   */
  async set(key: string, needed: boolean, actor: Actor): Promise<ApprovalSetting> {
    return this.db.transaction(async (tx) => {
      const department = await approvalByKey(tx, key);
      if (!department || (actor.departmentId !== null && actor.departmentId !== department.id))
        throw departmentNotFound(key);
      if (actor.departmentId !== null && !(await this.chiefs.chiefhood(tx, actor))) throw notTheChief();
      if (needed && department.chiefs.length === 0) throw approvalWithoutChief(department.name);
      await tx.query('UPDATE department SET replies_need_approval = $2 WHERE id = $1', [department.id, needed]);
      return { ...department, needed };
    });
  }
}
