import { describe, expect, it } from 'vitest';
import { merkleLevels, merklePath, merkleRoot, rootOfPath, sha256 } from './ledger-hash.js';

const hashes = (size: number) => Array.from({ length: size }, (_, index) => sha256(`asiento ${index}`));

describe('The way from an entry to the root of its seal', () => {
  it('leads there from every place of trees of every shape, and from no other place', () => {
    for (let size = 1; size <= 33; size++) {
      const leaves = hashes(size);
      const [root, levels] = [merkleRoot(leaves), merkleLevels(leaves)];
      for (const [index, leaf] of leaves.entries()) {
        const path = merklePath(levels, index);
        const reaching = leaves
          .map((_, place) => place)
          .filter((place) => rootOfPath(leaf, place, size, path)?.equals(root));
        expect([size, reaching]).toEqual([size, [index]]);
      }
    }
  });

  it('does not lead there for another hash, nor by a path that is longer, shorter or changed', () => {
    const leaves = hashes(7);
    const [root, path] = [merkleRoot(leaves), merklePath(merkleLevels(leaves), 3)];
    const leaf = leaves[3] as Buffer;
    const reaches = (hash: Buffer, way: Buffer[]) => rootOfPath(hash, 3, 7, way)?.equals(root) ?? false;
    expect(reaches(leaf, path)).toBe(true);
    expect(reaches(leaves[2] as Buffer, path)).toBe(false);
    expect(reaches(leaf, [...path, leaf])).toBe(false);
    expect(reaches(leaf, path.slice(1))).toBe(false);
    expect(reaches(leaf, path.with(1, leaf))).toBe(false);
  });
});
