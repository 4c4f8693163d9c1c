import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { missingOptionalEntries } from '../../scripts/complete-lock.mjs';
import { licenceInstalled, looseVersions, unwelcomeLicences, type Lock, type Manifest } from './packages.js';
import * as rules from './rules.js';
import * as sizes from './sizes.js';
import { readTree } from './tree.js';

const ROOT = join(import.meta.dirname, '../..');
const readJson = (name: string): unknown => JSON.parse(readFileSync(join(ROOT, name), 'utf8'));

describe('The house', () => {
  const tree = readTree(ROOT);

  it.each<[string, rules.Rule]>([
    ['imports follow the order of the libs and use doors', rules.importsFollowTheOrder],
    ['relative imports stay inside their lib or app', rules.relativeImportsStayHome],
    ['indicators imports no entity', rules.indicatorsKnowNoEntity],
    ['there is no import cycle', rules.noCycles],
    ['doors name their exports', rules.doorsNameTheirExports],
    ['process.env is read in one place', rules.environmentIsReadInOnePlace],
    ['nothing points outside the project', rules.nothingOutsideTheProject],
    ['migrations have their own number and a name in words', rules.migrationsAreNamed],
    ['files have 300 lines at most', sizes.filesAreShort],
    ['nine files of ten have 200 lines at most', sizes.nineFilesOfTenAreShorter],
    ['functions have 60 lines at most', sizes.functionsAreShort],
    ['constructors have 7 parameters at most', sizes.constructorsAskForLittle],
  ])('%s', (_name, rule) => {
    expect(rule(tree)).toEqual([]);
  });

  it('has code in every lib, so that the rules have something to judge', () => {
    for (const lib of rules.LIBS) expect(tree.map(({ path }) => path)).toContain(`libs/${lib}/src/index.ts`);
  });

  it('has the same order of libs in the linter, so that the editor shows a wrong import while it is typed', () => {
    const { overrides } = readJson('.oxlintrc.json') as { overrides: { files: string[]; rules: unknown }[] };
    rules.LIBS.forEach((lib, index) => {
      const ownRules = JSON.stringify(overrides.find(({ files }) => files[0] === `libs/${lib}/**`)?.rules);
      const allowed = [...ownRules.matchAll(/"!@oficialia\/(\w+)"/g)].map(([, name]) => name);
      expect(allowed).toEqual(rules.LIBS.slice(0, index));
    });
  });
});

describe('The packages', () => {
  const manifest = readJson('package.json') as Manifest;
  const { packages } = readJson('package-lock.json') as { packages: Lock };

  it('are pinned exactly', () => {
    expect(looseVersions(manifest)).toEqual([]);
  });

  it('are locked for every platform, so that npm ci works on all of them', () => {
    expect(missingOptionalEntries(packages)).toEqual([]);
  });

  it('bring no GPL or AGPL into production, and each says its licence', () => {
    expect(unwelcomeLicences(packages, licenceInstalled(ROOT, packages))).toEqual([]);
  });
});
