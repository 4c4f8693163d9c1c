import { describe, expect, it } from 'vitest';
import { AgeingChart } from './ageing-chart.js';
import { BarChart } from './bar-chart.js';
import { chartSvg } from './chart-frame.js';
import { LineChart } from './line-chart.js';
import { BAR, GRID, INK, INK_SOFT, LINES, STEPS } from './palette.js';
import { Sparkline } from './sparkline.js';
import { labelStep, wrapped } from './words-in-charts.js';

const NAMED = { title: 'Recibidas por mes', desc: 'De enero a marzo' };
const MONTHS = ['ene 26', 'feb 26', 'mar 26'];

const charts = {
  bars: chartSvg(<BarChart {...NAMED} bars={[{ label: 'Obras <públicas> & más', value: 1234, part: 600 }]} />),
  lines: chartSvg(<LineChart {...NAMED} labels={MONTHS} series={[{ name: 'Recibidas', values: [3, null, 1200] }]} />),
  spark: chartSvg(<Sparkline {...NAMED} values={[0, 4, 2]} />),
  ageing: chartSvg(
    <AgeingChart {...NAMED} steps={['0 a 5 días', 'más de 5']} rows={[{ label: 'Por turnar', parts: [40, 2] }]} />,
  ),
};

const attribute = (svg: string, tag: string, name: string) =>
  [...svg.matchAll(new RegExp(`<${tag} [^>]*?${name}="([\\d.]+)"`, 'g'))].map(([, value]) => Number(value));

describe('A chart', () => {
  it.each(Object.entries(charts))('of %s says what it is and fits a strict policy and a paper', (_name, svg) => {
    expect(svg).toMatch(/^<svg xmlns="http:\/\/www.w3.org\/2000\/svg" role="img" width="\d+" height="\d+" viewBox=/);
    expect(svg).toContain('<title>Recibidas por mes</title><desc>De enero a marzo</desc>');
    expect(svg).not.toMatch(/style|script|NaN|undefined|Infinity| on\w+=/);
  });

  it('takes the font of the paper that it stands in', () => {
    expect(chartSvg(<Sparkline {...NAMED} values={[1]} font="Atkinson Hyperlegible" />)).toContain(
      'font-family="Atkinson Hyperlegible"',
    );
  });

  it('of nothing is drawn, too', () => {
    const empty = [
      <BarChart {...NAMED} bars={[]} />,
      <LineChart {...NAMED} labels={MONTHS} series={[{ name: 'Tasa', values: [null, null, null] }]} unit=" %" />,
      <LineChart {...NAMED} labels={[]} series={[]} />,
      <Sparkline {...NAMED} values={[]} />,
      <AgeingChart {...NAMED} steps={['0 a 5 días']} rows={[{ label: 'Por turnar', parts: [0] }]} />,
    ];
    for (const chart of empty) expect(chartSvg(chart)).not.toMatch(/NaN|undefined|Infinity/);
  });

  it('writes figures as Mexico does, and text as text', () => {
    expect(charts.bars).toContain('>1,234<');
    expect(charts.bars).toContain('Obras &lt;públicas>');
    expect(charts.lines).toContain('>Recibidas 1,200<');
  });

  it('draws lengths in proportion', () => {
    const svg = chartSvg(
      <AgeingChart
        {...NAMED}
        steps={['a', 'b']}
        rows={[
          { label: 'x', parts: [30, 10] },
          { label: 'y', parts: [20, 0] },
        ]}
      />,
    );
    // The two squares of the key come first; a hair of white lies between the steps.
    const [, , first, second, third] = attribute(svg, 'rect', 'width').map((width) => width + 1.5);
    expect(first! / second!).toBeCloseTo(3);
    expect(first! / third!).toBeCloseTo(1.5);
  });

  it('leaves a gap where a month has no rate, and moves names at the ends apart', () => {
    expect(/ d="(M[^"]+)"/.exec(charts.lines)?.[1]?.match(/M/g)).toHaveLength(2);
    const svg = chartSvg(
      <LineChart {...NAMED} labels={MONTHS} series={['a', 'b', 'c'].map((name) => ({ name, values: [1, 1, 0] }))} />,
    );
    const tops = [...svg.matchAll(/y="([\d.]+)" font-weight/g)].map(([, top]) => Number(top)).toSorted((a, b) => a - b);
    expect(tops[1]! - tops[0]!).toBeGreaterThanOrEqual(17);
    expect(tops[2]! - tops[1]!).toBeGreaterThanOrEqual(17);
    expect(tops[2]).toBeLessThan(240);
  });

  it('breaks long names into two lines and writes only as many labels as there is room for', () => {
    expect(wrapped('Secretaría de Obras Públicas y Desarrollo Urbano', 140)).toEqual([
      'Secretaría de Obras',
      'Públicas y…',
    ]);
    expect(wrapped('Aguas', 140)).toEqual(['Aguas']);
    expect([labelStep(MONTHS, 60), labelStep(MONTHS, 20)]).toEqual([1, 3]);
  });
});

describe('The colours of charts', () => {
  const contrast = (one: string, other: string) => {
    const [light, dark] = [luminance(one), luminance(other)].toSorted((a, b) => b - a) as [number, number];
    return (light + 0.05) / (dark + 0.05);
  };

  it('hold 3:1 against white, and words on them 4.5:1', () => {
    for (const colour of [...LINES, BAR, ...STEPS.map(({ fill }) => fill)])
      expect([colour, contrast(colour, '#ffffff')]).toEqual([colour, expect.toSatisfy((ratio: number) => ratio >= 3)]);
    for (const { fill, ink } of STEPS) expect([fill, contrast(fill, full(ink)) >= 4.5]).toEqual([fill, true]);
    expect(contrast(INK, '#ffffff')).toBeGreaterThan(7);
    expect(contrast(INK_SOFT, '#ffffff')).toBeGreaterThan(4.5);
    expect(contrast(GRID, '#ffffff')).toBeLessThan(3);
  });
});

const full = (colour: string) => (colour === '#fff' ? '#ffffff' : colour);

/** Relative luminance of `#rrggbb`, as WCAG 2 defines it. */
function luminance(colour: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const channel = parseInt(colour.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
