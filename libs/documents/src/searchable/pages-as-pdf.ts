import type { DocumentType } from '../reading/reading.types.js';
import { TaskThread, threadFile } from '../reading/threads/task-thread.js';

/** One page of a stored file. */
export interface PageSource {
  path: string;
  type: DocumentType;
  /** From 1. */
  page: number;
  /** Clockwise, on top of what the file itself says (EXIF, /Rotate). */
  quarterTurns: 0 | 1 | 2 | 3;
}

const TIME_LIMIT_MS = 10 * 60_000;

/**
 * A PDF of these pages in this order, without loss: pages of a PDF are copied with their text, but without scripts,
 * attachments and links; JPEG and PNG go in byte by byte, TIFF by its pixels. What a PDF library cannot take apart
 * is rendered at 300 dpi. Works in a thread of its own. Throws TaskError when a file or page is not there or broken.
 */
export async function pagesAsPdf(pages: PageSource[]): Promise<Uint8Array> {
  const thread = new TaskThread(threadFile('../searchable/pdf.thread'), { timeLimitMs: TIME_LIMIT_MS });
  try {
    return await thread.run<Uint8Array>('pages', pages);
  } finally {
    await thread.close();
  }
}
