import type { Counts } from '../taking/snapshots.js';
import type { IndicatorFigure, PetitionLine, Snapshot } from '../taking/snapshot.js';

/** An indicator that is no longer what was signed. */
export interface ChangedFigure {
  definition: IndicatorFigure['definition'];
  said: IndicatorFigure['figure'];
  is: IndicatorFigure['figure'];
}

/** A petition that one of the indicators counts otherwise than was signed, in words. */
export interface ChangedPetition {
  folio: string;
  changes: string[];
}

export interface Difference {
  figures: ChangedFigure[];
  petitions: ChangedPetition[];
}

/** What changed in the facts since a report was signed: counted by the same definitions, of the same period. */
export function differenceOf(signed: Snapshot, now: Pick<Counts, 'indicators' | 'petitions'>): Difference {
  const figures = signed.indicators.flatMap(({ definition, figure: said }) => {
    const is = now.indicators.find((other) => other.definition.key === definition.key)?.figure;
    return is && !sameFigure(said, is) ? [{ definition, said, is }] : [];
  });
  const names = new Map(signed.indicators.map(({ definition }) => [definition.key, definition.name]));
  const before = new Map(signed.petitions.map((line) => [line.folio, line]));
  const after = new Map(now.petitions.map((line) => [line.folio, line]));
  const petitions = [...new Set([...before.keys(), ...after.keys()])].flatMap((folio) => {
    const changes = changesOf(before.get(folio), after.get(folio), names);
    return changes.length > 0 ? [{ folio, changes }] : [];
  });
  return { figures, petitions };
}

function sameFigure(a: IndicatorFigure['figure'], b: IndicatorFigure['figure']): boolean {
  return (['numerator', 'denominator', 'median', 'mean', 'p90'] as const).every((name) => a[name] === b[name]);
}

function changesOf(
  before: PetitionLine | undefined,
  after: PetitionLine | undefined,
  names: Map<string, string>,
): string[] {
  const keys = new Set([...Object.keys(before?.counted ?? {}), ...Object.keys(after?.counted ?? {})]);
  return [...keys].flatMap((key) => {
    const [was, is] = [before?.counted[key], after?.counted[key]];
    return String(was) === String(is)
      ? []
      : [`${names.get(key) ?? key}: se firmó «${inWords(was)}»; ahora «${inWords(is)}»`];
  });
}

function inWords(counted: PetitionLine['counted'][string] | undefined): string {
  if (!counted) return 'no cuenta';
  const [of, hit, days] = counted;
  if (days !== undefined) return `${days} días hábiles`;
  if (of > 1) return `cuentan ${hit} de ${of}`;
  return hit === 1 ? 'cuenta en ambas cifras' : 'cuenta sólo en el denominador';
}
