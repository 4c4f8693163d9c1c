import { parse } from '@oficialia/platform';
import { Annulments } from '@oficialia/registry';
import {
  AcknowledgementRequest,
  Acknowledgements,
  CompletionRequest,
  Endings,
  LapseRequest,
  PreventionRequest,
  Preventions,
  ReassignmentRequest,
  Reassignments,
  Referrals,
  ReferralsRequest,
  RemissionRequest,
  Remissions,
  ReturnRequest,
  Returns,
  WithdrawalRequest,
  Withdrawals,
} from '@oficialia/routing';
import { NO_FILES, type Scene } from './demonstration.cast.js';

const INSTRUCTIONS: Record<string, string> = { invitation: 'represent', circular: 'inform' };
const BASIS = 'el artículo 115 de la Constitución Política de los Estados Unidos Mexicanos';
/** Where a petition goes first by mistake. */
const WRONG_DOOR = 'SM';

/** From the tray «Por turnar» to the department that has it; each does nothing where it was done already. */
export const HANDLING = {
  async refer({ cast, petition, referral, told, step }: Scene) {
    if (referral) return;
    const instruction = INSTRUCTIONS[told.request.documentKind ?? ''] ?? 'attend';
    const returned = told.steps.some(({ act }) => act === 'return');
    const department = step.department ?? (returned ? WRONG_DOOR : told.matter?.department);
    const request = { referrals: [{ department, instruction, termDays: step.termDays }] };
    await cast.get(Referrals).refer(petition.folio, parse(ReferralsRequest, request), cast.actor('follow_up'));
  },

  async acknowledge({ cast, referral }: Scene) {
    if (referral?.status !== 'issued') return;
    const actor = cast.of(referral);
    const request = parse(AcknowledgementRequest, { name: actor.name, position: actor.position });
    await cast.get(Acknowledgements).acknowledge(String(referral.id), request, actor);
  },

  async return({ cast, referral, told }: Scene) {
    if (referral?.status !== 'acknowledged') return;
    const reason = 'El asunto no es de esta área; así lo dispone el Bando de Policía y Gobierno.';
    const request = parse(ReturnRequest, { reason, proposed: told.matter?.department });
    await cast.get(Returns).giveBack(String(referral.id), request, cast.of(referral));
  },

  async reassign({ cast, referral, told }: Scene) {
    if (referral?.status !== 'returned') return;
    const reason = 'La dependencia devolvió el oficio y propuso a la competente.';
    const request = { department: told.matter?.department, instruction: 'attend', reason };
    await cast
      .get(Reassignments)
      .reassign(String(referral.id), parse(ReassignmentRequest, request), cast.actor('follow_up'));
  },

  async prevent({ cast, petition }: Scene) {
    if (petition.status !== 'received') return;
    const missing = 'Un croquis o las referencias del lugar, y la firma de quien presenta el escrito.';
    const request = parse(PreventionRequest, { missing, regime: 'procedure', days: 5 });
    await cast.get(Preventions).prevent(petition.folio, request, cast.actor('follow_up'));
  },

  async complete({ cast, petition }: Scene) {
    if (petition.status !== 'in_prevention') return;
    const request = parse(CompletionRequest, { note: 'Entregó el croquis y firmó el escrito en ventanilla.' });
    await cast.get(Endings).complete(petition.folio, request, NO_FILES, cast.actor('follow_up'));
  },

  async lapse({ cast, petition }: Scene) {
    if (petition.status !== 'in_prevention') return;
    const request = parse(LapseRequest, { note: 'Pasó el plazo sin que completara su escrito.' });
    await cast.get(Endings).lapse(petition.folio, request, cast.actor('follow_up'));
  },

  async remit({ cast, petition, told }: Scene) {
    if (petition.status !== 'received') return;
    const request = { authority: told.matter?.department, legalBasis: BASIS };
    await cast.get(Remissions).remit(petition.folio, parse(RemissionRequest, request), cast.actor('follow_up'));
  },

  async withdraw({ cast, petition }: Scene) {
    if (!['received', 'referred', 'acknowledged'].includes(petition.status)) return;
    const request = parse(WithdrawalRequest, { reason: 'Resolvió el asunto por su cuenta y lo pide por escrito.' });
    await cast.get(Withdrawals).withdraw(petition.folio, request, NO_FILES, cast.actor('follow_up'));
  },

  /** Asked for at the counter, approved by a second person. */
  async annul({ cast, petition }: Scene) {
    if (petition.status !== 'received') return;
    const reason = 'Se registró dos veces el mismo escrito.';
    await cast.get(Annulments).request(petition.folio, reason, cast.actor('intake_clerk'));
    await cast.get(Annulments).decide(petition.folio, true, cast.actor('supervisor'));
  },
};
