import { detectFileType, mimeOf } from '../reading/file-type.js';
import type { DocumentType } from '../reading/reading.types.js';
import { documentRefused } from '../documents.errors.js';

const MISTAKEN: [kind: RegExp, reason: string][] = [
  [
    /^image\/hei[cf]-sequence/,
    'es una fotografía en movimiento. Envíela como foto fija o en JPEG: en el iPhone, Ajustes › Cámara › Formatos › «El más compatible».',
  ],
  [/^image\//, 'es una imagen de un formato que no se recibe. Guárdela como JPEG o PNG y vuelva a enviarla.'],
  [
    /officedocument|opendocument|ms-(word|excel|powerpoint)|x-cfb|rtf|apple\.(pages|numbers|keynote)/,
    'es un documento de oficina. Ábralo, guárdelo como PDF y envíe el PDF.',
  ],
  [/msdownload|x-elf|mach-binary|ms-shortcut|java|android|wasm/, 'es un programa, no un documento. No se guardó.'],
  [
    /zip|x-tar|rar|7z|gzip|bzip2|x-xz|zstd|cab-compressed/,
    'es un archivo comprimido. Ábralo y envíe los documentos que contiene.',
  ],
  [/^(video|audio)\//, 'es audio o video. Envíe el escrito en PDF o en imagen.'],
];
const UNKNOWN =
  'su contenido no es PDF, JPEG, PNG, TIFF ni HEIC, aunque su nombre lo diga. Digitalice el documento o guárdelo como PDF.';
const EMPTY = 'está vacío (0 bytes). Vuelva a digitalizar o a copiar el archivo.';

/** The type of a stored file by its content. Throws `document.refused`, which says in Spanish what to do instead. */
export async function acceptedType(path: string, file: { name: string; size: number }): Promise<DocumentType> {
  if (file.size === 0) throw documentRefused(file.name, EMPTY);
  const type = await detectFileType(path);
  if (type) return type;
  const mime = await mimeOf(path);
  throw documentRefused(file.name, MISTAKEN.find(([kind]) => mime && kind.test(mime))?.[1] ?? UNKNOWN);
}
