// Finds a sheet of paper on a small grey picture: the bright piece that stands out, and its four corners. Only a hint
// for the eye; the photograph itself is never cut.

const LEVELS = 256;
/** Below this mean brightness there is too little light to read by. */
const DARK = 55;
/** Paper and what lies under it must differ by this much. */
const LEAST_CONTRAST = 28;
const SMALLEST = 0.06;
const FAR = 0.3;
const NEAR = 0.9;
/** A piece of the whole picture is no sheet: its edges are not in sight. */
const EVERYTHING = 0.97;

/** The grey value that parts dark from bright best (Otsu). */
export function threshold(grey) {
  const histogram = new Float64Array(LEVELS);
  for (const value of grey) histogram[value]++;
  let all = 0;
  for (let level = 0; level < LEVELS; level++) all += level * histogram[level];
  let [below, sumBelow, best, bestAt] = [0, 0, -1, 127];
  for (let level = 0; level < LEVELS; level++) {
    below += histogram[level];
    const above = grey.length - below;
    if (below === 0 || above === 0) continue;
    sumBelow += level * histogram[level];
    const distance = sumBelow / below - (all - sumBelow) / above;
    const between = below * above * distance * distance;
    if (between > best) [best, bestAt] = [between, level];
  }
  return bestAt;
}

/** The largest connected bright piece as a mask, with its number of pixels. */
function largestPiece(bright, width, height) {
  const labels = new Int32Array(width * height);
  const stack = new Int32Array(width * height);
  let [label, largest, largestLabel] = [0, 0, 0];
  for (let start = 0; start < bright.length; start++) {
    if (!bright[start] || labels[start]) continue;
    label++;
    let [top, size] = [0, 0];
    stack[top++] = start;
    labels[start] = label;
    while (top > 0) {
      const at = stack[--top];
      size++;
      const x = at % width;
      for (const next of [x > 0 && at - 1, x < width - 1 && at + 1, at - width, at + width]) {
        if (next === false || next < 0 || next >= bright.length || !bright[next] || labels[next]) continue;
        labels[next] = label;
        stack[top++] = next;
      }
    }
    if (size > largest) [largest, largestLabel] = [size, label];
  }
  return { size: largest, has: (at) => labels[at] === largestLabel };
}

/** First and last pixel of the piece in every row: all that its outline needs. */
function outline(piece, width, height) {
  const points = [];
  for (let y = 0; y < height; y++) {
    let [first, last] = [-1, -1];
    for (let x = 0; x < width; x++) {
      if (!piece.has(y * width + x)) continue;
      if (first < 0) first = x;
      last = x;
    }
    if (first >= 0) points.push([first, y], [last + 1, y], [first, y + 1], [last + 1, y + 1]);
  }
  return points;
}

const cross = ([ax, ay], [bx, by], [cx, cy]) => (bx - ax) * (cy - ay) - (by - ay) * (cx - ax);

function hull(points) {
  const sorted = points.toSorted((a, b) => a[0] - b[0] || a[1] - b[1]);
  const half = (list) => {
    const chain = [];
    for (const point of list) {
      while (chain.length > 1 && cross(chain.at(-2), chain.at(-1), point) <= 0) chain.pop();
      chain.push(point);
    }
    return chain.slice(0, -1);
  };
  return [...half(sorted), ...half(sorted.toReversed())];
}

const area = (points) =>
  Math.abs(
    points.reduce((sum, [x, y], index) => {
      const [nextX, nextY] = points[(index + 1) % points.length];
      return sum + x * nextY - nextX * y;
    }, 0),
  ) / 2;

/** The four points of a hull that span the largest area: start with a diagonal, then the farthest on either side. */
function fourCorners(points) {
  let [best, corners] = [0, undefined];
  for (let i = 0; i < points.length; i++) {
    for (let k = i + 2; k < points.length; k++) {
      const far = (from, to) => {
        let [distance, found] = [0, undefined];
        for (let j = from; j < to; j++) {
          const point = points[j % points.length];
          const away = Math.abs(cross(points[i], points[k], point));
          if (away > distance) [distance, found] = [away, point];
        }
        return [distance, found];
      };
      const [one, a] = far(i + 1, k);
      const [other, b] = far(k + 1, points.length + i);
      if (a && b && one + other > best) [best, corners] = [one + other, [points[i], a, points[k], b]];
    }
  }
  return corners;
}

/** Clockwise, from the one nearest to the upper left. */
function inOrder(corners) {
  const middle = [0, 1].map((axis) => corners.reduce((sum, point) => sum + point[axis], 0) / 4);
  const around = corners.toSorted(
    (a, b) => Math.atan2(a[1] - middle[1], a[0] - middle[0]) - Math.atan2(b[1] - middle[1], b[0] - middle[0]),
  );
  const first = around.indexOf(around.toSorted((a, b) => a[0] + a[1] - b[0] - b[1])[0]);
  return [...around.slice(first), ...around.slice(0, first)];
}

/**
 * The sheet on a picture of grey values 0 to 255: `corners` from 0 to 1, clockwise from the upper left, and the share
 * of the picture that it covers. Without a sheet `corners` is undefined. `light` is the mean brightness.
 */
export function findPaper(grey, width, height) {
  const light = grey.reduce((sum, value) => sum + value, 0) / grey.length;
  const limit = threshold(grey);
  const bright = grey.map((value) => (value > limit ? 1 : 0));
  const piece = largestPiece(bright, width, height);
  if (piece.size < SMALLEST * grey.length) return { light };
  let [inside, outside, outsideCount] = [0, 0, 0];
  for (let at = 0; at < grey.length; at++) {
    if (piece.has(at)) inside += grey[at];
    else if (!bright[at]) [outside, outsideCount] = [outside + grey[at], outsideCount + 1];
  }
  const contrast = inside / piece.size - outside / Math.max(1, outsideCount);
  const around = hull(outline(piece, width, height));
  const corners = fourCorners(around);
  if (!corners || contrast < LEAST_CONTRAST) return { light };
  // Text and stamps leave holes; a hand or a shelf leaves an outline that four corners do not describe.
  const fits = area(corners) / area(around);
  const solid = piece.size / area(around);
  if (fits < 0.86 || solid < 0.6) return { light };
  const coverage = area(corners) / (width * height);
  if (coverage > EVERYTHING) return { light };
  return { light, coverage, corners: inOrder(corners).map(([x, y]) => [x / width, y / height]) };
}

/** Mean difference of two pictures of the same size: how much the hand moved. */
export function movement(grey, before) {
  if (!before || before.length !== grey.length) return Infinity;
  let sum = 0;
  for (let at = 0; at < grey.length; at++) sum += Math.abs(grey[at] - before[at]);
  return sum / grey.length;
}

/** What to tell the person: `words` in Spanish, and whether the picture is good to take. */
export function advice({ light, coverage, corners }, moved) {
  if (light < DARK) return { words: 'Falta luz', ready: false };
  if (!corners) return { words: 'Que se vea la hoja completa, sobre un fondo oscuro', ready: false };
  if (coverage > NEAR) return { words: 'Aléjese un poco', ready: false };
  if (coverage < FAR) return { words: 'Acérquese', ready: false };
  if (moved > 9) return { words: 'No mueva el teléfono', ready: false };
  return { words: 'Listo', ready: true };
}
