import { Injectable } from '@nestjs/common';
import {
  formatWhen,
  forgeryToken,
  Navigation,
  ShellSource,
  type Actor,
  type NavItem,
  type Notice,
  type Shell,
} from '@oficialia/platform';
import type { Request } from 'express';
import { Heartbeats, SCHEDULER } from './heartbeats.service.js';
import { ROLE_NAMES, type Role } from './roles.js';
import { Settings } from './settings.service.js';

/** The frame of the desk's pages. */
@Injectable()
export class DeskShell extends ShellSource {
  constructor(
    private readonly settings: Settings,
    private readonly navigation: Navigation,
    private readonly heartbeats: Heartbeats,
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
      notices: actor
        ? [...(await this.alarms(actor, municipality.timeZone)), ...(await this.navigation.noticesFor(actor))]
        : [],
    };
  }

  /** Who keeps the system sees on every page that what runs by the clock has died. */
  private async alarms(actor: Actor, zone: string): Promise<Notice[]> {
    if (!actor.permissions.has('calendar.manage')) return [];
    const { late, doneAt } = await this.heartbeats.pulse(SCHEDULER);
    if (!late) return [];
    const last = doneAt ? formatWhen(doneAt, zone) : 'nunca';
    const text = `Los avisos automáticos no responden. Última ejecución: ${last}. Revise que el proceso «worker» esté en marcha.`;
    return [{ tone: 'error', text }];
  }

  private menu(actor: Actor): Promise<NavItem[]> {
    const entries = this.navigation.for(actor).map(async ({ href, label, icon, count }) => {
      return { href, label, icon, count: await count?.(actor) };
    });
    return Promise.all(entries);
  }
}
