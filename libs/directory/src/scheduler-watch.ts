import { Injectable, type OnModuleInit } from '@nestjs/common';
import { formatWhen, Navigation, type Notice } from '@oficialia/platform';
import { Heartbeats, SCHEDULER } from './heartbeats.service.js';
import { Settings } from './settings.service.js';

/** Tells those who keep the system, on whatever page they are, that what runs by the clock has died. */
@Injectable()
export class SchedulerWatch implements OnModuleInit {
  constructor(
    private readonly heartbeats: Heartbeats,
    private readonly settings: Settings,
    private readonly navigation: Navigation,
  ) {}

  onModuleInit(): void {
    this.navigation.watch({ permission: 'calendar.manage', read: () => this.alarm() });
  }

  private async alarm(): Promise<Notice | undefined> {
    const { late, doneAt } = await this.heartbeats.pulse(SCHEDULER);
    if (!late) return undefined;
    const { timeZone } = await this.settings.municipality();
    const last = doneAt ? formatWhen(doneAt, timeZone) : 'nunca';
    const text = `Los avisos automáticos no responden. Última ejecución: ${last}. Revise que el proceso «worker» esté en marcha.`;
    return { tone: 'error', text };
  }
}
