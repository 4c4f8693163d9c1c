import { projectPath } from '@oficialia/platform';
import { countFeatures, type Example } from './classifier.js';
import { featuresOf } from './features.js';
import { readLabelledPetitions } from './labelled-petitions.js';
import { FIRST_DAY, type LearnedModel } from './propose-topics.js';

/** Petitions that were written for the catalogue, so that no office begins with nothing. */
export const EXAMPLES = 'libs/routing/seed/examples.csv';
/** How much they are heard beside the words: best when a third of the words was hidden from the catalogue. */
const SHARE = 0.3;

/** The examples of the catalogue for an office that has these departments; those of others are left out. */
export function writtenExamples(idOf: (key: string) => number | undefined): Example[] {
  return readLabelledPetitions(projectPath(EXAMPLES)).flatMap(({ subject, text, expected }) => {
    const departments = expected.flatMap((key) => idOf(key) ?? []);
    return departments.length > 0 ? [{ departments, features: [...featuresOf(subject, text).keys()] }] : [];
  });
}

/** What is known before the office has confirmed enough. */
export function firstDayModel(examples: readonly Example[]): LearnedModel {
  return { version: 0, counts: countFeatures(examples), share: SHARE, calibration: FIRST_DAY };
}
