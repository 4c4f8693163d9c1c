import { formatDay, ValidationProblem, type FieldError } from '@oficialia/platform';
import { IDENTIFICATIONS, RELATIONS, type Method } from '../replies.catalogue.js';
import type { NotificationRequest, NotificationStepRequest, ProofFields } from './notification.dto.js';
import type { StepAct } from './notification-steps.js';

/** A first or later step with what proves it, checked. */
export interface Proof {
  act: StepAct;
  recipient: string;
  /** Field by field. */
  details: Record<string, unknown>;
  /** The same for people to read. */
  words: string;
}

type FieldName = keyof NotificationRequest;

/** What the law wants of each way, as fields that must be there. */
const ASKED: Record<string, readonly [field: FieldName, message: string][]> = {
  in_person: [
    ['recipient', 'Escriba el nombre de quien recibió.'],
    ['identification', 'Elija con qué se identificó.'],
  ],
  at_address: [
    ['recipient', 'Escriba el nombre de quien recibió.'],
    ['relation', 'Elija quién es la persona que recibió.'],
    ['identification', 'Elija con qué se identificó.'],
  ],
  absent: [
    ['citedFor', 'Escriba para qué día se dejó el citatorio.'],
    ['citedAt', 'Escriba para qué hora se dejó el citatorio.'],
  ],
  affixed: [['proof', 'Describa dónde se fijó la cédula y quién lo presenció.']],
  impossible: [['proof', 'Escriba por qué no se pudo notificar.']],
  abandoned: [['proof', 'Escriba por qué se deja este intento.']],
  telephone: [
    ['recipient', 'Escriba el nombre de quien contestó.'],
    ['proof', 'Escriba a qué número se llamó y qué se dijo.'],
  ],
  email: [
    ['recipient', 'Escriba quién recibió.'],
    ['proof', 'Escriba desde qué correo se envió y qué acuse hay.'],
  ],
};

/** Numbers of identity papers: a voter's key, a CURP, a passport or licence number. They are shown, never copied. */
const IDENTITY_NUMBER = /\b(?:[A-Z]{6}\d{8}[HM]\d{3}|[A-Z]{4}\d{6}[HMX][A-Z]{5}[A-Z0-9]\d|[A-Z]{0,2}\d{8,})\b/i;

/** The first step of a notification that a person makes. `sender` is who presented the petition. */
export function firstProof(request: NotificationRequest, sender: string): Proof {
  const { method, outcome = 'delivered', citedFor, citedAt, notifiedOn } = request;
  const act = method === 'at_address' ? outcome : method === 'board' ? 'posted' : 'delivered';
  const problems = missing(request, askedFor(method, act));
  if (act === 'absent' && citedFor && notifiedOn && citedFor <= notifiedOn)
    problems.push({ field: 'citedFor', message: 'El citatorio es para un día posterior a la visita.' });
  const cited = act === 'absent' ? { citedFor, citedAt } : {};
  return proven(request, { method, act, sender, problems, cited });
}

/** A later step. */
export function laterProof(request: NotificationStepRequest, method: Method, sender: string): Proof {
  const { act } = request;
  return proven(request, { method, act, sender, problems: missing(request, askedFor(method, act)), cited: {} });
}

function askedFor(method: Method, act: StepAct): readonly [FieldName, string][] {
  return ASKED[act === 'delivered' ? method : act] ?? [];
}

function missing(given: Partial<NotificationRequest>, asked: readonly [FieldName, string][]): FieldError[] {
  return asked.filter(([field]) => given[field] === undefined).map(([field, message]) => ({ field, message }));
}

interface Case {
  method: Method;
  act: StepAct;
  sender: string;
  problems: FieldError[];
  cited: { citedFor?: string; citedAt?: string };
}

function proven(given: ProofFields, { method, act, sender, problems, cited }: Case): Proof {
  const faceToFace = act === 'delivered' && (method === 'in_person' || method === 'at_address');
  if (method !== 'telephone' && given.proof && IDENTITY_NUMBER.test(given.proof))
    problems.push({ field: 'proof', message: 'No copie el número de la identificación: basta decir cuál mostró.' });
  if (faceToFace && !given.signed && !given.proof)
    problems.push({ field: 'signed', message: 'Marque que firmó o escriba en la constancia por qué no.' });
  if (problems.length > 0) throw new ValidationProblem(problems);
  const { recipient = sender, identification, relation, signed, proof } = given;
  const shown = faceToFace ? { identification, signed, ...(method === 'at_address' ? { relation } : {}) } : {};
  const sentences = [...(faceToFace ? inWords(given, method) : [OTHERWISE[act]?.(cited)]), proof];
  return { act, recipient, details: { ...shown, ...cited }, words: sentences.filter(Boolean).join(' ') };
}

const OTHERWISE: Partial<Record<StepAct, (cited: Case['cited']) => string>> = {
  absent: ({ citedFor, citedAt }) =>
    `No se encontró a la persona; se dejó citatorio para el ${formatDay(citedFor ?? '')}, ${citedAt} h.`,
  affixed: () => 'Nadie atendió el citatorio; la cédula se fijó en la puerta.',
  posted: () => 'Cédula publicada en los estrados.',
  withdrawn: () => 'Cédula retirada de los estrados.',
};

function inWords({ recipient, signed, identification, relation }: ProofFields, method: Method): string[] {
  const shown =
    identification === 'known'
      ? 'Es persona conocida de la oficina.'
      : `Se identificó con ${IDENTIFICATIONS[identification ?? 'other']}.`;
  const kin = method === 'at_address' && relation ? ` (${RELATIONS[relation].toLocaleLowerCase('es')})` : '';
  return [`Recibió ${recipient}${kin}.`, signed ? 'Firmó de recibido.' : 'No firmó.', shown];
}
