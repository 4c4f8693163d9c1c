import { Injectable } from '@nestjs/common';
import { Clock, Config, dayIn, Db } from '@oficialia/platform';
import type { Request } from 'express';
import { parseLookupCode } from '../../registration/lookup-code.js';
import { networkOf } from '../network-of.js';
import { progressOf, type PetitionProgress } from '../petition-progress.js';
import { PortalLookup, type TypedLookup } from '../portal-lookup.js';
import { PortalOffice } from '../portal-office.js';
import type { EvaluationRequest, ReopeningRequest } from '../portal.dto.js';
import { answerNotTold, EVALUATION_REFUSED, fromElsewhere, REOPENING_REFUSED } from '../portal.errors.js';
import { renderAnswerCopy } from './answer-copy.pdf.js';
import { askReopening, evaluate, type Speaker } from './afterwards.queries.js';

/** What the petitioner does with a notified answer. Folio and code open each act, with the limits of the look-up. */
@Injectable()
export class Afterwards {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly config: Config,
    private readonly lookup: PortalLookup,
    private readonly office: PortalOffice,
  ) {}

  /**
   * Keeps whether the answer solved the matter; said again, the last word counts. Throws what the look-up throws, and
   * `evaluation.nothing-notified`, `evaluation.late`, `evaluation.often` (409).
   */
  async evaluate({ folio, code, verdict, comment }: EvaluationRequest, request: Request): Promise<PetitionProgress> {
    const speaker = await this.speaker({ folio, code }, request);
    const refused = EVALUATION_REFUSED[await evaluate(this.db, speaker, { verdict, comment })];
    if (refused) throw refused;
    return this.progress({ folio, code }, request);
  }

  /** Asks to open the matter again, once a notification. Throws what the look-up throws, `reopening.not-over`, `reopening.late` (409). */
  async askReopening({ folio, code, reason }: ReopeningRequest, request: Request): Promise<PetitionProgress> {
    const speaker = await this.speaker({ folio, code }, request);
    const refused = REOPENING_REFUSED[await askReopening(this.db, speaker, reason)];
    if (refused) throw refused;
    return this.progress({ folio, code }, request);
  }

  /** The notified answers as a PDF without anything personal. Throws what the look-up throws, and `answer.not-told` (404). */
  async answerCopy(typed: TypedLookup, request: Request): Promise<{ folio: string; pdf: Buffer }> {
    const { progress, notifiedOn } = await this.look(typed, request);
    const told = progress.referrals.filter(({ answers }) => answers.length > 0);
    if (told.length === 0 || !notifiedOn) throw answerNotTold();
    const municipality = await this.office.municipality();
    const receivedOn = dayIn(municipality.timeZone, new Date(progress.receivedAt));
    const pdf = await renderAnswerCopy({
      municipality,
      folio: progress.folio,
      receivedOn,
      notifiedOn,
      referrals: told,
      portalUrl: this.config.PORTAL_URL,
      now: this.clock.now(),
    });
    return { folio: progress.folio, pdf };
  }

  /** The petition as its page shows it. */
  async progress(typed: TypedLookup, request: Request): Promise<PetitionProgress> {
    return (await this.look(typed, request)).progress;
  }

  private async look(typed: TypedLookup, request: Request) {
    const petition = await this.lookup.find(typed, request.ip ?? '');
    const { timeZone } = await this.office.municipality();
    return { progress: progressOf(petition, this.clock.now(), timeZone), notifiedOn: petition.notifiedOn };
  }

  /** Who opened the petition; from another site's page nobody acts here. */
  private async speaker(typed: TypedLookup, request: Request): Promise<Speaker> {
    if (request.headers['sec-fetch-site'] === 'cross-site') throw fromElsewhere();
    const { folio } = await this.lookup.find(typed, request.ip ?? '');
    return {
      folio,
      code: parseLookupCode(typed.code) ?? '',
      at: this.clock.now(),
      network: networkOf(request.ip ?? ''),
    };
  }
}
