import { fileTypeFromFile } from 'file-type';
import type { DocumentType } from './reading.types.js';

const accepted: readonly string[] = ['application/pdf', 'image/jpeg', 'image/png', 'image/tiff'];

/**
 * The type of a file by its content, never by its name.
 * `undefined` for everything that is not accepted: empty files, programs, office documents, folders.
 */
export async function detectFileType(path: string): Promise<DocumentType | undefined> {
  const found = await fileTypeFromFile(path).catch(() => undefined);
  return found && isAccepted(found.mime) ? found.mime : undefined;
}

function isAccepted(mime: string): mime is DocumentType {
  return accepted.includes(mime);
}
