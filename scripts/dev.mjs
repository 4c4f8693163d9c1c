// `npm run dev`: the same as `npm start`, built again and restarted while the sources change.
import './check-node.mjs';
import { spawn } from 'node:child_process';
import { watch } from 'node:fs';
import { join } from 'node:path';

const { keepOpen } = await import('./keep-open.mjs');
const { Office } = await import('./office.mjs');

const root = join(import.meta.dirname, '..');
const QUIET_MS = 300;

class FollowingOffice extends Office {
  #compiler;

  /** Compiles, opens, and from then on restarts the processes after each compilation without errors. */
  async follow() {
    const compile = [join(root, 'node_modules/@nestjs/cli/bin/nest.js'), 'build', '--watch', '--preserveWatchOutput'];
    this.#compiler = spawn(process.execPath, compile, { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] });
    let opened;
    await new Promise((resolve, reject) => {
      this.#compiler.once('exit', () => reject(new Error('the compiler ended')));
      this.#compiler.stdout.on('data', (chunk) => {
        const text = String(chunk);
        process.stdout.write(text.replaceAll('\u001bc', ''));
        if (!/Found 0 errors/.test(text)) return;
        if (opened) this.#restartSoon();
        else resolve((opened = true));
      });
    });
    await this.open();
    // Style sheets, templates and scripts for the browser are not compiled.
    watch(join(root, 'libs'), { recursive: true }, (_event, name) => {
      if (/\.(css|js|typ|json|svg)$/.test(name ?? '')) this.#restartSoon();
    });
  }

  async close() {
    this.#compiler?.kill();
    await super.close();
  }

  #timer;
  #restartSoon() {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(async () => {
      await Promise.all(this.processes.map((kept) => kept.restart()));
      console.log('  Reiniciado · restarted');
    }, QUIET_MS);
  }
}

const office = new FollowingOffice();
await keepOpen(office, () => office.follow());
