import { it } from 'vitest';
import { Test } from '@nestjs/testing';
import { PlatformModule, loadConfig } from '@oficialia/platform';
import { Office } from './documents-house.js';
it('works', { timeout: 600000 }, async () => {
  const config = loadConfig({ DATABASE_URL: process.env.DOCS_DB!, DATA_DIR: process.env.DOCS_DIR!, LOG_LEVEL: 'info' });
  await (await Test.createTestingModule({ imports: [PlatformModule.with({ config, process: 'w', role: 'oficialia_desk', jobs: 'worker' }), Office] }).compile()).init();
  await new Promise((r) => setTimeout(r, 500000));
});
