import { Choice, Day, Integer, Text } from '@oficialia/platform';
import { PART_KIND_KEYS, SHEET_LEVELS, type PartKind } from './writing/sheets.js';

export class NewReport {
  /** First day, `YYYY-MM-DD`. */
  @Day('Desde') from: string;
  /** Last day, included. */
  @Day('Hasta') to: string;
}

/** Which version of the draft somebody had before their eyes. */
export class SeenVersion {
  @Integer('Versión', { min: 1, max: 2_000_000_000 }) version: number;
}

export class ReportHead extends SeenVersion {
  @Text('Título', { max: 200 }) title: string;
  @Text('Nombre de quien elaboró', { max: 160 }) elaboratedName: string;
  @Text('Cargo de quien elaboró', { max: 300 }) elaboratedPosition: string;
  @Text('Nombre de quien validó', { max: 160 }) validatedName: string;
  @Text('Cargo de quien validó', { max: 300 }) validatedPosition: string;
}

export class SheetHead extends SeenVersion {
  @Choice('Nivel', SHEET_LEVELS) level: (typeof SHEET_LEVELS)[number];
  @Text('Número', { max: 20, optional: true }) number?: string;
  @Text('Unidad responsable', { max: 300, optional: true }) unit?: string;
  @Text('Programa presupuestario', { max: 300, optional: true }) programme?: string;
  @Text('Eje', { max: 300, optional: true }) axis?: string;
  @Text('Objetivo', { max: 600, optional: true }) objective?: string;
  @Text('Área responsable', { max: 300, optional: true }) area?: string;
  @Text('Indicador', { max: 60, optional: true }) indicator?: string;
}

export class SheetPartRequest {
  @Choice('Tipo', PART_KIND_KEYS) kind: PartKind;
  @Text('Texto', { max: 8_000, multiline: true, optional: true }) text?: string;
}

/** A report in a list. */
export class ReportView {
  id: number;
  kind: string;
  title: string;
  from: string;
  to: string;
  /** Which version of the draft this is. */
  version: number;
  signedAt: string | null;
  signedBy: string | null;
}

export class ReportFileView {
  kind: string;
  name: string;
  sha256: string;
  size: number;
}

export class SignedReportView extends ReportView {
  files: ReportFileView[];
}

export class BothNumbersView {
  numerator: number;
  denominator: number;
}

export class FigureDifferenceView {
  key: string;
  signed: BothNumbersView;
  now: BothNumbersView;
}

export class PetitionDifferenceView {
  folio: string;
  /** In Spanish words, one for each indicator that counts it otherwise. */
  changes: string[];
}

export class ReportDifferenceView {
  figures: FigureDifferenceView[];
  petitions: PetitionDifferenceView[];
}
