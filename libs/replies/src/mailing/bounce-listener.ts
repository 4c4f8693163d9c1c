import { Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { Config, Log } from '@oficialia/platform';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server';
import { Bounces } from './bounces.service.js';
import { tokenIn } from './bounce-address.js';
import { readDeliveryReport } from './delivery-report.js';

/** A report quotes the letter's head, or all of it; its attachments need not be read. */
const LARGEST_BYTES = 1_000_000;
const MOST_CLIENTS = 20;
const PATIENCE_MS = 20_000;

/**
 * Takes the mail that comes back, for the worker alone and off without BOUNCE_PORT. It believes nothing but the address
 * that a letter was sent from, sends nothing, and answers everything else with a refusal.
 */
@Injectable()
export class BounceListener implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private server: SMTPServer | undefined;

  constructor(
    private readonly config: Config,
    private readonly bounces: Bounces,
    private readonly log: Log,
  ) {}

  /** Where it listens, once it does. */
  get port(): number | undefined {
    return (this.server?.server.address() as AddressInfo | null | undefined)?.port;
  }

  async onApplicationBootstrap(): Promise<void> {
    const { BOUNCE_PORT: port, BOUNCE_DOMAIN: domain, HOST: host } = this.config;
    if (port === undefined || !domain) return;
    this.server = new SMTPServer({
      name: domain,
      banner: 'rebotes',
      disabledCommands: ['AUTH', 'STARTTLS'],
      disableReverseLookup: true,
      size: LARGEST_BYTES,
      maxClients: MOST_CLIENTS,
      socketTimeout: PATIENCE_MS,
      closeTimeout: 1_000,
      onMailFrom: ({ address }, _session, done) =>
        done(address === '' ? null : refusal(550, 'Only bounces are taken here')),
      onRcptTo: ({ address }, session, done) => void this.recipient(address, session, domain).then(done, busy(done)),
      onData: (stream, session, done) =>
        void this.take(stream, session, domain).then((error) => done(error), busy(done)),
    });
    this.server.on('error', (error: Error) => this.log.warn({ event: 'bounce.connection', message: error.message }));
    this.server.listen(port, host);
    await once(this.server.server, 'listening');
    this.log.info({ event: 'bounce.listening', port: this.port });
  }

  async beforeApplicationShutdown(): Promise<void> {
    await new Promise<void>((resolve) => (this.server ? this.server.close(() => resolve()) : resolve()));
  }

  private async recipient(address: string, { envelope }: SMTPServerSession, domain: string): Promise<Error | null> {
    if (envelope.rcptTo.length > 0) return refusal(452, 'One at a time');
    const token = tokenIn(address, domain);
    return token && (await this.bounces.knows(token)) ? null : refusal(550, 'No such mailbox');
  }

  private async take(
    stream: SMTPServerDataStream,
    { envelope }: SMTPServerSession,
    domain: string,
  ): Promise<Error | null> {
    const chunks: Buffer[] = [];
    // What is too large is drained and forgotten.
    for await (const chunk of stream) if (!stream.sizeExceeded) chunks.push(chunk as Buffer);
    if (stream.sizeExceeded) return refusal(552, 'Too large');
    const token = tokenIn(envelope.rcptTo[0]?.address ?? '', domain);
    if (!token) return refusal(550, 'No such mailbox');
    const report = await readDeliveryReport(Buffer.concat(chunks)).catch(() => undefined);
    if (report) await this.bounces.receive(token, report);
    this.log.info({ event: 'bounce', failed: report !== undefined });
    return null;
  }
}

function refusal(responseCode: number, message: string): Error {
  return Object.assign(new Error(message), { responseCode });
}

/** Our own fault: the server keeps the mail and comes again. */
function busy(done: (error: Error) => void): () => void {
  return () => done(refusal(451, 'Try again later'));
}
