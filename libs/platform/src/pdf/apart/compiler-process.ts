import { fork, type ChildProcess } from 'node:child_process';
import { projectPath } from '../../config/paths.js';

/** What the process answers; `ended` when it had to be ended. */
export interface Answer {
  pdf?: Uint8Array;
  wrong?: { message: string; line?: number };
  failure?: string;
  ended?: 'too-slow' | 'too-large';
}

/** Bytes that the process may hold before it ends itself; fonts and compiler take a fifth of it. */
const MEMORY_LIMIT = 600_000_000;
const IDLE_MS = 60_000;
/** What a busy machine may take longer than the work itself; only a process that waits for nothing is ended by this. */
const PATIENCE_MS = 60_000;
/** Nobody's folder and no network: Typst would fetch packages. */
const NOWHERE = { HOME: '/nonexistent', XDG_DATA_HOME: '/nonexistent', XDG_CACHE_HOME: '/nonexistent' };
const NO_NETWORK = { http_proxy: 'http://127.0.0.1:9', https_proxy: 'http://127.0.0.1:9' };

/** The process that compiles what is not trusted: started when needed, one task after the other, ended when idle or wild. */
export class CompilerProcess {
  private child: ChildProcess | undefined;
  private queue: Promise<unknown> = Promise.resolve();
  private idle: NodeJS.Timeout | undefined;
  private lastId = 0;

  constructor(private readonly fonts: string) {}

  /** `workLimitMs`: of the processor's time, which the load of the machine does not change. */
  run(task: 'compile' | 'join', input: object, workLimitMs: number): Promise<Answer> {
    const answer = this.queue.then(() => this.start(task, input, workLimitMs));
    this.queue = answer.catch(() => undefined);
    return answer;
  }

  private async start(task: string, input: object, workLimitMs: number): Promise<Answer> {
    clearTimeout(this.idle);
    const child = (this.child ??= this.spawn());
    const id = ++this.lastId;
    child.ref();
    child.channel?.ref();
    try {
      return await new Promise<Answer>((resolve, reject) => {
        const tooSlow = () => settle(() => resolve({ ended: 'too-slow' }), true);
        const timer = setTimeout(tooSlow, workLimitMs + PATIENCE_MS);
        const settle = (done: () => void, wild = false) => {
          clearTimeout(timer);
          child.off('message', received).off('exit', lost).off('error', reject);
          if (wild) this.end(child);
          done();
        };
        const received = (answer: Answer & { id: number }) => answer.id === id && settle(() => resolve(answer));
        // It ends itself, politely after too much work and hard when its memory runs over; nobody else does while it works.
        const lost = (_code: number | null, signal: NodeJS.Signals | null) =>
          settle(() => resolve({ ended: signal === 'SIGTERM' ? 'too-slow' : 'too-large' }), true);
        child.on('message', received).on('exit', lost).on('error', reject);
        child.send({ id, task, input, workLimitMs });
      });
    } finally {
      this.rest(child);
    }
  }

  private spawn(): ChildProcess {
    const file = projectPath('libs/platform/src/pdf/apart/compiler-process.mjs');
    return fork(file, [this.fonts, String(MEMORY_LIMIT)], {
      serialization: 'advanced',
      execArgv: [],
      env: { ...NOWHERE, ...NO_NETWORK },
    });
  }

  /** A process without work must not keep ours from ending. */
  private rest(child: ChildProcess): void {
    if (this.child !== child) return;
    child.unref();
    child.channel?.unref();
    this.idle = setTimeout(() => this.end(child), IDLE_MS).unref();
  }

  private end(child: ChildProcess): void {
    child.kill('SIGKILL');
    if (this.child === child) this.child = undefined;
  }
}
