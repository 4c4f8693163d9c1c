import { Injectable } from '@nestjs/common';
import { Db, Handles } from '@oficialia/platform';
import { scanRead } from '../documents.jobs.js';
import { SureFiling } from './filing/sure-filing.service.js';
import { pileOfScan } from './piles.queries.js';
import { Splitting } from './splitting/splitting.service.js';

/** A scan was read: the last one of a pile splits it, and what is sure is filed. Safe to run any number of times. */
@Injectable()
export class SplitJob {
  constructor(
    private readonly db: Db,
    private readonly splitting: Splitting,
    private readonly sureFiling: SureFiling,
  ) {}

  @Handles(scanRead)
  async split({ documentId }: { documentId: number }): Promise<void> {
    const pileId = await pileOfScan(this.db, documentId);
    if (pileId === undefined) return;
    await this.splitting.arrange(pileId);
    await this.sureFiling.file(pileId);
  }
}
