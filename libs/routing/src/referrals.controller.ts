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
  ReferralsRequest,
  ReferralView,
  referralView,
  SuggestionView,
  suggestionView,
} from './referrals.dto.js';
import { countReferrals, listReferrals, referralsOf } from './referrals.queries.js';
import { Referrals } from './referring/referrals.service.js';
import { suggestionsOf } from './suggestions/suggestions.queries.js';

const PAGE_SIZE = 50;

@ApiBearerAuth()
@Controller('api/v1')
export class ReferralsController {
  constructor(
    private readonly referrals: Referrals,
    private readonly acknowledgements: Acknowledgements,
    private readonly stamped: StampedAcknowledgements,
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

  /** The tray of referrals, fifty a page; by default those that wait for an act. */
  @Allow('referral.list')
  @Get('referrals')
  async list(@Query() query: ReferralQuery, @CurrentActor() actor: Actor): Promise<ReferralPage> {
    const { state = 'pending', page = 1 } = query;
    const today = await this.today();
    const counts = await countReferrals(this.db, actor, today);
    const rows = await listReferrals(
      this.db,
      actor,
      { state, today },
      { limit: PAGE_SIZE, offset: (page - 1) * PAGE_SIZE },
    );
    return { total: counts[state], page, referrals: rows.map((row) => referralView(row, today)) };
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
