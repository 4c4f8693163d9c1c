import { Injectable } from '@nestjs/common';
import { Clock, Handles, Log, Storage } from '@oficialia/platform';
import { sweepUploads } from '../documents.jobs.js';

/** Removes what a killed process left half-received. */
@Injectable()
export class SweepJob {
  constructor(
    private readonly storage: Storage,
    private readonly clock: Clock,
    private readonly log: Log,
  ) {}

  @Handles(sweepUploads)
  async sweep(): Promise<void> {
    const removed = await this.storage.sweep(this.clock.now());
    if (removed > 0) this.log.info({ event: 'uploads.swept', removed });
  }
}
