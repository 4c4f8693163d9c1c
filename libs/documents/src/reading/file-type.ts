import { fileTypeFromFile } from 'file-type';
import type { DocumentType } from './reading.types.js';

const accepted: readonly string[] = ['application/pdf', 'image/jpeg', 'image/png', 'image/tiff', 'image/heic'];

/**
 * The type of a file by its content, never by its name.
 * `undefined` for everything that is not accepted: empty files, programs, office documents, folders.
 */
export async function detectFileType(path: string): Promise<DocumentType | undefined> {
  const found = await fileTypeFromFile(path).catch(() => undefined);
  // Telephones call the same pictures by either name.
  const mime = found?.mime === 'image/heif' ? 'image/heic' : found?.mime;
  return mime && isAccepted(mime) ? mime : undefined;
}

function isAccepted(mime: string): mime is DocumentType {
  return accepted.includes(mime);
}
