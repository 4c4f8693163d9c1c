/**
 * How the lines of a photographed page fan out and bow: the parts of the slope (rows down for one column to the right)
 * of the line through a point. Points are given from the centre of the page, -1 to 1 in both directions.
 */
export type Warp = readonly number[];

export const FLAT: Warp = [0, 0, 0, 0, 0, 0];

/** What each part of a warp is multiplied with at a point. */
export const fallParts = (u: number, v: number): number[] => [1, u, v, u * v, u * u, v * v];

/** The slope of the line through a point that has these parts. */
export function fallOf(warp: Warp, parts: number[]): number {
  return parts.reduce((sum, part, i) => sum + part * warp[i]!, 0);
}

/** By how many halves of the page's width the line that is at `v` in the middle lies lower at `u`. */
export const dropAt = (warp: Warp, u: number, v: number): number => dropAlong(warp, v)(u);

/** The drop along one line: the sum of its slopes from the middle on. */
export function dropAlong([a, b, c, d, e, f]: Warp, v: number): (u: number) => number {
  const [first, second, third] = [a! + c! * v + f! * v * v, (b! + d! * v) / 2, e! / 3];
  return (u) => u * (first + u * (second + u * third));
}
