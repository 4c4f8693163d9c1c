import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { ApiBearerAuth } from '@nestjs/swagger';
import { Allow, CurrentActor, Db, type Actor } from '@oficialia/platform';
import { AnnulmentDecision, AnnulmentRequest } from './annulment/annulment.dto.js';
import { Annulments } from './annulment/annulments.service.js';
import { CorrectionDto } from './correction/correction.dto.js';
import { Corrections } from './correction/corrections.service.js';
import { LedgerEntryDto, PetitionDto, toPetitionDto } from './petitions.dto.js';
import { findPetition, ledgerOf } from './petitions.queries.js';

@ApiBearerAuth()
@Controller('api/v1/petitions/:folio')
export class PetitionsController {
  constructor(
    private readonly db: Db,
    private readonly corrections: Corrections,
    private readonly annulments: Annulments,
  ) {}

  @Allow('petition.read')
  @Get()
  async show(@Param('folio') folio: string, @CurrentActor() actor: Actor): Promise<PetitionDto> {
    return toPetitionDto(await findPetition(this.db, folio, actor));
  }

  /** The history of the petition, oldest first. */
  @Allow('petition.read')
  @Get('ledger')
  async ledger(@Param('folio') folio: string, @CurrentActor() actor: Actor): Promise<LedgerEntryDto[]> {
    const { id } = await findPetition(this.db, folio, actor);
    const entries = await ledgerOf(this.db, id);
    return entries.map(({ seq, at, actor_name, act, data, hash }) => ({
      seq,
      at,
      actor: actor_name,
      act,
      data,
      hash: hash.toString('hex'),
    }));
  }

  @Allow('petition.correct')
  @Post('corrections')
  async correct(
    @Param('folio') folio: string,
    @Body() body: CorrectionDto,
    @CurrentActor() actor: Actor,
  ): Promise<PetitionDto> {
    await this.corrections.correct(folio, body, actor);
    return this.show(folio, actor);
  }

  @Allow('annulment.request')
  @Post('annulments')
  async requestAnnulment(
    @Param('folio') folio: string,
    @Body() body: AnnulmentRequest,
    @CurrentActor() actor: Actor,
  ): Promise<PetitionDto> {
    await this.annulments.request(folio, body.reason, actor);
    return this.show(folio, actor);
  }

  @Allow('annulment.decide')
  @Post('annulments/decision')
  async decideAnnulment(
    @Param('folio') folio: string,
    @Body() body: AnnulmentDecision,
    @CurrentActor() actor: Actor,
  ): Promise<PetitionDto> {
    await this.annulments.decide(folio, body.approved, actor);
    return this.show(folio, actor);
  }
}
