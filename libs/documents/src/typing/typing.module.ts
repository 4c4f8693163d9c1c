import { Module, type OnModuleInit } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { MENU_GROUPS } from '@oficialia/directory';
import { Db, Navigation } from '@oficialia/platform';
import { nameActs } from '@oficialia/registry';
import { ToTypePages } from './to-type.pages.js';
import { TypedPage } from './typed-page.entity.js';
import { countToType } from './typing.queries.js';
import { Typing } from './typing.service.js';

/** What the machine reads badly waits for a person; what a person typed outranks the machine. */
@Module({
  imports: [TypeOrmModule.forFeature([TypedPage])],
  controllers: [ToTypePages],
  providers: [Typing],
  exports: [Typing],
})
export class TypingModule implements OnModuleInit {
  constructor(
    private readonly navigation: Navigation,
    private readonly db: Db,
  ) {}

  onModuleInit(): void {
    nameActs({ page_typed: 'Página capturada a mano' });
    const place = { href: '/por-leer', label: 'Por leer', icon: 'pen' } as const;
    this.navigation.add({
      ...place,
      permission: 'page.type',
      group: MENU_GROUPS.papers,
      order: 35,
      count: (actor) => countToType(this.db.planned, actor),
    });
  }
}
