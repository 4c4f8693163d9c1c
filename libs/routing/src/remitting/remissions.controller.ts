import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { ApiBearerAuth } from '@nestjs/swagger';
import { Allow, CurrentActor, Db, type Actor } from '@oficialia/platform';
import { findPetition } from '@oficialia/registry';
import { RemissionRequest, RemissionView, remissionView } from './remission.dto.js';
import { remissionsOf } from './remissions.queries.js';
import { Remissions } from './remissions.service.js';

@ApiBearerAuth()
@Controller('api/v1/petitions/:folio/remissions')
export class RemissionsController {
  constructor(
    private readonly remissions: Remissions,
    private readonly db: Db,
  ) {}

  /** Sends a petition to the authority that is competent, with its oficio. */
  @Allow('remission.make')
  @Post()
  async remit(
    @Param('folio') folio: string,
    @Body() body: RemissionRequest,
    @CurrentActor() actor: Actor,
  ): Promise<RemissionView> {
    return remissionView(await this.remissions.remit(folio, body, actor));
  }

  /** To which authorities a petition was sent; all but the last are cancelled. */
  @Allow('referral.read')
  @Get()
  async ofPetition(@Param('folio') folio: string, @CurrentActor() actor: Actor): Promise<RemissionView[]> {
    const petition = await findPetition(this.db, folio, actor);
    return (await remissionsOf(this.db, petition.id)).map(remissionView);
  }
}
