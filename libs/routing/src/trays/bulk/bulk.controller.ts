import { Body, Controller, Headers, HttpCode, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiHeader } from '@nestjs/swagger';
import { Allow, CurrentActor, type Actor } from '@oficialia/platform';
import { checkedKey } from '@oficialia/registry';
import { BulkActs } from './bulk-acts.service.js';
import { BulkAcknowledgementRequest, BulkReferralRequest, bulkReply, BulkReply } from './bulk.dto.js';

const KEY = {
  name: 'Idempotency-Key',
  required: true,
  description: '8 to 100 printable characters; the same key does nothing again and answers what the first time did',
};

@ApiBearerAuth()
@Controller('api/v1')
export class BulkController {
  constructor(private readonly acts: BulkActs) {}

  /** Turns each petition to the department that is suggested for it, and tells what happened to each. */
  @Allow('referral.make')
  @ApiHeader(KEY)
  @HttpCode(200)
  @Post('referrals/bulk')
  async refer(
    @Body() { folios: targets }: BulkReferralRequest,
    @Headers('idempotency-key') key: string | undefined,
    @CurrentActor() actor: Actor,
  ): Promise<BulkReply> {
    return bulkReply(await this.acts.run({ act: 'refer', targets }, checkedKey(key), actor));
  }

  /** Acknowledges each referral in the name of one person, and tells what happened to each. */
  @Allow('referral.acknowledge')
  @ApiHeader(KEY)
  @HttpCode(200)
  @Post('acknowledgements/bulk')
  async acknowledge(
    @Body() { referrals: targets, ...by }: BulkAcknowledgementRequest,
    @Headers('idempotency-key') key: string | undefined,
    @CurrentActor() actor: Actor,
  ): Promise<BulkReply> {
    return bulkReply(await this.acts.run({ act: 'acknowledge', targets, by }, checkedKey(key), actor));
  }
}
