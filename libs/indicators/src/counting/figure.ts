/** Both numbers of a definition, and, where days are measured, how many business days it took. */
export interface Figure {
  numerator: number;
  denominator: number;
  median: number | null;
  mean: number | null;
  p90: number | null;
}

/** How many took so many business days; where none are measured, `days` says nothing. */
export interface DayCount {
  days: number;
  numerator: number;
  denominator: number;
}

/** The figure of what was counted: both numbers, and of days the median, the mean and the ninth tenth, as PostgreSQL has them. */
export function figureOfDays(measure: 'share' | 'days', counts: DayCount[]): Figure {
  const numerator = sum(counts.map((count) => count.numerator));
  const denominator = sum(counts.map((count) => count.denominator));
  if (measure === 'share' || denominator === 0) return { numerator, denominator, median: null, mean: null, p90: null };
  const ordered = counts.toSorted((a, b) => a.days - b.days);
  // `percentile_cont` goes between the two in the middle, `percentile_disc` gives the first that is far enough.
  const middle = (denominator - 1) / 2;
  const [low, high] = [valueAt(ordered, Math.floor(middle)), valueAt(ordered, Math.ceil(middle))];
  return {
    numerator,
    denominator,
    median: low + (high - low) * (middle - Math.floor(middle)),
    mean: sum(ordered.map((count) => count.days * count.denominator)) / denominator,
    p90: valueAt(ordered, Math.max(Math.ceil(0.9 * denominator), 1) - 1),
  };
}

/** The days of the one at `place`, from 0, in the order of their days. */
function valueAt(ordered: DayCount[], place: number): number {
  let passed = 0;
  for (const { days, denominator } of ordered) {
    passed += denominator;
    if (place < passed) return days;
  }
  return ordered.at(-1)?.days ?? 0;
}

function sum(numbers: number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
