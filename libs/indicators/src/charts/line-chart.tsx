import { figure } from '@oficialia/platform';
import { scaleLinear, scalePoint } from 'd3-scale';
import { line } from 'd3-shape';
import { ChartFrame, type ChartProps } from './chart-frame.js';
import { AXIS, GRID, INK_SOFT, LINES } from './palette.js';
import { labelStep, widest } from './words-in-charts.js';

export interface Series {
  name: string;
  /** One for each label; null where there is nothing to show. */
  values: (number | null)[];
}

export interface LineChartProps extends ChartProps {
  /** Along the bottom, `nov 25`. */
  labels: string[];
  series: Series[];
  height?: number;
  /** Behind each figure: ` %`. */
  unit?: string;
  /** The scale reaches at least so far: 100 for a share. */
  most?: number;
  /** What is to be reached. */
  goal?: number | null;
}

const TOP = 16;
const BOTTOM = 28;
const DASHES = [undefined, '6 3', '2 3'];

/** A trend: one line for each series, named at its end with its last figure, and told apart by dash and mark, too. */
export function LineChart({
  labels,
  series,
  width = 640,
  height = 240,
  unit = '',
  most = 4,
  goal,
  ...frame
}: LineChartProps) {
  const known = series.flatMap(({ values }) => values.filter((value) => value !== null));
  const y = scaleLinear()
    .domain([0, Math.max(...known, goal ?? 0, most)])
    .nice(4)
    .range([height - BOTTOM, TOP]);
  const ticks = y.ticks(4).filter(Number.isInteger);
  const left = widest(ticks.map((tick) => figure(tick) + unit)) + 8;
  const ends = endsOf(series, unit, y);
  const right =
    width -
    widest(
      ends.map(({ words }) => words),
      'bold',
    ) -
    12;
  const x = scalePoint<number>()
    .domain(labels.map((_, at) => at))
    .range([left + 6, right]);
  const at = (index: number) => x(index) ?? left;
  const step = labelStep(labels, x.step() || right - left);
  return (
    <ChartFrame {...frame} width={width} height={height}>
      <Ticks ticks={ticks} from={left} to={right + 4} y={y} unit={unit} />
      {labels.map(
        (label, index) =>
          (labels.length - 1 - index) % step === 0 && (
            <text key={label} x={at(index)} y={height - 8} text-anchor="middle" fill={INK_SOFT}>
              {label}
            </text>
          ),
      )}
      {goal != null && <Goal y={y(goal)} from={left} to={right + 4} words={`Meta ${figure(goal)}${unit}`} />}
      {series.map(({ name, values }, order) => (
        <Line key={name} values={values} order={order} x={at} y={y} />
      ))}
      {ends.map(({ words, top }, order) => (
        <text key={words} x={right + 10} y={top + 4.5} font-weight="700" fill={LINES[order % LINES.length]}>
          {words}
        </text>
      ))}
    </ChartFrame>
  );
}

interface TicksProps {
  ticks: number[];
  from: number;
  to: number;
  y: (value: number) => number;
  unit: string;
}

function Ticks({ ticks, from, to, y, unit }: TicksProps) {
  return (
    <>
      {ticks.map((tick) => (
        <g key={tick}>
          <line x1={from} x2={to} y1={y(tick)} y2={y(tick)} stroke={tick === 0 ? AXIS : GRID} />
          <text x={from - 6} y={y(tick) + 4.5} text-anchor="end" fill={INK_SOFT}>
            {figure(tick) + unit}
          </text>
        </g>
      ))}
    </>
  );
}

/** The names at the ends of the lines, moved apart where they would stand on each other. */
function endsOf(series: Series[], unit: string, y: (value: number) => number): { words: string; top: number }[] {
  const ends = series.map(({ name, values }) => {
    const last = values.findLast((value) => value !== null) ?? null;
    return { words: last === null ? name : `${name} ${figure(last)}${unit}`, top: y(last ?? 0) };
  });
  const fromTop = ends.toSorted((a, b) => a.top - b.top);
  for (let next = 1; next < fromTop.length; next++)
    fromTop[next]!.top = Math.max(fromTop[next]!.top, fromTop[next - 1]!.top + 17);
  const over = fromTop.length > 0 ? Math.max(fromTop.at(-1)!.top - y(0), 0) : 0;
  for (const end of fromTop) end.top -= over;
  return ends;
}

interface LineProps {
  values: (number | null)[];
  order: number;
  x: (index: number) => number;
  y: (value: number) => number;
}

function Line({ values, order, x, y }: LineProps) {
  const draw = line<number | null>()
    .defined((value) => value !== null)
    .x((_, index) => x(index))
    .y((value) => y(value ?? 0));
  return (
    <g>
      <path
        d={draw(values) ?? ''}
        fill="none"
        stroke={LINES[order % LINES.length]}
        stroke-width="2.5"
        stroke-dasharray={DASHES[order % DASHES.length]}
      />
      {values.map((value, index) =>
        value === null ? null : <Mark key={index} order={order} x={x(index)} y={y(value)} />,
      )}
    </g>
  );
}

function Mark({ order, x, y }: { order: number; x: number; y: number }) {
  const fill = LINES[order % LINES.length];
  if (order === 0) return <circle cx={x} cy={y} r={3.5} fill={fill} />;
  return <rect x={x - 3.5} y={y - 3.5} width={7} height={7} fill="#fff" stroke={fill} stroke-width="2" />;
}

function Goal({ y, from, to, words }: { y: number; from: number; to: number; words: string }) {
  return (
    <g>
      <line x1={from} x2={to} y1={y} y2={y} stroke={INK_SOFT} stroke-dasharray="1 4" stroke-width="2" />
      <text x={from + 6} y={y - 5} fill={INK_SOFT}>
        {words}
      </text>
    </g>
  );
}
