import { ValidationProblem, type FieldError } from '@oficialia/platform';
import { checkCurp } from './curp.js';
import { documentNumber } from './document-number.js';
import { checkName } from './names.js';
import type { RegistrationRequest } from './registration.dto.js';
import { checkTelephone } from './telephone.js';

/** Minutes within which "received" counts as now and asks for no reason. */
const NOW_MINUTES = 15;
const MINUTE_MS = 60_000;

/** The petition's own fields as they are written, checked together. */
export interface RegisteredFields {
  received_at: Date;
  received_reason: string | null;
  channel: string;
  sender_kind: string;
  sender_name: string;
  sender_position: string | null;
  sender_institution: string | null;
  contact_address: string | null;
  contact_neighbourhood: string | null;
  contact_telephone: string | null;
  contact_email: string | null;
  notify_by_board: boolean;
  document_kind: string;
  document_number: string | null;
  document_number_normalised: string | null;
  document_date: string | null;
  addressed_to: string;
  subject: string;
  sheets: number;
  annexes: { count: number; description: string; form: string }[];
  priority: string;
  curp: string | null;
  curp_absence: string | null;
  notes: string | null;
}

/**
 * The fields of a request whose parts fit together: a way to reach the sender or the notice board, a date that is not
 * in the future, a reason for one in the past, a well-formed CURP. Throws ValidationProblem. A missing CURP never blocks.
 */
export function registeredFields(request: RegistrationRequest, now: Date): RegisteredFields {
  const errors: FieldError[] = [];
  const fields: RegisteredFields = {
    ...receptionOf(request, now, errors),
    ...senderOf(request, errors),
    ...contactOf(request, errors),
    document_kind: request.documentKind,
    document_number: request.documentNumber ?? null,
    document_number_normalised: documentNumber(request.documentNumber ?? '')?.normalised ?? null,
    document_date: dayOf(request.documentDate, errors),
    addressed_to: request.addressedTo,
    subject: request.subject,
    sheets: request.sheets,
    annexes: request.annexes ?? [],
    priority: request.priority ?? 'normal',
    notes: request.notes ?? null,
  };
  if (errors.length > 0) throw new ValidationProblem(errors);
  return fields;
}

function receptionOf(request: RegistrationRequest, now: Date, errors: FieldError[]) {
  const received = request.receivedAt ? new Date(request.receivedAt) : now;
  const age = now.getTime() - received.getTime();
  if (Number.isNaN(age) || age < -MINUTE_MS) {
    errors.push({ field: 'receivedAt', message: 'Fecha y hora de recepción: no puede ser futura.' });
  } else if (age > NOW_MINUTES * MINUTE_MS && !request.receivedReason) {
    errors.push({
      field: 'receivedReason',
      message: 'Explique por qué se registra con una fecha de recepción anterior.',
    });
  }
  const received_at = age < 0 ? now : received;
  return { channel: request.channel, received_at, received_reason: request.receivedReason ?? null };
}

function senderOf(request: RegistrationRequest, errors: FieldError[]) {
  const name = checkName(request.senderName, request.senderKind);
  if (!name.ok) errors.push({ field: 'senderName', message: name.reason });
  const curp = request.curp ? checkCurp(request.curp) : undefined;
  if (curp && !curp.ok) errors.push({ field: 'curp', message: curp.reason });
  const asked = request.senderKind === 'person' && !curp;
  return {
    sender_kind: request.senderKind,
    sender_name: name.ok ? name.name : request.senderName,
    sender_position: request.senderPosition ?? null,
    sender_institution: request.senderInstitution ?? null,
    curp: curp?.ok ? curp.curp : null,
    curp_absence: asked ? (request.curpAbsence ?? 'not_provided') : null,
  };
}

function contactOf(request: RegistrationRequest, errors: FieldError[]) {
  const { contactAddress, contactTelephone, contactEmail } = request;
  const telephone = contactTelephone ? checkTelephone(contactTelephone) : undefined;
  if (telephone && !telephone.ok) errors.push({ field: 'contactTelephone', message: telephone.reason });
  if (!request.notifyByBoard && !contactAddress && !contactTelephone && !contactEmail) {
    const message = 'Anote domicilio, teléfono o correo; si no dejó ninguno, marque «Notificar por estrados».';
    errors.push({ field: 'notifyByBoard', message });
  }
  return {
    contact_address: contactAddress ?? null,
    contact_neighbourhood: request.contactNeighbourhood ?? null,
    contact_telephone: contactTelephone ?? null,
    contact_email: contactEmail ?? null,
    notify_by_board: request.notifyByBoard,
  };
}

function dayOf(day: string | undefined, errors: FieldError[]): string | null {
  if (!day) return null;
  const date = new Date(`${day}T00:00:00Z`);
  if (!Number.isNaN(date.getTime()) && date.toISOString().startsWith(day)) return day;
  errors.push({ field: 'documentDate', message: 'Fecha del documento: ese día no existe.' });
  return null;
}
