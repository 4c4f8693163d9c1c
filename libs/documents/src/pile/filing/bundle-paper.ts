import { Injectable } from '@nestjs/common';
import { Db, DomainError, Log, Storage } from '@oficialia/platform';
import { Readable } from 'node:stream';
import { tidyFileName } from '../../adding/file-name.js';
import type { DocumentType } from '../../reading/reading.types.js';
import { TaskError } from '../../reading/threads/task-thread.js';
import { pagesAsPdf, type PageSource } from '../../searchable/pages-as-pdf.js';
import { visiblePages, type ArrangedPage, type Bundle } from '../arrangement.js';

/** The file that a bundle becomes. */
export interface Paper {
  sha256: string;
  size: number;
  type: DocumentType;
  name: string;
  /** Its pages in order, as they are in the pile. */
  pages: ArrangedPage[];
  /** It is the scanned file itself, not a PDF made of its pages. */
  isOriginal: boolean;
}

interface Scan {
  document: number;
  page: number;
  quarter_turns: 0 | 1 | 2 | 3;
  sha256: string;
  size: number;
  type: DocumentType;
  name: string;
  pages: number;
}

const broken = () =>
  new DomainError(
    'pile.page-broken',
    422,
    'Una de estas páginas está dañada y no se puede pasar al documento. Ocúltela o vuelva a digitalizarla, y archive de nuevo.',
  );

/** Makes the file of a bundle and stores it; no row names it yet. */
@Injectable()
export class BundlePaper {
  constructor(
    private readonly db: Db,
    private readonly storage: Storage,
    private readonly log: Log,
  ) {}

  /** Throws `pile.page-broken` when a page cannot be taken out of its file. */
  async of(pileId: number, pileName: string, bundle: Bundle): Promise<Paper> {
    const pages = visiblePages(bundle);
    const scans = await this.scansOf(pages);
    const [first] = scans;
    const isWhole =
      first !== undefined && pages.length === first.pages && scans.every((scan, index) => isNext(scan, first, index));
    if (first && isWhole && pages.every(({ turn }) => turn === 0)) {
      const { sha256, size, type, name } = first;
      return { sha256, size, type, name, pages, isOriginal: true };
    }
    const sources = scans.map((scan, index): PageSource => ({
      path: this.storage.path(scan.sha256),
      type: scan.type,
      page: scan.page,
      quarterTurns: ((scan.quarter_turns + (pages[index]?.turn ?? 0)) % 4) as PageSource['quarterTurns'],
    }));
    const pdf = await pagesAsPdf(sources).catch((error: unknown) => {
      if (!(error instanceof TaskError)) throw error;
      this.log.warn({ event: 'pile.page-broken', pile: pileId, bundle: bundle.id, reason: error.code ?? 'unknown' });
      throw broken();
    });
    const plainName = pileName.replace(/\.(pdf|jpe?g|png|tiff?|heic)$/i, '');
    const name = tidyFileName(`${plainName} ${bundle.id}`, 'application/pdf');
    return {
      ...(await this.storage.keep(Readable.from([pdf]))),
      type: 'application/pdf',
      name,
      pages,
      isOriginal: false,
    };
  }

  /** The files behind the pages, in the order of the pages. */
  private scansOf(pages: ArrangedPage[]): Promise<Scan[]> {
    return this.db.query<Scan>(
      `SELECT g.document_id AS document, g.number AS page, g.quarter_turns, d.sha256, d.size, d.type, d.name, d.pages
       FROM unnest($1::bigint[], $2::int[]) WITH ORDINALITY AS m(document, page, place)
       JOIN page g ON g.document_id = m.document AND g.number = m.page JOIN document d ON d.id = g.document_id
       ORDER BY m.place`,
      [pages.map(({ document }) => document), pages.map(({ page }) => page)],
    );
  }
}

function isNext(scan: Scan, first: Scan, index: number): boolean {
  return scan.document === first.document && scan.page === index + 1;
}
