import {
  concatTransformationMatrix,
  drawObject,
  popGraphicsState,
  pushGraphicsState,
  type PDFDocument,
  type PDFPage,
  type PDFRef,
} from '@cantoo/pdf-lib';

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

type Matrix = [a: number, b: number, c: number, d: number, e: number, f: number];

/** A page as large as the paper was: by the picture's own dpi, else with a short side of letter width. */
export function addPicturePage(target: PDFDocument, picture: Picture): PDFPage {
  const isOnSide = picture.orientation >= 5;
  const scale = picture.dpi ? 72 / picture.dpi : LETTER_WIDTH / Math.min(picture.width, picture.height);
  const width = (isOnSide ? picture.height : picture.width) * scale;
  const height = (isOnSide ? picture.width : picture.height) * scale;
  const page = target.addPage([width, height]);
  const name = page.node.newXObject('Scan', picture.ref);
  page.pushOperators(
    pushGraphicsState(),
    concatTransformationMatrix(...placeOnPage(picture.orientation, width, height)),
    drawObject(name),
    popGraphicsState(),
  );
  return page;
}

/** From the unit square, in which PDF draws a picture, to the page, turned and mirrored as EXIF says. */
function placeOnPage(orientation: number, w: number, h: number): Matrix {
  const matrices: Record<number, Matrix> = {
    2: [-w, 0, 0, h, w, 0],
    3: [-w, 0, 0, -h, w, h],
    4: [w, 0, 0, -h, 0, h],
    5: [0, -h, -w, 0, w, h],
    6: [0, -h, w, 0, 0, h],
    7: [0, h, w, 0, 0, 0],
    8: [0, h, -w, 0, w, 0],
  };
  return matrices[orientation] ?? [w, 0, 0, h, 0, 0];
}
