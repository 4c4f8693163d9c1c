import { Controller, Get } from '@nestjs/common';
import { ApiExcludeEndpoint } from '@nestjs/swagger';
import { Db, Public } from '@oficialia/platform';

/** For whoever watches the process: 200 when it answers and reaches its database, 503 when it does not. */
@Controller('health')
export class HealthController {
  constructor(private readonly db: Db) {}

  @Public()
  @ApiExcludeEndpoint()
  @Get()
  async health(): Promise<{ status: 'ok' }> {
    await this.db.query('SELECT 1');
    return { status: 'ok' };
  }
}
