import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiBearerAuth } from '@nestjs/swagger';
import { Allow, CurrentActor, Db, type Actor } from '@oficialia/platform';
import { Differences } from './difference/differences.service.js';
import { REPORT_FILES } from './report-kinds.js';
import { NewReport, ReportDifferenceView, ReportView, SeenVersion, SignedReportView } from './reports.dto.js';
import { numberOf } from './reports.pages.js';
import { filesOf, listReports, reportById, type ReportRow } from './reports.queries.js';
import { Reports } from './reports.service.js';
import { Signing } from './signing.service.js';

const MOST_LISTED = 1_000;

@ApiBearerAuth()
@Controller('api/v1/reports')
export class ReportsController {
  constructor(
    private readonly reports: Reports,
    private readonly signing: Signing,
    private readonly differences: Differences,
    private readonly db: Db,
  ) {}

  /** Drafts and signed reports, the newest periods first. */
  @Allow('report.read')
  @Get()
  async list(): Promise<ReportView[]> {
    return (await listReports(this.db, { limit: MOST_LISTED, offset: 0 })).map(viewOf);
  }

  /** Begins the report of a period. */
  @Allow('report.prepare')
  @Post()
  async begin(@Body() period: NewReport, @CurrentActor() actor: Actor): Promise<ReportView> {
    return viewOf(await reportById(this.db, await this.reports.begin(period, actor)));
  }

  /** One report; of a signed one, its files with their SHA-256. */
  @Allow('report.read')
  @Get(':id')
  async one(@Param('id') id: string): Promise<SignedReportView> {
    const report = await reportById(this.db, numberOf(id));
    const files = await filesOf(this.db, report.id);
    return Object.assign(viewOf(report), {
      files: files.map((file) => ({ ...file, name: REPORT_FILES[file.kind].name })),
    });
  }

  /** Signs a draft as it was seen. */
  @Allow('report.sign')
  @HttpCode(200)
  @Post(':id/signature')
  async sign(
    @Param('id') id: string,
    @Body() { version }: SeenVersion,
    @CurrentActor() actor: Actor,
  ): Promise<SignedReportView> {
    await this.signing.sign(numberOf(id), version, actor);
    return this.one(id);
  }

  /** What changed in the facts since a report was signed, by the definitions it was signed with. */
  @Allow('report.read')
  @Get(':id/difference')
  async difference(@Param('id') id: string): Promise<ReportDifferenceView> {
    const { figures, petitions } = await this.differences.of(numberOf(id));
    return {
      figures: figures.map(({ definition: { key }, said, is }) => ({
        key,
        signed: { numerator: said.numerator, denominator: said.denominator },
        now: { numerator: is.numerator, denominator: is.denominator },
      })),
      petitions,
    };
  }
}

function viewOf({ id, kind, title, first_day, last_day, version, signed_at, signed_by }: ReportRow): ReportView {
  const signedAt = signed_at?.toISOString() ?? null;
  return { id, kind, title, from: first_day, to: last_day, version, signedAt, signedBy: signed_by };
}
