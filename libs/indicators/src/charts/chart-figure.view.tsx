import type { ComponentChildren, VNode } from 'preact';

export interface ChartFigureProps {
  /** Draws the chart at a width: a wide one for a desk, a narrow one for a phone, both with letters that can be read. */
  draw: (width: number) => VNode;
  wide?: number;
  /** The same in figures, for those who would rather read, or do not see it. */
  table: ComponentChildren;
}

const NARROW = 330;

/** A chart with the table behind it; neither needs a script. */
export function ChartFigure({ draw, wide = 620, table }: ChartFigureProps) {
  return (
    <div class="chart">
      <div class="chart-wide">{draw(wide)}</div>
      <div class="chart-narrow">{draw(NARROW)}</div>
      <details>
        <summary>Ver la tabla</summary>
        {table}
      </details>
    </div>
  );
}
