import type { PileActName, PileSource } from './pile-row.js';

export const SOURCE_NAMES: Record<PileSource, string> = {
  upload: 'Archivos',
  camera: 'Cámara',
  folder: 'Escáner',
};

/** What somebody did, after the name: `Rosa Núñez unió dos escritos`. */
export const ACT_WORDS: Record<PileActName, string> = {
  opened: 'recibió los archivos',
  files_added: 'agregó archivos',
  split_by_marks: 'separó por etiquetas y hojas separadoras',
  backs_given_up: 'dijo que no habrá reversos',
  left_waiting: 'no pudo archivar un escrito con etiqueta; espera su folio',
  split: 'dividió un escrito',
  join: 'unió dos escritos',
  collate: 'intercaló frentes y reversos',
  move: 'movió páginas',
  turn: 'giró páginas',
  hide: 'ocultó páginas',
  show: 'mostró páginas ocultas',
  filed: 'archivó un escrito',
  undone: 'deshizo un cambio',
};

/** The same as the name of the button: `Deshacer: dividir`. */
export const UNDO_WORDS: Partial<Record<PileActName, string>> = {
  split: 'dividir',
  join: 'unir',
  collate: 'intercalar',
  move: 'mover',
  turn: 'girar',
  hide: 'ocultar',
  show: 'mostrar',
};
