import { createHash, randomBytes } from 'node:crypto';

/** Gives a person a bearer token for the API, as the owner of the database. */
export async function giveToken(
  database: { query(sql: string, parameters: unknown[]): Promise<unknown> },
  username: string,
): Promise<string> {
  const token = randomBytes(24).toString('base64url');
  await database.query(
    `INSERT INTO api_token (person_id, name, token_hash, expires_at)
     SELECT id, 'pruebas', $2, now() + interval '1 day' FROM person WHERE username = $1`,
    [username, createHash('sha256').update(token).digest()],
  );
  return token;
}
