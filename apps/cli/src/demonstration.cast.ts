import type { INestApplicationContext } from '@nestjs/common';
import { People } from '@oficialia/directory';
import { Clock, dayIn, Db, type Actor, type Upload } from '@oficialia/platform';
import { findPetition, type PetitionRow } from '@oficialia/registry';
import { referralsOf, type ReferralRow } from '@oficialia/routing';
import type { Moment } from './demonstration.clock.js';

const ADDRESS = '127.0.0.1';
const ZONE = 'America/Mexico_City';

export const ACTS = [
  'register',
  'refer',
  'acknowledge',
  'return',
  'reassign',
  'prevent',
  'complete',
  'lapse',
  'remit',
  'withdraw',
  'annul',
  'reply',
  'notify',
  'evaluate',
  'askReopening',
  'reopen',
] as const;
export type Act = (typeof ACTS)[number];

/** Something that was done, with what this one is about where the matter does not say it. */
export type Step = Moment & {
  act: Act;
  department?: string;
  termDays?: number;
  sense?: string;
  text?: string;
  method?: string;
  recipient?: string;
  proof?: string;
  verdict?: string;
};

export interface DemonstrationPetition {
  key: string;
  /** A scanned letter beside petitions.json. */
  file?: string;
  request: { documentKind?: string; senderName?: string };
  /** What the office does with it. */
  matter?: { department: string; sense?: string; reply?: string };
  steps: Step[];
}

/** A petition as it is when something is done with it. */
export interface Scene {
  cast: Cast;
  petition: PetitionRow;
  /** The one that somebody has, or that waits to be reassigned; else the last. */
  referral: ReferralRow | undefined;
  told: DemonstrationPetition;
  step: Step;
}

/** The people of the demonstration, and the services through which they act. */
export class Cast {
  private constructor(
    private readonly services: INestApplicationContext,
    private readonly actors: Map<string, Actor>,
  ) {}

  static async of(services: INestApplicationContext): Promise<Cast> {
    const people = await services
      .get(Db)
      .query<{ id: number; key: string }>(
        'SELECT p.id, coalesce(d.key, p.role) AS key FROM person p LEFT JOIN department d ON d.id = p.department_id',
      );
    const actors = new Map<string, Actor>();
    for (const { id, key } of people) {
      const actor = await services.get(People).actor(id, ADDRESS);
      if (actor) actors.set(key, actor);
    }
    return new Cast(services, actors);
  }

  get: INestApplicationContext['get'] = (token: never) => this.services.get(token);

  actor(key: string): Actor {
    const actor = this.actors.get(key);
    if (!actor) throw new Error(`The demonstration has nobody for "${key}"`);
    return actor;
  }

  /** Who acts for the department: areas without an account send their stamp and their letter to the follow-up office. */
  of(referral: ReferralRow): Actor {
    return this.actors.get(referral.department_key) ?? this.actor('follow_up');
  }

  today(): string {
    return dayIn(ZONE, this.services.get(Clock).now());
  }

  async scene(told: DemonstrationPetition, folio: string, step: Step): Promise<Scene> {
    const supervisor = this.actor('supervisor');
    const petition = await findPetition(this.services.get(Db), folio, supervisor);
    const referrals = await referralsOf(this.services.get(Db), petition.id, supervisor);
    const open = referrals.find(({ status }) => ['issued', 'acknowledged', 'returned'].includes(status));
    return { cast: this, petition, referral: open ?? referrals.at(-1), told, step };
  }
}

export const NO_FILES: Upload[] = [];
