import { fileTypeFromFile } from 'file-type';
import type { DocumentType } from './reading.types.js';

const accepted: readonly string[] = ['application/pdf', 'image/jpeg', 'image/png', 'image/tiff', 'image/heic'];

/** What a file is by its content, as MIME; `undefined` when nobody knows, or it cannot be read. */
export async function mimeOf(path: string): Promise<string | undefined> {
  return (await fileTypeFromFile(path).catch(() => undefined))?.mime;
}

/**
 * The type of a file by its content, never by its name.
 * `undefined` for everything that is not accepted: empty files, programs, office documents, folders.
 */
export async function detectFileType(path: string): Promise<DocumentType | undefined> {
  const found = await mimeOf(path);
  // Telephones call the same pictures by either name.
  const mime = found === 'image/heif' ? 'image/heic' : found;
  return mime && isAccepted(mime) ? mime : undefined;
}

function isAccepted(mime: string): mime is DocumentType {
  return accepted.includes(mime);
}
