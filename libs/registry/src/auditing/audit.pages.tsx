import { Controller, Get, Param, Query, Req, Res } from '@nestjs/common';
import { enterInOfficeBook, Settings } from '@oficialia/directory';
import { Allow, Clock, Config, CurrentActor, Db, Pages, type Actor } from '@oficialia/platform';
import type { Request, Response } from 'express';
import { ownPublicKey } from '../ledger/ledger-seals.service.js';
import { verifyPetition, type PetitionReport } from '../ledger/petition-verification.js';
import { findPetition } from '../petitions.queries.js';
import { departmentsInSight, listVisits } from '../visits/visits.queries.js';
import { AuditView } from './audit.view.js';
import { readLedgerFilter, readPlace } from './ledger-filter.js';
import {
  countLedger,
  ledgerCondition,
  MOST_COUNTED,
  peopleEver,
  searchLedger,
  wholeLedgerOf,
} from './ledger-search.queries.js';
import { PetitionLedgerView } from './petition-ledger.view.js';

const SECTION = '/auditoria';
const SIZE = 50;
const VISITS_SHOWN = 20;

/** The auditor's desk: the whole ledger, and that of one petition with who opened it. */
@Controller('auditoria')
export class AuditPages {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly config: Config,
    private readonly settings: Settings,
    private readonly pages: Pages,
  ) {}

  @Allow('ledger.read')
  @Get()
  async search(
    @Req() request: Request,
    @Res() response: Response,
    @Query() query: Record<string, unknown>,
  ): Promise<void> {
    const filter = readLedgerFilter(query);
    const { timeZone } = await this.settings.municipality();
    const condition = await ledgerCondition(this.db, filter, timeZone);
    const place = { after: readPlace(query['despues']), before: readPlace(query['antes']) };
    const [people, found, total] = await Promise.all([
      peopleEver(this.db),
      condition ? searchLedger(this.db, condition, place, SIZE) : { rows: [], more: false, earlier: false },
      condition ? countLedger(this.db, condition, MOST_COUNTED) : 0,
    ]);
    const skipped = found.earlier ? (readPlace(query['van']) ?? 0) : 0;
    const body = <AuditView {...found} filter={filter} people={people} total={total} skipped={skipped} size={SIZE} />;
    await this.pages.send(request, response, { title: 'Auditoría', section: SECTION, wide: true }, body);
  }

  @Allow('ledger.read')
  @Get('peticiones/:folio')
  petition(
    @Req() request: Request,
    @Res() response: Response,
    @CurrentActor() actor: Actor,
    @Param('folio') folio: string,
  ): Promise<void> {
    return this.show(request, response, folio, actor);
  }

  /** Reads what there is and writes that it was asked: whoever audits changes nothing else. */
  @Allow('ledger.read')
  @Get('peticiones/:folio/verificacion')
  async verify(
    @Req() request: Request,
    @Res() response: Response,
    @CurrentActor() actor: Actor,
    @Param('folio') folio: string,
  ): Promise<void> {
    const { id } = await findPetition(this.db, folio, actor);
    const key = ownPublicKey(this.config);
    const report = await this.db.snapshot((tx) => verifyPetition(tx, id, key));
    const data = { folio, entries: report.entries, seals: report.seals, whole: !report.fault };
    const { address } = actor;
    await this.db.transaction((tx) =>
      enterInOfficeBook(tx, { at: this.clock.now(), actor, address, act: 'petition_verified', data }),
    );
    await this.show(request, response, folio, actor, report);
  }

  private async show(
    request: Request,
    response: Response,
    folio: string,
    actor: Actor,
    report?: PetitionReport,
  ): Promise<void> {
    const petition = await findPetition(this.db, folio, actor);
    const { timeZone } = await this.settings.municipality();
    const [entries, departments, visits] = await Promise.all([
      wholeLedgerOf(this.db, petition.id),
      departmentsInSight(this.db, petition.id),
      listVisits(this.db, { folio }, timeZone, { limit: VISITS_SHOWN + 1 }),
    ]);
    const parts = {
      petition,
      entries,
      departments,
      report,
      visits: visits.slice(0, VISITS_SHOWN),
      moreVisits: visits.length > VISITS_SHOWN,
    };
    const page = { title: `Asientos de ${folio}`, section: SECTION, wide: true };
    await this.pages.send(request, response, page, <PetitionLedgerView {...parts} />);
  }
}
