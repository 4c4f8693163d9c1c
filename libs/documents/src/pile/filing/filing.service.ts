import { Injectable } from '@nestjs/common';
import { Clock, Db, Jobs, type Actor, type Tx } from '@oficialia/platform';
import { PetitionActs, type LockedPetition } from '@oficialia/registry';
import { documentStored, paperFiled } from '../../documents.jobs.js';
import { ensureSeen } from '../arranging/arranging.service.js';
import { isEmpty } from '../arranging/operations.js';
import type { Bundle } from '../arrangement.js';
import { PileActs } from '../pile-acts.js';
import type { LockedPile } from '../pile-row.js';
import { actDoesNotFit, alreadyFiled, petitionAnnulled } from '../piles.errors.js';
import { findPile } from '../piles.queries.js';
import { PaperMeanings } from '../papers/paper-meanings.js';
import { BundlePaper, type Paper } from './bundle-paper.js';
import { insertPaper, type FilingPurpose } from './filing.queries.js';

export interface FilingOptions {
  /** By default what a paper that comes back is; else the petition's writing when it has none yet, else an annex. */
  purpose?: FilingPurpose;
  /** The version of the pile that the person saw; without it nobody's change is in the way. */
  seen?: number;
}

/** Bundles become documents of petitions. */
@Injectable()
export class Filing {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly jobs: Jobs,
    private readonly acts: PileActs,
    private readonly petitions: PetitionActs,
    private readonly paper: BundlePaper,
    private readonly meanings: PaperMeanings,
  ) {}

  /**
   * Files the visible pages of a bundle to a petition: document, pages, ledger, all or nothing. Filing it to the same
   * folio again gives the same document. Throws `pile.already-filed`, `pile.changed-meanwhile`, `pile.annulled`,
   * `pile.page-broken`, `petition.not-found`.
   */
  async file(
    pileId: number,
    bundleId: number,
    folio: string,
    actor: Actor,
    options: FilingOptions = {},
  ): Promise<number> {
    const { arrangement, name } = await findPile(this.db, pileId);
    const known = this.open(arrangement.bundles, bundleId, folio);
    if (typeof known === 'number') return known;
    const paper = await this.paper.of(pileId, name, known);
    return this.db.transaction(async (tx) => {
      const pile = await this.acts.lock(tx, pileId);
      const bundle = this.open(pile.arrangement.bundles, bundleId, folio);
      if (typeof bundle === 'number') return bundle;
      await ensureSeen(tx, pile, [bundle], Math.min(options.seen ?? known.rev, known.rev));
      const petition = await this.petitions.lock(tx, folio, actor);
      if (petition.status === 'annulled') throw petitionAnnulled(folio);
      return this.write(tx, pile, bundle, petition, actor, paper, options.purpose);
    });
  }

  /** The bundle when it can be filed, or the document when it is filed to this folio already. */
  private open(bundles: Bundle[], id: number, folio: string): Bundle | number {
    const bundle = bundles.find((each) => each.id === id);
    if (!bundle) throw actDoesNotFit('Esas hojas ya no están donde usted las vio. Abajo está cómo quedaron.');
    if (bundle.filed?.folio === folio) return bundle.filed.document;
    if (bundle.filed) throw alreadyFiled(bundle.filed.folio);
    if (isEmpty(bundle)) throw actDoesNotFit('Aquí no hay páginas que archivar: todas están ocultas.');
    return bundle;
  }

  private async write(
    tx: Tx,
    pile: LockedPile,
    bundle: Bundle,
    petition: LockedPetition,
    actor: Actor,
    paper: Paper,
    chosen: FilingPurpose | undefined,
  ): Promise<number> {
    const returned = bundle.paper;
    const purpose = chosen ?? (returned && this.meanings.purposeOf(returned));
    const { id, isNew, as } = await insertPaper(tx, petition.id, actor, paper, this.clock.now(), purpose);
    // Its pages are read already: the job finds nothing left to read, finishes the document and says so to the others.
    if (isNew) await this.jobs.enqueue(tx, documentStored, { documentId: id });
    if (returned) {
      const { meaning, ref } = returned;
      await this.jobs.enqueue(tx, paperFiled, { meaning, ref, documentId: id });
    }
    const filed = { folio: petition.folio, document: id };
    const bundles = pile.arrangement.bundles.map((each) => (each.id === bundle.id ? { ...each, filed } : each));
    const pages = paper.pages.map(({ document, page }) => [document, page]);
    const data = {
      pile: pile.id,
      bundle: bundle.id,
      sha256: paper.sha256,
      purpose: as,
      pages,
      department: bundle.department,
    };
    const actId = await this.acts.record(tx, pile, actor, {
      act: 'filed',
      data,
      arrangement: { ...pile.arrangement, bundles },
      filed: { petitionId: petition.id, documentId: id },
    });
    const rows = [
      { table: 'document' as const, id },
      ...[...new Set(paper.pages.map(({ document }) => document))].map((scan) => ({
        table: 'document' as const,
        id: scan,
      })),
      ...(await unattested(tx, pile.id, actId)).map((act) => ({ table: 'pile_act' as const, id: act })),
    ];
    await this.petitions.record(tx, petition, actor, {
      act: 'document_filed',
      data: { ...data, size: paper.size },
      rows,
    });
    return id;
  }
}

/** The acts on a pile since its last filing, this one included: their digests go into the petition's ledger. */
async function unattested(tx: Tx, pileId: number, filing: number): Promise<number[]> {
  const rows: { id: number }[] = await tx.query(
    `SELECT id FROM pile_act WHERE pile_id = $1 AND id <= $2 AND id >
       coalesce((SELECT max(id) FROM pile_act WHERE pile_id = $1 AND act = 'filed' AND id < $2), 0) ORDER BY id`,
    [pileId, filing],
  );
  return rows.map(({ id }) => id);
}
