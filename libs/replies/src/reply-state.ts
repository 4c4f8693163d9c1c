import type { Point } from '@oficialia/routing';
import type { ReplyRow } from './reply.queries.js';

/** `pending` waits for the chief; `returned` and `incongruent` were sent back, the second by the follow-up office. */
export type ReplyState = 'pending' | 'returned' | 'incongruent' | 'standing';

/** Where a reply is. */
export function stateOf({
  needs_approval,
  reviews,
  answers,
}: Pick<ReplyRow, 'needs_approval' | 'reviews' | 'answers'>): ReplyState {
  const has = (verdict: string) => reviews.some((review) => review.verdict === verdict);
  if (has('returned')) return 'returned';
  if (needs_approval && !has('approved')) return 'pending';
  // One that was not congruent in some points still stands by the others.
  return has('incongruent') && !answers.some(({ counts }) => counts) ? 'incongruent' : 'standing';
}

/** The points of a referral that no reply settles yet. */
export function openPoints(points: readonly Point[], replies: readonly Pick<ReplyRow, 'answers'>[]): Point[] {
  const settled = new Set(
    replies.flatMap(({ answers }) => answers.filter(({ counts }) => counts).map(({ point }) => point)),
  );
  return points.filter(({ number }) => !settled.has(number));
}

/** The last reply that was sent back with a point that is still open: the next one is its new version. */
export function sentBack<T extends Pick<ReplyRow, 'reviews' | 'answers'>>(
  replies: readonly T[],
  open: readonly Point[],
): T | undefined {
  const isOpen = ({ point }: { point: number }) => open.some(({ number }) => number === point);
  return replies.findLast(
    ({ reviews, answers }) => reviews.some(({ verdict }) => verdict !== 'approved') && answers.some(isOpen),
  );
}

/** Why a reply, or a point of it, came back: what the next version has to mend. */
export function reasonsOf({ reviews }: Pick<ReplyRow, 'reviews'>, point: number): string[] {
  return reviews
    .flatMap(({ points }) => points)
    .filter(({ number }) => number === point)
    .map(({ reason }) => reason);
}
