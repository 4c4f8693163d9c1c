import {
  concatTransformationMatrix,
  drawObject,
  popGraphicsState,
  pushGraphicsState,
  type PDFDocument,
  type PDFPage,
  type PDFRef,
} from '@cantoo/pdf-lib';
import { placePicture } from './place-picture.js';

/** A picture as it lies in the file, and how it has to be shown. */
export interface Picture {
  /** Its image object in the document. */
  ref: PDFRef;
  /** Pixels as stored. */
  width: number;
  height: number;
  /** EXIF, 1 to 8. */
  orientation: number;
  /** Dots per inch; absent when the file does not say, or says nonsense. */
  dpi?: number;
}

const LETTER_WIDTH = 612;

/** A page as large as the paper was: by the picture's own dpi, else with a short side of letter width. */
export function addPicturePage(target: PDFDocument, picture: Picture): PDFPage {
  const scale = picture.dpi ? 72 / picture.dpi : LETTER_WIDTH / Math.min(picture.width, picture.height);
  const paper = { width: picture.width * scale, height: picture.height * scale };
  const { width, height, matrix } = placePicture(paper, picture.orientation, 0);
  const page = target.addPage([width, height]);
  const name = page.node.newXObject('Scan', picture.ref);
  page.pushOperators(pushGraphicsState(), concatTransformationMatrix(...matrix), drawObject(name), popGraphicsState());
  return page;
}
