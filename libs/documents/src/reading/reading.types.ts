import type { Warp } from './warp.js';

/** One byte a pixel, row by row, 0 = black. */
export interface GreyImage {
  data: Uint8Array;
  width: number;
  height: number;
}

/** Three bytes a pixel (R, G, B), row by row. */
export interface ColourImage {
  data: Uint8Array;
  width: number;
  height: number;
}

/** Left, top, right, bottom in pixels. */
export type Box = [x0: number, y0: number, x1: number, y1: number];

export interface Word {
  text: string;
  /** 0 to 100. */
  confidence: number;
  box: Box;
}

/** The text of one page; boxes are in pixels of the image that was read. */
export interface PageText {
  text: string;
  /** 0 to 100, the mean of the engine. */
  confidence: number;
  words: Word[];
}

export type DocumentType = 'application/pdf' | 'image/jpeg' | 'image/png' | 'image/tiff' | 'image/heic';

export type FileStatus = 'readable' | 'empty' | 'protected' | 'unreadable' | 'too-large';

/** Where a point of the prepared page lies on the display image: x' = a·x + b·y + c, y' = d·x + e·y + f. */
export type Placement = [a: number, b: number, c: number, d: number, e: number, f: number];

/** What can be said of a page before its words are read. */
export interface PageFacts {
  /** Clockwise turns that made the page of the file upright. */
  quarterTurns: 0 | 1 | 2 | 3;
  /** Nothing but paper. */
  blank: boolean;
  /** Texts of the QR codes on it. */
  codes: string[];
  /** Signed 64-bit integer as decimal text; null for a blank page. */
  perceptualHash: string | null;
}

interface ShownPage {
  facts: PageFacts;
  /** Size in pixels of `image`. */
  width: number;
  height: number;
  /** WebP, about 240 px wide. */
  thumbnail: Uint8Array;
  /** JPEG for the viewer, at most 1700 px wide, upright. */
  image: Uint8Array;
}

/** A page of a born-digital PDF. */
export interface TextPageView extends ShownPage {
  source: 'text-layer';
  text: string;
  /** Boxes in pixels of `image`. */
  words: Word[];
}

/** A page that the engine has to read. */
export interface ScanPageView extends ShownPage {
  source: 'ocr';
  prepared: GreyImage;
  /** From `prepared` to `image`. */
  placement: Placement;
  /** How the lines of `prepared` ran before they were set level. */
  warp?: Warp;
  /** Names of the preparation steps that were applied, for the log. */
  steps: string[];
}

export type PageView = TextPageView | ScanPageView;
