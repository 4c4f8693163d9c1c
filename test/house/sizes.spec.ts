import { describe, expect, it } from 'vitest';
import * as sizes from './sizes.js';

const source = (text: string, path = 'libs/registry/src/a.tsx') => ({ path, text });
const statements = (count: number) => 'work();\n'.repeat(count);

describe('Sizes', () => {
  it('accept a file of 300 lines and find one of 301', () => {
    expect(sizes.filesAreShort([source(statements(300))])).toEqual([]);
    expect(sizes.filesAreShort([source(statements(301))])).toEqual([expect.stringContaining('301 lines')]);
  });

  it('find a house where more than one file of ten is over 200 lines', () => {
    const files = (long: number) =>
      Array.from({ length: 10 }, (_, index) => source(statements(index < long ? 201 : 10), `libs/a/src/${index}.ts`));
    expect(sizes.nineFilesOfTenAreShorter(files(1))).toEqual([]);
    expect(sizes.nineFilesOfTenAreShorter(files(2))).toHaveLength(1);
  });

  it.each([
    ['a function', (body: string) => `function f() {\n${body}}\n`],
    ['a method', (body: string) => `class A { f() {\n${body}}\n}`],
    ['an arrow', (body: string) => `const f = () => {\n${body}};\n`],
    ['a component', (body: string) => `const View = () => (\n${body.replaceAll('work();', '<p>Uno</p>')});\n`],
  ])('accept %s of 60 lines and find one of 61', (_name, wrap) => {
    expect(sizes.functionsAreShort([source(wrap(statements(58)))])).toEqual([]);
    expect(sizes.functionsAreShort([source(wrap(statements(59)))])).toEqual([expect.stringContaining('61 lines')]);
  });

  it('do not count blank lines and comments in a function', () => {
    const air = '\n// why\n/* and\n   how */\n'.repeat(40);
    expect(sizes.functionsAreShort([source(`function f() {\n${statements(58)}${air}}\n`)])).toEqual([]);
  });

  it('find a constructor that asks for eight things', () => {
    const parameters = (count: number) => Array.from({ length: count }, (_, index) => `private a${index}: A`).join();
    const judge = (count: number) =>
      sizes.constructorsAskForLittle([source(`class A { constructor(${parameters(count)}) {} }`)]);
    expect(judge(7)).toEqual([]);
    expect(judge(8)).toHaveLength(1);
  });
});
