import { Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { People, Settings } from '@oficialia/directory';
import { Clock, Config, dayIn, Log, momentInWords, type Actor } from '@oficialia/platform';
import { watch, type FSWatcher } from 'chokidar';
import { mkdir, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { WatchedFiles, type Reception } from './watched-files.service.js';
import { claim, giveBack, isIgnored, openClaims, putAway, REFUSED, TAKEN, type Claim } from './watched-paths.js';
import { seemsWhole } from './whole-file.js';

const LOOK_MS = 500;
const RETRY_MS = 30_000;
/** What has no proper end after so many times the usual pause is taken as it is: the clerk is told what is wrong with it. */
const PATIENCE = 12;
const ADDRESS = 'carpeta del escáner';

interface Seen {
  size: number;
  changed: number;
  /** When it was first seen like this. */
  since: number;
}

/**
 * Takes the files that an office scanner writes into a folder: waits until one is written, claims it, receives it, and
 * moves it to `tomados` or `rechazados`. It never removes anything, and whatever lies there at the start is taken too.
 */
@Injectable()
export class WatchedFolder implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly waiting = new Map<string, Seen>();
  private readonly stopping = new AbortController();
  private watcher: FSWatcher | undefined;
  private work: Promise<void> | undefined;
  private root = '';

  constructor(
    private readonly config: Config,
    private readonly files: WatchedFiles,
    private readonly people: People,
    private readonly settings: Settings,
    private readonly clock: Clock,
    private readonly log: Log,
  ) {}

  onApplicationBootstrap(): void {
    if (!this.config.WATCH_DIR) return;
    this.root = resolve(this.config.WATCH_DIR);
    this.work = this.run();
  }

  /** While there is still a database for the file that is being taken. */
  async beforeApplicationShutdown(): Promise<void> {
    this.stopping.abort();
    await this.watcher?.close();
    await this.work;
  }

  private async run(): Promise<void> {
    // A share that is not mounted, or a person who was deactivated, must not stop the reading: it is said, and tried again.
    while (!this.stopping.signal.aborted && !(await this.begin())) await this.pause(RETRY_MS);
    let recovered = 0;
    while (!this.stopping.signal.aborted) {
      if (Date.now() - recovered > RETRY_MS) {
        await this.finishClaims(recovered === 0);
        recovered = Date.now();
      }
      for (const path of this.waiting.keys()) await this.quietly(() => this.look(path));
      await this.pause(LOOK_MS);
    }
  }

  private async begin(): Promise<boolean> {
    try {
      await this.ownerOf('');
      await mkdir(join(this.root, TAKEN), { recursive: true });
      await mkdir(join(this.root, REFUSED), { recursive: true });
    } catch (error) {
      this.log.error({ event: 'watch.off', message: (error as Error).message });
      return false;
    }
    this.watcher = watch(this.root, {
      ignored: (path) => isIgnored(this.root, path),
      followSymlinks: false,
      depth: 1,
      usePolling: this.config.WATCH_POLLING,
      interval: 1000,
      awaitWriteFinish: { stabilityThreshold: Math.min(1000, this.config.WATCH_SECONDS * 500), pollInterval: 250 },
    });
    this.watcher.on('add', (path) => this.waiting.set(path, { size: -1, changed: 0, since: Date.now() }));
    this.watcher.on('error', (error) => this.log.error({ event: 'watch.error', message: String(error) }));
    this.log.info({ event: 'watch.on', polling: this.config.WATCH_POLLING });
    return true;
  }

  /** Takes the file when nothing has changed about it for long enough, and it has the end of its kind. */
  private async look(path: string): Promise<void> {
    const found = await stat(path).catch(() => undefined);
    if (!found?.isFile()) return void this.waiting.delete(path);
    const seen = this.waiting.get(path);
    if (seen?.size !== found.size || seen.changed !== found.mtimeMs) {
      this.waiting.set(path, { size: found.size, changed: found.mtimeMs, since: Date.now() });
      return;
    }
    const quiet = (Date.now() - seen.since) / 1000;
    if (quiet < this.config.WATCH_SECONDS) return;
    if (quiet < this.config.WATCH_SECONDS * PATIENCE && !(await seemsWhole(path))) return;
    // If it cannot be moved now, then not in every look.
    this.waiting.set(path, { ...seen, since: Date.now() + RETRY_MS });
    const claimed = await claim(this.root, path);
    this.waiting.delete(path);
    if (claimed) await this.receive(claimed);
  }

  /** Goes on with what was claimed and not moved on; of others only after a while, they may be about to. */
  private async finishClaims(all: boolean): Promise<void> {
    for (const claimed of await openClaims(this.root)) {
      await this.quietly(async () => {
        const age = Date.now() - ((await stat(claimed.path).catch(() => undefined))?.ctimeMs ?? Infinity);
        if (all || age > RETRY_MS) await this.receive(claimed);
      });
    }
  }

  private async receive(claimed: Claim): Promise<void> {
    const actor = await this.ownerOf(claimed.folder);
    const reception = await this.files.receive(claimed, actor);
    if (reception.outcome === 'growing') return giveBack(this.root, claimed);
    const moved = await putAway(this.root, claimed, await this.placeFor(reception));
    if (moved) this.log.info({ event: `watch.${reception.outcome}`, file: reception.id, actor: actor.id });
  }

  private async placeFor(reception: Exclude<Reception, { outcome: 'growing' }>) {
    const { timeZone } = await this.settings.municipality();
    if (reception.outcome === 'refused') {
      const note = `Este archivo no se recibió. ${reception.reason}\nNo se borró: corríjalo y vuelva a ponerlo en la carpeta del escáner.`;
      return { folder: REFUSED, note };
    }
    const folder = join(TAKEN, dayIn(timeZone, this.clock.now()));
    if (reception.outcome === 'received') return { folder };
    const when = momentInWords(reception.before, timeZone);
    return { folder, note: `Este archivo ya se había tomado el ${when}. No se recibió otra vez.` };
  }

  /** A folder that is called like a user is that person's; everything else belongs to whom the setting names. */
  private async ownerOf(folder: string): Promise<Actor> {
    const own = folder ? await this.people.actorNamed(folder, ADDRESS) : undefined;
    if (own?.permissions.has('scan.manage')) return own;
    const named = await this.people.actorNamed(this.config.WATCH_AS ?? '', ADDRESS);
    if (named?.permissions.has('scan.manage')) return named;
    throw new Error(
      `WATCH_AS must name an active person whose role may manage scans; "${this.config.WATCH_AS}" is none. The folder is not watched.`,
    );
  }

  /** One file that cannot be taken stays where it is until the next look, and stops no other. */
  private async quietly(act: () => Promise<void>): Promise<void> {
    if (this.stopping.signal.aborted) return;
    await act().catch((error: unknown) => {
      const { code, message } = error as NodeJS.ErrnoException;
      if (code !== 'ENOENT') this.log.error({ event: 'watch.error', message: code ?? message });
    });
  }

  private async pause(milliseconds: number): Promise<void> {
    await sleep(milliseconds, undefined, { signal: this.stopping.signal }).catch(() => undefined);
  }
}
