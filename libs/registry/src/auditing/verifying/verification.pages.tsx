import { Controller, Get, Post, Req, Res } from '@nestjs/common';
import {
  Allow,
  Config,
  CurrentActor,
  Db,
  Pages,
  ProgressStreams,
  renderFragment,
  type Actor,
  type ProgressState,
} from '@oficialia/platform';
import { Settings } from '@oficialia/directory';
import type { Request, Response } from 'express';
import { ownPublicKey } from '../../ledger/ledger-seals.service.js';
import { fingerprint } from '../exporting/verify-export.js';
import { sealedSoFar } from './verifications.queries.js';
import { Verifications } from './verifications.service.js';
import { VerificationsPart, VerificationView } from './verification.view.js';

const ADDRESS = '/auditoria/revision';
const SHOWN = 20;

/** Is the whole ledger as it was written? Asked here, answered by a worker. */
@Controller('auditoria/revision')
export class VerificationPages {
  constructor(
    private readonly verifications: Verifications,
    private readonly db: Db,
    private readonly config: Config,
    private readonly settings: Settings,
    private readonly streams: ProgressStreams,
    private readonly pages: Pages,
  ) {}

  @Allow('ledger.read')
  @Get()
  async show(@Req() request: Request, @Res() response: Response): Promise<void> {
    const [rows, sealed] = await Promise.all([this.verifications.list(SHOWN), sealedSoFar(this.db)]);
    const key = ownPublicKey(this.config);
    const body = <VerificationView rows={rows} sealed={sealed} fingerprint={key && fingerprint(key)} />;
    await this.pages.send(request, response, { title: 'Revisar el libro', section: '/auditoria', wide: true }, body);
  }

  /** How far it is, as it goes. */
  @Allow('ledger.read')
  @Get('avance')
  async progress(@Req() request: Request, @Res() response: Response): Promise<void> {
    const { timeZone: zone } = await this.settings.municipality();
    const read = async (): Promise<ProgressState> => {
      const rows = await this.verifications.list(SHOWN);
      const running = rows.some((row) => row.running);
      return { html: renderFragment(<VerificationsPart rows={rows} late />, { zone }), done: !running };
    };
    if (!(await this.streams.send(request, response, read))) response.redirect(303, ADDRESS);
  }

  @Allow('ledger.verify')
  @Post()
  async ask(@Req() request: Request, @Res() response: Response, @CurrentActor() actor: Actor): Promise<void> {
    await this.verifications.ask(actor);
    const text = 'La revisión se está haciendo. Puede cerrar esta página: el resultado queda aquí.';
    this.pages.redirect(request, response, ADDRESS, { tone: 'ok', text });
  }
}
