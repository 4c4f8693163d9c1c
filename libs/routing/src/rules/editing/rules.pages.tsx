import { Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import { Allow, CurrentActor, Db, DomainError, formOf, Pages, type Actor, type Notice } from '@oficialia/platform';
import type { Request, Response } from 'express';
import { ruleNames } from '../rule-names.queries.js';
import { failuresInForce, rulesOf, ruleSets } from '../rules.queries.js';
import { RuleDrafts } from './drafts.service.js';
import { mayOf } from './may.js';
import { revisionIn, ruleSetAt, SECTION } from './rule-set-at.js';
import { RuleSetView } from './rule-set.view.js';
import { RulesView } from './rules.view.js';

/** The versions of the competence rules, and what may be done with a draft as a whole. */
@Controller('reglas')
export class RulesPages {
  constructor(
    private readonly drafts: RuleDrafts,
    private readonly db: Db,
    private readonly pages: Pages,
  ) {}

  @Allow('rule.read')
  @Get()
  async all(@Req() request: Request, @Res() response: Response, @CurrentActor() actor: Actor): Promise<void> {
    const [sets, failures, names] = await Promise.all([
      ruleSets(this.db),
      failuresInForce(this.db),
      ruleNames(this.db),
    ]);
    const inForce = sets.find(({ state }) => state === 'published');
    const rules = inForce ? await rulesOf(this.db, inForce.id) : [];
    await this.pages.send(
      request,
      response,
      { title: 'Reglas de competencia', section: SECTION },
      <RulesView sets={sets} inForce={inForce} rules={rules} failures={failures} names={names} may={mayOf(actor)} />,
    );
  }

  @Allow('rule.read')
  @Get(':version')
  async one(
    @Req() request: Request,
    @Res() response: Response,
    @CurrentActor() actor: Actor,
    @Param('version') version: string,
  ): Promise<void> {
    const set = await ruleSetAt(this.db, version);
    const [rules, names] = await Promise.all([rulesOf(this.db, set.id), ruleNames(this.db)]);
    await this.pages.send(
      request,
      response,
      { title: `Reglas, versión ${set.version}`, section: SECTION },
      <RuleSetView set={set} rules={rules} names={names} may={mayOf(actor)} />,
    );
  }

  @Allow('rule.edit')
  @Post('borrador')
  async begin(@Req() request: Request, @Res() response: Response, @CurrentActor() actor: Actor): Promise<void> {
    await this.told(request, response, SECTION, async () => {
      const version = await this.drafts.begin(actor);
      const text = `Empezó el borrador de la versión ${version} con las reglas en vigor. Nada cambia hasta que se publique.`;
      return { to: `${SECTION}/${version}`, notice: { tone: 'ok', text } };
    });
  }

  @Allow('rule.edit')
  @Post(':version/descarte')
  async discard(@Req() request: Request, @Res() response: Response, @Param('version') version: string): Promise<void> {
    const set = await ruleSetAt(this.db, version);
    await this.told(request, response, `${SECTION}/${set.version}`, async () => {
      await this.drafts.discard({ version: set.version, revision: revisionIn(formOf(request)) });
      return { to: SECTION, notice: { tone: 'ok', text: 'El borrador se descartó; lo que está en vigor no cambió.' } };
    });
  }

  /** Moves a rule up or down, or takes it out. */
  @Allow('rule.edit')
  @Post(':version/orden')
  async order(@Req() request: Request, @Res() response: Response, @Param('version') version: string): Promise<void> {
    const set = await ruleSetAt(this.db, version);
    const here = `${SECTION}/${set.version}`;
    const body = formOf(request);
    const seen = { version: set.version, revision: revisionIn(body) };
    const [verb, rule] = [body['accion'], body['regla']];
    await this.told(request, response, here, async () => {
      if (typeof rule !== 'string' || !/^\d{1,9}$/.test(rule)) return { to: here };
      if (verb === 'quitar') {
        await this.drafts.remove(seen, Number(rule));
        return { to: here, notice: { tone: 'ok', text: 'La regla se quitó del borrador.' } };
      }
      await this.drafts.move(seen, Number(rule), verb === 'subir' ? 'up' : 'down');
      return { to: here };
    });
  }

  /** Does the act and goes on; when somebody came first, goes back and says so. */
  private async told(
    request: Request,
    response: Response,
    back: string,
    act: () => Promise<{ to: string; notice?: Notice }>,
  ): Promise<void> {
    try {
      const { to, notice } = await act();
      this.pages.redirect(request, response, to, notice);
    } catch (error) {
      if (!(error instanceof DomainError) || error.status !== 409) throw error;
      this.pages.redirect(request, response, back, { tone: 'warn', text: error.message });
    }
  }
}
