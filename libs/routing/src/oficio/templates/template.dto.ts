import { Choice, Integer, Text } from '@oficialia/platform';
import type { TemplateText } from './shipped-template.js';
import type { TemplateRow } from './templates.queries.js';
import { OFICIO_KIND_KEYS, PARAGRAPHS, type OficioKind, type Wording } from './wording.js';

const paragraph = { max: 4_000, multiline: true };

/** The text of a template as its form holds it. */
export class TemplateDraft {
  @Text(PARAGRAPHS.subject.label, paragraph) subject: string;
  @Text(PARAGRAPHS.opening.label, paragraph) opening: string;
  @Text(PARAGRAPHS.request.label, paragraph) request: string;
  @Text(PARAGRAPHS.information.label, paragraph) information: string;
  @Text(PARAGRAPHS.closing.label, paragraph) closing: string;
  /** The page, in Typst. */
  @Text('La página', { max: 60_000, multiline: true }) source: string;
}

/** A preview of a text that is not saved. */
export class TemplatePreview extends TemplateDraft {
  /** Folio of a petition to take the data from; absent: invented data. */
  @Text('Folio', { max: 40, optional: true }) folio?: string;
}

/** A new version of a template. */
export class TemplateRequest extends TemplateDraft {
  /** The version that was edited. */
  @Integer('Versión', { min: 0, max: 1_000_000 }) seen: number;
  @Text('Motivo del cambio', { max: 300 }) reason: string;
}

export class TemplateKind {
  @Choice('Plantilla', OFICIO_KIND_KEYS) kind: OficioKind;
}

export class TemplateView {
  kind: string;
  version: number;
  wording: Wording;
  source: string;
  reason: string;
  madeAt: Date;
  /** Null: the text that came with the product. */
  madeBy: string | null;
}

export function templateView(row: TemplateRow): TemplateView {
  const { kind, version, wording, source, reason, made_at: madeAt, made_by: madeBy } = row;
  return { kind, version, wording, source, reason, madeAt, madeBy };
}

/** The text without what is the form's own business. */
export function textOf({ source, subject, opening, request, information, closing }: TemplateDraft): TemplateText {
  return { source, wording: { subject, opening, request, information, closing } };
}
