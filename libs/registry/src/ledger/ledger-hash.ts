import { createHash } from 'node:crypto';

/** An entry as the verifier reads it: `at` in UTC as PostgreSQL prints a timestamp, `data` as the text of the jsonb. */
export interface HashedEntry {
  petitionId: number;
  seq: number;
  at: string;
  actorId: number | null;
  actorName: string;
  address: string;
  act: string;
  data: string;
  previousHash: Buffer;
}

/**
 * SHA-256 of an entry, written again apart from the database's own `ledger_hash`, so that a changed function in the
 * database does not hide a changed row. The text is the JSON array of docs/decisions/ledger.md.
 */
export function entryHash(entry: HashedEntry): Buffer {
  const parts = [
    '1',
    String(entry.petitionId),
    String(entry.seq),
    JSON.stringify(entry.at),
    entry.actorId === null ? 'null' : String(entry.actorId),
    JSON.stringify(entry.actorName),
    JSON.stringify(entry.address),
    JSON.stringify(entry.act),
    entry.data,
    JSON.stringify(entry.previousHash.toString('hex')),
  ];
  return sha256(`[${parts.join(', ')}]`);
}

export function sha256(content: string | Buffer): Buffer {
  return createHash('sha256').update(content).digest();
}

/** Merkle root (RFC 6962 §2.1: leaves under 0x00, nodes under 0x01) of hashes in order; of none, the hash of nothing. */
export function merkleRoot(hashes: Buffer[]): Buffer {
  return hashes.length === 0 ? sha256('') : (merkleLevels(hashes).at(-1)?.[0] as Buffer);
}

/** The tree over hashes in order, from its leaves up to its root. */
export function merkleLevels(hashes: Buffer[]): Buffer[][] {
  let level = hashes.map(leaf);
  const levels = [level];
  while (level.length > 1) {
    const above: Buffer[] = [];
    for (let index = 0; index < level.length; index += 2) {
      const left = level[index] as Buffer;
      const right = level[index + 1];
      above.push(right ? node(left, right) : left);
    }
    levels.push((level = above));
  }
  return levels;
}

/** What leads from the leaf at `index` to the root: its neighbour on each level that has one, from below (§2.1.1). */
export function merklePath(levels: Buffer[][], index: number): Buffer[] {
  const neighbours = levels.slice(0, -1).map((level, height) => level[(index >> height) ^ 1]);
  return neighbours.filter((neighbour) => neighbour !== undefined);
}

/** The root that a hash at `index` of `size` leads to by its path; undefined when the path has another length. */
export function rootOfPath(hash: Buffer, index: number, size: number, path: Buffer[]): Buffer | undefined {
  const rest = [...path];
  let reached = leaf(hash);
  for (let [at, width] = [index, size]; width > 1; [at, width] = [at >> 1, (width + 1) >> 1]) {
    if (at % 2 === 0 && at + 1 === width) continue;
    const neighbour = rest.shift();
    if (!neighbour) return undefined;
    reached = at % 2 === 0 ? node(reached, neighbour) : node(neighbour, reached);
  }
  return rest.length === 0 ? reached : undefined;
}

const leaf = (hash: Buffer) => sha256(Buffer.concat([Buffer.from([0]), hash]));
const node = (left: Buffer, right: Buffer) => sha256(Buffer.concat([Buffer.from([1]), left, right]));

/** What a seal signs: its day, how many entries, their root, and the seal before it. */
export function sealHash(day: string, entries: number, root: Buffer, previous: Buffer): Buffer {
  return sha256(JSON.stringify([1, day, entries, root.toString('hex'), previous.toString('hex')]));
}
