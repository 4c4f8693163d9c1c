import type { FileStatus } from './reading.types.js';

export type FailureStatus = Exclude<FileStatus, 'readable'>;

/** Why a page could not be read; its file goes on. */
export type PageFailureStatus = 'unreadable' | 'too-large' | 'time-limit';

/** One sentence for the clerk for each result of opening a file. */
export const fileSentences: Record<FileStatus, string> = {
  readable: 'El archivo se abrió correctamente.',
  empty: 'El archivo está vacío: no contiene ninguna página. Vuelva a digitalizar el documento.',
  protected:
    'El archivo está protegido con contraseña y no se puede leer. El original quedó guardado; pida una copia sin contraseña.',
  unreadable:
    'El archivo está dañado o no es un documento válido. El original quedó guardado; vuelva a digitalizarlo o a exportarlo.',
  'too-large':
    'El archivo es demasiado grande para leerse (más de 300 MB o de 120 millones de píxeles). Digitalícelo a 200 o 300 puntos por pulgada.',
};

/** One sentence for the clerk for each way in which a page can fail. */
export const pageSentences: Record<PageFailureStatus, string> = {
  unreadable: 'Esta página está dañada y no se pudo leer. Vuelva a digitalizarla o capture su texto a mano.',
  'too-large': 'Esta página es demasiado grande para leerse (más de 120 millones de píxeles).',
  'time-limit':
    'La lectura de esta página tardó demasiado y se interrumpió. Revísela y, si hace falta, capture su texto a mano.',
};

/** Thrown inside the page thread; travels to the main thread by its `code`. */
export class UnreadableError extends Error {
  readonly code: FailureStatus;

  constructor(code: FailureStatus, detail: string) {
    super(detail);
    this.code = code;
  }
}
