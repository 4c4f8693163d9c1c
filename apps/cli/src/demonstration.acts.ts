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
const ZONE = 'America/Mexico_City';

export type Act = 'register' | 'refer' | 'acknowledge' | 'reply' | 'notify';

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

const INSTRUCTIONS: Record<string, string> = { invitation: 'represent', circular: 'inform' };

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
    if (step.act === 'refer' && !referral) return this.refer(folio, petition, step);
    if (step.act === 'acknowledge' && referral?.status === 'issued') return this.acknowledge(referral);
    if (step.act === 'reply' && referral?.status === 'acknowledged') return this.reply(referral, petition, step);
    if (step.act === 'notify' && status === 'replied') return this.notify(folio, petition, step);
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

  private async refer(folio: string, { matter, request }: DemonstrationPetition, step: Step): Promise<void> {
    const instruction = INSTRUCTIONS[request.documentKind ?? ''] ?? 'attend';
    const referral = { department: step.department ?? matter?.department, instruction, termDays: step.termDays };
    await this.services
      .get(Referrals)
      .refer(folio, parse(ReferralsRequest, { referrals: [referral] }), this.actor('follow_up'));
  }

  private async acknowledge(referral: ReferralRow): Promise<void> {
    const actor = this.of(referral);
    const request = parse(AcknowledgementRequest, { name: actor.name, position: actor.position });
    await this.services.get(Acknowledgements).acknowledge(String(referral.id), request, actor);
  }

  private async reply(referral: ReferralRow, { matter }: DemonstrationPetition, step: Step): Promise<void> {
    const request = parse(ReplyRequest, { sense: step.sense ?? matter?.sense, text: step.text ?? matter?.reply });
    await this.services.get(Replies).reply(String(referral.id), request, [], this.of(referral));
  }

  private async notify(folio: string, { request }: DemonstrationPetition, step: Step): Promise<void> {
    const now = this.services.get(Clock).now();
    const { method = 'telephone', recipient = request.senderName } = step;
    const proof = step.proof ?? 'Llamada al teléfono que dejó; se le leyó la respuesta completa.';
    const asked = parse(NotificationRequest, { method, recipient, proof, notifiedOn: dayIn(ZONE, now) });
    await this.services.get(Notifications).notify(folio, asked, [], this.actor('follow_up'));
  }

  /** Who acts for the department: areas without an account send their stamp and their letter to the follow-up office. */
  private of(referral: ReferralRow): Actor {
    return this.actors.get(referral.department_key) ?? this.actor('follow_up');
  }

  private actor(key: string): Actor {
    const actor = this.actors.get(key);
    if (!actor) throw new Error(`The demonstration has nobody for "${key}"`);
    return actor;
  }
}
