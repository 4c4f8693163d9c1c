import { calibrate, type Calibration } from './calibration.js';
import { classify, countFeatures, type Counts, type Example } from './classifier.js';
import { FIRST_DAY, mix, type LearnedModel } from './propose-topics.js';

/** A confirmed petition; a part of them also with what the words of the catalogue say of it today. */
export interface ConfirmedExample extends Example {
  readonly byWords?: ReadonlyMap<number, number>;
}

/** What training found, with how good it is on petitions that it did not see. */
export interface Training extends Omit<LearnedModel, 'version'> {
  /** Parts of one, or null when nothing could be judged. */
  readonly accuracy: number | null;
  /** The same by the words of the catalogue alone. */
  readonly accuracyByWords: number | null;
}

const FOLDS = 5;
/** Never none: words that nobody listed are always missing. */
const SHARES = [0.1, 0.2, 0.3, 0.45, 0.6, 0.75];
const LEAST_LIKELY = 0.001;

/** One that was judged, both by the words and by a model that had not seen it. */
interface Judged {
  departments: readonly number[];
  byWords: ReadonlyMap<number, number>;
  learned: ReadonlyMap<number, number>;
}

/**
 * Learns from confirmed petitions. How much the result is heard beside the catalogue, and how sure it may be, is measured
 * on petitions that were kept away from it, a fifth at a time.
 */
export function train(examples: readonly ConfirmedExample[]): Training {
  const judged = judgeUnseen(examples);
  const share = bestShare(judged);
  const calibration = calibrationOf(judged, share);
  const counts: Counts = countFeatures(examples);
  return { counts, share, calibration, accuracy: accuracyOf(judged, share), accuracyByWords: accuracyOf(judged, 0) };
}

function judgeUnseen(examples: readonly ConfirmedExample[]): Judged[] {
  return Array.from({ length: FOLDS }, (_, fold) => fold).flatMap((fold) => {
    const hidden = examples.filter((_example, index) => index % FOLDS === fold);
    const counts = countFeatures(examples.filter((_example, index) => index % FOLDS !== fold));
    return hidden.flatMap(({ departments, features, byWords }) =>
      byWords ? [{ departments, byWords, learned: classify(counts, features) }] : [],
    );
  });
}

/** The share under which the confirmed departments were likeliest. */
function bestShare(judged: readonly Judged[]): number {
  const gains = SHARES.map((share) => {
    const gain = judged.reduce((sum, row) => sum + Math.log(Math.max(LEAST_LIKELY, likelihood(row, share))), 0);
    return { share, gain };
  });
  return gains.reduce((best, next) => (next.gain > best.gain ? next : best), { share: 0.1, gain: -Infinity }).share;
}

function likelihood({ departments, byWords, learned }: Judged, share: number): number {
  const likely = mix(byWords, learned, share);
  return Math.max(0, ...departments.map((department) => likely.get(department) ?? 0));
}

function calibrationOf(judged: readonly Judged[], share: number): Calibration {
  const seen = judged.flatMap((row) => {
    const first = firstOf(row, share);
    return first ? [{ raw: first.likely, right: row.departments.includes(first.department) }] : [];
  });
  return calibrate(seen, FIRST_DAY);
}

function accuracyOf(judged: readonly Judged[], share: number): number | null {
  if (judged.length === 0) return null;
  const right = judged.filter((row) => row.departments.includes(firstOf(row, share)?.department ?? -1));
  return right.length / judged.length;
}

function firstOf({ byWords, learned }: Judged, share: number): { department: number; likely: number } | undefined {
  let first: { department: number; likely: number } | undefined;
  for (const [department, likely] of mix(byWords, learned, share)) {
    if (!first || likely > first.likely) first = { department, likely };
  }
  return first;
}
