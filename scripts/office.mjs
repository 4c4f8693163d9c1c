// Everything that makes an Oficialía on one machine: database, demonstration, desk, portal, worker.
import { spawn } from 'node:child_process';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join, relative } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { compileCache } from './build-if-stale.mjs';
import { EmbeddedDatabase } from './embedded-database.mjs';
import { leanEnvironment } from './lean.mjs';
import { platform } from './platform.mjs';
import { Kept } from './processes.mjs';

const root = join(import.meta.dirname, '..');
const built = (path) => join(root, 'dist', path);
const READY_SECONDS = 60;

export class Office {
  processes = [];
  #database;

  /** Opens all of it and tells where it is. Throws an Error in words for people. */
  async open() {
    const { loadConfig } = await platform('config/config.js');
    const config = loadConfig();
    config.PUBLIC_URL = process.env.PUBLIC_URL || `http://localhost:${config.DESK_PORT}`;
    config.PORTAL_URL = process.env.PORTAL_URL || `http://localhost:${config.PORTAL_PORT}`;
    await refuseBusyPorts(config);
    const urls = await this.#prepareDatabase(config);
    // Side by side: pages answer as soon as there is a municipality. The worker waits, for reading takes every core.
    this.#start('desk', config, { DATABASE_URL: urls.desk });
    this.#start('portal', config, { DATABASE_URL: undefined, PORTAL_DATABASE_URL: urls.portal });
    const demonstration = await this.#openDemonstration(config, urls.owner);
    await untilAnswering(config, this.processes);
    if (demonstration) await this.#fillDemonstration(config, urls.owner);
    this.#start('worker', config, { DATABASE_URL: urls.desk });
    const setUp = await isSetUp(urls.owner);
    console.log(summary(config, { demonstration, setUp, log: this.processes[0].log }));
  }

  async close() {
    await Promise.all(this.processes.map((kept) => kept.stop()));
    await this.#database?.stop();
  }

  async #prepareDatabase(config) {
    const { migrate } = await platform('db/migrate.js');
    if (config.DATABASE_URL) {
      await migrate(config.DATABASE_URL);
      const { DATABASE_URL: owner, PORTAL_DATABASE_URL: portal = owner } = config;
      return { owner, desk: owner, portal };
    }
    this.#database = new EmbeddedDatabase(config.DATA_DIR);
    await this.#database.start();
    await migrate(this.#database.url);
    return { owner: this.#database.url, ...(await this.#database.narrowUrls()) };
  }

  /** Puts the demonstration's office into an empty embedded database: with it pages answer. Whether this is one. */
  async #openDemonstration(config, owner) {
    if (!this.#database) return false;
    const { unfinished, finished } = marksOf(config);
    if (!existsSync(unfinished) && (await isSetUp(owner))) return existsSync(finished);
    writeFileSync(unfinished, '');
    await demonstrate(config, owner, '--office');
    return true;
  }

  /** Tells the demonstration's two quarters; finishes one that was cut off. */
  async #fillDemonstration(config, owner) {
    const { unfinished, finished } = marksOf(config);
    if (!existsSync(unfinished)) return;
    console.log(
      `  Llenando la demostración, medio minuto… · filling the demonstration; the desk opens at ${config.PUBLIC_URL}`,
    );
    await demonstrate(config, owner, ...(process.env.DEMONSTRATION === 'brief' ? ['--brief'] : []));
    writeFileSync(finished, '');
    rmSync(unfinished);
  }

  #start(name, config, database) {
    const env = { ...environment(config), ...database };
    const kept = new Kept({ name, env, logs: join(config.DATA_DIR, 'logs') });
    this.processes.push(kept);
    kept.start();
  }
}

const marksOf = ({ DATA_DIR }) => ({
  unfinished: join(DATA_DIR, 'demonstration-unfinished'),
  finished: join(DATA_DIR, 'demonstration'),
});

function demonstrate(config, owner, ...args) {
  const env = { ...environment(config), DATABASE_URL: owner };
  return runToEnd(built('apps/cli/src/main.js'), ['demonstration', ...args], env);
}

function environment({ PUBLIC_URL, PORTAL_URL }) {
  return { NODE_COMPILE_CACHE: compileCache, ...process.env, ...leanEnvironment, PUBLIC_URL, PORTAL_URL };
}

async function refuseBusyPorts(config) {
  for (const name of ['DESK_PORT', 'PORTAL_PORT']) {
    const port = config[name];
    if (await isFree(port, config.HOST)) continue;
    throw new Error(
      `el puerto ${port} está ocupado. ¿Hay otra Oficialía abierta? Ciérrela, o elija otro puerto: ${name}=${port + 100} npm start`,
    );
  }
}

function isFree(port, host) {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, host, () => server.close(() => resolve(true)));
  });
}

async function isSetUp(url) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query('SELECT 1 FROM municipality')).rowCount > 0;
  } finally {
    await client.end();
  }
}

function runToEnd(main, args, env) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [main, ...args], { env, stdio: ['ignore', 'ignore', 'inherit'] });
    child.once('error', reject);
    child.once('exit', (code) => (code === 0 ? resolve() : reject(new Error(`${args[0]} terminó con código ${code}`))));
  });
}

/** Waits for the first page of desk and portal; any answer below 500 counts, and 503 does before the set-up. */
async function untilAnswering(config, processes) {
  const host = config.HOST === '0.0.0.0' ? '127.0.0.1' : config.HOST;
  const pages = [`http://${host}:${config.DESK_PORT}/entrar`, `http://${host}:${config.PORTAL_PORT}/`];
  const until = performance.now() + READY_SECONDS * 1000;
  for (const page of pages) {
    while (!(await answers(page))) {
      if (performance.now() > until) {
        throw new Error(`${page} no responde. Vea ${processes.map(({ log }) => relative(root, log)).join(', ')}`);
      }
      await sleep(50);
    }
  }
}

async function answers(url) {
  try {
    const { status } = await fetch(url, { redirect: 'manual', signal: AbortSignal.timeout(5_000) });
    return status < 500 || status === 503;
  } catch {
    return false;
  }
}

function summary(config, { demonstration, setUp, log }) {
  const seconds = (performance.now() / 1000).toFixed(1);
  return [
    '',
    `  Oficialía está lista · Oficialía is ready (${seconds} s)`,
    '',
    `    Escritorio · desk      ${config.PUBLIC_URL}`,
    `    Portal · citizens      ${config.PORTAL_URL}`,
    ...(demonstration ? demonstrationLines() : []),
    ...(setUp ? [] : ['', '    El municipio no está configurado todavía · not set up yet: npm run setup']),
    '',
    `    Registros · logs       ${relative(process.cwd(), join(log, '..')) || '.'}/*.log`,
    '    Ctrl+C para detener · to stop',
    '',
  ].join('\n');
}

const ROLES = {
  intake_clerk: 'ventanilla: registra y da el acuse',
  follow_up: 'seguimiento: turna y notifica',
  department: 'dependencia: acusa y contesta',
  supervisor: 'supervisión: indicadores, anulaciones',
  administrator: 'administración: personas y ajustes',
  auditor: 'auditoría: lo lee todo, no escribe',
};

function demonstrationLines() {
  const { password, people } = JSON.parse(readFileSync(join(root, 'apps/cli/demonstration/people.json'), 'utf8'));
  const lines = people.map(({ username, role, department }) => {
    const what = department ? `${ROLES[role]} (${department})` : ROLES[role];
    return `      ${username.padEnd(20)} ${what}`;
  });
  return ['', `    Demostración · demonstration, contraseña · password: ${password}`, ...lines];
}
