import { Module, type OnModuleInit } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { MENU_GROUPS } from '@oficialia/directory';
import { Navigation } from '@oficialia/platform';
import { IndicatorDefinition } from './defining/indicator-definition.entity.js';
import { IndicatorGoal } from './defining/indicator-goal.entity.js';
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
import { IndicatorsPages } from './indicators.pages.js';
import { PanoramaController } from './panorama/panorama.controller.js';
import { PanoramaPages } from './panorama/panorama.pages.js';

/** What the work adds up to, read from views; never from the entities of others. */
@Module({
  imports: [
    TypeOrmModule.forFeature([
      BusinessDay,
      CountingMark,
      PetitionFact,
      ReferralFact,
      IndicatorDefinition,
      IndicatorGoal,
      CountedDay,
      DepartmentDay,
      NeighbourhoodDay,
      StaleDay,
      SummedFormula,
    ]),
  ],
  controllers: [IndicatorsPages, IndicatorsController, PanoramaPages, PanoramaController],
  providers: [Goals],
})
export class IndicatorsModule implements OnModuleInit {
  constructor(private readonly navigation: Navigation) {}

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
  }
}
