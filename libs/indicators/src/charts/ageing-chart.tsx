import { figure } from '@oficialia/platform';
import { scaleLinear } from 'd3-scale';
import { ChartFrame, type ChartProps } from './chart-frame.js';
import { INK_SOFT, STEPS } from './palette.js';
import { widest, widthOf, wrapped } from './words-in-charts.js';

export interface AgeingRow {
  label: string;
  /** One for each step, from the freshest to the oldest. */
  parts: number[];
}

export interface AgeingChartProps extends ChartProps {
  /** Names of the steps, five at most, `0 a 5 días`. */
  steps: string[];
  rows: AgeingRow[];
}

const ROW = 38;
const BAR_HEIGHT = 24;
const KEY_HEIGHT = 22;

/** Lying bars made of steps of age: how much waits at each place, and how long it has waited. */
export function AgeingChart({ steps, rows, width = 640, ...frame }: AgeingChartProps) {
  const keys = keysOf(steps, width);
  const head = (keys.at(-1)?.top ?? 0) + KEY_HEIGHT + 6;
  const totals = rows.map(({ parts }) => parts.reduce((sum, part) => sum + part, 0));
  const before = Math.min(widest(rows.map(({ label }) => label)), width * 0.32);
  const behind = widest(totals.map(figure), 'bold') + 10;
  const left = before + 10;
  const long = scaleLinear()
    .domain([0, Math.max(...totals, 1)])
    .range([0, Math.max(width - left - behind, 20)]);
  return (
    <ChartFrame {...frame} width={width} height={head + rows.length * ROW}>
      {keys.map(({ step, x, top }, order) => (
        <g key={step}>
          <rect x={x} y={top + 4} width={14} height={14} fill={STEPS[order]?.fill} />
          <text x={x + 20} y={top + 15.5}>
            {step}
          </text>
        </g>
      ))}
      {rows.map(({ label, parts }, at) => {
        const middle = head + at * ROW + ROW / 2;
        const lines = wrapped(label, before);
        return (
          <g key={label}>
            {lines.map((line, row) => (
              <text key={line} x={before} y={middle + 4.5 + (row - (lines.length - 1) / 2) * 14} text-anchor="end">
                {line}
              </text>
            ))}
            {parts.map((part, order) => (
              <Step
                key={steps[order]}
                part={part}
                order={order}
                x={left + long(sumBefore(parts, order))}
                top={middle - BAR_HEIGHT / 2}
                wide={long(part)}
              />
            ))}
            <text x={left + long(totals[at] ?? 0) + 6} y={middle + 4.5} font-weight="700">
              {figure(totals[at] ?? 0)}
            </text>
          </g>
        );
      })}
      {rows.length === 0 && (
        <text x={0} y={head + 14} fill={INK_SOFT}>
          Nada espera
        </text>
      )}
    </ChartFrame>
  );
}

function Step({ part, order, x, top, wide }: { part: number; order: number; x: number; top: number; wide: number }) {
  if (part === 0) return null;
  const { fill, ink } = STEPS[order] ?? STEPS[0];
  const words = figure(part);
  return (
    <g>
      <rect x={x} y={top} width={Math.max(wide - 1.5, 1)} height={BAR_HEIGHT} fill={fill} />
      {widthOf(words) + 6 < wide && (
        <text x={x + wide / 2} y={top + BAR_HEIGHT / 2 + 4.5} text-anchor="middle" fill={ink}>
          {words}
        </text>
      )}
    </g>
  );
}

/** Where each name of a step stands above the bars, in as many lines as they need. */
function keysOf(steps: string[], width: number): { step: string; x: number; top: number }[] {
  let [x, top] = [0, 0];
  return steps.map((step) => {
    const wide = widthOf(step) + 36;
    if (x > 0 && x + wide > width) [x, top] = [0, top + KEY_HEIGHT];
    const key = { step, x, top };
    x += wide;
    return key;
  });
}

function sumBefore(parts: number[], order: number): number {
  return parts.slice(0, order).reduce((sum, part) => sum + part, 0);
}
