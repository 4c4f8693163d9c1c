import type { DocumentType } from '../reading/reading.types.js';

const LONGEST = 150;
const ENDINGS: Record<DocumentType, string[]> = {
  'application/pdf': ['pdf'],
  'image/jpeg': ['jpg', 'jpeg', 'jpe', 'jfif'],
  'image/png': ['png'],
  'image/tiff': ['tif', 'tiff'],
  'image/heic': ['heic', 'heif'],
};

/**
 * A file's name as it may be shown and saved: without folders, control or bidirectional characters and signs that a
 * file system refuses, at most 150 characters. The ending tells the true type: `carta.exe`, a PDF, is `carta.exe.pdf`.
 */
export function tidyFileName(name: string, type: DocumentType): string {
  const last = name.normalize('NFC').split(/[/\\]/).at(-1) ?? '';
  const plain = last
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu, '')
    .replace(/[<>:"|?*]/g, '_')
    .replace(/\s+/g, ' ')
    .replace(/^[\s.]+|[\s.]+$/g, '');
  const ending = /\.([^.\s]{1,10})$/.exec(plain)?.[1] ?? '';
  const fits = ENDINGS[type].includes(ending.toLowerCase());
  const stem = fits ? plain.slice(0, -ending.length - 1) : plain;
  const kept = Array.from(stem.trim() || 'documento')
    .slice(0, LONGEST)
    .join('');
  return `${kept}.${fits ? ending : ENDINGS[type][0]}`;
}
