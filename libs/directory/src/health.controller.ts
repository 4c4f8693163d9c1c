import { Controller, Get } from '@nestjs/common';
import { ApiExcludeEndpoint } from '@nestjs/swagger';
import { Db, Public } from '@oficialia/platform';
import { Heartbeats, SCHEDULER } from './heartbeats.service.js';

interface Health {
  status: 'ok';
  /** Whether reminders and summaries are being made. A worker that is dead does not make the desk unhealthy. */
  scheduler: 'ok' | 'late';
  /** ISO 8601. */
  lastRun: Date | null;
}

/** For whoever watches the process: 200 when it answers and reaches its database, 503 when it does not. */
@Controller('health')
export class HealthController {
  constructor(
    private readonly db: Db,
    private readonly heartbeats: Heartbeats,
  ) {}

  @Public()
  @ApiExcludeEndpoint()
  @Get()
  async health(): Promise<Health> {
    await this.db.query('SELECT 1');
    const { late, doneAt } = await this.heartbeats.pulse(SCHEDULER);
    return { status: 'ok', scheduler: late ? 'late' : 'ok', lastRun: doneAt };
  }
}
