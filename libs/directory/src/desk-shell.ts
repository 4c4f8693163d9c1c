import { Injectable } from '@nestjs/common';
import { forgeryToken, Navigation, ShellSource, type Actor, type Shell } from '@oficialia/platform';
import type { Request } from 'express';
import { foldMenu } from './menu.js';
import { ROLE_NAMES, type Role } from './roles.js';
import { Settings } from './settings.service.js';

/** The frame of the desk's pages. */
@Injectable()
export class DeskShell extends ShellSource {
  constructor(
    private readonly settings: Settings,
    private readonly navigation: Navigation,
  ) {
    super();
  }

  async shellFor(request: Request): Promise<Omit<Shell, 'title'>> {
    const municipality = await this.settings.municipality();
    const actor = request.user;
    const search = actor && this.navigation.searchFor(actor);
    return {
      municipality: { name: municipality.name, office: municipality.office, zone: municipality.timeZone },
      nav: actor ? await this.menu(actor) : [],
      actor: actor && {
        name: actor.name,
        role: ROLE_NAMES[actor.role as Role],
        department: actor.departmentName ?? undefined,
      },
      search: search === undefined ? undefined : { href: search },
      signOutUrl: '/salir',
      csrfToken: forgeryToken(request),
      notices: actor ? await this.navigation.noticesFor(actor) : [],
    };
  }

  private async menu(actor: Actor): Promise<Shell['nav']> {
    const entries = this.navigation.for(actor).map(async ({ href, label, icon, group, count }) => {
      return { href, label, icon, group, count: await count?.(actor) };
    });
    return foldMenu(await Promise.all(entries));
  }
}
