export { PURPOSE_NAMES, type DocumentRow, type Purpose } from './document-row.js';
export { documentRead } from './documents.jobs.js';
export { Document } from './document.entity.js';
export { DocumentsModule } from './documents.module.js';
export { documentsOf, findDocument } from './documents.queries.js';
export { duplicatesOf, type Duplicate } from './adding/duplicates.js';
export { Documents } from './adding/documents.service.js';
