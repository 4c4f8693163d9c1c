import { Controller, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import { Allow, CurrentActor, Db, formOf, Integer, Pages, parse, type Actor } from '@oficialia/platform';
import type { Request, Response } from 'express';
import { pageOf } from '../../page-number.js';
import { backOnConflict } from '../editing/back-on-conflict.js';
import { mayOf } from '../editing/may.js';
import { revisionIn, ruleSetAt, SECTION } from '../editing/rule-set-at.js';
import { Publications } from './publications.service.js';
import { simulationNames } from './simulation.queries.js';
import { SimulationView } from './simulation.view.js';
import { Simulations } from './simulations.service.js';

const SIZE = 50;

class SimulationRequest {
  @Integer('Peticiones', { min: 1, max: 5_000 }) count: number;
}

/** What a draft would change, and its publication. */
@Controller('reglas/:version')
export class SimulationPages {
  constructor(
    private readonly simulations: Simulations,
    private readonly publications: Publications,
    private readonly db: Db,
    private readonly pages: Pages,
  ) {}

  @Allow('rule.edit')
  @Get('simulacion')
  async result(
    @Req() request: Request,
    @Res() response: Response,
    @CurrentActor() actor: Actor,
    @Param('version') version: string,
    @Query('pagina') pagina?: string,
  ): Promise<void> {
    const set = await ruleSetAt(this.db, version);
    if (!set.simulation) {
      const text = 'Este borrador no se ha simulado como está ahora.';
      return this.pages.redirect(request, response, `${SECTION}/${set.version}`, { tone: 'warn', text });
    }
    const page = pageOf(pagina);
    const changes = set.simulation.changes.slice((page - 1) * SIZE, page * SIZE);
    const shown = { simulation: set.simulation, changes, page, size: SIZE };
    await this.pages.send(
      request,
      response,
      { title: `Simulación de la versión ${set.version}`, section: SECTION, wide: true },
      <SimulationView
        set={set}
        {...shown}
        names={await simulationNames(this.db, actor, set.simulation, changes)}
        may={mayOf(actor)}
      />,
    );
  }

  @Allow('rule.edit')
  @Post('simulacion')
  async simulate(
    @Req() request: Request,
    @Res() response: Response,
    @CurrentActor() actor: Actor,
    @Param('version') version: string,
  ): Promise<void> {
    const set = await ruleSetAt(this.db, version);
    const { revision: _revision, ...asked } = formOf(request);
    const { count } = parse(SimulationRequest, asked);
    await backOnConflict(this.pages, { request, response, back: `${SECTION}/${set.version}` }, async () => {
      await this.simulations.simulate({ version: set.version, revision: revisionIn(formOf(request)) }, count, actor);
      this.pages.redirect(request, response, `${SECTION}/${set.version}/simulacion`);
    });
  }

  @Allow('rule.publish')
  @Post('publicacion')
  async publish(
    @Req() request: Request,
    @Res() response: Response,
    @CurrentActor() actor: Actor,
    @Param('version') version: string,
  ): Promise<void> {
    const set = await ruleSetAt(this.db, version);
    await backOnConflict(this.pages, { request, response, back: `${SECTION}/${set.version}` }, async () => {
      await this.publications.publish({ version: set.version, revision: revisionIn(formOf(request)) }, actor);
      const text = `La versión ${set.version} está en vigor. Lo que espera en «Por turnar» se revisa otra vez con ella.`;
      this.pages.redirect(request, response, SECTION, { tone: 'ok', text });
    });
  }
}
