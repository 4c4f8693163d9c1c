import { Injectable, type OnModuleInit } from '@nestjs/common';
import { MENU_GROUPS } from '@oficialia/directory';
import { Db, Navigation } from '@oficialia/platform';
import { countFailures } from './rules.queries.js';

/** Tells those who look after the rules, on whatever page they are, that one of those in force broke. */
@Injectable()
export class RulesWatch implements OnModuleInit {
  constructor(
    private readonly db: Db,
    private readonly navigation: Navigation,
  ) {}

  onModuleInit(): void {
    this.navigation.add({
      href: '/reglas',
      label: 'Reglas',
      icon: 'flag',
      permission: 'rule.read',
      group: MENU_GROUPS.wording,
      order: 94,
    });
    this.navigation.watch({
      permission: 'rule.watch',
      read: async () => {
        const broken = await countFailures(this.db.planned);
        if (broken === 0) return undefined;
        const rules = broken === 1 ? 'Falla una regla' : `Fallan ${broken} reglas`;
        return { tone: 'error', text: `${rules} de competencia en vigor. Vea en «Reglas» cuál y por qué.` };
      },
    });
  }
}
