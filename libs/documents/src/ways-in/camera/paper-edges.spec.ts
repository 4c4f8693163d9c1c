import { projectPath } from '@oficialia/platform';
import { pathToFileURL } from 'node:url';
import sharp from 'sharp';
import { beforeAll, describe, expect, it } from 'vitest';

type Point = [x: number, y: number];
interface Paper {
  light: number;
  coverage?: number;
  corners?: Point[];
}
interface PaperEdges {
  findPaper(grey: Uint8Array, width: number, height: number): Paper;
  movement(grey: Uint8Array, before?: Uint8Array): number;
  advice(paper: Paper, moved: number): { words: string; ready: boolean };
}

const [WIDTH, HEIGHT] = [120, 160];
let edges: PaperEdges;
beforeAll(async () => {
  edges = (await import(pathToFileURL(projectPath('libs/platform/assets/paper-edges.js')).href)) as PaperEdges;
});

/** What a small picture of a sheet with these corners looks like: text, noise, and light that falls off to one side. */
async function frame(sheet: Point[], { paper = '#e8e4da', table = '#5a4636', light = 1, extra = '' } = {}) {
  const points = sheet.map(([x, y]) => `${x * WIDTH},${y * HEIGHT}`).join(' ');
  const [left, top] = [Math.min(...sheet.map(([x]) => x)) * WIDTH, Math.min(...sheet.map(([, y]) => y)) * HEIGHT];
  const lines = Array.from(
    { length: 12 },
    (_, line) => `<rect x="${left + 18}" y="${top + 22 + line * 7}" width="40" height="3" fill="#333"/>`,
  ).join('');
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}">
    <defs><linearGradient id="g"><stop offset="0" stop-color="#000" stop-opacity="0"/><stop offset="1" stop-color="#000" stop-opacity=".25"/></linearGradient></defs>
    <rect width="100%" height="100%" fill="${table}"/>${extra}<polygon points="${points}" fill="${paper}"/>${lines}
    <rect width="100%" height="100%" fill="url(#g)"/></svg>`;
  const { data } = await sharp(Buffer.from(svg)).greyscale().raw().toBuffer({ resolveWithObject: true });
  return Uint8Array.from(data, (value, at) => Math.max(0, Math.min(255, value * light + ((at * 7919) % 13) - 6)));
}

const look = (grey: Uint8Array) => edges.findPaper(grey, WIDTH, HEIGHT);
const words = (grey: Uint8Array, moved = 0) => edges.advice(look(grey), moved).words;

const UPRIGHT: Point[] = [
  [0.15, 0.12],
  [0.85, 0.12],
  [0.85, 0.88],
  [0.15, 0.88],
];
const TURNED: Point[] = [
  [0.3, 0.08],
  [0.92, 0.25],
  [0.7, 0.92],
  [0.08, 0.75],
];
const LEANING: Point[] = [
  [0.25, 0.15],
  [0.75, 0.15],
  [0.93, 0.9],
  [0.07, 0.9],
];

describe('the edges of a sheet', () => {
  it.each([
    ['upright', UPRIGHT],
    ['turned', TURNED],
    ['seen from below', LEANING],
  ])('are found when it lies %s', async (_how, sheet) => {
    const { corners } = look(await frame(sheet));
    expect(corners).toHaveLength(4);
    const away = sheet.map((corner) =>
      Math.min(...corners!.map((found) => Math.hypot(found[0] - corner[0], found[1] - corner[1]))),
    );
    expect(Math.max(...away)).toBeLessThan(0.05);
  });

  it('are found beside a bright thing that is smaller', async () => {
    const { corners } = look(await frame(UPRIGHT, { extra: '<rect width="14" height="14" fill="#fff"/>' }));
    expect(Math.min(...corners!.map(([x]) => x))).toBeGreaterThan(0.1);
  });

  it('are not invented on an empty table, or where paper and table look alike', async () => {
    expect(look(await frame(UPRIGHT, { paper: '#5a4636' })).corners).toBeUndefined();
    expect(look(await frame(UPRIGHT, { paper: '#dedad2', table: '#d8d4cc' })).corners).toBeUndefined();
  });
});

describe('the advice', () => {
  const scaled = (by: number): Point[] => UPRIGHT.map(([x, y]) => [0.5 + (x - 0.5) * by, 0.5 + (y - 0.5) * by]);

  it('says what to do, and when the picture is good', async () => {
    expect(words(await frame(UPRIGHT))).toBe('Listo');
    expect(words(await frame(UPRIGHT), 20)).toBe('No mueva el teléfono');
    expect(words(await frame(scaled(0.55)))).toBe('Acérquese');
    expect(words(await frame(scaled(1.36)))).toBe('Aléjese un poco');
    expect(words(await frame(UPRIGHT, { light: 0.15 }))).toBe('Falta luz');
    expect(words(await frame(UPRIGHT, { paper: '#5a4636' }))).toBe(
      'Que se vea la hoja completa, sobre un fondo oscuro',
    );
  });

  it('knows a hand that moves from one that holds still', async () => {
    const [here, there] = [await frame(UPRIGHT), await frame(TURNED)];
    expect(edges.movement(here, here)).toBe(0);
    expect(edges.movement(here, there)).toBeGreaterThan(9);
    expect(edges.movement(here)).toBe(Infinity);
  });
});
