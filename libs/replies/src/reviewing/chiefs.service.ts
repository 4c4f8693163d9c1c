import { Injectable } from '@nestjs/common';
import { Calendars, chiefhoodOf, type ActingChief } from '@oficialia/directory';
import { Clock, type Actor, type Queryable } from '@oficialia/platform';

/** Who decides on the replies of a department today. */
@Injectable()
export class Chiefs {
  constructor(
    private readonly clock: Clock,
    private readonly calendars: Calendars,
  ) {}

  /** How the actor decides in the own department: as its chief or in place of one; undefined when the actor may not. */
  async chiefhood(source: Queryable, actor: Actor): Promise<ActingChief | undefined> {
    if (actor.departmentId === null) return undefined;
    return chiefhoodOf(source, actor, await this.calendars.dayOf(this.clock.now()));
  }
}
