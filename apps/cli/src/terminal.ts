import type { Config } from '@oficialia/platform';
import { createInterface, type Interface } from 'node:readline/promises';
import { Writable } from 'node:stream';

/** A command of the administrator; returns the exit code. */
export type Command = (config: Config, args: string[]) => Promise<number>;

export function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** Asks on the terminal, again until the answer holds. */
export class Terminal {
  private hidden = false;
  private answered = false;
  private readonly lines: Interface;

  constructor() {
    const output = new Writable({
      write: (chunk: Buffer, _encoding, done) => {
        if (!this.hidden) process.stdout.write(chunk);
        done();
      },
    });
    this.lines = createInterface({ input: process.stdin, output, terminal: process.stdin.isTTY });
    // Ctrl+C and Ctrl+D: the question has no answer, so the command ends like any other that is interrupted.
    this.lines.once('SIGINT', () => this.lines.close());
    this.lines.once('close', () => this.answered || process.kill(process.pid, 'SIGINT'));
  }

  /** `check` returns what is wrong with an answer, in Spanish, or undefined. */
  async ask(question: string, preset: string, check: (answer: string) => string | undefined): Promise<string> {
    for (;;) {
      const typed = await this.lines.question(preset ? `${question} [${preset}]: ` : `${question}: `);
      const answer = typed.trim() || preset;
      const wrong = check(answer);
      if (!wrong) return answer;
      say(`  ${wrong}`);
    }
  }

  /** The same without showing what is typed. */
  async askHidden(question: string, check: (answer: string) => string | undefined): Promise<string> {
    for (;;) {
      process.stdout.write(`${question}: `);
      this.hidden = true;
      const answer = await this.lines.question('').finally(() => (this.hidden = false));
      process.stdout.write('\n');
      const wrong = check(answer);
      if (!wrong) return answer;
      say(`  ${wrong}`);
    }
  }

  close(): void {
    this.answered = true;
    this.lines.close();
  }
}
