export { PURPOSE_NAMES, type DocumentRow, type Purpose } from './document-row.js';
export { documentRead } from './documents.jobs.js';
export { Document } from './document.entity.js';
export { DocumentsModule } from './documents.module.js';
export { documentsOf, findDocument } from './documents.queries.js';
export { SearchFilters, type SearchFilter } from './search/search-filters.js';
export { SearchWordsJob } from './search/search-words.job.js';
export { SearchTargets, type SearchTarget, type TargetFinder } from './search/search-targets.js';
export { Documents } from './adding/documents.service.js';
