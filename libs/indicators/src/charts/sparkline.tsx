import { scaleLinear, scalePoint } from 'd3-scale';
import { area, line } from 'd3-shape';
import { ChartFrame, type ChartProps } from './chart-frame.js';
import { GRID, LINES } from './palette.js';

export interface SparklineProps extends ChartProps {
  values: number[];
  height?: number;
}

/** How something went, small enough for a cell of a table; the dot is the last one. */
export function Sparkline({ values, width = 110, height = 26, ...frame }: SparklineProps) {
  const last = values.length - 1;
  const x = scalePoint<number>()
    .domain(values.map((_, at) => at))
    .range([2, width - 5]);
  const y = scaleLinear()
    .domain([0, Math.max(...values, 1)])
    .range([height - 2, 4]);
  const at = (index: number) => x(index) ?? 0;
  const shape = line<number>()
    .x((_, index) => at(index))
    .y((value) => y(value));
  const under = area<number>()
    .x((_, index) => at(index))
    .y0(y(0))
    .y1((value) => y(value));
  return (
    <ChartFrame {...frame} width={width} height={height}>
      <path d={under(values) ?? ''} fill={GRID} />
      <path d={shape(values) ?? ''} fill="none" stroke={LINES[0]} stroke-width="1.75" />
      {last >= 0 && <circle cx={at(last)} cy={y(values[last] ?? 0)} r={3} fill={LINES[0]} />}
    </ChartFrame>
  );
}
