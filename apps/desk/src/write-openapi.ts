import { projectPath } from '@oficialia/platform';
import { writeFileSync } from 'node:fs';
import { openApiDocument } from './openapi.js';

// Built only: the compiler's plugin turns the types of the DTOs into the schema. Another path lets a test compare.
const [path = projectPath('openapi.json')] = process.argv.slice(2);
writeFileSync(path, `${JSON.stringify(await openApiDocument(), null, 2)}\n`);
