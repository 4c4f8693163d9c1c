import { Injectable } from '@nestjs/common';
import { Handles, Log } from '@oficialia/platform';
import { scanRead } from '../documents.jobs.js';

/** A scan was read: its pages can be told apart. */
@Injectable()
export class SplitJob {
  constructor(private readonly log: Log) {}

  @Handles(scanRead)
  async split({ documentId }: { documentId: number }): Promise<void> {
    this.log.info({ event: 'scan.read', document: documentId });
  }
}
