import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { acquireEmbeddedPostgres, migrate } from '../../dist/libs/platform/src/index.js';

/**
 * A PostgreSQL of its own in a temporary folder, migrated. `folder` is for everything else of the run; `stop` ends the
 * server and removes all of it.
 */
export async function startDatabase() {
  const folder = await mkdtemp(join(tmpdir(), 'oficialia-bench-'));
  const remove = () => rm(folder, { recursive: true, force: true });
  try {
    const server = await acquireEmbeddedPostgres(join(folder, 'postgres'));
    const stop = async () => {
      await server.stop();
      await remove();
    };
    try {
      await migrate(server.url);
    } catch (error) {
      await server.stop();
      throw error;
    }
    return { url: server.url, folder, stop };
  } catch (error) {
    await remove();
    throw error;
  }
}

/** The same in a folder that stays, so that a second run finds what the first one wrote. */
export async function keepDatabase(folder) {
  await mkdir(folder, { recursive: true });
  const server = await acquireEmbeddedPostgres(join(folder, 'postgres'), { adopt: false });
  await migrate(server.url);
  return { url: server.url, folder, stop: () => server.stop() };
}
