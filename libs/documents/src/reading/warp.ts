/**
 * How the lines of a photographed page fan out and bow: the parts of the slope (rows down for one column to the right)
 * of the line through a point. Points are given from the centre of the page, -1 to 1 in both directions.
 */
export type Warp = readonly number[];

export const FLAT: Warp = [0, 0, 0, 0, 0, 0];

/** What each part of a warp is multiplied with at a point. */
export const fallParts = (u: number, v: number): number[] => [1, u, v, u * v, u * u, v * v];

/** The slope of the line through a point. */
export function fallAt([a, b, c, d, e, f]: Warp, u: number, v: number): number {
  return a! + b! * u + c! * v + d! * u * v + e! * u * u + f! * v * v;
}

/** By how many halves of the page's width the line that is at `v` in the middle lies lower at `u`. */
export function dropAt(warp: Warp, u: number, v: number): number {
  const [first, second, third] = dropParts(warp, v);
  return u * (first + u * (second + u * third));
}

/** The drop along one line as a polynomial of u, from its first power on. */
export function dropParts([a, b, c, d, e, f]: Warp, v: number): [number, number, number] {
  return [a! + c! * v + f! * v * v, (b! + d! * v) / 2, e! / 3];
}
