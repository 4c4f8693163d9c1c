import sharp from 'sharp';
import { serveTasks } from '../reading/threads/serve-tasks.js';
import { assemblePages } from './assemble-pages.js';
import { SearchablePdf, type SearchablePage, type SearchableStart } from './searchable-pdf.js';

/* Thread that makes one PDF: taking files apart and compressing pictures would hold up everybody else. */

sharp.cache(false);
sharp.concurrency(1);

let searchable: SearchablePdf | undefined;

serveTasks({
  pages: assemblePages,
  begin: async (start: SearchableStart) => {
    searchable = await SearchablePdf.begin(start);
  },
  add: (page: SearchablePage) => begun().add(page),
  end: () => begun().end(),
});

/** After an abort a fresh thread knows nothing of the pages before: the whole file is made again. */
function begun(): SearchablePdf {
  if (!searchable) throw new Error('the PDF was not begun in this thread');
  return searchable;
}
