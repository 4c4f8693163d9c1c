import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readingArguments, startArguments } from './start-arguments.mjs';

describe('What Node is told to read pages', () => {
  it('is told to the worker only', () => {
    expect(startArguments('worker')).toEqual(expect.arrayContaining(readingArguments));
    expect(startArguments('desk')).not.toContain(readingArguments.at(-1));
  });

  it('is the same in a container', () => {
    const compose = readFileSync(join(import.meta.dirname, '../docker-compose.yml'), 'utf8');
    const command = [...readingArguments, 'dist/apps/worker/src/main.js'].map((part) => `      - ${part}\n`);
    expect(compose.split('\n  worker:\n')[1]).toContain(`    command:\n      - node\n${command.join('')}`);
  });

  it('is told to the process of this test, which may read pages', () => {
    expect(process.execArgv).toEqual(expect.arrayContaining(readingArguments));
  });
});
