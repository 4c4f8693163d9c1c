import { Controller, Get, Header, Param, Post, Query, Req, Res } from '@nestjs/common';
import { Calendars } from '@oficialia/directory';
import {
  Allow,
  Clock,
  CurrentActor,
  Db,
  formOf,
  Pages,
  parse,
  toMend,
  type Actor,
  type ShownForm,
} from '@oficialia/platform';
import type { Request, Response } from 'express';
import { periodBefore, quarterOf } from '../period.js';
import { DraftView } from './draft.view.js';
import { REPORT_FILES, type ReportFileKind } from './report-kinds.js';
import { NewReport, ReportHead, SeenVersion } from './reports.dto.js';
import { reportNotFound } from './reports.errors.js';
import { filesOf, listReports, reportById, type ReportRow } from './reports.queries.js';
import { Reports } from './reports.service.js';
import { ReportsView } from './reports.view.js';
import { owedReports } from './scheduling/owed-reports.js';
import { SignedView } from './signed.view.js';
import { Signing } from './signing.service.js';
import { Snapshots } from './taking/snapshots.js';

const SECTION = '/informes';
const MOST_LISTED = 200;
const NO_FORM: ShownForm = { typed: {}, errors: [], status: 200 };

/** The periodic reports: those that are due, the drafts, and those that were signed. */
@Controller('informes')
export class ReportsPages {
  constructor(
    private readonly reports: Reports,
    private readonly signing: Signing,
    private readonly snapshots: Snapshots,
    private readonly calendars: Calendars,
    private readonly clock: Clock,
    private readonly db: Db,
    private readonly pages: Pages,
  ) {}

  @Allow('report.read')
  @Get()
  async list(
    @Req() request: Request,
    @Res() response: Response,
    @CurrentActor() actor: Actor,
    @Query() query: Record<string, string>,
  ): Promise<void> {
    const before = periodBefore(quarterOf(await this.calendars.dayOf(this.clock.now())));
    const typed = { from: query['desde'] ?? before.from, to: query['hasta'] ?? before.to };
    await this.showList(request, response, actor, { ...NO_FORM, typed });
  }

  @Allow('report.prepare')
  @Post()
  async begin(@Req() request: Request, @Res() response: Response, @CurrentActor() actor: Actor): Promise<void> {
    const typed = formOf(request) as Record<string, string>;
    try {
      const id = await this.reports.begin(parse(NewReport, typed), actor);
      const text = 'Se preparó el borrador con las cifras de hoy. Revise los textos antes de firmar.';
      this.pages.redirect(request, response, `/informes/${id}`, { tone: 'ok', text });
    } catch (error) {
      await this.showList(request, response, actor, { typed, ...toMend(error, 'from') });
    }
  }

  @Allow('report.read')
  @Get(':id')
  async show(
    @Req() request: Request,
    @Res() response: Response,
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
  ): Promise<void> {
    await this.showReport(request, response, actor, await this.find(id), NO_FORM);
  }

  @Allow('report.prepare')
  @Post(':id')
  async write(
    @Req() request: Request,
    @Res() response: Response,
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
  ): Promise<void> {
    const report = await this.find(id);
    const typed = formOf(request) as Record<string, string>;
    try {
      await this.reports.writeHead(report.id, parse(ReportHead, typed), actor);
      this.pages.redirect(request, response, `/informes/${report.id}`, { tone: 'ok', text: 'Se guardó el borrador.' });
    } catch (error) {
      await this.showReport(request, response, actor, report, { typed, ...toMend(error) });
    }
  }

  @Allow('report.sign')
  @Post(':id/firma')
  async sign(
    @Req() request: Request,
    @Res() response: Response,
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
  ): Promise<void> {
    const report = await this.find(id);
    try {
      await this.signing.sign(report.id, parse(SeenVersion, formOf(request)).version, actor);
      const text = 'El informe quedó firmado: sus cifras y sus archivos ya no cambian.';
      this.pages.redirect(request, response, `/informes/${report.id}`, { tone: 'ok', text });
    } catch (error) {
      await this.showReport(request, response, actor, await this.find(id), { ...NO_FORM, ...toMend(error) });
    }
  }

  @Allow('report.prepare')
  @Post(':id/descarte')
  async discard(
    @Req() request: Request,
    @Res() response: Response,
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
  ): Promise<void> {
    const report = await this.find(id);
    try {
      await this.reports.discard(report.id, parse(SeenVersion, formOf(request)).version);
      this.pages.redirect(request, response, SECTION, { tone: 'ok', text: 'Se descartó el borrador.' });
    } catch (error) {
      await this.showReport(request, response, actor, await this.find(id), { ...NO_FORM, ...toMend(error) });
    }
  }

  @Allow('report.read')
  @Header('Cache-Control', 'private, no-store')
  @Get(':id/borrador.pdf')
  async draft(@Res() response: Response, @Param('id') id: string): Promise<void> {
    const pdf = await this.signing.draftPdf((await this.find(id)).id);
    response.type('application/pdf').set('Content-Disposition', 'inline; filename="borrador.pdf"').send(pdf);
  }

  @Allow('report.read')
  @Get(':id/archivos/:name')
  async file(@Res() response: Response, @Param('id') id: string, @Param('name') name: string): Promise<void> {
    const kind = (Object.keys(REPORT_FILES) as ReportFileKind[]).find((key) => REPORT_FILES[key].name === name);
    if (!kind) throw reportNotFound();
    const { report, file, content } = await this.signing.file(numberOf(id), kind);
    const shown = kind === 'pdf' ? 'inline' : 'attachment';
    response.set({
      'Content-Type': REPORT_FILES[kind].type,
      'Content-Length': String(file.size),
      'Content-Disposition': `${shown}; filename="${report.first_day}_${report.last_day}_${name}"`,
      'Cache-Control': 'private, no-store',
      ETag: `"${file.sha256}"`,
    });
    content.pipe(response);
  }

  private find(id: string): Promise<ReportRow> {
    return reportById(this.db, numberOf(id));
  }

  private async showList(request: Request, response: Response, actor: Actor, form: ShownForm): Promise<void> {
    const reports = await listReports(this.db, { limit: MOST_LISTED, offset: 0 });
    const owed = await owedReports(this.db, this.calendars, this.clock.now());
    await this.pages.send(
      request,
      response,
      { title: 'Informes', section: SECTION, wide: true, status: form.status },
      <ReportsView reports={reports} owed={owed} actor={actor} form={form} />,
    );
  }

  private async showReport(
    request: Request,
    response: Response,
    actor: Actor,
    report: ReportRow,
    form: ShownForm,
  ): Promise<void> {
    const page = { title: report.title, section: SECTION, wide: true, status: form.status };
    if (report.signed_at) {
      const files = await filesOf(this.db, report.id);
      const whole = await Promise.all(files.map((file) => this.signing.isWhole(file)));
      const altered = files.filter((_, at) => !whole[at]);
      const view = <SignedView report={report} files={files} altered={altered} errors={form.errors} />;
      return this.pages.send(request, response, page, view);
    }
    const snapshot = await this.snapshots.take(report);
    const view = <DraftView report={report} snapshot={snapshot} actor={actor} form={form} />;
    await this.pages.send(request, response, page, view);
  }
}

/** The number that an address names. Throws `report.not-found`. */
export function numberOf(id: string): number {
  if (!/^\d{1,9}$/.test(id)) throw reportNotFound();
  return Number(id);
}
