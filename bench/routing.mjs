// Which department is proposed for labelled petitions, by the demonstration's catalogue and without a database:
// npm run bench:routing -- --set FILE (CSV: id,subject,text,expected,acceptable,kind; --confirmed FILE learns from another
// set first, as the office would; --wrong lists the rows that went wrong)
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { featuresOf } from '../dist/libs/routing/src/learning/features.js';
import { firstDayModel, writtenExamples } from '../dist/libs/routing/src/learning/first-day.js';
import { likelyByWords, proposeTopics } from '../dist/libs/routing/src/learning/propose-topics.js';
import { train } from '../dist/libs/routing/src/learning/train.js';
import { compileTopics, matchTopics } from '../dist/libs/routing/src/topic-matching.js';
import { projectPath } from '../dist/libs/platform/src/index.js';
import { readLabelledPetitions } from '../dist/libs/routing/src/learning/labelled-petitions.js';
import { report } from './support/report.mjs';

const { values: options } = parseArgs({
  options: {
    set: { type: 'string', default: projectPath('test/samples/routing/held-out.csv') },
    confirmed: { type: 'string' },
    wrong: { type: 'boolean', default: false },
  },
});
const GOAL = { first: 0.9, in_three: 0.97, seconds_per_1000: 5 };
const TIMED = 1000;
const LETTERS = 1500;
const MOST_PAIRS = 12;

const topics = JSON.parse(readFileSync(projectPath('libs/routing/seed/topics.json'), 'utf8'));
const keys = [...new Set(topics.map(({ destination }) => destination))];
const idOf = (key) => keys.indexOf(key);
const catalogue = compileTopics(
  topics.map(({ number, words, destination }) => ({ id: number, number, words, departmentId: idOf(destination) })),
);
const petitions = readLabelledPetitions(options.set);
const written = writtenExamples((key) => (keys.includes(key) ? idOf(key) : undefined));
const model = options.confirmed
  ? { version: 1, ...learn(readLabelledPetitions(options.confirmed)) }
  : firstDayModel(written);
const judged = petitions.map(judge);
if (options.wrong) for (const { petition, places } of judged.filter(({ first }) => !first)) tell(petition, places);

const seconds = timeOfThousand();
const first = partOf(judged, (row) => row.first);
const inThree = partOf(judged, (row) => row.inThree);
const proposed = judged.filter((row) => row.proposed);
const proposedRight = partOf(proposed, (row) => row.first);
const perCent = (part) => `${(part * 100).toFixed(1)} %`;
report({
  bench: 'routing',
  facts: {
    set: `${petitions.length} petitions, ${options.set}`,
    learned: `${options.confirmed ?? 'what was written for the catalogue'}, heard by ${model.share}`,
    'right first': perCent(first),
    'right in three': perCent(inThree),
    'proposed above the threshold': `${perCent(proposed.length / judged.length)}, of these right ${perCent(proposedRight)}`,
    ...byKind(),
    'wrong pairs (expected → proposed)': pairs() || 'none',
    '1,000 petitions of 1,500 letters': `${seconds.toFixed(2)} s`,
  },
  petitions: petitions.length,
  first: rounded(first),
  in_three: rounded(inThree),
  proposed: rounded(proposed.length / judged.length),
  proposed_right: rounded(proposedRight),
  seconds_per_1000: rounded(seconds),
  goal: GOAL,
  pass: first >= GOAL.first && inThree >= GOAL.in_three && seconds < GOAL.seconds_per_1000,
});

function judge(petition) {
  const right = new Set([...petition.expected, ...petition.acceptable]);
  const places = proposeTopics(petition, catalogue, model).slice(0, 3);
  const isRight = ({ departmentId }) => right.has(keys[departmentId]);
  return {
    petition,
    places,
    first: places.slice(0, 1).some(isRight),
    inThree: places.some(isRight),
    proposed: places[0]?.proposed ?? false,
  };
}

/** What the office would have learned, had it confirmed these. */
function learn(confirmed) {
  return train([
    ...written,
    ...confirmed.map(({ subject, text, expected }) => ({
      departments: expected.map(idOf).filter((id) => id >= 0),
      features: [...featuresOf(subject, text).keys()],
      byWords: likelyByWords(matchTopics(subject, text, catalogue)),
    })),
  ]);
}

function timeOfThousand() {
  const all = petitions.map(({ subject, text }) => `${subject}. ${text}`).join(' ');
  const texts = Array.from({ length: TIMED }, (_, index) => {
    const from = (index * 997) % Math.max(1, all.length - LETTERS);
    return all.slice(from, from + LETTERS).padEnd(LETTERS, ` ${all}`);
  });
  const rounds = Array.from({ length: 3 }, () => {
    const began = performance.now();
    texts.forEach((text, index) =>
      proposeTopics({ subject: petitions[index % petitions.length].subject, text }, catalogue, model),
    );
    return (performance.now() - began) / 1000;
  });
  return rounds.toSorted((a, b) => a - b)[1];
}

function byKind() {
  const kinds = Map.groupBy(judged, ({ petition }) => petition.kind || 'no kind');
  return Object.fromEntries(
    [...kinds].map(([kind, rows]) => [
      `· ${kind}`,
      `${perCent(partOf(rows, (row) => row.first))} first, ${perCent(partOf(rows, (row) => row.inThree))} in three (${rows.length})`,
    ]),
  );
}

function pairs() {
  const wrong = Map.groupBy(
    judged.filter((row) => !row.first),
    ({ petition, places }) => `${petition.expected.join(';')} → ${keys[places[0]?.departmentId] ?? 'nothing'}`,
  );
  const counted = [...wrong].map(([pair, rows]) => `${pair} ×${rows.length}`);
  return counted
    .toSorted((a, b) => Number(b.split('×')[1]) - Number(a.split('×')[1]))
    .slice(0, MOST_PAIRS)
    .join(', ');
}

function tell({ id, subject, text, expected }, places) {
  console.log(`${id} wants ${expected.join(';')}: ${subject} | ${text.slice(0, 160)}`);
  for (const { departmentId, topic, probability, words } of places) {
    const found = words.map(({ word, written }) => `${word}←${written}`).join(', ');
    console.log(`    ${keys[departmentId]} (topic ${topic.number}, ${probability.toFixed(2)}): ${found.slice(0, 160)}`);
  }
}

function partOf(rows, isSo) {
  return rows.length === 0 ? 0 : rows.filter(isSo).length / rows.length;
}

function rounded(value) {
  return Math.round(value * 1000) / 1000;
}
