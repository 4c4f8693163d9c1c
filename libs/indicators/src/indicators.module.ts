import { Module, type OnModuleInit } from '@nestjs/common';
import { MENU_GROUPS } from '@oficialia/directory';
import { Navigation } from '@oficialia/platform';
import { IndicatorsController } from './indicators.controller.js';
import { IndicatorsPages } from './indicators.pages.js';

/** What the work adds up to, read from views; never from entities. */
@Module({ controllers: [IndicatorsPages, IndicatorsController] })
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
