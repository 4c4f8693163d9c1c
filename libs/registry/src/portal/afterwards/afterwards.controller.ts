import { Body, Controller, HttpCode, Post, Req, Res } from '@nestjs/common';
import { Public } from '@oficialia/platform';
import type { Request, Response } from 'express';
import { EvaluationRequest, ReopeningRequest, StatusView } from '../portal.dto.js';
import { toldToWait } from '../told-to-wait.js';
import { Afterwards } from './afterwards.service.js';

@Controller('api/v1')
export class AfterwardsController {
  constructor(private readonly afterwards: Afterwards) {}

  /** Whether the answer solved the matter; said again, the last word counts. */
  @Public()
  @HttpCode(200)
  @Post('evaluation')
  evaluate(
    @Body() body: EvaluationRequest,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<StatusView> {
    response.set('Cache-Control', 'no-store');
    return toldToWait(response, this.afterwards.evaluate(body, request));
  }

  /** That the matter be opened again, once for each notification; the office decides. */
  @Public()
  @HttpCode(200)
  @Post('reopening')
  reopen(
    @Body() body: ReopeningRequest,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<StatusView> {
    response.set('Cache-Control', 'no-store');
    return toldToWait(response, this.afterwards.askReopening(body, request));
  }
}
