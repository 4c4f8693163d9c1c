import { Module, type OnModuleInit } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Calendars, MENU_GROUPS } from '@oficialia/directory';
import { Clock, Db, Kept, Navigation } from '@oficialia/platform';
import { nameActs } from '@oficialia/registry';
import { IndicatorDefinition } from './defining/indicator-definition.entity.js';
import { IndicatorGoal } from './defining/indicator-goal.entity.js';
import { DefinitionPages } from './defining/definition.pages.js';
import { Definitions } from './defining/definitions.service.js';
import { Goals } from './defining/goals.service.js';
import { CountingMark } from './facts/counting-mark.entity.js';
import { BusinessDay } from './facts/business-day.entity.js';
import { CountedDay } from './facts/counted-day.entity.js';
import { DepartmentDay } from './facts/department-day.entity.js';
import { NeighbourhoodDay } from './facts/neighbourhood-day.entity.js';
import { PetitionFact } from './facts/petition-fact.entity.js';
import { ReferralFact } from './facts/referral-fact.entity.js';
import { StaleDay } from './facts/stale-day.entity.js';
import { SummedFormula } from './facts/summed-formula.entity.js';
import { IndicatorsController } from './indicators.controller.js';
import { SupervisionModule } from './supervision/supervision.module.js';
import { IndicatorsPages } from './indicators.pages.js';
import { PanoramaController } from './panorama/panorama.controller.js';
import { PanoramaPages } from './panorama/panorama.pages.js';
import { DifferencePages } from './reports/difference/difference.pages.js';
import { Differences } from './reports/difference/differences.service.js';
import { ReportFile } from './reports/report-file.entity.js';
import { ReportSignature } from './reports/report-signature.entity.js';
import { Report } from './reports/report.entity.js';
import { ReportsController } from './reports/reports.controller.js';
import { ReportsPages } from './reports/reports.pages.js';
import { Reports } from './reports/reports.service.js';
import { countOwed } from './reports/scheduling/owed-reports.js';
import { ReportSchedule } from './reports/scheduling/report-schedule.entity.js';
import { SchedulesPages } from './reports/scheduling/schedules.pages.js';
import { Schedules } from './reports/scheduling/schedules.service.js';
import { Signing } from './reports/signing.service.js';
import { Snapshots } from './reports/taking/snapshots.js';
import { SheetsPages } from './reports/writing/sheets.pages.js';

/** How long the menu of a process may be behind on which reports are owed: it changes once a day. */
const OWED_MS = 60_000;

/** What the work adds up to, read from views; never from the entities of others. */
@Module({
  imports: [
    SupervisionModule,
    TypeOrmModule.forFeature([
      BusinessDay,
      CountingMark,
      PetitionFact,
      ReferralFact,
      IndicatorDefinition,
      IndicatorGoal,
      Report,
      ReportSignature,
      ReportFile,
      ReportSchedule,
      CountedDay,
      DepartmentDay,
      NeighbourhoodDay,
      StaleDay,
      SummedFormula,
    ]),
  ],
  controllers: [
    IndicatorsPages,
    DefinitionPages,
    IndicatorsController,
    PanoramaPages,
    PanoramaController,
    // Before the reports themselves, whose ids stand at the same place of the address.
    SchedulesPages,
    SheetsPages,
    DifferencePages,
    ReportsPages,
    ReportsController,
  ],
  providers: [Goals, Definitions, Reports, Snapshots, Signing, Differences, Schedules],
  exports: [Reports, Signing, Differences],
})
export class IndicatorsModule implements OnModuleInit {
  private readonly owed = new Kept<number>(OWED_MS);

  constructor(
    private readonly navigation: Navigation,
    private readonly db: Db,
    private readonly calendars: Calendars,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.navigation.add({
      href: '/panorama',
      label: 'Panorama',
      icon: 'chart',
      permission: 'indicator.read',
      group: MENU_GROUPS.followUp,
      order: 58,
    });
    this.navigation.add({
      href: '/indicadores',
      label: 'Indicadores',
      icon: 'chart',
      permission: 'indicator.read',
      group: MENU_GROUPS.followUp,
      order: 60,
    });
    this.navigation.add({
      href: '/informes',
      label: 'Informes',
      icon: 'book',
      permission: 'report.read',
      group: MENU_GROUPS.followUp,
      order: 61,
      count: async () => {
        const now = this.clock.now();
        return this.owed.of(await this.calendars.dayOf(now), () => countOwed(this.db.planned, this.calendars, now));
      },
    });
    nameActs({ report_signed: 'Informe firmado' });
  }
}
