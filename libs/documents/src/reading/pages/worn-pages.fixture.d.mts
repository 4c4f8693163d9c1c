import type { Sharp } from 'sharp';

export type Random = () => number;

/** Numbers from 0 to 1, the same for the same seed. */
export function randomFrom(seed: number): Random;
/** The first page of a PDF as PNG. */
export function pictureOf(pdf: Uint8Array, dpi?: number): Promise<Buffer>;
/** A letter with a sticker put on it by hand. */
export function withSticker(letter: Buffer, sticker: Buffer, random: Random): Promise<Buffer>;
/** Each kind of wear makes an image file out of a clean page. */
export const WEARS: Record<string, (page: Sharp, random: Random) => Sharp | Promise<Sharp>>;
