import { ValidationProblem } from '@oficialia/platform';
import type { Point } from '@oficialia/routing';
import type { ReplyKind } from '../replies.catalogue.js';
import type { AnswerRequest, ReplyRequest } from '../replies.dto.js';
import { pointSettled } from '../replies.errors.js';
import type { ReplyRow } from '../reply.queries.js';
import { openPoints } from '../reply-state.js';

export interface ResolvedAnswers {
  answers: AnswerRequest[];
  kind: ReplyKind;
  inProcessUntil: string | null;
}

/**
 * What a reply says to each point that is still open. A final one settles them all; a partial one says so. Throws
 * ValidationProblem at `answers`, and `reply.point-answered` (409) when somebody settled a point in between.
 */
export function resolveAnswers(
  request: ReplyRequest,
  points: readonly Point[],
  replies: readonly ReplyRow[],
  today: string,
): ResolvedAnswers {
  const open = openPoints(points, replies);
  const answers = answersOf(request, open);
  const seen = new Set<number>();
  for (const { point } of answers) {
    if (seen.has(point)) throw wrong('answers', `El punto ${point} se contesta una sola vez.`);
    seen.add(point);
    if (open.some(({ number }) => number === point)) continue;
    const settled = replies.findLast((reply) => reply.answers.some((one) => one.point === point && one.counts));
    if (settled) throw pointSettled(settled.replied_by, point);
    throw wrong('answers', `El oficio no tiene un punto ${point}.`);
  }
  const missing = open.filter(({ number }) => !answers.some(settles(number)));
  const kind = missing.length === 0 ? 'final' : 'partial';
  if (kind === 'partial' && !request.partial) throw wrong('answers', missingWords(missing, open));
  return { answers, kind, inProcessUntil: untilOf(request, kind, today) };
}

/** A sense and a text alone are the answer to the one point that is left. */
function answersOf({ answers, sense, text }: ReplyRequest, open: readonly Point[]): AnswerRequest[] {
  if (answers?.length) return answers;
  const [only, ...others] = open;
  if (!only || others.length > 0) throw wrong('answers', 'Conteste cada punto que se pide.');
  const fields = [
    ...(sense ? [] : [{ field: 'sense', message: 'Sentido de la respuesta: elija una de las opciones.' }]),
    ...(text ? [] : [{ field: 'text', message: 'Respuesta: escriba este dato.' }]),
  ];
  if (!sense || !text) throw new ValidationProblem(fields);
  return [{ point: only.number, sense, text }];
}

const settles =
  (number: number) =>
  ({ point, sense }: AnswerRequest) =>
    point === number && sense !== 'in_process';

function missingWords(missing: readonly Point[], open: readonly Point[]): string {
  if (open.length === 1)
    return 'Falta contestar lo que se pide; si sigue en trámite, marque la respuesta como parcial.';
  const numbers = new Intl.ListFormat('es', { type: 'conjunction' }).format(
    missing.map(({ number }) => String(number)),
  );
  const which = missing.length === 1 ? `el punto ${numbers}` : `los puntos ${numbers}`;
  return `Falta contestar ${which}; si siguen en trámite, marque la respuesta como parcial.`;
}

function untilOf({ inProcessUntil }: ReplyRequest, kind: ReplyKind, today: string): string | null {
  if (kind === 'final' || inProcessUntil === undefined) return null;
  if (inProcessUntil < today) throw wrong('inProcessUntil', 'En trámite hasta: elija una fecha que no haya pasado.');
  return inProcessUntil;
}

const wrong = (field: string, message: string) => new ValidationProblem([{ field, message }]);
