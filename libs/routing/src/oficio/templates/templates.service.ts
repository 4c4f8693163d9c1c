import { Injectable } from '@nestjs/common';
import { Settings } from '@oficialia/directory';
import { brokenConstraint, Clock, Db, TemplateProblem, ValidationProblem, type Actor } from '@oficialia/platform';
import { renderOficio } from '../oficio.pdf.js';
import { checkTemplate, checkWording } from './check-template.js';
import { exampleOficio } from './example-oficios.js';
import { OficioTemplate } from './oficio-template.entity.js';
import { petitionForPreview } from './petition-for-preview.js';
import { textOf, type TemplatePreview, type TemplateRequest } from './template.dto.js';
import { problemInWords, templateChanged } from './template.errors.js';
import { findTemplate, templateInForce, templateVersions, type TemplateRow } from './templates.queries.js';
import type { OficioKind } from './wording.js';

/** What oficios say. A change is a new version; what was issued keeps the one that it was issued with. */
@Injectable()
export class OficioTemplates {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly settings: Settings,
  ) {}

  /** The version in force of a kind, which is written down when it is still the product's. */
  inForce(kind: OficioKind): Promise<TemplateRow> {
    return this.db.transaction((tx) => templateInForce(tx, kind, this.clock.now()));
  }

  /**
   * Keeps a new version after printing every trial oficio with it. Throws ValidationProblem with the line that is wrong, and
   * `template.changed` (409) when there is a version that `request.seen` does not know.
   */
  async save(kind: OficioKind, request: TemplateRequest, actor: Actor): Promise<TemplateRow> {
    const text = textOf(request);
    const [latest] = await templateVersions(this.db, kind);
    if ((latest?.version ?? 0) !== request.seen) throw templateChanged();
    await checkTemplate(text, await this.settings.municipality(), kind, this.clock.now());
    const version = request.seen + 1;
    const row = { ...text, kind, version, reason: request.reason, madeAt: this.clock.now(), madeBy: actor.id };
    try {
      await this.db.transaction((tx) => tx.insert(OficioTemplate, row));
    } catch (error) {
      if (brokenConstraint(error) === 'oficio_template_version_unique') throw templateChanged();
      throw error;
    }
    return findTemplate(this.db, kind, version);
  }

  /** The PDF of a text that is not saved, with invented data or those of a petition. Throws ValidationProblem. */
  async preview(kind: OficioKind, { folio, ...draft }: TemplatePreview, actor: Actor): Promise<Buffer> {
    const text = textOf(draft);
    checkWording(text);
    const municipality = await this.settings.municipality();
    const example = exampleOficio(municipality, kind, this.clock.now());
    const petition = folio && (await petitionForPreview(this.db, folio, municipality.timeZone, actor));
    try {
      return await renderOficio(petition ? { ...example, petition } : example, text);
    } catch (error) {
      if (!(error instanceof TemplateProblem)) throw error;
      throw new ValidationProblem([{ field: 'source', message: problemInWords(error, text.source) }]);
    }
  }
}
