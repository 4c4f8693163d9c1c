import { Injectable } from '@nestjs/common';
import { brokenConstraint, Db, unknownPlaceholders, ValidationProblem } from '@oficialia/platform';
import type { ReplyTemplateRequest } from '../replies.dto.js';
import { templateChanged, templateNameTaken } from '../replies.errors.js';
import { PLACEHOLDERS } from './placeholders.js';
import { findTemplate, type ReplyTemplateRow } from './reply-templates.queries.js';

/** The texts that replies are drafted from. */
@Injectable()
export class ReplyTemplates {
  constructor(private readonly db: Db) {}

  /** Throws `reply-template.name-taken` (409), and ValidationProblem for a placeholder that nothing fills. */
  async create(request: ReplyTemplateRequest): Promise<ReplyTemplateRow> {
    refuseUnknown(request.text);
    return this.write(
      request.name,
      `INSERT INTO reply_template (name, sense, text, active) VALUES ($1, $2, $3, $4) RETURNING id`,
      [request.name, request.sense ?? null, request.text, request.active],
    );
  }

  /** The same, and `reply-template.changed` (409) when somebody saved another version since. */
  async change(id: string, request: ReplyTemplateRequest): Promise<ReplyTemplateRow> {
    refuseUnknown(request.text);
    const known = await findTemplate(this.db, id);
    return this.write(
      request.name,
      `UPDATE reply_template SET name = $1, sense = $2, text = $3, active = $4, version = version + 1
       WHERE id = $5 AND version = $6 RETURNING id`,
      [request.name, request.sense ?? null, request.text, request.active, known.id, request.version ?? known.version],
    );
  }

  private async write(name: string, sql: string, values: unknown[]): Promise<ReplyTemplateRow> {
    try {
      return await this.db.transaction(async (tx) => {
        const [first] = [await tx.query(sql, values)].flat(2) as ({ id: number } | number | undefined)[];
        if (typeof first !== 'object') throw templateChanged();
        return findTemplate(tx, String(first.id));
      });
    } catch (error) {
      if (brokenConstraint(error) === 'reply_template_name_unique') throw templateNameTaken(name);
      throw error;
    }
  }
}

function refuseUnknown(text: string): void {
  const unknown = unknownPlaceholders(text, PLACEHOLDERS);
  if (unknown.length === 0) return;
  const known = Object.keys(PLACEHOLDERS).map((name) => `{${name}}`);
  const message = `Texto: nada llena ${unknown.join(', ')}. Se pueden usar ${known.join(', ')}.`;
  throw new ValidationProblem([{ field: 'text', message }]);
}
