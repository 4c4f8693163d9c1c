import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import type { Request, Response } from 'express';

/** What a listener is told: HTML for htmx (parts named by id replace themselves), and whether it was the last. */
export interface ProgressState {
  html: string;
  done: boolean;
}

const LOOK_EVERY_MS = 1_000;
const HEARTBEAT_EVERY_MS = 15_000;
/** The browser comes back by itself, and is asked anew who it is. */
const LONGEST_MS = 10 * 60_000;
/** A browser has six connections to a server; its pages need the others. */
const MOST_A_PERSON = 3;

/**
 * Progress as server-sent events. The state is read once a second while somebody listens and sent when it has changed,
 * so it survives a reload and does not matter which process does the work.
 */
@Injectable()
export class ProgressStreams implements OnModuleDestroy {
  private readonly open = new Set<{ person: number; end: () => void }>();

  /**
   * Streams what `read` gives until it is done or the listener leaves. False when no stream was asked for, or this
   * person listens to as much as one may: nothing was sent, and the route answers with HTML that asks again by itself. What `read` throws before
   * the first answer is thrown; later it ends the stream, and the browser comes back.
   */
  async send(request: Request, response: Response, read: () => Promise<ProgressState>): Promise<boolean> {
    if (!request.headers.accept?.includes('text/event-stream')) return false;
    const person = request.user?.id ?? 0;
    if ([...this.open].filter((stream) => stream.person === person).length >= MOST_A_PERSON) return false;
    const first = await read();
    // `no-transform` keeps the compression from holding events back, the other one keeps a proxy from it.
    response.set({ 'Cache-Control': 'no-store, no-transform', 'X-Accel-Buffering': 'no' });
    response.status(200).type('text/event-stream');
    response.flushHeaders();
    const finished = new AbortController();
    const stream = { person, end: () => finished.abort() };
    this.open.add(stream);
    response.once('close', stream.end);
    try {
      await tell(response, first, read, finished.signal);
    } finally {
      this.open.delete(stream);
      response.end();
    }
    return true;
  }

  /** How many listen. */
  get listeners(): number {
    return this.open.size;
  }

  onModuleDestroy(): void {
    for (const stream of this.open) stream.end();
  }
}

async function tell(
  response: Response,
  first: ProgressState,
  read: () => Promise<ProgressState>,
  signal: AbortSignal,
): Promise<void> {
  const until = Date.now() + LONGEST_MS;
  let [state, sent, sentAt] = [first, '', 0];
  while (!signal.aborted && Date.now() < until) {
    if (state.html !== sent) {
      [sent, sentAt] = [state.html, Date.now()];
      response.write(eventOf(state.html));
    } else if (Date.now() - sentAt > HEARTBEAT_EVERY_MS) {
      sentAt = Date.now();
      response.write(': sigue\n\n');
    }
    if (state.done) {
      response.write('event: fin\ndata: fin\n\n');
      return;
    }
    await pause(signal);
    if (signal.aborted) return;
    const next = await read().catch(() => undefined);
    if (!next) return;
    state = next;
  }
}

function eventOf(html: string): string {
  const lines = html.split(/\r\n|\r|\n/).map((line) => `data: ${line}\n`);
  return `${lines.join('')}\n`;
}

function pause(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(done, LOOK_EVERY_MS);
    signal.addEventListener('abort', done, { once: true });
    function done() {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    }
  });
}
