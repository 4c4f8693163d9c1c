import { renderFragment } from '@oficialia/platform';
import type { ComponentChildren, VNode } from 'preact';
import { INK } from './palette.js';

/** What every chart is told. */
export interface ChartProps {
  /** Its name, for those who do not see it and for the tip of the pointer. */
  title: string;
  /** What it shows in a sentence or two, with the figures that matter. */
  desc: string;
  /** In pixels; the height follows from what is shown. */
  width?: number;
  /** Font family; absent, that of the page around it. Alone, in a paper, it must be given. */
  font?: string;
}

export const FONT_SIZE = 13;

interface ChartFrameProps extends ChartProps {
  width: number;
  height: number;
  children: ComponentChildren;
}

/** The sheet of a chart. All looks are presentation attributes: the page's policy forbids styles, and papers know none. */
export function ChartFrame({ title, desc, width, height, font, children }: ChartFrameProps) {
  return (
    <svg
      xmlns="http://www.w3.org/2000/svg"
      role="img"
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      font-family={font}
      font-size={FONT_SIZE}
      fill={INK}
    >
      <title>{title}</title>
      <desc>{desc}</desc>
      {children}
    </svg>
  );
}

/** A chart on its own, for a paper or a file: give it a `font`. */
export function chartSvg(chart: VNode): string {
  return renderFragment(chart);
}
