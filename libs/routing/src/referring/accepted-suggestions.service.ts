import { Injectable } from '@nestjs/common';
import { Db, DomainError, parse, type Actor } from '@oficialia/platform';
import { findPetition } from '@oficialia/registry';
import { ReferralsRequest } from '../referrals.dto.js';
import { referralsOf } from '../referrals.queries.js';
import { assessmentOf, suggestionsOf } from '../suggestions/suggestions.queries.js';
import { isRemission, proposedBy, proposedForm, requestOf } from './refer.form.js';
import { referredWords } from './referred-words.js';
import { Referrals } from './referrals.service.js';

/** Turns a petition as the form would open: to the departments that rules or topics propose, with nothing changed. */
@Injectable()
export class AcceptedSuggestions {
  constructor(
    private readonly db: Db,
    private readonly referrals: Referrals,
  ) {}

  /**
   * Throws `suggestion.not-waiting` (409) when it is not to be turned any more, `suggestion.none` (422) when nothing is
   * proposed, `suggestion.remission` (422) when another authority is: that is decided one by one.
   */
  async accept(folio: string, actor: Actor): Promise<{ folio: string; oficios: string[]; sentence: string }> {
    const { id } = await findPetition(this.db, folio, actor);
    // Before the status: what somebody turns after this reading is seen by the status, or under the lock by `knownReferrals`.
    const earlier = await referralsOf(this.db, id, actor);
    const [petition, suggestions, judged] = await Promise.all([
      findPetition(this.db, folio, actor),
      suggestionsOf(this.db, id),
      assessmentOf(this.db, id),
    ]);
    if (petition.status !== 'received') throw notWaiting(earlier.at(-1)?.referred_by);
    const proposed = proposedBy(suggestions, judged?.failed === true);
    if (proposed.length === 0) throw nothingProposed(judged?.failed === true);
    const elsewhere = proposed.find(isRemission);
    if (elsewhere) throw remission(elsewhere.department);
    const form = proposedForm(proposed, petition.requires_reply, earlier.length);
    const made = await this.referrals.refer(folio, parse(ReferralsRequest, requestOf(form)), actor);
    return { folio, oficios: made.map(({ oficio }) => oficio), sentence: referredWords(folio, made) };
  }
}

const notWaiting = (who: string | undefined) =>
  new DomainError(
    'suggestion.not-waiting',
    409,
    who ? `Ya no está por turnar: ${who} la turnó.` : 'Ya no está por turnar.',
  );

const nothingProposed = (ruleBroke: boolean) =>
  new DomainError(
    'suggestion.none',
    422,
    ruleBroke ? 'Una regla falló: elija usted la dependencia.' : 'No se sugiere ninguna dependencia: elíjala usted.',
  );

const remission = (department: string) =>
  new DomainError(
    'suggestion.remission',
    422,
    `Se sugiere remitirla por incompetencia a ${department}: hágalo en su propio formulario.`,
  );
