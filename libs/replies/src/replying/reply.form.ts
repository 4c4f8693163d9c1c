import { fillPlaceholders, type FormError } from '@oficialia/platform';
import type { Point } from '@oficialia/routing';
import type { ReplyRow } from '../reply.queries.js';
import type { Typed } from '../sent-form.js';
import type { Placeholder } from '../templates/placeholders.js';
import type { ReplyTemplateRow } from '../templates/reply-templates.queries.js';

/** The fields of the form: two for each point, `sense-1`, `text-1`, and those of the whole reply. */
export const FIELDS = /^(?:sense-\d{1,2}|text-\d{1,2}|inProcessUntil|oficioNumber|template)$/;

/** The points that the form was sent with, in order; somebody may have answered one of them since. */
export function pointsTyped(typed: Typed): number[] {
  const numbers = Object.keys(typed).flatMap((name) => (name.startsWith('text-') ? [Number(name.slice(5))] : []));
  return numbers.toSorted((a, b) => a - b);
}

/** The form as the API takes it. A point in process makes the reply a partial one: nothing else does. */
export function requestOf(typed: Typed): object {
  const answers = pointsTyped(typed).map((point) => ({
    point,
    sense: typed[`sense-${point}`] ?? '',
    text: typed[`text-${point}`],
  }));
  const partial = answers.some(({ sense }) => sense === 'in_process');
  return { answers, partial, inProcessUntil: typed['inProcessUntil'], oficioNumber: typed['oficioNumber'] };
}

/** The form as it opens: after a reply was sent back, with what it said to the points that are open again. */
export function firstTyped(open: readonly Point[], sentBack: ReplyRow | undefined): Typed {
  const typed: Typed = { oficioNumber: sentBack?.oficio_number ?? '' };
  for (const { number } of open) {
    const earlier = sentBack?.answers.find(({ point }) => point === number);
    typed[`sense-${number}`] = earlier?.sense ?? '';
    typed[`text-${number}`] = earlier?.text ?? '';
  }
  return typed;
}

/** The form with a template in every point where nothing is typed yet. */
export function withTemplate(
  typed: Typed,
  open: readonly Point[],
  template: Pick<ReplyTemplateRow, 'sense' | 'text'>,
  values: Omit<Record<Placeholder, string>, 'punto'>,
): Typed {
  const filled = { ...typed };
  for (const { number, text } of open) {
    if (typed[`text-${number}`]?.trim()) continue;
    filled[`text-${number}`] = fillPlaceholders(template.text, { ...values, punto: text });
    filled[`sense-${number}`] = typed[`sense-${number}`] || (template.sense ?? '');
  }
  return filled;
}

/** What is wrong, each line at its field: `answers.0.sense` is the sense of the first point that was sent. */
export function atFields(errors: FormError[], typed: Typed): FormError[] {
  const points = pointsTyped(typed);
  return errors.map(({ name = '', text }) => {
    const [, index, field] = /^answers\.(\d+)\.(\w+)$/.exec(name) ?? [];
    const point = points[Number(index)] ?? 1;
    if (field !== undefined)
      return { name: `${field}-${point}`, text: points.length > 1 ? `Punto ${point}. ${text}` : text };
    return { name: name === 'answers' && points[0] !== undefined ? `sense-${points[0]}` : name || undefined, text };
  });
}
