import { Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import { Allow, CurrentActor, Db, formOf, Pages, parse, toMend, type Actor, type ShownForm } from '@oficialia/platform';
import type { Request, Response } from 'express';
import { definitionsInForce } from '../../defining/definitions.queries.js';
import { SeenVersion } from '../reports.dto.js';
import { reportSigned, sheetNotFound } from '../reports.errors.js';
import { numberOf } from '../reports.pages.js';
import { reportById, type ReportRow } from '../reports.queries.js';
import { Reports } from '../reports.service.js';
import { actIn, fieldsOfSheet, partsAfter, readSheet } from './sheet-form.js';
import { SheetFormView } from './sheet-form.view.js';
import type { Sheet } from './sheets.js';

/** The form of one sheet of a draft: its heading, its texts, and which tables stand between them. */
@Controller('informes/:id/hojas/:number')
export class SheetsPages {
  constructor(
    private readonly reports: Reports,
    private readonly db: Db,
    private readonly pages: Pages,
  ) {}

  @Allow('report.prepare')
  @Get()
  async form(
    @Req() request: Request,
    @Res() response: Response,
    @Param() which: { id: string; number: string },
  ): Promise<void> {
    const { report, at } = await this.find(which);
    const sheet = report.sheets[at] ?? emptyLike(report.sheets.at(-1));
    const typed = { ...fieldsOfSheet(sheet), version: String(report.version) };
    await this.show(request, response, report, at, { typed, errors: [], status: 200 });
  }

  /** Every button saves what is typed; those of a part also move it. */
  @Allow('report.prepare')
  @Post()
  async write(
    @Req() request: Request,
    @Res() response: Response,
    @CurrentActor() actor: Actor,
    @Param() which: { id: string; number: string },
  ): Promise<void> {
    const { report, at } = await this.find(which);
    const { act: pressed, ...typed } = formOf(request) as Record<string, string>;
    try {
      const act = actIn(pressed);
      const { version, sheet } = readSheet(typed);
      const parts = partsAfter(sheet.parts, act);
      await this.reports.writeSheet(report.id, version, at, { ...sheet, parts }, actor);
      const [address, text] =
        act.name === 'save'
          ? [`/informes/${report.id}`, `Se guardó la hoja ${at + 1}.`]
          : [`/informes/${report.id}/hojas/${at + 1}`, 'Se guardó lo escrito.'];
      this.pages.redirect(request, response, address, { tone: 'ok', text });
    } catch (error) {
      await this.show(request, response, report, at, { typed, ...toMend(error) });
    }
  }

  @Allow('report.prepare')
  @Post('retiro')
  async remove(
    @Req() request: Request,
    @Res() response: Response,
    @CurrentActor() actor: Actor,
    @Param() which: { id: string; number: string },
  ): Promise<void> {
    const { report, at } = await this.find(which);
    try {
      await this.reports.removeSheet(report.id, parse(SeenVersion, formOf(request)).version, at, actor);
      this.pages.redirect(request, response, `/informes/${report.id}`, { tone: 'ok', text: 'Se quitó la hoja.' });
    } catch (error) {
      const sheet = report.sheets[at];
      if (!sheet) throw error;
      const typed = { ...fieldsOfSheet(sheet), version: String(report.version) };
      await this.show(request, response, report, at, { typed, ...toMend(error) });
    }
  }

  private async find({ id, number }: { id: string; number: string }): Promise<{ report: ReportRow; at: number }> {
    const report = await reportById(this.db, numberOf(id));
    if (report.signed_at) throw reportSigned();
    const at = Number(number) - 1;
    if (!Number.isInteger(at) || at < 0 || at > report.sheets.length) throw sheetNotFound();
    return { report, at };
  }

  private async show(
    request: Request,
    response: Response,
    report: ReportRow,
    at: number,
    form: ShownForm,
  ): Promise<void> {
    const indicators = await definitionsInForce(this.db);
    const page = { title: `Hoja ${at + 1} de ${report.title}`, section: '/informes', wide: true, status: form.status };
    const view = <SheetFormView report={report} at={at} indicators={indicators} form={form} />;
    await this.pages.send(request, response, page, view);
  }
}

/** A new sheet under the heading of the one before. */
function emptyLike(sheet: Sheet | undefined): Sheet {
  const { unit = '', programme = '', axis = '', objective = '', area = '' } = sheet ?? {};
  const parts: Sheet['parts'] = [{ kind: 'text', text: '' }];
  return { level: 'Actividad', number: '', unit, programme, axis, objective, area, indicator: '', parts };
}
