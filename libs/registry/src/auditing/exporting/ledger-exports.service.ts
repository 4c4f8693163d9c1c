import { Injectable } from '@nestjs/common';
import { enterInOfficeBook, Settings } from '@oficialia/directory';
import { Clock, Db, Storage, type Actor, type Queryable } from '@oficialia/platform';
import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { merkleLevels, merklePath } from '../../ledger/ledger-hash.js';
import { membersOf, type SealRow } from '../../ledger/seal-verification.js';
import type { LedgerFilter } from '../ledger-filter.js';
import { countLedger, ledgerCondition, type LedgerCondition } from '../ledger-search.queries.js';
import { exportTooLarge, nothingToExport } from './export.errors.js';
import { entriesToExport, sealsOf } from './export.queries.js';
import { VERIFY_COMMAND, type ExportLine } from './export-format.js';

/** More than an auditor reads, and some twenty megabytes. */
const MOST_EXPORTED = 20_000;

/** A copy that was taken; it stays in the store under its SHA-256. */
export interface LedgerExport {
  sha256: string;
  entries: number;
}

/** Copies of the ledger for somebody outside, who can verify them without us. */
@Injectable()
export class LedgerExports {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly settings: Settings,
    private readonly storage: Storage,
  ) {}

  /**
   * Copies what a filter finds and writes in the office's book who took it, with its SHA-256, before it is handed over.
   * Throws `ledger.nothing-to-export` or `ledger.export-too-large` (422).
   */
  async take(filter: LedgerFilter, actor: Actor): Promise<LedgerExport> {
    const { timeZone, name: municipality } = await this.settings.municipality();
    const exportedAt = this.clock.now();
    const { sha256, entries } = await this.db.snapshot(async (tx) => {
      const condition = await ledgerCondition(tx, filter, timeZone);
      const count = condition ? await countLedger(tx, condition, MOST_EXPORTED) : 0;
      if (!condition || count === 0) throw nothingToExport();
      if (count > MOST_EXPORTED) throw exportTooLarge(MOST_EXPORTED);
      const header = {
        municipality,
        exportedAt: exportedAt.toISOString(),
        exportedBy: actor.name,
        filter,
        entries: count,
      };
      const kept = await this.storage.keep(Readable.from(signed(lines(tx, condition, header))));
      return { sha256: kept.sha256, entries: count };
    });
    const { address } = actor;
    await this.db.transaction((tx) =>
      enterInOfficeBook(tx, {
        at: exportedAt,
        actor,
        address,
        act: 'ledger_exported',
        data: { sha256, entries, filter },
      }),
    );
    return { sha256, entries };
  }
}

interface HeaderFacts {
  municipality: string;
  exportedAt: string;
  exportedBy: string;
  filter: LedgerFilter;
  entries: number;
}

async function* lines(source: Queryable, condition: LedgerCondition, facts: HeaderFacts): AsyncGenerator<ExportLine> {
  const seals = await sealsOf(source);
  yield { kind: 'header', format: 1, ...facts, seals: seals.length, verify: VERIFY_COMMAND };
  for (const seal of seals) yield sealLine(seal);
  const days = new Map(seals.map(({ id, day }) => [id, day]));
  let tree: { sealId: number; levels: Buffer[][] } | undefined;
  for (const { sealId, position, hash, previousHash, ...entry } of await entriesToExport(source, condition)) {
    const line = { kind: 'entry', ...entry, previousHash: hex(previousHash), hash: hex(hash) } as const;
    if (sealId === null || position === null) {
      yield { ...line, seal: null };
      continue;
    }
    // They come seal by seal, so that there is one tree at a time.
    if (tree?.sealId !== sealId) tree = { sealId, levels: await treeOf(source, sealId) };
    const seal = { day: days.get(sealId) as string, position, path: merklePath(tree.levels, position).map(hex) };
    yield { ...line, seal };
  }
}

async function treeOf(source: Queryable, sealId: number): Promise<Buffer[][]> {
  const members = await membersOf(source, sealId);
  return merkleLevels(members.map(({ hash }) => hash as Buffer));
}

const hex = (bytes: Buffer) => bytes.toString('hex');

function sealLine({ day, entries, root, previous_hash, hash, signature, public_key }: SealRow): ExportLine {
  const bytes = { root: hex(root), previousHash: hex(previous_hash), hash: hex(hash), signature: hex(signature) };
  return { kind: 'seal', day, entries, ...bytes, publicKey: public_key };
}

/** The lines as text, and under them the digest of all that stands above. */
async function* signed(content: AsyncIterable<ExportLine>): AsyncGenerator<string> {
  const digest = createHash('sha256');
  for await (const line of content) {
    const text = `${JSON.stringify(line)}\n`;
    digest.update(text);
    yield text;
  }
  yield `${JSON.stringify({ kind: 'end', sha256: digest.digest('hex') } satisfies ExportLine)}\n`;
}
