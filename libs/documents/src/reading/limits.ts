/** Files above this are not opened: a PDF lives in memory as a whole. */
export const MAX_FILE_BYTES = 300 * 1024 * 1024;

/** Decoded pixels of one page; A3 at 600 dpi has 70 million. */
export const MAX_PIXELS = 120_000_000;

/** Short side in pixels of a page prepared for the engine: letter at 200 dpi. */
const SHORT_SIDE = 1700;

/** Pages that are already black and white lose strokes at 1700. */
const SHORT_SIDE_BILEVEL = 2200;

/** Long side in pixels of a prepared page: a till receipt is long and narrow. */
export const MAX_LONG_SIDE = 8000;

/** What a page of this size is multiplied with to have the size that the engine likes. */
export function scaleForEngine(width: number, height: number, bilevel: boolean): number {
  const short = bilevel ? SHORT_SIDE_BILEVEL : SHORT_SIDE;
  return Math.min(short / Math.min(width, height), MAX_LONG_SIDE / Math.max(width, height));
}

/** As wide as a page at the engine's size, so that most need no scaling. */
export const DISPLAY_WIDTH = 1700;
export const THUMBNAIL_WIDTH = 240;

/** Opening a file, or rendering and preparing one of its pages. */
export const PAGE_VIEW_LIMIT_MS = 60_000;

/** Reading one prepared page. A dense page takes 3 s; a page of noise can take very long. */
export const PAGE_READ_LIMIT_MS = 120_000;
