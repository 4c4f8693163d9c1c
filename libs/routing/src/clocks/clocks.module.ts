import { Module, type OnModuleInit } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Navigation } from '@oficialia/platform';
import { nameActs, RegistryModule } from '@oficialia/registry';
import { ClockEntity } from './clock.entity.js';
import { ClockEventEntity } from './clock-event.entity.js';
import { ClockPages } from './clock.pages.js';
import { ClocksController } from './clocks.controller.js';
import { Clocks } from './clocks.service.js';
import { CalendarPages } from './recount/calendar.pages.js';
import { Recount } from './recount/recount.service.js';
import { ReferralClocks } from './referral-clocks.service.js';
import { RegimesPages } from './regimes/regimes.pages.js';
import { Regimes } from './regimes/regimes.service.js';
import { TermRegimeEntity } from './regimes/term-regime.entity.js';

/** How long there is to answer: regimes, calendars, the clock of each referral and what moves it. */
@Module({
  imports: [TypeOrmModule.forFeature([TermRegimeEntity, ClockEntity, ClockEventEntity]), RegistryModule],
  controllers: [ClockPages, ClocksController, CalendarPages, RegimesPages],
  providers: [Clocks, ReferralClocks, Recount, Regimes],
  exports: [Clocks],
})
export class ClocksModule implements OnModuleInit {
  constructor(private readonly navigation: Navigation) {}

  onModuleInit(): void {
    nameActs({
      clock_set: 'Plazo fijado',
      clock_started: 'Plazo iniciado',
      clock_suspended: 'Plazo suspendido',
      clock_interrupted: 'Plazo interrumpido',
      clock_resumed: 'Plazo reanudado',
      clock_extended: 'Plazo ampliado',
      clock_undone: 'Inicio del plazo sin efecto',
      clock_stopped: 'Plazo terminado',
      clock_reopened: 'Plazo reabierto',
      due_date_moved: 'Vencimiento recorrido por cambio de calendario',
    });
    this.navigation.add(
      { href: '/calendario', label: 'Calendario', icon: 'calendar', permission: 'calendar.manage', order: 92 },
      { href: '/plazos', label: 'Plazos', icon: 'clock', permission: 'calendar.manage', order: 94 },
    );
  }
}
