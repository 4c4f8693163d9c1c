import type { ComponentChildren, VNode } from 'preact';

export interface ChartOnPageProps {
  /** Draws the chart at a width: a wide one for a desk, a narrow one for a phone, both with letters that can be read. */
  draw: (width: number) => VNode;
  wide?: number;
}

const NARROW = 330;

/** A chart on a page; the place that it stands in shows one of the two widths. */
export function ChartOnPage({ draw, wide = 620 }: ChartOnPageProps) {
  return (
    <>
      <div class="chart-wide">{draw(wide)}</div>
      <div class="chart-narrow">{draw(NARROW)}</div>
    </>
  );
}

export interface ChartFigureProps extends ChartOnPageProps {
  /** The same in figures, for those who would rather read, or do not see it. */
  table: ComponentChildren;
}

/** A chart with the table behind it; neither needs a script. */
export function ChartFigure({ table, ...chart }: ChartFigureProps) {
  return (
    <div class="chart">
      <ChartOnPage {...chart} />
      <details>
        <summary>Ver la tabla</summary>
        {table}
      </details>
    </div>
  );
}
