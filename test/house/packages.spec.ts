import { describe, expect, it } from 'vitest';
import { missingOptionalEntries } from '../../scripts/complete-lock.mjs';
import { looseVersions, unwelcomeLicences } from './packages.js';

describe('Package rules', () => {
  it('find versions that may move', () => {
    expect(looseVersions({ dependencies: { a: '1.2.3', b: '18.4.0-beta.17' } })).toEqual([]);
    for (const version of ['^1.2.3', '~1.2.3', '1.x', '*', 'latest', 'github:a/b', '>=1.0.0']) {
      expect(looseVersions({ devDependencies: { a: version } })).toHaveLength(1);
    }
  });

  it.each([
    ['MIT', true],
    ['LGPL-3.0-or-later', true],
    ['Apache-2.0 AND LGPL-3.0-or-later', true],
    ['(MIT OR GPL-2.0)', true],
    ['GPL-3.0-only', false],
    ['AGPL-3.0', false],
    ['(GPL-2.0 OR AGPL-3.0)', false],
    ['MIT AND GPL-2.0', false],
    [undefined, false],
  ])('judge the licence %s', (licence, welcome) => {
    expect(unwelcomeLicences({ 'node_modules/a': {} }, () => licence)).toHaveLength(welcome ? 0 : 1);
  });

  it('leave the licences of development tools alone', () => {
    expect(unwelcomeLicences({ 'node_modules/a': { dev: true } }, () => 'GPL-3.0')).toEqual([]);
  });

  it('find a platform package that the lock forgot', () => {
    const lock = { 'node_modules/a': { optionalDependencies: { 'a-linux': '1.0.0', 'a-darwin': '1.0.0' } } };
    const missing = missingOptionalEntries({ ...lock, 'node_modules/a-linux': {} });
    expect(missing.map(({ name }) => name)).toEqual(['a-darwin']);
  });
});
