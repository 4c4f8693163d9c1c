/** x' = a·x + c·y + e, y' = b·x + d·y + f, as PDF writes it. */
export type Matrix = [a: number, b: number, c: number, d: number, e: number, f: number];

export interface Placed {
  /** Of the page, in points. */
  width: number;
  height: number;
  /** From the unit square, in which PDF draws a picture, to the page. */
  matrix: Matrix;
}

/**
 * How a picture lies on its page when it is turned and mirrored as EXIF says (1 to 8), and then turned clockwise.
 * `paper` is the size of the picture as stored.
 */
export function placePicture(paper: { width: number; height: number }, orientation: number, turns: number): Placed {
  const isOnSide = orientation >= 5;
  let [width, height] = isOnSide ? [paper.height, paper.width] : [paper.width, paper.height];
  let matrix = exif(orientation, width, height);
  for (let turn = 0; turn < turns; turn += 1) {
    const [a, b, c, d, e, f] = matrix;
    // What was above is now at the right: x' = y, y' = width - x.
    matrix = [b, -a, d, -c, f, width - e];
    [width, height] = [height, width];
  }
  return { width, height, matrix };
}

function exif(orientation: number, w: number, h: number): Matrix {
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
