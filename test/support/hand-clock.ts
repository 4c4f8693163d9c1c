import { Clock } from '@oficialia/platform';

/** A clock that stands where a test puts it; UTC. */
export class HandClock extends Clock {
  private moment: Date;

  constructor(moment: string) {
    super();
    this.moment = new Date(moment);
  }

  now(): Date {
    return this.moment;
  }

  putTo(moment: string): void {
    this.moment = new Date(moment);
  }
}
