import { hello } from '@oficialia/platform';
import { Thing } from './a.dto.js';
console.log(hello(), Object.keys((Thing as any)._OPENAPI_METADATA_FACTORY()));
