import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { freePort } from './ports.js';

/** What the server of a test does with the next letters. */
export type Mood = 'accepts' | 'hangs' | 'is full' | 'does not know the recipient' | 'does not know us' | 'is away';

export interface TakenLetter {
  from: string;
  to: string[];
  /** As it came over the wire. */
  raw: string;
}

/** A real SMTP server on loopback whose mood a test sets. */
export interface MailServer {
  url: string;
  mood: Mood;
  taken: TakenLetter[];
  /** How many letters were offered, taken or not. */
  offered: number;
  close(): Promise<void>;
}

const refusal = (responseCode: number, message: string) => Object.assign(new Error(message), { responseCode });

export async function startMailServer(): Promise<MailServer> {
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    closeTimeout: 50,
    onMailFrom: (_address, _session, done) => {
      mail.offered++;
      if (mail.mood === 'hangs') return;
      done(mail.mood === 'does not know us' ? refusal(550, '5.7.1 Relaying denied') : null);
    },
    onRcptTo: (_address, _session, done) => {
      if (mail.mood === 'is full') return done(refusal(452, '4.2.2 Mailbox full'));
      done(mail.mood === 'does not know the recipient' ? refusal(550, '5.1.1 No such user') : null);
    },
    onData: (stream, { envelope }, done) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const from = envelope.mailFrom ? envelope.mailFrom.address : '';
        mail.taken.push({
          from,
          to: envelope.rcptTo.map(({ address }) => address),
          raw: Buffer.concat(chunks).toString(),
        });
        done(null, '2.0.0 queued as 4F2');
      });
    },
  });
  // A client that loses patience breaks the connection.
  server.on('error', () => undefined);
  const nobody = await freePort();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.server.address() as AddressInfo;
  const mail: MailServer = {
    get url() {
      return `smtp://127.0.0.1:${mail.mood === 'is away' ? nobody : port}`;
    },
    mood: 'accepts',
    taken: [],
    offered: 0,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
  return mail;
}
