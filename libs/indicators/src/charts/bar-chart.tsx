import { figure } from '@oficialia/platform';
import { scaleLinear } from 'd3-scale';
import { ChartFrame, FONT_SIZE, type ChartProps } from './chart-frame.js';
import { AXIS, BAR, INK_SOFT } from './palette.js';
import { widest, wrapped } from './words-in-charts.js';

export interface Bar {
  label: string;
  value: number;
  /** What is written at its end; the value itself when absent. */
  words?: string;
  /** The part of the value that is filled; the rest is an outline. All of it when absent. */
  part?: number;
}

export interface BarChartProps extends ChartProps {
  bars: Bar[];
}

const ROW = 34;
const BAR_HEIGHT = 18;

/** Lying bars in the order given, each with its name before it and its figure behind it: nothing to look up on an axis. */
export function BarChart({ bars, width = 640, ...frame }: BarChartProps) {
  const words = bars.map(({ value, words: given }) => given ?? figure(value));
  const before = Math.min(widest(bars.map(({ label }) => label)), width * 0.38);
  const behind = widest(words, 'bold') + 10;
  const long = scaleLinear()
    .domain([0, Math.max(...bars.map(({ value }) => value), 1)])
    .range([0, Math.max(width - before - behind - 10, 20)]);
  const left = before + 10;
  return (
    <ChartFrame {...frame} width={width} height={Math.max(bars.length, 1) * ROW + 4}>
      {bars.map(({ label, value, part = value }, at) => {
        const middle = at * ROW + ROW / 2;
        const top = middle - BAR_HEIGHT / 2;
        const lines = wrapped(label, before);
        return (
          <g key={label}>
            {lines.map((line, row) => (
              <text
                key={line}
                x={before}
                y={middle + 4.5 + (row - (lines.length - 1) / 2) * (FONT_SIZE + 1)}
                text-anchor="end"
              >
                {line}
              </text>
            ))}
            {part < value && (
              <rect
                x={left + 0.5}
                y={top + 0.5}
                width={Math.max(long(value) - 1, 1)}
                height={BAR_HEIGHT - 1}
                fill="#fff"
                stroke={BAR}
              />
            )}
            <rect x={left} y={top} width={part > 0 ? Math.max(long(part), 1.5) : 0} height={BAR_HEIGHT} fill={BAR} />
            <text x={left + long(value) + 6} y={middle + 4.5} font-weight="700">
              {words[at]}
            </text>
          </g>
        );
      })}
      <line x1={left} x2={left} y1={0} y2={bars.length * ROW} stroke={AXIS} />
      {bars.length === 0 && (
        <text x={left} y={22} fill={INK_SOFT}>
          Nada que contar
        </text>
      )}
    </ChartFrame>
  );
}
