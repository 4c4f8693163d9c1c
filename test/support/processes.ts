import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { startArguments } from '../../scripts/start-arguments.mjs';
import { freePort } from './ports.js';

const READY = { desk: 'listening', worker: 'working' };
const START_MS = 60_000;

/** Polls until `check` gives something that is not false or undefined, and returns it. Throws, and says `what`, when it never comes. */
export async function until<T>(
  what: string,
  check: () => T | false | undefined | Promise<T | false | undefined>,
  milliseconds = 30_000,
): Promise<T> {
  for (const end = Date.now() + milliseconds; Date.now() < end; await sleep(50)) {
    const found = await check();
    if (found !== false && found !== undefined) return found;
  }
  throw new Error(`it did not happen in ${milliseconds / 1000} s: ${what}`);
}

/** A built program of dist, run as its own process. */
export class Program {
  readonly lines: string[] = [];

  private constructor(
    readonly name: string,
    private readonly child: ChildProcess,
    /** `http://127.0.0.1:port`; a worker has none. */
    readonly url: string,
  ) {
    let rest = '';
    child.stdout?.on('data', (chunk) => {
      const lines = (rest + String(chunk)).split('\n');
      rest = lines.pop() ?? '';
      this.lines.push(...lines);
    });
  }

  /** Starts desk or worker and waits until it says that it works. `port` is for the return of one that was killed. */
  static async start(name: 'desk' | 'worker', env: Record<string, string>, port?: number): Promise<Program> {
    const listening = port ?? (await freePort());
    const child = spawn(process.execPath, startArguments(name), {
      env: { PATH: process.env.PATH, HOST: '127.0.0.1', DESK_PORT: String(listening), LOG_LEVEL: 'info', ...env },
      stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
    });
    const program = new Program(name, child, `http://127.0.0.1:${listening}`);
    await until(`the ${name} starts`, () => program.ended || program.says(READY[name]), START_MS);
    if (program.ended) throw new Error(`the ${name} ended as it started: ${program.lines.at(-1)}`);
    return program;
  }

  get ended(): boolean {
    return this.child.exitCode !== null || this.child.signalCode !== null;
  }

  /** Whether its log has a line with this event. */
  says(event: string): boolean {
    return this.lines.some((line) => line.includes(`"event":"${event}"`));
  }

  /** kill -9, by default; returns when it is gone. */
  async kill(signal: NodeJS.Signals = 'SIGKILL'): Promise<void> {
    if (this.ended) return;
    const exited = once(this.child, 'exit');
    this.child.kill(signal);
    await exited;
  }
}

export interface RunningProcess {
  pid: number;
  parent: number;
  command: string;
}

/** The processes of this machine; those that ended and still wait for their parent are left out. */
export function runningProcesses(): RunningProcess[] {
  return existsSync('/proc/self/stat') ? readdirSync('/proc').flatMap(fromProc) : fromPs();
}

function fromProc(name: string): RunningProcess[] {
  if (!/^\d+$/.test(name)) return [];
  try {
    const [state, parent] = readFileSync(`/proc/${name}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ');
    const command = readFileSync(`/proc/${name}/cmdline`, 'utf8').replaceAll('\0', ' ');
    return state === 'Z' ? [] : [{ pid: Number(name), parent: Number(parent), command }];
  } catch {
    return []; // it ended while it was looked at
  }
}

function fromPs(): RunningProcess[] {
  const lines = execFileSync('ps', ['-A', '-o', 'pid=,ppid=,stat=,command='], { encoding: 'utf8' }).split('\n');
  return lines.flatMap((line) => {
    const [, pid, parent, state, command] = /^\s*(\d+)\s+(\d+)\s+(\S+)\s+(.*)$/.exec(line) ?? [];
    return pid && !state?.startsWith('Z') ? [{ pid: Number(pid), parent: Number(parent), command: command ?? '' }] : [];
  });
}

/** A process and everything below it. */
export function familyOf(pid: number): RunningProcess[] {
  const all = runningProcesses();
  const below = (parent: number): RunningProcess[] =>
    all.filter((one) => one.parent === parent).flatMap((one) => [one, ...below(one.pid)]);
  return [...all.filter((one) => one.pid === pid), ...below(pid)];
}

/** kill -9 to each of them at once; returns when all are gone. */
export async function killAll(pids: number[]): Promise<void> {
  for (const pid of pids) {
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      // it went with its parent
    }
  }
  await until('they are gone', () => !runningProcesses().some(({ pid }) => pids.includes(pid)));
}

/** The process of the PostgreSQL of this folder, which listens on `port`. */
export function postmasterOf(folder: string): { pid: number; port: number } {
  const lines = readFileSync(join(folder, 'data/postmaster.pid'), 'utf8').split('\n');
  return { pid: Number(lines[0]), port: Number(lines[3]) };
}

/** kill -9 to the whole PostgreSQL of this folder, as when the machine loses its power. */
export async function killPostgres(folder: string): Promise<void> {
  await killAll(postgresOf(folder).map(({ pid }) => pid));
}

/** The processes of the PostgreSQL of this folder; none when it does not run. */
export function postgresOf(folder: string): RunningProcess[] {
  if (!existsSync(join(folder, 'data/postmaster.pid'))) return [];
  // The lock of a server that is gone may name any other process.
  return familyOf(postmasterOf(folder).pid).filter(({ command }) => /postgres/.test(command));
}
