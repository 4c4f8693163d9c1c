import { readFileSync } from 'node:fs';
import { projectPath } from '@oficialia/platform';
import { describe, expect, it } from 'vitest';
import type { Topic } from './topic-matching.js';

interface SeedDepartment {
  key: string;
  name: string;
  level: string;
  competence: string[];
}

const read = <T>(path: string) => JSON.parse(readFileSync(projectPath(path), 'utf8')) as T;
const topics = read<Topic[]>('libs/routing/seed/topics.json');
const departments = read<SeedDepartment[]>('libs/directory/seed/departments.json');
const keys = new Set(departments.map((department) => department.key));

describe('the demonstration catalogue', () => {
  it('has the topics 1 to 124, each with its own key and words', () => {
    expect(topics.map((topic) => topic.number)).toEqual(Array.from({ length: 124 }, (_, index) => index + 1));
    expect(new Set(topics.map((topic) => topic.key)).size).toBe(124);
    expect(topics.filter((topic) => topic.words.length === 0)).toEqual([]);
  });

  it('sends every topic to departments that exist', () => {
    const named = topics.flatMap((topic) => [
      topic.destination,
      ...topic.alternatives,
      ...topic.forwardsTo,
      ...topic.copies,
    ]);
    expect(named.filter((key) => !keys.has(key))).toEqual([]);
  });

  it('writes no word of a topic twice', () => {
    const bare = (word: string) => word.replace(/\^.*/, '').toLowerCase();
    const repeated = topics.flatMap(({ key, words }) =>
      words
        .filter((word, index) => words.findIndex((other) => bare(other) === bare(word)) !== index)
        .map((word) => [key, word]),
    );
    expect(repeated).toEqual([]);
  });

  it('expects a reply to everything but invitations', () => {
    expect(topics.filter((topic) => !topic.requiresReply).map((topic) => topic.number)).toEqual([84]);
  });

  it('has each department once, with a known level and its competence', () => {
    expect(keys.size).toBe(departments.length);
    expect(new Set(departments.map((department) => department.level))).toEqual(
      new Set(['municipal', 'estatal', 'federal', 'autonomo']),
    );
    expect(departments.filter((department) => department.competence.length === 0)).toEqual([]);
  });
});
