import { Controller, Post, Req, Res } from '@nestjs/common';
import { Settings } from '@oficialia/directory';
import { Allow, Clock, CurrentActor, dayIn, Db, renderFragment, type Actor } from '@oficialia/platform';
import type { Request, Response } from 'express';
import { Learning } from '../similar/learning.service.js';
import { similarPetitions, type Similar, type Sketch } from '../similar/similar.queries.js';
import { SimilarNotices, Understood } from '../similar/similar.view.js';
import { typedDay } from './typed-day.js';

const SHORTEST_NAME = 5;
const NONE: Similar = { count: 0, ofPerson: [], repeats: [] };

/** What the form asks while the clerk types. A POST, because names do not belong into addresses; it changes nothing. */
@Controller('registrar/avisos')
export class NoticesPages {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly settings: Settings,
    private readonly learning: Learning,
  ) {}

  @Allow('petition.register')
  @Post()
  async notices(@Req() request: Request, @Res() response: Response, @CurrentActor() actor: Actor): Promise<void> {
    const body = (request.body ?? {}) as Record<string, unknown>;
    const { timeZone } = await this.settings.municipality();
    const dayWritten = textOf(body['documentDate']) ?? '';
    const day = typedDay(dayWritten, dayIn(timeZone, this.clock.now()));
    const html = renderFragment(
      <>
        <SimilarNotices similar={await this.similar(body, actor)} />
        <Understood day={day} dayWritten={dayWritten} annexes={textOf(body['annexes']) ?? ''} />
      </>,
      { zone: timeZone },
    );
    response.status(200).type('html').set('Cache-Control', 'no-store').send(html);
  }

  private async similar(body: Record<string, unknown>, actor: Actor): Promise<Similar> {
    const sketch = sketchOf(body);
    if (sketch.senderName.length < SHORTEST_NAME && !sketch.curp && !sketch.email && !sketch.telephone) return NONE;
    await this.learning.catchUp();
    return similarPetitions(this.db, sketch, actor, this.clock.now());
  }
}

/** What a half-filled form says of a petition. */
export function sketchOf(body: Record<string, unknown>): Sketch {
  return {
    senderName: textOf(body['senderName']) ?? '',
    curp: textOf(body['curp']),
    email: textOf(body['contactEmail']),
    telephone: textOf(body['contactTelephone']),
    subject: textOf(body['subject']),
    documentNumber: textOf(body['documentNumber']),
  };
}

function textOf(value: unknown): string | undefined {
  const text = typeof value === 'string' ? value.replaceAll('\0', '').trim().slice(0, 4_000) : '';
  return text === '' ? undefined : text;
}
