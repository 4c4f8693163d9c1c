import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiBearerAuth } from '@nestjs/swagger';
import { Calendars } from '@oficialia/directory';
import { Allow, Clock, CurrentActor, Db, type Actor } from '@oficialia/platform';
import { findPetition } from '@oficialia/registry';
import { Acknowledgements } from './acknowledging/acknowledgements.service.js';
import { StampedAcknowledgements } from './acknowledging/stamped/stamped-acknowledgements.service.js';
import {
  AcknowledgementRequest,
  ReferralPage,
  ReferralQuery,
  filterOfApi,
  ReferralsRequest,
  ReferralView,
  referralView,
  SuggestionView,
  suggestionView,
} from './referrals.dto.js';
import { referralsByIds, referralsOf } from './referrals.queries.js';
import { Referrals } from './referring/referrals.service.js';
import { suggestionsOf } from './suggestions/suggestions.queries.js';
import { REFERRAL_HOLDINGS } from './trays/holdings.js';
import { MOST_COUNTED, pageOfTray } from './trays/trays.queries.js';
import { Trays } from './trays/trays.service.js';

const PAGE_SIZE = 50;

@ApiBearerAuth()
@Controller('api/v1')
export class ReferralsController {
  constructor(
    private readonly referrals: Referrals,
    private readonly acknowledgements: Acknowledgements,
    private readonly stamped: StampedAcknowledgements,
    private readonly trays: Trays,
    private readonly calendars: Calendars,
    private readonly db: Db,
    private readonly clock: Clock,
  ) {}

  /** Turns a petition to one or more departments, each with its oficio: all or none. */
  @Allow('referral.make')
  @Post('petitions/:folio/referrals')
  async refer(
    @Param('folio') folio: string,
    @Body() body: ReferralsRequest,
    @CurrentActor() actor: Actor,
  ): Promise<ReferralView[]> {
    const today = await this.today();
    return (await this.referrals.refer(folio, body, actor)).map((row) => referralView(row, today));
  }

  /** The referrals of a petition; a department sees its own. */
  @Allow('referral.read')
  @Get('petitions/:folio/referrals')
  async ofPetition(@Param('folio') folio: string, @CurrentActor() actor: Actor): Promise<ReferralView[]> {
    const [petition, today] = [await findPetition(this.db, folio, actor), await this.today()];
    return (await referralsOf(this.db, petition.id, actor)).map((row) => referralView(row, today));
  }

  /** Departments that rules and topics propose for a petition, best first, with the reason. */
  @Allow('tray.read')
  @Get('petitions/:folio/suggestions')
  async suggestions(@Param('folio') folio: string, @CurrentActor() actor: Actor): Promise<SuggestionView[]> {
    const petition = await findPetition(this.db, folio, actor);
    return (await suggestionsOf(this.db, petition.id)).map(suggestionView);
  }

  /** The trays of referrals, fifty a page; by default those that wait for the department. */
  @Allow('referral.list')
  @Get('referrals')
  async list(@Query() query: ReferralQuery, @CurrentActor() actor: Actor): Promise<ReferralPage> {
    const { state = 'pending', after } = query;
    const holding = REFERRAL_HOLDINGS[state];
    const asked = await this.trays.asked(actor, filterOfApi(query), holding);
    const { ids, more } = await pageOfTray(this.db, holding, asked, { after }, PAGE_SIZE);
    const rows = new Map((await referralsByIds(this.db.planned, ids)).map((row) => [row.id, row]));
    const { total } = holding.history ? { total: null } : await this.trays.count({ total: holding }, asked);
    return {
      total: total === null ? null : Math.min(total, MOST_COUNTED),
      moreThanTotal: total !== null && total > MOST_COUNTED,
      next: more ? (ids.at(-1) ?? null) : null,
      referrals: ids.flatMap((id) => rows.get(id) ?? []).map((row) => referralView(row, asked.today)),
    };
  }

  /** The department registers who received the oficio. */
  @Allow('referral.acknowledge')
  @HttpCode(201)
  @Post('referrals/:id/acknowledgement')
  async acknowledge(
    @Param('id') id: string,
    @Body() body: AcknowledgementRequest,
    @CurrentActor() actor: Actor,
  ): Promise<ReferralView> {
    return referralView(await this.acknowledgements.acknowledge(id, body, actor), await this.today());
  }

  /** Writes down who stamped the scanned copy that acknowledged the oficio. */
  @Allow('stamp.read')
  @Post('referrals/:id/acknowledgement/reading')
  async readStamp(
    @Param('id') id: string,
    @Body() body: AcknowledgementRequest,
    @CurrentActor() actor: Actor,
  ): Promise<ReferralView> {
    return referralView(await this.stamped.read(id, body, actor), await this.today());
  }

  private today(): Promise<string> {
    return this.calendars.dayOf(this.clock.now());
  }
}
