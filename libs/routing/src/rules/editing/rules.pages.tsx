import { Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import { Allow, CurrentActor, Db, formOf, Pages, type Actor } from '@oficialia/platform';
import type { Request, Response } from 'express';
import { ruleNames } from '../rule-names.queries.js';
import { failuresInForce, rulesOf, ruleSets } from '../rules.queries.js';
import { backOnConflict } from './back-on-conflict.js';
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
    await backOnConflict(this.pages, { request, response, back: SECTION }, async () => {
      const version = await this.drafts.begin(actor);
      const text = `Empezó el borrador de la versión ${version} con las reglas en vigor. Nada cambia hasta que se publique.`;
      this.pages.redirect(request, response, `${SECTION}/${version}`, { tone: 'ok', text });
    });
  }

  @Allow('rule.edit')
  @Post(':version/descarte')
  async discard(@Req() request: Request, @Res() response: Response, @Param('version') version: string): Promise<void> {
    const set = await ruleSetAt(this.db, version);
    await backOnConflict(this.pages, { request, response, back: `${SECTION}/${set.version}` }, async () => {
      await this.drafts.discard({ version: set.version, revision: revisionIn(formOf(request)) });
      const text = 'El borrador se descartó; lo que está en vigor no cambió.';
      this.pages.redirect(request, response, SECTION, { tone: 'ok', text });
    });
  }

  /** Moves a rule up or down, or takes it out. */
  @Allow('rule.edit')
  @Post(':version/orden')
  async order(@Req() request: Request, @Res() response: Response, @Param('version') version: string): Promise<void> {
    const set = await ruleSetAt(this.db, version);
    const back = `${SECTION}/${set.version}`;
    const body = formOf(request);
    const seen = { version: set.version, revision: revisionIn(body) };
    const [verb, rule] = [body['accion'], body['regla']];
    await backOnConflict(this.pages, { request, response, back }, async () => {
      const known = typeof rule === 'string' && /^\d{1,9}$/.test(rule);
      if (known && verb === 'quitar') {
        await this.drafts.remove(seen, Number(rule));
        return this.pages.redirect(request, response, back, { tone: 'ok', text: 'La regla se quitó del borrador.' });
      }
      if (known) await this.drafts.move(seen, Number(rule), verb === 'subir' ? 'up' : 'down');
      this.pages.redirect(request, response, back);
    });
  }
}
