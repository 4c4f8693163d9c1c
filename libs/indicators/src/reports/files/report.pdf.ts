import { compilePdf, formatDay, formatWhen, type Letterhead } from '@oficialia/platform';
import type { Snapshot } from '../taking/snapshot.js';
import { chartSvg } from '../../charts/chart-frame.js';
import { blocksOf, headingOf, type ReportBlock } from './report-blocks.js';

const PAPER_FONT = 'Oficialia Paper';
const PAPER_WIDTH = 640;

/** The report on letter paper, tagged PDF/A-2a; a draft says so on every page. */
export async function renderReport(
  snapshot: Snapshot,
  letterhead: Letterhead,
  signed: { at: Date; dataSha256: string } | undefined,
): Promise<Buffer> {
  const { title, sheets, elaborated, validated, cutOff, timeZone, calendar } = snapshot;
  const data = {
    letterhead,
    title,
    draft: signed === undefined,
    sheets: sheets.map((sheet) => ({
      heading: headingOf(sheet, snapshot),
      blocks: blocksOf(sheet, snapshot).map(onPaper),
    })),
    elaborated,
    validated,
    basis:
      `Se cuenta por la fecha de recepción, con lo registrado hasta el ${formatDay(cutOff)}` +
      ` y con el calendario ${calendar.key}, versión ${calendar.version}.`,
    seal: signed && {
      words: `Firmado en el sistema el ${formatWhen(signed.at, timeZone)}. Los datos que lo sustentan tienen la huella SHA-256:`,
      sha256: signed.dataSha256,
    },
  };
  return compilePdf('libs/indicators/src/reports/files/report.typ', data, {
    title,
    date: signed?.at ?? new Date(snapshot.takenAt),
  });
}

function onPaper(block: ReportBlock) {
  if (block.kind !== 'table' || !block.chart) return block;
  const { alt, legend, draw } = block.chart;
  return { ...block, chart: { alt, legend, svg: chartSvg(draw(PAPER_WIDTH, PAPER_FONT)) } };
}
