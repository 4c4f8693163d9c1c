import { Injectable } from '@nestjs/common';
import { Clock, Db, type Queryable, type Tx } from '@oficialia/platform';
import { accountOf, type PageRef } from '../arrangement.js';
import { PileActs } from '../pile-acts.js';
import { filesOf, type PileFileRow } from '../piles.queries.js';
import { PaperMeanings } from '../papers/paper-meanings.js';
import { marksOf } from './marks.js';
import { placed, type ReadFile } from './place-pages.js';
import type { ScannedPage, StickerVerdict } from './split-pages.js';

/** Types of file that hold one document; single pictures follow one another. */
const WHOLE_DOCUMENTS = new Set(['application/pdf', 'image/tiff']);

/** What was read becomes bundles, as soon as the last file of the pile has been read. */
@Injectable()
export class Splitting {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly acts: PileActs,
    private readonly papers: PaperMeanings,
  ) {}

  /** Places the pages of all new files. Idempotent: nothing while a file is still being read, and nothing twice. */
  async arrange(pileId: number): Promise<void> {
    await this.db.transaction(async (tx) => {
      const pile = await this.acts.lock(tx, pileId);
      const files = await filesOf(tx, [pileId]);
      const fresh = files.filter((file) => file.arranged_at === null);
      if (fresh.length === 0 || files.some(({ status }) => status === 'waiting' || status === 'reading')) return;
      const read = await Promise.all(fresh.map((file) => this.readFile(tx, file)));
      const marks = read.flatMap(({ pages }) => pages.flatMap((page) => page.marks));
      const returned = marks.filter((mark) => mark.kind === 'paper');
      const verdict = { sticker: await verdictOn(tx, read), paper: await this.papers.judge(tx, returned) };
      const arrangement = placed(pile.arrangement, read, frontsOf(files), verdict);
      const ids = fresh.map((file) => file.document_id);
      await tx.query('UPDATE pile_file SET arranged_at = $2 WHERE document_id = ANY ($1)', [ids, this.clock.now()]);
      const opener = { id: pile.opened_by, address: await addressOf(tx, pileId) };
      const data = { files: ids, ...accountOf(arrangement) };
      await this.acts.record(tx, pile, opener, { act: 'split_by_marks', data, arrangement });
    });
  }

  private async readFile(tx: Tx, file: PileFileRow): Promise<ReadFile> {
    const rows: { number: number; blank: boolean; codes: string[] }[] = await tx.query(
      'SELECT number, blank, codes FROM page WHERE document_id = $1 ORDER BY number',
      [file.document_id],
    );
    const pages = rows.map(({ number, blank, codes }, index): ScannedPage => ({
      document: file.document_id,
      page: number,
      blank,
      marks: marksOf(codes, (code) => this.papers.read(code)),
      opensFile: index === 0 && WHOLE_DOCUMENTS.has(file.type),
    }));
    const { replaces_document: document, replaces_page: page } = file;
    return { role: file.role, pages, ...(document !== null && page !== null && { replaces: { document, page } }) };
  }
}

/** From where the pile was opened: what the worker does for its owner is done from there. */
export async function addressOf(source: Queryable, pileId: number): Promise<string> {
  const rows = await source.query<{ address: string }>(
    'SELECT address FROM pile_act WHERE pile_id = $1 AND version = 1',
    [pileId],
  );
  return rows[0]?.address ?? '';
}

/** The pages that the last backs belong to: those of the files since the backs before. */
function frontsOf(files: PileFileRow[]): PageRef[] {
  const firstNew = files.findIndex((file) => file.role === 'backs' && file.arranged_at === null);
  const before = files.slice(0, Math.max(0, firstNew));
  const since = before.slice(before.findLastIndex(({ role }) => role === 'backs') + 1);
  return since
    .filter(({ role }) => role === 'pages')
    .flatMap((file) =>
      Array.from({ length: file.pages_done }, (_, index) => ({ document: file.document_id, page: index + 1 })),
    );
}

/** A sticker is believed when its code is the petition's own and the petition was not annulled. */
async function verdictOn(tx: Tx, files: ReadFile[]): Promise<StickerVerdict> {
  const marks = files.flatMap(({ pages }) => pages.flatMap((page) => page.marks));
  const folios = marks.flatMap((mark) => (mark.kind === 'sticker' ? mark.folio : []));
  const rows: { folio: string; lookup_code: string }[] = await tx.query(
    "SELECT folio, lookup_code FROM petition WHERE folio = ANY ($1) AND status <> 'annulled'",
    [folios],
  );
  const codes = new Map(rows.map((row) => [row.folio, row.lookup_code]));
  return ({ folio, code }) => codes.get(folio) === code;
}
