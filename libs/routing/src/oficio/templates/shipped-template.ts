import { projectPath } from '@oficialia/platform';
import { readFile } from 'node:fs/promises';
import { SHIPPED_WORDING, type OficioKind, type Wording } from './wording.js';

/** What a version of a template holds: the words, and the page in Typst that they stand on. */
export interface TemplateText {
  wording: Wording;
  source: string;
}

/** The text that comes with the product; it prints every oficio that an edited template cannot. */
export async function shippedTemplate(kind: OficioKind): Promise<TemplateText> {
  const source = await readFile(projectPath('libs/routing/src/oficio/templates/oficio.typ'), 'utf8');
  return { wording: SHIPPED_WORDING[kind], source };
}
