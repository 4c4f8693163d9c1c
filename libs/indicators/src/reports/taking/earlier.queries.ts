import type { Queryable } from '@oficialia/platform';
import type { Figure } from '../../counting/figure.js';
import { figuresIn } from '../../counting/figures-in-spans.queries.js';
import type { Period } from '../../period.js';
import type { SignedFigure } from '../report-signature.entity.js';
import type { EarlierFigure } from './snapshot.js';

/** Reports that were signed before are looked at again for so long after their period. */
const MONTHS_BACK = 15;

interface SignedBefore {
  title: string;
  first_day: string;
  last_day: string;
  signed_on: string;
  figures: SignedFigure[];
}

/**
 * Figures of reports signed before, of the same and of earlier periods, that are no longer what they were: what a later
 * report has to state. Counted by the formulas they were signed with.
 */
export async function earlierFigures(source: Queryable, period: Period): Promise<EarlierFigure[]> {
  const reports = await source.query<SignedBefore>(
    `SELECT r.title, r.first_day, r.last_day, (s.signed_at AT TIME ZONE m.time_zone)::date AS signed_on, s.figures
     FROM report_signature s JOIN report r ON r.id = s.report_id CROSS JOIN municipality m
     WHERE r.last_day <= $1 AND r.last_day > $1::date - make_interval(months => $2) ORDER BY r.last_day, s.id`,
    [period.to, MONTHS_BACK],
  );
  const changed: EarlierFigure[] = [];
  for (const { title, first_day, last_day, signed_on, figures } of reports) {
    const recounted = await figuresIn(source, figures, [{ from: first_day, to: last_day }], {});
    for (const [at, { name, measure, numerator, denominator }] of figures.entries()) {
      const now = recounted[at]?.[0] as Figure;
      if (now.numerator === numerator && now.denominator === denominator) continue;
      changed.push({
        report: title,
        signedOn: signed_on,
        name,
        measure,
        said: { numerator, denominator },
        is: { numerator: now.numerator, denominator: now.denominator },
      });
    }
  }
  return changed;
}
