import { Log } from '@oficialia/platform';
import { BounceListener, Bounces, LetterMailer } from '@oficialia/replies';
import { startDesk, type Desk } from './desk.js';
import { HandClock } from './hand-clock.js';
import { startMailServer, type MailServer } from './mail-server.js';
import { api, refer, register } from './petitions.js';

export const BOUNCE_DOMAIN = 'rebotes.prueba.gob.mx';
export const EMAIL = 'maria.pena@vecinos.example';

/** Where a petition and its last notification stand, and the steps that led there. */
export interface Standing {
  status?: string;
  state: string;
  acts: string[];
  /** Of the last step. */
  words?: string;
}

/** A desk that sends letters through a mail server whose mood a test sets, and takes what comes back. */
export class MailedOffice {
  private constructor(
    readonly desk: Desk,
    readonly mail: MailServer,
    readonly clock: HandClock,
    readonly letters: LetterMailer,
    readonly listener: BounceListener,
  ) {}

  static async open(): Promise<MailedOffice> {
    const clock = new HandClock('2026-03-02T16:00:00Z');
    const mail = await startMailServer();
    const config = {
      HOST: '127.0.0.1',
      MAIL_FROM: 'Oficialía de Partes <oficialia@prueba.gob.mx>',
      MAIL_TIMEOUT_MS: 1500,
      BOUNCE_DOMAIN,
      BOUNCE_PORT: 0,
    };
    const desk = await startDesk({ clock, config });
    // Its address follows its mood.
    Object.defineProperty(desk.config, 'MAIL_URL', { get: () => mail.url });
    const listener = new BounceListener(desk.config, desk.app.get(Bounces), desk.app.get(Log));
    await listener.onApplicationBootstrap();
    return new MailedOffice(desk, mail, clock, desk.app.get(LetterMailer), listener);
  }

  get api() {
    return api(this.desk, 'follow_up');
  }

  /** A petition with its answer and a letter in the queue. */
  async queued(): Promise<{ folio: string; notificationId: number }> {
    this.clock.putTo('2026-03-02T16:00:00Z');
    const letter = { notifyByBoard: false, contactEmail: EMAIL, subject: 'Bache muy privado' };
    const { folio } = await register(this.desk, letter);
    const id = await refer(this.desk, folio);
    await this.api.post(`/referrals/${id}/acknowledgement`, { name: 'Ana Ríos' }).expect(201);
    await this.api.post(`/referrals/${id}/reply`, { sense: 'granted', text: 'Se tapó.' }).expect(201);
    return { folio, notificationId: await this.queue(folio) };
  }

  async queue(folio: string, changes: object = {}): Promise<number> {
    const { body } = await this.api
      .post(`/petitions/${folio}/notifications`, { method: 'email', ...changes })
      .expect(201);
    return (body as { id: number }).id;
  }

  async standing(folio: string): Promise<Standing> {
    const { body } = await this.api.get(`/petitions/${folio}/notifications`).expect(200);
    const last = (body as { state: string; steps: { act: string; words: string }[] }[]).at(-1)!;
    const sql = 'SELECT status FROM petition WHERE folio = $1';
    const [row] = await this.desk.database.query<{ status: string }>(sql, [folio]);
    const acts = last.steps.map(({ act }) => act);
    return { status: row?.status, state: last.state, acts, words: last.steps.at(-1)?.words };
  }

  /** The acts in the petition's ledger. */
  async entries(folio: string): Promise<string[]> {
    const rows = await this.desk.database.query<{ act: string }>(
      'SELECT e.act FROM ledger_entry e JOIN petition p ON p.id = e.petition_id WHERE p.folio = $1 ORDER BY e.seq',
      [folio],
    );
    return rows.map(({ act }) => act);
  }

  async close(): Promise<void> {
    await this.listener.beforeApplicationShutdown();
    await this.desk.close();
    await this.mail.close();
  }
}
