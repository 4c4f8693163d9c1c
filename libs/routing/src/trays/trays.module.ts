import { Module, type OnModuleInit } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { MENU_GROUPS } from '@oficialia/directory';
import { Navigation } from '@oficialia/platform';
import { BoardPages } from './board/board.pages.js';
import { REFERRAL_TRAYS } from './referral-trays.js';
import { SavedFilter } from './saved/saved-filter.entity.js';
import { SavedFilterPages } from './saved/saved-filters.pages.js';
import { SavedFilters } from './saved/saved-filters.service.js';
import { TO_REFER_TRAY } from './to-refer.tray.js';
import { Trays } from './trays.service.js';
import { WaitingSuggestion } from './waiting-suggestion.entity.js';
import { WaitingReferral } from './waiting-referral.entity.js';

/** What waits for whom: trays, the board over them, saved filters. */
@Module({
  imports: [TypeOrmModule.forFeature([WaitingReferral, WaitingSuggestion, SavedFilter])],
  controllers: [BoardPages, SavedFilterPages],
  providers: [Trays, SavedFilters],
  exports: [Trays],
})
export class TraysModule implements OnModuleInit {
  constructor(
    private readonly trays: Trays,
    private readonly navigation: Navigation,
  ) {}

  onModuleInit(): void {
    this.trays.add(TO_REFER_TRAY, ...REFERRAL_TRAYS);
    this.navigation.add({
      href: '/tablero',
      label: 'Tablero',
      icon: 'chart',
      permission: 'referral.list',
      group: MENU_GROUPS.followUp,
      order: 45,
    });
  }
}
