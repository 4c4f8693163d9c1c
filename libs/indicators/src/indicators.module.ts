import { Module, type OnModuleInit } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { MENU_GROUPS } from '@oficialia/directory';
import { Navigation } from '@oficialia/platform';
import { IndicatorDefinition } from './defining/indicator-definition.entity.js';
import { IndicatorGoal } from './defining/indicator-goal.entity.js';
import { Goals } from './defining/goals.service.js';
import { CountingMark } from './facts/counting-mark.entity.js';
import { BusinessDay } from './facts/business-day.entity.js';
import { PetitionFact } from './facts/petition-fact.entity.js';
import { ReferralFact } from './facts/referral-fact.entity.js';
import { IndicatorsController } from './indicators.controller.js';
import { SupervisionModule } from './supervision/supervision.module.js';
import { IndicatorsPages } from './indicators.pages.js';

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
    ]),
  ],
  controllers: [IndicatorsPages, IndicatorsController],
  providers: [Goals],
})
export class IndicatorsModule implements OnModuleInit {
  constructor(private readonly navigation: Navigation) {}

  onModuleInit(): void {
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
