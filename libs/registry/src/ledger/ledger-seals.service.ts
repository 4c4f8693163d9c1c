import { Injectable } from '@nestjs/common';
import { Settings } from '@oficialia/directory';
import { Clock, Config, dayIn, Db, Handles, keyFile, type Tx } from '@oficialia/platform';
import { createPrivateKey, createPublicKey, generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { merkleRoot, sealHash } from './ledger-hash.js';
import { sealLedger } from '../registry.jobs.js';

const KEY_FILE = 'ledger-seal.pem';
const SEAL_LOCK = 7_316_246;
const DAY_MS = 86_400_000;

interface UnsealedEntry {
  id: number;
  hash: Buffer;
}

/** Daily seals: a signed Merkle root over the entries of the days that are over, chained to the seal before. */
@Injectable()
export class LedgerSeals {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly config: Config,
    private readonly settings: Settings,
  ) {}

  /** Seals what is over and not sealed yet, up to yesterday in the municipality's zone. Running it again is harmless. */
  @Handles(sealLedger)
  async sealYesterday(): Promise<void> {
    const { timeZone } = await this.settings.municipality();
    const yesterday = dayIn(timeZone, new Date(this.clock.now().getTime() - DAY_MS));
    await this.sealThrough(yesterday, timeZone);
  }

  /** Seals every unsealed entry until the end of `day`. Returns how many entries the seal covers. */
  async sealThrough(day: string, zone: string): Promise<number> {
    const key = this.privateKey();
    return this.db.transaction(async (tx) => {
      await tx.query('SELECT pg_advisory_xact_lock($1)', [SEAL_LOCK]);
      const sealed: unknown[] = await tx.query('SELECT 1 FROM ledger_seal WHERE day >= $1', [day]);
      if (sealed.length > 0) return 0;
      const entries: UnsealedEntry[] = await tx.query(
        `SELECT e.id, e.hash FROM ledger_entry e WHERE e.at < ($1::date + 1)::timestamp AT TIME ZONE $2
           AND NOT EXISTS (SELECT 1 FROM ledger_sealed_entry s WHERE s.entry_id = e.id) ORDER BY e.id`,
        [day, zone],
      );
      await this.write(tx, day, entries, key);
      return entries.length;
    });
  }

  private async write(tx: Tx, day: string, entries: UnsealedEntry[], key: KeyObject): Promise<void> {
    const last: { hash: Buffer }[] = await tx.query('SELECT hash FROM ledger_seal ORDER BY id DESC LIMIT 1');
    const previous = last[0]?.hash ?? Buffer.alloc(32);
    const root = merkleRoot(entries.map((entry) => entry.hash));
    const hash = sealHash(day, entries.length, root, previous);
    const publicKey = createPublicKey(key).export({ type: 'spki', format: 'pem' }) as string;
    const seal: { id: number }[] = await tx.query(
      `INSERT INTO ledger_seal (day, entries, root, previous_hash, hash, signature, public_key, sealed_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8) RETURNING id`,
      [day, entries.length, root, previous, hash, sign(null, hash, key), publicKey, this.clock.now()],
    );
    await tx.query(
      `INSERT INTO ledger_sealed_entry (entry_id, seal_id, position)
       SELECT id, $2, ordinality - 1 FROM unnest($1::bigint[]) WITH ORDINALITY AS u(id, ordinality)`,
      [entries.map((entry) => entry.id), (seal[0] as { id: number }).id],
    );
  }

  /** The municipality's own signing key, made on first use and kept outside the database. */
  private privateKey(): KeyObject {
    const generate = () => generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }) as string;
    return createPrivateKey(keyFile(this.config.keysDir, KEY_FILE, generate));
  }
}

/** The public half (PEM) of the municipality's signing key, which lies outside the database; undefined where there is none. */
export function ownPublicKey({ keysDir }: Pick<Config, 'keysDir'>): string | undefined {
  const file = join(keysDir, KEY_FILE);
  if (!existsSync(file)) return undefined;
  return createPublicKey(readFileSync(file, 'utf8')).export({ type: 'spki', format: 'pem' }) as string;
}
