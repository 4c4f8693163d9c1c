// The PostgreSQL that `npm start` brings: kept running on one port, with a narrow login for each kind of process.
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import pg from 'pg';
import { platform } from './platform.mjs';

const LOGINS = { desk: 'oficialia_desk', portal: 'oficialia_portal' };

/** Starts (or joins) the server in `dataDir/postgres` and starts it again, on the same port, when it dies. */
export class EmbeddedDatabase {
  #server;
  /** The server that is being started, or was started last. */
  #acquired;
  #stopping = false;

  constructor(dataDir) {
    this.folder = join(dataDir, 'postgres');
  }

  /** Address for its owner. */
  get url() {
    return this.#server.url;
  }

  async start() {
    this.#server = await this.#acquire();
    this.port = Number(new URL(this.url).port);
    void this.#watch();
  }

  #acquire(port) {
    this.#acquired = platform('db/embedded-postgres.js').then(({ acquireEmbeddedPostgres }) =>
      acquireEmbeddedPostgres(this.folder, { adopt: true, port }),
    );
    return this.#acquired;
  }

  /** Also ends a server that is only being started, at first or again: nobody else would. */
  async stop() {
    this.#stopping = true;
    const server = await this.#acquired?.catch(() => undefined);
    await server?.stop();
  }

  /** Addresses with logins that may do only what their process needs; passwords stay beside the data, mode 0600. */
  async narrowUrls() {
    const client = new pg.Client({ connectionString: this.url });
    await client.connect();
    try {
      const urls = {};
      for (const [name, role] of Object.entries(LOGINS)) urls[name] = await this.#login(client, role);
      return urls;
    } finally {
      await client.end();
    }
  }

  async #login(client, role) {
    const user = `${role}_login`;
    const { keyFile } = await platform('config/key-file.js');
    const password = keyFile(this.folder, `${user}.password`, () => randomBytes(24).toString('base64url'));
    const { rowCount } = await client.query('SELECT 1 FROM pg_roles WHERE rolname = $1', [user]);
    if (!rowCount) await client.query(`CREATE ROLE ${user} LOGIN IN ROLE ${role}`);
    await client.query(`ALTER ROLE ${user} PASSWORD ${client.escapeLiteral(password)}`);
    const url = new URL(this.url);
    url.username = user;
    url.password = password;
    return url.href;
  }

  async #watch() {
    while (!this.#stopping) {
      await this.#server.exited;
      if (this.#stopping) return;
      console.log('  PostgreSQL terminó; se inicia de nuevo.');
      await this.#revive();
    }
  }

  async #revive() {
    for (;;) {
      try {
        this.#server = await this.#acquire(this.port);
        return;
      } catch (error) {
        if (this.#stopping) return;
        console.log(`  PostgreSQL no pudo iniciar: ${error.message}`);
      }
    }
  }
}
