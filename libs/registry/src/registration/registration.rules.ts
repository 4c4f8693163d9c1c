import { ValidationProblem, type FieldError } from '@oficialia/platform';
import { checkCurp } from './curp.js';
import { documentNumber } from './document-number.js';
import { checkName } from './names.js';
import type { RegistrationRequest } from './registration.dto.js';
import { checkTelephone } from './telephone.js';

/** Minutes within which "received" counts as now and asks for no reason. */
const NOW_MINUTES = 15;
const MINUTE_MS = 60_000;

/** The petition's own fields as they are written, checked together; what is absent was not given. */
export interface RegisteredFields {
  received_at: Date;
  received_reason?: string;
  channel: string;
  sender_kind: string;
  sender_name: string;
  sender_position?: string;
  sender_institution?: string;
  contact_address?: string;
  contact_neighbourhood?: string;
  contact_telephone?: string;
  contact_email?: string;
  notify_by_board: boolean;
  document_kind: string;
  document_number?: string;
  document_number_normalised?: string;
  document_date?: string;
  addressed_to: string;
  subject: string;
  sheets: number;
  annexes: { count: number; description: string; form: string }[];
  priority: string;
  curp?: string;
  curp_absence?: string;
  notes?: string;
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
    document_number: request.documentNumber,
    document_number_normalised: documentNumber(request.documentNumber ?? '')?.normalised,
    document_date: dayOf(request.documentDate, errors),
    addressed_to: request.addressedTo,
    subject: request.subject,
    sheets: request.sheets,
    annexes: request.annexes ?? [],
    priority: request.priority ?? 'normal',
    notes: request.notes,
  };
  if (errors.length > 0) throw new ValidationProblem(errors);
  return fields;
}

/** The moment of reception; never in the future, and with a reason when it is long past. */
export function receivedAt(
  request: { receivedAt?: string; receivedReason?: string },
  now: Date,
  errors: FieldError[],
): Date {
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
  return age < 0 ? now : received;
}

function receptionOf(request: RegistrationRequest, now: Date, errors: FieldError[]) {
  const received_at = receivedAt(request, now, errors);
  return { channel: request.channel, received_at, received_reason: request.receivedReason };
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
    sender_position: request.senderPosition,
    sender_institution: request.senderInstitution,
    curp: curp?.ok ? curp.curp : undefined,
    curp_absence: asked ? (request.curpAbsence ?? 'not_provided') : undefined,
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
    contact_address: contactAddress,
    contact_neighbourhood: request.contactNeighbourhood,
    contact_telephone: contactTelephone,
    contact_email: contactEmail,
    notify_by_board: request.notifyByBoard,
  };
}

function dayOf(day: string | undefined, errors: FieldError[]): string | undefined {
  if (!day) return undefined;
  const date = new Date(`${day}T00:00:00Z`);
  if (!Number.isNaN(date.getTime()) && date.toISOString().startsWith(day)) return day;
  errors.push({ field: 'documentDate', message: 'Fecha del documento: ese día no existe.' });
  return undefined;
}
