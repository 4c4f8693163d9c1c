import { Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import { Allow, CurrentActor, Db, formOf, Pages, parse, toMend, type Actor, type ShownForm } from '@oficialia/platform';
import type { Request, Response } from 'express';
import { findReferral } from '../referrals.queries.js';
import { departmentsInUse } from '../referring/departments.queries.js';
import { ReassignmentRequest } from './reassigning.dto.js';
import { ReassignView } from './reassign.view.js';
import { Reassignments } from './reassignments.service.js';

/** That only supervision decides is told in the form, beside what was typed. */
const FOR_SUPERVISION = ['referral.supervision-decides', 'referral.supervision-settles'];

/** The form with which the follow-up office, or supervision, gives a referral to another department. */
@Controller('turnos/:id/reasignacion')
export class ReassignPages {
  constructor(
    private readonly reassignments: Reassignments,
    private readonly db: Db,
    private readonly pages: Pages,
  ) {}

  @Allow('referral.make')
  @Get()
  async form(
    @Req() request: Request,
    @Res() response: Response,
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
  ): Promise<void> {
    const referral = await findReferral(this.db, id, actor);
    if (!['issued', 'acknowledged', 'returned'].includes(referral.status))
      return response.redirect(303, `/peticiones/${referral.folio}`);
    const { proposed_key: proposed, instruction } = referral;
    const typed = { department: proposed ?? '', instruction, reason: referral.return_reason ?? '' };
    await this.show(request, response, { actor, id, typed, errors: [], status: 200 });
  }

  @Allow('referral.make')
  @Post()
  async reassign(
    @Req() request: Request,
    @Res() response: Response,
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
  ): Promise<void> {
    const typed = formOf(request) as Record<string, string>;
    try {
      const made = await this.reassignments.reassign(id, parse(ReassignmentRequest, typed), actor);
      const text = `${made.folio} se reasignó a ${made.department} con el oficio ${made.oficio}, que sustituye al ${made.previous_oficio}.`;
      this.pages.redirect(request, response, `/peticiones/${made.folio}`, { tone: 'ok', text });
    } catch (error) {
      const said = toMend(error, 'department', ...FOR_SUPERVISION);
      await this.show(request, response, { actor, id, typed, ...said });
    }
  }

  private async show(
    request: Request,
    response: Response,
    form: ShownForm & { actor: Actor; id: string },
  ): Promise<void> {
    const { actor, id, typed, errors, status } = form;
    const referral = await findReferral(this.db, id, actor);
    const [departments, bounces] = await Promise.all([
      departmentsInUse(this.db),
      this.reassignments.bounces(this.db, referral.id),
    ]);
    const settles = actor.permissions.has('referral.settle');
    const page = { title: `Reasignar el oficio ${referral.oficio}`, section: '/turnos', status };
    const parts = { referral, departments, bounces, settles, typed, errors };
    await this.pages.send(request, response, page, <ReassignView {...parts} />);
  }
}
