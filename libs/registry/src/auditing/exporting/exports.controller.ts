import { Controller, Get, Query, Res } from '@nestjs/common';
import { Allow, CurrentActor, Storage, type Actor } from '@oficialia/platform';
import type { Response } from 'express';
import { pipeline } from 'node:stream/promises';
import { readLedgerFilter } from '../ledger-filter.js';
import { LedgerExports } from './ledger-exports.service.js';

/** What the search finds, as a file that proves itself. */
@Controller('auditoria')
export class ExportsController {
  constructor(
    private readonly exports: LedgerExports,
    private readonly storage: Storage,
  ) {}

  @Allow('ledger.read')
  @Get('exportacion.jsonl')
  async take(
    @CurrentActor() actor: Actor,
    @Query() query: Record<string, unknown>,
    @Res() response: Response,
  ): Promise<void> {
    const { sha256 } = await this.exports.take(readLedgerFilter(query), actor);
    response
      .type('application/jsonl')
      .attachment(`asientos-${sha256.slice(0, 12)}.jsonl`)
      .set({ 'Cache-Control': 'no-store', 'X-Content-Type-Options': 'nosniff' });
    await pipeline(this.storage.open(sha256), response);
  }
}
