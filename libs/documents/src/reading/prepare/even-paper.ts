import type { GreyImage } from '../reading.types.js';
import type { PreparationStep } from './working-page.js';

const CELL = 32;
/** The paper is what most of a cell is at least as dark as. */
const PAPER_SHARE = 0.15;
/** A cell much darker than those around it is ink or a photograph, not shadow. */
const INK_RATIO = 0.75;
const DARKEST_PAPER = 48;
/** A scanner lights all of a sheet, also of the yellowest above nine tenths; before a camera one side has half the light. */
const UNEVEN = 0.85;

interface Grid {
  cells: Float32Array;
  columns: number;
  rows: number;
}

/** Divides out the brightness of the paper: shadows, yellowed sheets, uneven lamps. */
export const evenPaper: PreparationStep = {
  name: 'even-paper',
  applies: ({ bilevel }) => !bilevel,
  run: (page) => {
    const paper = blur(withoutInk(paperOf(page.grey)));
    return { ...page, grey: divideBy(page.grey, paper), photographed: isUneven(paper) };
  },
};

function isUneven({ cells }: Grid): boolean {
  const sorted = cells.toSorted();
  const at = (share: number) => sorted[Math.floor(share * (sorted.length - 1))]!;
  return at(0.1) < at(0.9) * UNEVEN;
}

function paperOf({ data, width, height }: GreyImage): Grid {
  const columns = Math.ceil(width / CELL);
  const rows = Math.ceil(height / CELL);
  const cells = new Float32Array(columns * rows);
  const histogram = new Uint32Array(256);
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      histogram.fill(0);
      const right = Math.min(width, (column + 1) * CELL);
      const bottom = Math.min(height, (row + 1) * CELL);
      // Every other row tells as much.
      for (let y = row * CELL; y < bottom; y += 2) {
        for (let x = column * CELL; x < right; x += 1) histogram[data[y * width + x]!]! += 1;
      }
      const count = (right - column * CELL) * Math.ceil((bottom - row * CELL) / 2);
      cells[row * columns + column] = brightest(histogram, count * PAPER_SHARE);
    }
  }
  return { cells, columns, rows };
}

function brightest(histogram: Uint32Array, share: number): number {
  let left = share;
  let value = 255;
  while (value > 0 && (left -= histogram[value]!) > 0) value -= 1;
  return value;
}

function withoutInk(grid: Grid): Grid {
  const whitest = Math.max(...grid.cells);
  const cells = grid.cells.map((value, i) => {
    // Of most cells there is no need to look around.
    if (value >= whitest * INK_RATIO) return Math.max(DARKEST_PAPER, value);
    const around = Float32Array.from(neighbours(grid, i, 3)).sort();
    const median = around[around.length >> 1]!;
    return Math.max(DARKEST_PAPER, value < median * INK_RATIO ? median : value);
  });
  return { ...grid, cells };
}

function blur(grid: Grid): Grid {
  const cells = grid.cells.map((_, i) => {
    const around = neighbours(grid, i, 1);
    return around.reduce((sum, value) => sum + value, 0) / around.length;
  });
  return { ...grid, cells };
}

function neighbours({ cells, columns, rows }: Grid, index: number, reach: number): number[] {
  const row = Math.floor(index / columns);
  const column = index % columns;
  const found: number[] = [];
  for (let y = Math.max(0, row - reach); y <= Math.min(rows - 1, row + reach); y += 1) {
    for (let x = Math.max(0, column - reach); x <= Math.min(columns - 1, column + reach); x += 1) {
      found.push(cells[y * columns + x]!);
    }
  }
  return found;
}

/** Interpolates between the centres of the cells. */
function divideBy({ data, width, height }: GreyImage, { cells, columns, rows }: Grid): GreyImage {
  const out = new Uint8Array(data.length);
  const row = new Float32Array(columns);
  for (let y = 0; y < height; y += 1) {
    const v = Math.min(rows - 1, Math.max(0, (y + 0.5) / CELL - 0.5));
    const top = Math.floor(v) * columns;
    const below = Math.min(rows - 1, Math.floor(v) + 1) * columns;
    const fy = v - Math.floor(v);
    // What a pixel is multiplied with: the inverse is taken per cell and not per pixel.
    for (let i = 0; i < columns; i += 1) row[i] = 255 / (cells[top + i]! * (1 - fy) + cells[below + i]! * fy);
    multiplyRow(data, out, y * width, width, row);
  }
  return { data: out, width, height };
}

function multiplyRow(data: Uint8Array, out: Uint8Array, start: number, width: number, factors: Float32Array): void {
  const last = factors.length - 1;
  for (let x = 0, cell = -1; x < width; cell += 1) {
    const from = factors[Math.max(0, cell)]!;
    const step = (factors[Math.min(last, cell + 1)]! - from) / CELL;
    const centre = cell * CELL + CELL / 2 - 0.5;
    const end = cell >= last ? width : Math.min(width, (cell + 1) * CELL + CELL / 2);
    for (; x < end; x += 1) {
      const value = data[start + x]! * (from + step * (x - centre));
      out[start + x] = value > 255 ? 255 : value;
    }
  }
}
