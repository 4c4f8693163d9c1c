import type { Db, Log } from '@oficialia/platform';
import connectPgSimple from 'connect-pg-simple';
import session, { type SessionData, type Store } from 'express-session';
import type { Pool } from 'pg';

const PRUNED_EVERY_SECONDS = 900;
/** As often a session that goes on is written down within the time that it may be idle. */
const NOTED_PER_LIFE = 30;
const MOST_NOTED = 10_000;

/**
 * The sessions in the database. Every page asks for one, so that is prepared; and a page does not wait for the
 * disk to say that somebody is still there: each process notes it once in a thirtieth of the time that a session may be
 * idle, which then ends that much earlier at most.
 */
export function sessionStore(db: Db, log: Log, idleMs: number): Store {
  const noted = new Map<string, number>();
  const pool = {
    query: async (text: string, values: unknown[]) => ({
      rows: await (text.startsWith('SELECT') ? db.planned : db).query(text, values),
    }),
  };
  class SessionStore extends connectPgSimple(session) {
    override touch(id: string, data: SessionData, done?: () => void): void {
      const now = Date.now();
      if (now - (noted.get(id) ?? 0) < idleMs / NOTED_PER_LIFE) return done?.();
      if (noted.size >= MOST_NOTED) noted.clear();
      noted.set(id, now);
      super.touch(id, data, done);
    }
  }
  return new SessionStore({
    pool: pool as unknown as Pool,
    tableName: 'session',
    pruneSessionInterval: PRUNED_EVERY_SECONDS,
    errorLog: (...parts: unknown[]) => log.error({ event: 'session', message: String(parts[0]) }),
  });
}
