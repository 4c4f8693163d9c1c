// The three processes of Oficialía on this machine: started, logged to files, started again when they die, stopped.
import { spawn } from 'node:child_process';
import { closeSync, existsSync, mkdirSync, openSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { startArguments } from './start-arguments.mjs';

const LARGEST_LOG = 10 * 1024 * 1024;
const LONGEST_PAUSE_MS = 30_000;
const STEADY_MS = 60_000;
const PATIENCE_MS = 15_000;

/** The process of a built program, `desk`, `portal` or `worker`, that is kept running until `stop`. */
export class Kept {
  #child;
  #ended = Promise.resolve();
  #stopping = false;
  #deaths = 0;

  constructor({ name, env, logs }) {
    this.name = name;
    this.env = env;
    this.log = join(logs, `${name}.log`);
    mkdirSync(logs, { recursive: true });
    keepShort(this.log);
  }

  start() {
    this.#stopping = false;
    const log = openSync(this.log, 'a', 0o600);
    const started = Date.now();
    const child = spawn(process.execPath, startArguments(this.name), {
      env: this.env,
      stdio: ['ignore', log, log, 'ipc'],
      // A group of its own: Ctrl+C reaches only the supervisor, which stops everything in order.
      detached: true,
    });
    closeSync(log);
    this.#child = child;
    this.#ended = new Promise((resolve) => {
      child.once('exit', (code, signal) => {
        resolve();
        if (!this.#stopping) void this.#revive(Date.now() - started, signal ?? `código ${code}`);
      });
    });
  }

  /** Asks it to end, and ends it when it does not. */
  async stop() {
    this.#stopping = true;
    this.#child?.kill('SIGTERM');
    const impatience = setTimeout(() => this.#child?.kill('SIGKILL'), PATIENCE_MS);
    await this.#ended;
    clearTimeout(impatience);
  }

  async restart() {
    await this.stop();
    this.#deaths = 0;
    this.start();
  }

  async #revive(lived, how) {
    this.#deaths = lived > STEADY_MS ? 1 : this.#deaths + 1;
    const pause = Math.min(LONGEST_PAUSE_MS, 250 * 2 ** this.#deaths);
    console.log(`  ${this.name} terminó (${how}); se inicia de nuevo en ${pause / 1000} s. Ver ${this.log}`);
    await sleep(pause);
    if (!this.#stopping) this.start();
  }
}

/** One old log is kept beside the current one. */
function keepShort(log) {
  if (existsSync(log) && statSync(log).size > LARGEST_LOG) renameSync(log, `${log}.1`);
}
