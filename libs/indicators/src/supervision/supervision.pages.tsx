import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import { absencesOn, Settings } from '@oficialia/directory';
import { Allow, Clock, CurrentActor, Db, Pages, type Actor } from '@oficialia/platform';
import { loadByDepartment, loadByPerson, Trays } from '@oficialia/routing';
import type { Request, Response } from 'express';
import { withReplies } from './department-work.js';
import { failedJobs, jobStates } from './job-states.queries.js';
import { notAList } from './supervision.errors.js';
import { FailedJobsView, RepliesView, ReopenedView, StillView } from './supervision-lists.view.js';
import {
  actsByPerson,
  countReopened,
  countStill,
  listReopened,
  listReplies,
  listStill,
  REOPENING_STATES,
  repliesByDepartment,
} from './supervision.queries.js';
import { STILL_DAYS, SupervisionView } from './supervision.view.js';

const SECTION = '/supervision';
const SIZE = 100;
const OLDEST_SHOWN = 8;
const DAY_MS = 86_400_000;

type Address = Record<string, unknown>;

/** Whose work lies where, what came back, what nobody moves, who stands in, and whether the machine does its own. */
@Controller('supervision')
export class SupervisionPages {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly settings: Settings,
    private readonly trays: Trays,
    private readonly pages: Pages,
  ) {}

  @Allow('office.supervise')
  @Get()
  async show(@Req() request: Request, @Res() response: Response, @CurrentActor() actor: Actor): Promise<void> {
    const days = await this.trays.days();
    const [monday, before] = [await this.monday(days.today), this.still()];
    const [departments, replies, people, acts, still, oldest, toDecide, reopened, absences, jobs] = await Promise.all([
      loadByDepartment(this.db, days),
      repliesByDepartment(this.db, monday.moment),
      loadByPerson(this.db, days),
      actsByPerson(this.db, monday.moment),
      countStill(this.db, before),
      listStill(this.db, this.clock.now(), { limit: OLDEST_SHOWN, offset: 0 }),
      countReopened(this.db, 'to_decide'),
      countReopened(this.db, 'reopened'),
      absencesOn(this.db, days.today),
      jobStates(this.db),
    ]);
    const parts = { people, acts, still, oldest, toDecide, reopened, absences, jobs, monday: monday.day };
    const body = <SupervisionView {...parts} departments={withReplies(departments, replies)} actor={actor} />;
    await this.pages.send(request, response, { title: 'Supervisión', section: SECTION, wide: true }, body);
  }

  @Allow('office.supervise')
  @Get('respuestas')
  async replies(@Req() request: Request, @Res() response: Response, @Query() query: Address): Promise<void> {
    const { today } = await this.trays.days();
    const { moment } = await this.monday(today);
    const key = textOf(query['dependencia']);
    const counted = (await repliesByDepartment(this.db, moment)).get(key);
    const page = pageOf(query);
    const rows = await listReplies(this.db, moment, key, slice(page));
    const parts = {
      rows,
      total: counted?.replies ?? 0,
      page,
      size: SIZE,
      department: { key, name: counted?.name ?? key },
    };
    await this.send(request, response, 'Respuestas de la semana', <RepliesView {...parts} />);
  }

  @Allow('office.supervise')
  @Get('sin-movimiento')
  async unmoved(@Req() request: Request, @Res() response: Response, @Query() query: Address): Promise<void> {
    const page = pageOf(query);
    const before = this.still();
    const [rows, total] = await Promise.all([listStill(this.db, before, slice(page)), countStill(this.db, before)]);
    await this.send(request, response, 'Sin movimiento', <StillView {...{ rows, total, page }} size={SIZE} />);
  }

  @Allow('office.supervise')
  @Get('reaperturas')
  async reopened(@Req() request: Request, @Res() response: Response, @Query() query: Address): Promise<void> {
    const named = textOf(query['estado']);
    const state = named === 'abiertas' || named === 'por-decidir' ? REOPENING_STATES[named] : undefined;
    if (!state) throw notAList();
    const page = pageOf(query);
    const [rows, total] = await Promise.all([listReopened(this.db, state, slice(page)), countReopened(this.db, state)]);
    await this.send(request, response, 'Reaperturas', <ReopenedView {...{ rows, total, page, state }} size={SIZE} />);
  }

  @Allow('office.supervise')
  @Get('trabajos')
  async failed(@Req() request: Request, @Res() response: Response, @Query() query: Address): Promise<void> {
    const name = textOf(query['trabajo']);
    const job = (await jobStates(this.db)).find((state) => state.name === name);
    if (!job) throw notAList();
    const page = pageOf(query);
    const { limit, offset } = slice(page);
    const rows = await failedJobs(this.db, name, limit, offset);
    await this.send(request, response, 'Trabajos fallidos', <FailedJobsView {...{ rows, job, page }} size={SIZE} />);
  }

  private send(request: Request, response: Response, title: string, body: preact.JSX.Element): Promise<void> {
    return this.pages.send(request, response, { title, section: SECTION, wide: true }, body);
  }

  /** What has not moved since then has been still for too long. */
  private still(): Date {
    return new Date(this.clock.now().getTime() - STILL_DAYS * DAY_MS);
  }

  /** The Monday of this week, and the moment at which it began here. */
  private async monday(today: string): Promise<{ day: string; moment: Date }> {
    const { timeZone } = await this.settings.municipality();
    const rows = await this.db.query<{ day: string; moment: Date }>(
      `SELECT date_trunc('week', $1::date)::date AS day, date_trunc('week', $1::date)::timestamp AT TIME ZONE $2 AS moment`,
      [today, timeZone],
    );
    return rows[0] as { day: string; moment: Date };
  }
}

const textOf = (value: unknown) => (typeof value === 'string' ? value.slice(0, 60) : '');
const slice = (page: number) => ({ limit: SIZE, offset: (page - 1) * SIZE });
const pageOf = (query: Address) => Math.min(Math.max(Math.trunc(Number(query['pagina'] ?? 1)) || 1, 1), 10_000);
