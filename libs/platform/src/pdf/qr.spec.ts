import QRCode from 'qrcode';
import { expect, it } from 'vitest';
import { qrSvg } from './qr.js';

it('draws exactly the dark modules, inside a margin of four', () => {
  const { modules } = QRCode.create('https://ejemplo.mx/c/1', { errorCorrectionLevel: 'M' });
  const drawn = new Set<string>();
  for (const [, x, y, run] of qrSvg('https://ejemplo.mx/c/1').matchAll(/M(\d+) (\d+)h(\d+)v1/g)) {
    for (let step = 0; step < Number(run); step++) drawn.add(`${Number(y) - 4},${Number(x) - 4 + step}`);
  }
  const dark = Array.from(
    { length: modules.size ** 2 },
    (_, at) => [Math.floor(at / modules.size), at % modules.size] as const,
  );
  expect([...drawn].sort()).toEqual(
    dark
      .filter(([row, column]) => modules.get(row, column))
      .map(String)
      .sort(),
  );
});

it('refuses a text that no code can hold', () => {
  expect(() => qrSvg('x'.repeat(3000))).toThrow(/too big/);
});
