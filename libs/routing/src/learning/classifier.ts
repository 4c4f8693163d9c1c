/** Where a petition was confirmed to belong, and what it said. */
export interface Example {
  readonly departments: readonly number[];
  readonly features: Iterable<string>;
}

/** How often each department got each feature: all that a multinomial naive Bayes needs. Kept as JSON. */
export interface Counts {
  readonly departments: readonly { readonly id: number; readonly examples: number; readonly features: number }[];
  /** For a feature, pairs of place in `departments` and times, one after the other. */
  readonly features: Readonly<Record<string, readonly number[]>>;
  /** How many features there are. */
  readonly vocabulary: number;
}

/** A feature that a single petition had teaches no rule. */
const LEAST_TIMES = 2;
const SMOOTHING = 0.1;
/** Big departments are more likely, but what is written counts more. */
const PRIOR_WEIGHT = 0.5;

export function countFeatures(examples: Iterable<Example>): Counts {
  const places = new Map<number, number>();
  const departments: { id: number; examples: number; features: number }[] = [];
  const features = new Map<string, Map<number, number>>();
  for (const example of examples) {
    for (const id of example.departments) {
      const place = places.get(id) ?? departments.push({ id, examples: 0, features: 0 }) - 1;
      places.set(id, place);
      const department = departments[place];
      if (!department) continue;
      department.examples += 1;
      for (const feature of example.features) {
        department.features += 1;
        const times = features.get(feature) ?? new Map<number, number>();
        features.set(feature, times.set(place, (times.get(place) ?? 0) + 1));
      }
    }
  }
  const telling = [...features].filter(([, times]) => sumOf(times.values()) >= LEAST_TIMES);
  return {
    departments,
    features: Object.fromEntries(telling.map(([feature, times]) => [feature, [...times].flat()])),
    vocabulary: telling.length,
  };
}

/** Probability of each department that ever got a petition; adds up to 1. Empty when nothing is known. */
export function classify({ departments, features, vocabulary }: Counts, asked: Iterable<string>): Map<number, number> {
  const all = sumOf(departments.map(({ examples }) => examples));
  const scores = departments.map(() => 0);
  let known = 0;
  for (const feature of asked) {
    const pairs = Object.hasOwn(features, feature) ? features[feature] : undefined;
    if (!pairs) continue;
    known += 1;
    eachPair(pairs, (place, times) => (scores[place] = (scores[place] ?? 0) + Math.log1p(times / SMOOTHING)));
  }
  if (known === 0) return new Map();
  // Words of one letter are no independent witnesses: the root of their number counts.
  const trust = 1 / Math.sqrt(known);
  const logs = departments.map((department, place) => {
    const words = (scores[place] ?? 0) - known * Math.log(department.features + SMOOTHING * vocabulary);
    return PRIOR_WEIGHT * Math.log(department.examples / all) + words * trust;
  });
  const most = Math.max(...logs);
  const parts = logs.map((log) => Math.exp(log - most));
  const whole = sumOf(parts);
  return new Map(departments.map(({ id }, place) => [id, (parts[place] ?? 0) / whole]));
}

/** Those of the features that spoke most for a department and against the others, the most telling first. */
export function tellingFeatures({ departments, features }: Counts, asked: Iterable<string>, id: number): string[] {
  const wanted = departments.findIndex((department) => department.id === id);
  const told: { feature: string; weight: number }[] = [];
  for (const feature of asked) {
    const pairs = Object.hasOwn(features, feature) ? features[feature] : undefined;
    if (!pairs) continue;
    let [here, everywhere] = [0, 0];
    eachPair(pairs, (place, times) => {
      everywhere += times;
      if (place === wanted) here = times;
    });
    if (here >= LEAST_TIMES && here > everywhere / 2)
      told.push({ feature, weight: (here / everywhere) * Math.log(here) });
  }
  return told.toSorted((a, b) => b.weight - a.weight).map(({ feature }) => feature);
}

function eachPair(pairs: readonly number[], visit: (place: number, times: number) => void): void {
  for (let at = 0; at + 1 < pairs.length; at += 2) visit(pairs[at] as number, pairs[at + 1] as number);
}

function sumOf(numbers: Iterable<number>): number {
  let sum = 0;
  for (const number of numbers) sum += number;
  return sum;
}
