import { Module, type OnModuleInit } from '@nestjs/common';
import { MENU_GROUPS } from '@oficialia/directory';
import { Navigation } from '@oficialia/platform';
import { RoutingModule } from '@oficialia/routing';
import { SupervisionPages } from './supervision.pages.js';

/** The supervisor's page. */
@Module({ imports: [RoutingModule], controllers: [SupervisionPages] })
export class SupervisionModule implements OnModuleInit {
  constructor(private readonly navigation: Navigation) {}

  onModuleInit(): void {
    this.navigation.add({
      href: '/supervision',
      label: 'Supervisión',
      icon: 'users',
      permission: 'office.supervise',
      group: MENU_GROUPS.oversight,
      order: 84,
    });
  }
}
