import { Injectable } from '@nestjs/common';
import { hash, verify } from '@node-rs/argon2';
import { brokenConstraint, Clock, Db, type Actor, type Tx } from '@oficialia/platform';
import { createHash, randomBytes } from 'node:crypto';
import {
  lockedOut,
  personNotFound,
  tokenRefused,
  usernameTaken,
  weakPassword,
  wrongCredentials,
} from './directory.errors.js';
import { enterInOfficeBook, type OfficeBookEntry } from './office-book/office-book.js';
import { actorByPerson, actorByToken, actorByUsername, personForSignIn, type ActorRow } from './people.queries.js';
import { permissionsOf, type Role } from './roles.js';

const FREE_ATTEMPTS = 5;
const LONGEST_LOCK_MINUTES = 60;
const TOKEN_CACHE_MS = 2_000;
const TOKEN_CACHE_SIZE = 1_000;
const MINUTE_MS = 60_000;

export interface NewPerson {
  username: string;
  name: string;
  position?: string;
  role: Role;
  departmentId?: number;
  password: string;
  /** Of a department: hears when its answers are late. */
  chief?: boolean;
}

/** The people of the office: who they are, how they prove it, what they may do. */
@Injectable()
export class People {
  private readonly tokens = new Map<string, { actor: Actor; until: number }>();
  /** Compared when the user does not exist, so that the answer takes as long. */
  private readonly nobody = hash(randomBytes(16).toString('hex'));

  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
  ) {}

  /** Registers a person; the password is kept as argon2id. */
  async create(tx: Tx, person: NewPerson): Promise<number> {
    checkPassword(person.password, person.username);
    const values = [person.username, person.name, person.position ?? null, person.role, person.departmentId ?? null];
    const chief = person.chief ?? false;
    try {
      const rows: { id: number }[] = await tx.query(
        `INSERT INTO person (username, name, position, role, department_id, password_hash, chief)
         VALUES ($1, $2, $3, $4, $5, $6, $7) RETURNING id`,
        [...values, await hash(person.password), chief],
      );
      return (rows[0] as { id: number }).id;
    } catch (error) {
      if (brokenConstraint(error) === 'person_username_unique') throw usernameTaken(person.username);
      throw error;
    }
  }

  /** The person behind user and password. After five failures the account waits 1, 2, 4 … 60 minutes. Each attempt is kept. */
  async signIn(username: string, password: string, address: string): Promise<number> {
    const person = await personForSignIn(this.db, username.toLowerCase());
    const now = this.clock.now();
    const attempt = { at: now, address, personId: person?.id };
    if (person?.locked_until && person.locked_until > now) {
      await this.keep({ ...attempt, act: 'sign_in_locked' });
      throw lockedOut(Math.ceil((person.locked_until.getTime() - now.getTime()) / MINUTE_MS));
    }
    const right = await verify(person?.password_hash ?? (await this.nobody), password);
    if (!person || !right) {
      await this.keep({ ...attempt, act: 'sign_in_failed' }, async (tx) => person && countFailure(tx, person.id, now));
      throw wrongCredentials();
    }
    await this.keep({ ...attempt, act: 'signed_in', actor: person }, (tx) =>
      tx.query('UPDATE person SET failed_logins = 0, locked_until = NULL WHERE id = $1', [person.id]),
    );
    return person.id;
  }

  /** Keeps that a person left by the door. */
  async signedOut(actor: Actor): Promise<void> {
    const { id, address } = actor;
    await this.keep({ at: this.clock.now(), actor, address, act: 'signed_out', personId: id });
  }

  /** The active person with this id as an actor, or undefined. */
  async actor(personId: number, address: string): Promise<Actor | undefined> {
    const row = await actorByPerson(this.db, personId);
    return row && toActor(row, address);
  }

  /** The active person with this username as an actor, or undefined: whoever a setting names. */
  async actorNamed(username: string, address: string): Promise<Actor | undefined> {
    const row = await actorByUsername(this.db, username.toLowerCase());
    return row && toActor(row, address);
  }

  /** The actor behind a bearer token. A revoked token may still work for two seconds in a process that just saw it. */
  async actorOfToken(token: string, address: string): Promise<Actor> {
    const digest = createHash('sha256').update(token).digest();
    const key = digest.toString('base64');
    const known = this.tokens.get(key);
    const now = this.clock.now();
    if (known && known.until > now.getTime())
      return known.actor.address === address ? known.actor : { ...known.actor, address };
    const row = await actorByToken(this.db, digest, now);
    if (!row) throw tokenRefused();
    const actor = toActor(row, address);
    if (this.tokens.size >= TOKEN_CACHE_SIZE) this.tokens.clear();
    this.tokens.set(key, { actor, until: now.getTime() + TOKEN_CACHE_MS });
    return actor;
  }

  /** Makes a bearer token for the API; the text is shown once and kept only as SHA-256. */
  async createToken(tx: Tx, personId: number, name: string, expiresAt: Date): Promise<string> {
    const token = `of_${randomBytes(32).toString('base64url')}`;
    await tx.query('INSERT INTO api_token (person_id, name, token_hash, expires_at) VALUES ($1, $2, $3, $4)', [
      personId,
      name,
      createHash('sha256').update(token).digest(),
      expiresAt,
    ]);
    return token;
  }

  /** Ends a token at once (in other processes within two seconds). */
  async revokeToken(tx: Tx, tokenId: number): Promise<void> {
    await tx.query('UPDATE api_token SET revoked_at = $2 WHERE id = $1 AND revoked_at IS NULL', [
      tokenId,
      this.clock.now(),
    ]);
    this.tokens.clear();
  }

  /** A new password for a person; unlocks the account and ends its sessions. */
  async resetPassword(tx: Tx, personId: number, password: string): Promise<void> {
    const found: { username: string }[] = await tx.query('SELECT username FROM person WHERE id = $1', [personId]);
    const person = found[0];
    if (!person) throw personNotFound();
    checkPassword(password, person.username);
    await tx.query('UPDATE person SET password_hash = $2, failed_logins = 0, locked_until = NULL WHERE id = $1', [
      personId,
      await hash(password),
    ]);
    await endSessions(tx, personId);
  }

  /** Says whether a person of a department decides there, and so hears when its answers are late. */
  async setChief(tx: Tx, personId: number, chief: boolean): Promise<void> {
    const [, changed]: [unknown, number] = await tx.query(
      `UPDATE person SET chief = $2 WHERE id = $1 AND role = 'department'`,
      [personId, chief],
    );
    if (changed === 0) throw personNotFound();
  }

  /** Lets a person in again, or out; out ends the sessions. */
  async setActive(tx: Tx, personId: number, active: boolean): Promise<void> {
    await tx.query('UPDATE person SET active = $2, failed_logins = 0, locked_until = NULL WHERE id = $1', [
      personId,
      active,
    ]);
    if (!active) await endSessions(tx, personId);
    this.tokens.clear();
  }

  private async keep(entry: OfficeBookEntry, change?: (tx: Tx) => Promise<unknown>): Promise<void> {
    await this.db.transaction(async (tx) => {
      await change?.(tx);
      await enterInOfficeBook(tx, entry);
    });
  }
}

/** Counted by the database, so that attempts which come at once are all counted. */
async function countFailure(tx: Tx, personId: number, now: Date): Promise<void> {
  await tx.query(
    `UPDATE person SET failed_logins = failed_logins + 1, locked_until = CASE WHEN failed_logins + 1 >= $3
       THEN $2::timestamptz + least($4, 2 ^ least(failed_logins + 1 - $3, 20)) * interval '1 minute' END WHERE id = $1`,
    [personId, now, FREE_ATTEMPTS, LONGEST_LOCK_MINUTES],
  );
}

async function endSessions(tx: Tx, personId: number): Promise<void> {
  await tx.query(`DELETE FROM session WHERE sess -> 'passport' ->> 'user' = $1`, [String(personId)]);
}

function checkPassword(password: string, username: string): void {
  if (password.length < 10 || password.toLowerCase().includes(username.toLowerCase())) throw weakPassword();
}

function toActor(row: ActorRow, address: string): Actor {
  return {
    id: row.id,
    name: row.name,
    position: row.position,
    role: row.role,
    permissions: permissionsOf(row.role),
    departmentId: row.department_id,
    departmentName: row.department_name,
    address,
  };
}
