import type { Queryable } from '@oficialia/platform';
import { createPublicKey, verify } from 'node:crypto';
import { merkleRoot, sealHash } from './ledger-hash.js';
import type { LedgerFault, LedgerReport } from './ledger-report.js';

export interface SealRow {
  id: number;
  day: string;
  entries: number;
  root: Buffer;
  previous_hash: Buffer;
  hash: Buffer;
  signature: Buffer;
  public_key: string;
}

/** Checks every seal: its entries, its root, its chain and its signature. */
export async function checkSeals(
  source: Queryable,
  report: LedgerReport,
  ownKey?: string,
): Promise<LedgerFault | undefined> {
  let previous: Buffer = Buffer.alloc(32);
  const seals = await source.query<SealRow>('SELECT * FROM ledger_seal ORDER BY id');
  for (const seal of seals) {
    const members = await membersOf(source, seal.id);
    const fault = sealFault(seal, members, previous, ownKey);
    if (fault) return { what: `sello del ${seal.day}: ${fault}` };
    previous = seal.hash;
    report.seals++;
    report.lastSeal = { day: seal.day, hash: seal.hash };
  }
  return undefined;
}

/** The hashes of the entries that a seal covers, in its order; null where an entry is gone. */
export function membersOf(source: Queryable, sealId: number): Promise<{ hash: Buffer | null }[]> {
  return source.query(
    `SELECT e.hash FROM ledger_sealed_entry s LEFT JOIN ledger_entry e ON e.id = s.entry_id
     WHERE s.seal_id = $1 ORDER BY s.position`,
    [sealId],
  );
}

/** What is wrong with a seal that follows one with the hash `previous`. */
export function sealFault(
  seal: SealRow,
  members: { hash: Buffer | null }[],
  previous: Buffer,
  ownKey?: string,
): string | undefined {
  if (members.length !== seal.entries || members.some((member) => member.hash === null))
    return 'faltan asientos sellados';
  const root = merkleRoot(members.map((member) => member.hash as Buffer));
  return root.equals(seal.root) ? signatureFault(seal, previous, ownKey) : 'los asientos no dan la raíz sellada';
}

/** The same of a seal alone, without what it covers. */
export function signatureFault(seal: Omit<SealRow, 'id'>, previous: Buffer, ownKey?: string): string | undefined {
  if (!seal.previous_hash.equals(previous)) return 'no enlaza con el sello anterior';
  if (!sealHash(seal.day, seal.entries, seal.root, seal.previous_hash).equals(seal.hash))
    return 'el sello fue alterado';
  const key = createPublicKey(ownKey ?? seal.public_key);
  return verify(null, seal.hash, key, seal.signature) ? undefined : 'la firma no es de este municipio';
}
