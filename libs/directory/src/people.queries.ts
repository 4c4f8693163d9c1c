import { prepared, type Db, type Queryable } from '@oficialia/platform';

export interface ActorRow {
  id: number;
  name: string;
  position: string | null;
  role: string;
  department_id: number | null;
  department_name: string | null;
}

interface SignInRow {
  id: number;
  name: string;
  password_hash: string;
  failed_logins: number;
  locked_until: Date | null;
}

const ACTOR = `SELECT p.id, p.name, p.position, p.role, p.department_id, d.name AS department_name
  FROM person p LEFT JOIN department d ON d.id = p.department_id`;

export async function personForSignIn(db: Queryable, username: string): Promise<SignInRow | undefined> {
  const sql = 'SELECT id, name, password_hash, failed_logins, locked_until FROM person WHERE username = $1 AND active';
  return (await db.query<SignInRow>(sql, [username]))[0];
}

export async function actorByPerson(db: Db, id: number): Promise<ActorRow | undefined> {
  return (await prepared<ActorRow>(db, `${ACTOR} WHERE p.id = $1 AND p.active`, [id]))[0];
}

export async function actorByUsername(db: Queryable, username: string): Promise<ActorRow | undefined> {
  return (await db.query<ActorRow>(`${ACTOR} WHERE p.username = $1 AND p.active`, [username]))[0];
}

export async function actorByToken(db: Db, digest: Buffer, now: Date): Promise<ActorRow | undefined> {
  const sql = `${ACTOR} JOIN api_token t ON t.person_id = p.id
    WHERE t.token_hash = $1 AND t.revoked_at IS NULL AND t.expires_at > $2 AND p.active`;
  return (await prepared<ActorRow>(db, sql, [digest, now]))[0];
}

export interface PersonRow {
  id: number;
  username: string;
  name: string;
  position: string | null;
  role: string;
  department: string | null;
  chief: boolean;
  active: boolean;
  locked_until: Date | null;
}

/** Everybody in the directory, by name. */
export function listPeople(db: Queryable): Promise<PersonRow[]> {
  return db.query(`SELECT p.id, p.username, p.name, p.position, p.role, d.name AS department, p.chief, p.active, p.locked_until
    FROM person p LEFT JOIN department d ON d.id = p.department_id ORDER BY p.active DESC, p.name`);
}
