import { Module, type OnModuleInit } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Calendars, MENU_GROUPS } from '@oficialia/directory';
import { DocumentsModule } from '@oficialia/documents';
import { Clock, Db, Navigation } from '@oficialia/platform';
import { nameActs, PetitionPanels, RegistryModule } from '@oficialia/registry';
import { ClocksModule } from '../clocks/clocks.module.js';
import { Endings } from './endings.service.js';
import { PetitionerLetters } from './letter/petitioner-letters.js';
import { PreventionEnd } from './prevention-end.entity.js';
import { PreventionTerms } from './prevention-terms.js';
import { Prevention } from './prevention.entity.js';
import { PreventionPages } from './prevention.pages.js';
import { PreventionPanel } from './prevention.panel.js';
import { PreventionsController } from './preventions.controller.js';
import { countPreventions } from './preventions.queries.js';
import { Preventions } from './preventions.service.js';
import { Withdrawal } from '../withdrawing/withdrawal.entity.js';
import { WithdrawalController } from '../withdrawing/withdrawal.controller.js';
import { WithdrawalPages } from '../withdrawing/withdrawal.pages.js';
import { Withdrawals } from '../withdrawing/withdrawals.service.js';

/** What the petitioner has to do, or no longer wants. */
@Module({
  imports: [
    TypeOrmModule.forFeature([Prevention, PreventionEnd, Withdrawal]),
    RegistryModule,
    DocumentsModule,
    ClocksModule,
  ],
  controllers: [PreventionPages, PreventionsController, WithdrawalPages, WithdrawalController],
  providers: [Preventions, PreventionTerms, PetitionerLetters, Endings, Withdrawals, PreventionPanel],
})
export class PreventionsModule implements OnModuleInit {
  constructor(
    private readonly navigation: Navigation,
    private readonly panels: PetitionPanels,
    private readonly panel: PreventionPanel,
    private readonly calendars: Calendars,
    private readonly clock: Clock,
    private readonly db: Db,
  ) {}

  onModuleInit(): void {
    nameActs({
      prevented: 'Prevención: se pidió completarla',
      completed: 'Prevención desahogada',
      not_filed: 'Se tuvo por no presentada',
      withdrawn: 'Desistimiento',
    });
    this.navigation.add({
      href: '/prevenciones',
      label: 'Prevenciones',
      icon: 'mail',
      permission: 'tray.read',
      group: MENU_GROUPS.followUp,
      order: 45,
      // Those whose day has passed: somebody has to decide.
      count: async () => (await countPreventions(this.db.planned, await this.calendars.dayOf(this.clock.now()))).past,
    });
    this.panels.add(this.panel);
  }
}
