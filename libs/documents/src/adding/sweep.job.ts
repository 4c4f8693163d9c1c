import { Injectable } from '@nestjs/common';
import { Clock, Handles, Log, Storage } from '@oficialia/platform';
import { sweepUploads } from '../documents.jobs.js';
import { Uploads } from '../ways-in/resumable/uploads.service.js';

/** Removes what a killed process left half-received, and uploads that nobody went on with. */
@Injectable()
export class SweepJob {
  constructor(
    private readonly storage: Storage,
    private readonly clock: Clock,
    private readonly log: Log,
    private readonly uploads: Uploads,
  ) {}

  @Handles(sweepUploads)
  async sweep(): Promise<void> {
    const removed = (await this.storage.sweep(this.clock.now())) + (await this.uploads.sweep());
    if (removed > 0) this.log.info({ event: 'uploads.swept', removed });
  }
}
