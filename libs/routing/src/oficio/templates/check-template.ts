import type { Municipality } from '@oficialia/directory';
import { TemplateProblem, ValidationProblem, type FieldError } from '@oficialia/platform';
import { renderOficio } from '../oficio.pdf.js';
import { trialOficios } from './example-oficios.js';
import type { TemplateText } from './shipped-template.js';
import { problemInWords } from './template.errors.js';
import { PARAGRAPH_KEYS, PARAGRAPHS, wordedParts, type OficioKind } from './wording.js';

/** Throws ValidationProblem with a sentence for each paragraph that has a mistake. */
export function checkWording({ wording }: TemplateText): void {
  const errors = PARAGRAPH_KEYS.flatMap((field): FieldError[] => {
    const [first] = wordedParts(wording[field], {}).wrong;
    return first ? [{ field, message: `${PARAGRAPHS[field].label}: ${first}` }] : [];
  });
  if (errors.length > 0) throw new ValidationProblem(errors);
}

/** Prints every trial oficio with the template. Throws ValidationProblem with the line when one of them fails. */
export async function checkTemplate(
  template: TemplateText,
  municipality: Municipality,
  kind: OficioKind,
  now: Date,
): Promise<void> {
  checkWording(template);
  for (const [which, data] of trialOficios(municipality, kind, now)) {
    try {
      await renderOficio(data, template);
    } catch (error) {
      if (!(error instanceof TemplateProblem)) throw error;
      throw new ValidationProblem([
        { field: 'source', message: `${problemInWords(error, template.source)} (Prueba: ${which}.)` },
      ]);
    }
  }
}
