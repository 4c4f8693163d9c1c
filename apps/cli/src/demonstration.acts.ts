import type { INestApplicationContext } from '@nestjs/common';
import { People } from '@oficialia/directory';
import { Documents } from '@oficialia/documents';
import { Clock, dayIn, Db, parse, projectPath, Storage, type Actor } from '@oficialia/platform';
import { findPetition, Receipts, Registration, RegistrationRequest } from '@oficialia/registry';
import { NotificationRequest, Notifications, Replies, ReplyRequest } from '@oficialia/replies';
import {
  AcknowledgementRequest,
  Acknowledgements,
  Referrals,
  ReferralsRequest,
  referralsOf,
  type ReferralRow,
} from '@oficialia/routing';
import { createReadStream } from 'node:fs';
import type { Moment } from './demonstration.clock.js';

const ADDRESS = '127.0.0.1';

export type Step = Moment &
  (
    | { act: 'register' }
    | { act: 'refer'; department: string; termDays: number }
    | { act: 'acknowledge' }
    | { act: 'reply'; sense: string; text: string }
    | { act: 'notify'; method: string; recipient: string; proof: string }
  );

export interface DemonstrationPetition {
  key: string;
  /** A scanned letter beside petitions.json. */
  file?: string;
  request: object;
  steps: Step[];
}

/** What the people of the demonstration do, through the services that the office uses. An act that was done is not repeated. */
export class DemonstrationActs {
  private readonly folios = new Map<string, string>();

  private constructor(
    private readonly services: INestApplicationContext,
    private readonly actors: Map<string, Actor>,
  ) {}

  static async by(services: INestApplicationContext): Promise<DemonstrationActs> {
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
    return new DemonstrationActs(services, actors);
  }

  async play(petition: DemonstrationPetition, step: Step): Promise<void> {
    if (step.act === 'register') return this.register(petition);
    const folio = this.folios.get(petition.key) ?? '';
    const { id, status } = await findPetition(this.services.get(Db), folio, this.actor('supervisor'));
    const [referral] = await referralsOf(this.services.get(Db), id, this.actor('supervisor'));
    if (step.act === 'refer' && !referral) return this.refer(folio, step.department, step.termDays);
    if (step.act === 'acknowledge' && referral?.status === 'issued') return this.acknowledge(referral);
    if (step.act === 'reply' && referral?.status === 'acknowledged') return this.reply(referral, step.sense, step.text);
    if (step.act === 'notify' && status === 'replied') return this.notify(folio, step);
  }

  private async register({ key, file, request }: DemonstrationPetition): Promise<void> {
    const clerk = this.actor('intake_clerk');
    const typed = parse(RegistrationRequest, request);
    const { folio } = await this.services.get(Registration).register(typed, `demostracion-${key}`, clerk);
    this.folios.set(key, folio);
    await this.services.get(Receipts).issueOriginal(folio, clerk);
    if (!file) return;
    const content = createReadStream(projectPath('apps/cli/demonstration', file));
    const upload = { ...(await this.services.get(Storage).keep(content)), name: file };
    await this.services.get(Documents).addEach(folio, clerk, [upload], 'petition');
  }

  private async refer(folio: string, department: string, termDays: number): Promise<void> {
    const request = parse(ReferralsRequest, { referrals: [{ department, instruction: 'attend', termDays }] });
    await this.services.get(Referrals).refer(folio, request, this.actor('follow_up'));
  }

  private async acknowledge(referral: ReferralRow): Promise<void> {
    const actor = this.actor(referral.department_key);
    const request = parse(AcknowledgementRequest, { name: actor.name, position: actor.position });
    await this.services.get(Acknowledgements).acknowledge(String(referral.id), request, actor);
  }

  private async reply(referral: ReferralRow, sense: string, text: string): Promise<void> {
    const request = parse(ReplyRequest, { sense, text });
    await this.services.get(Replies).reply(String(referral.id), request, [], this.actor(referral.department_key));
  }

  private async notify(folio: string, step: { method: string; recipient: string; proof: string }): Promise<void> {
    const { method, recipient, proof } = step;
    const notifiedOn = dayIn('America/Mexico_City', this.services.get(Clock).now());
    const request = parse(NotificationRequest, { method, recipient, proof, notifiedOn });
    await this.services.get(Notifications).notify(folio, request, [], this.actor('follow_up'));
  }

  private actor(key: string): Actor {
    const actor = this.actors.get(key);
    if (!actor) throw new Error(`The demonstration has nobody for "${key}"`);
    return actor;
  }
}
