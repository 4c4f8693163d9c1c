import { describe, expect, it } from 'vitest';
import * as rules from './rules.js';
import type { Source } from './tree.js';

const file = (path: string, ...lines: string[]): Source => ({ path, text: `${lines.join('\n')}\n` });

describe('The order of the libs', () => {
  const judge = (path: string, line: string) => rules.importsFollowTheOrder([file(path, line)]);

  it('lets a lib import an earlier lib by its door', () => {
    expect(judge('libs/registry/src/a.ts', "import { x } from '@oficialia/directory';")).toEqual([]);
  });

  it.each([
    ['a later lib', "import { x } from '@oficialia/documents';"],
    ['a later lib, only its types', "import type { X } from '@oficialia/routing';"],
    ['a later lib, by import()', "const x = await import('@oficialia/routing');"],
    ['a later lib, by a type', "let x: import('@oficialia/routing').X;"],
    ['its own door', "import { x } from '@oficialia/registry';"],
    ['past a door', "import { x } from '@oficialia/platform/src/db/x.js';"],
    ['a lib that does not exist', "export { x } from '@oficialia/misc';"],
  ])('finds an import of %s', (_name, line) => {
    expect(judge('libs/registry/src/a.ts', line)).toEqual([expect.stringContaining('libs/registry/src/a.ts:1 ')]);
  });

  it('finds an app that goes past a door', () => {
    expect(judge('apps/desk/src/main.ts', "import { x } from '@oficialia/registry/src/folio.js';")).toHaveLength(1);
  });
});

describe('Relative imports', () => {
  const judge = (path: string, specifier: string) =>
    rules.relativeImportsStayHome([
      file(path, `import { x } from '${specifier}';`),
      file('libs/registry/src/index.ts', "export { a } from './a.js';"),
    ]);

  it('may walk inside their own lib', () => {
    expect(judge('libs/registry/src/annulment/a.ts', '../folio.js')).toEqual([]);
  });

  it.each([
    ['a lib that reaches into another', 'libs/registry/src/a.ts', '../../directory/src/b.js'],
    ['a lib that reaches into an app', 'libs/registry/src/a.ts', '../../../apps/desk/src/main.js'],
    ['a lib that imports its own door', 'libs/registry/src/annulment/a.ts', '../index.js'],
    ['an app that reaches into a lib', 'apps/desk/src/main.ts', '../../../libs/registry/src/folio.js'],
    ['an app that reaches into another app', 'apps/desk/src/main.ts', '../../portal/src/main.js'],
    ['a test that reaches into a lib', 'test/e2e/a.ts', '../../libs/registry/src/folio.js'],
  ])('never leave home: %s', (_name, path, specifier) => {
    expect(judge(path, specifier)).toHaveLength(1);
  });
});

describe('Cycles', () => {
  it('are found through several files, with the way round', () => {
    const found = rules.noCycles([
      file('libs/registry/src/a.ts', "import { b } from './b.js';"),
      file('libs/registry/src/b.ts', "import type { c } from './c.js';"),
      file('libs/registry/src/c.tsx', "export { a } from './a.js';"),
    ]);
    expect(found).toHaveLength(1);
    expect(found[0]).toContain('libs/registry/src/a.ts → libs/registry/src/b.ts → libs/registry/src/c.tsx');
  });

  it('are not seen where two files share a third', () => {
    const shared = [file('x/a.ts', "import './b.js'; import './c.js';"), file('x/b.ts', "import './c.js';")];
    expect(rules.noCycles([...shared, file('x/c.ts', 'export {};')])).toEqual([]);
  });
});

describe('Doors', () => {
  const door = (line: string) => rules.doorsNameTheirExports([file('libs/registry/src/index.ts', line)]);

  it('name what they show', () => {
    expect(door("export { a, type B } from './a.js';")).toEqual([]);
    expect(door("export * from './a.js';")).toHaveLength(1);
    expect(door("export * as everything from './a.js';")).toHaveLength(1);
  });

  it('give no entity to indicators', () => {
    const tree = (name: string) => [
      file('libs/registry/src/index.ts', "export { Petition } from './petition.entity.js';", 'export const FOLIO = 1;'),
      file('libs/indicators/src/rate.ts', `import { ${name} } from '@oficialia/registry';`),
    ];
    expect(rules.indicatorsKnowNoEntity(tree('FOLIO'))).toEqual([]);
    expect(rules.indicatorsKnowNoEntity(tree('Petition as P'))).toHaveLength(1);
  });
});

describe('The environment', () => {
  const judge = (path: string, line: string) => rules.environmentIsReadInOnePlace([file(path, line)]);

  it.each(['const x = process.env.HOME;', "const x = process['env'];", "import { env } from 'node:process';"])(
    'is read only in the config: %s',
    (line) => {
      expect(judge('libs/registry/src/a.ts', line)).toHaveLength(1);
      expect(judge('libs/platform/src/config/config.ts', line)).toEqual([]);
    },
  );

  it('may be named in a comment', () => {
    expect(judge('libs/registry/src/a.ts', '// process.env is read in the config')).toEqual([]);
  });
});

describe('Names and places', () => {
  it('outside the project are found in any kind of file', () => {
    const outside = ['..', 'shared', 'design.md'].join('/');
    expect(rules.nothingOutsideTheProject([file('docs/a.md', 'Hello', `see ${outside}`)])).toEqual([
      expect.stringContaining('docs/a.md:2 '),
    ]);
  });

  it('of migrations tell their number and act', () => {
    const judge = (...names: string[]) => rules.migrationsAreNamed(names.map((name) => file(`migrations/${name}`, '')));
    expect(judge('001.do.create-petitions.sql', '002.do.add-seals.sql')).toEqual([]);
    expect(judge('001.do.CreatePetitions.sql')).toHaveLength(1);
    expect(judge('001.do.create-petitions.sql', '001.do.create-people.sql')).toHaveLength(1);
  });
});
