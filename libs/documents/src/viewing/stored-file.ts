import type { Storage } from '@oficialia/platform';
import type { PageImage } from '../documents.queries.js';
import type { Response } from 'express';
import { originalMissing } from '../documents.errors.js';
import { mimeOf } from '../reading/file-type.js';

/** What came from outside is shown as a picture or saved, never run: no scripts, no frames, no styles of ours. */
const SEALED = "default-src 'none'; sandbox";
/** Browsers may keep it, but ask each time: who signs out takes the access along. */
const HEADERS = { 'Content-Security-Policy': SEALED, 'Cache-Control': 'private, no-cache' };
/** Stands for a page that could not be shown, so that the viewer has a sheet to turn. */
const NO_PICTURE = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 850 1100" width="850" height="1100"><path fill="#fff" d="M0 0h850v1100H0z"/><text x="425" y="550" text-anchor="middle" font-family="sans-serif" font-size="36" fill="#555">Página sin imagen</text></svg>`;

/** The pictures of a page, as an address names them. */
export const PICTURES: Record<string, PageImage> = { imagen: 'image', miniatura: 'thumbnail' };

export interface StoredFile {
  documentId: number;
  sha256: string;
  type: string;
  /** With a name it is saved, not shown. */
  name?: string;
}

/** Sends a file of the storage. Throws `document.original-missing`. */
export async function sendStored(response: Response, storage: Storage, file: StoredFile): Promise<void> {
  if (!(await storage.has(file.sha256))) throw originalMissing(file.documentId);
  response.set({ ...HEADERS, ETag: `"${file.sha256}"` });
  // Express writes the name plain and as RFC 8187 says; our type then replaces the one that it guesses.
  if (file.name) response.attachment(file.name);
  response.type(file.type);
  const options = { dotfiles: 'allow', cacheControl: false, lastModified: false } as const;
  return new Promise((resolve, reject) => {
    response.sendFile(storage.path(file.sha256), options, (error?: Error) => {
      // A reader who went away is nobody's failure.
      if (!error || response.headersSent || response.destroyed) return resolve();
      reject(error);
    });
  });
}

/** Sends the picture of a page, or a blank sheet that says there is none. */
export async function sendPicture(
  response: Response,
  storage: Storage,
  { document_id, sha256 }: { document_id: number; sha256: string | null },
): Promise<void> {
  if (!sha256) return void response.set(HEADERS).type('svg').send(NO_PICTURE);
  // Pages are kept as JPEG, thumbnails as WebP, and so were the pages of the first versions.
  const type = (await mimeOf(storage.path(sha256))) ?? 'application/octet-stream';
  return sendStored(response, storage, { documentId: document_id, sha256, type });
}
