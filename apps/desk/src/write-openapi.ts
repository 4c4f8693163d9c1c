import { projectPath } from '@oficialia/platform';
import { writeFileSync } from 'node:fs';
import { openApiDocument } from './openapi.js';

writeFileSync(projectPath('openapi.json'), `${JSON.stringify(await openApiDocument(), null, 2)}\n`);
