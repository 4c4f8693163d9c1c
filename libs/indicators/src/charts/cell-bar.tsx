import { scaleLinear } from 'd3-scale';
import { ChartFrame, type ChartProps } from './chart-frame.js';
import { BAR } from './palette.js';

export interface CellBarProps extends ChartProps {
  value: number;
  /** The longest bar of the column. */
  most: number;
  /** The part that is filled; the rest is an outline. */
  part: number;
}

const HEIGHT = 18;

/** One lying bar for a cell of a table; its figures stand in the cells beside it. */
export function CellBar({ value, most, part, width = 160, ...frame }: CellBarProps) {
  const long = scaleLinear()
    .domain([0, Math.max(most, 1)])
    .range([0, width]);
  return (
    <ChartFrame {...frame} width={width} height={HEIGHT}>
      {value > 0 && (
        <rect x={0.5} y={2.5} width={Math.max(long(value) - 1, 1)} height={HEIGHT - 5} fill="#fff" stroke={BAR} />
      )}
      {part > 0 && <rect x={0} y={2} width={Math.max(long(part), 1.5)} height={HEIGHT - 4} fill={BAR} />}
    </ChartFrame>
  );
}
