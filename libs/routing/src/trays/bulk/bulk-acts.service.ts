import { Injectable } from '@nestjs/common';
import { Clock, Db, DomainError, Log, type Actor } from '@oficialia/platform';
import { findReferral } from '../../referrals.queries.js';
import type { AcknowledgementRequest } from '../../referrals.dto.js';
import { Acknowledgements } from '../../acknowledging/acknowledgements.service.js';
import { AcceptedSuggestions } from '../../referring/accepted-suggestions.service.js';
import { bulkAct, openBulkAct, writeOutcome, type BulkActView, type Outcome } from './bulk-acts.queries.js';

/** The acts that can be done to several rows at once. */
export const BULK_ACTS = ['refer', 'acknowledge', 'print'] as const;

/** One act on several rows: folios to refer, ids of referrals for the others. */
export type BulkOrder =
  | { act: 'refer'; targets: string[] }
  | { act: 'acknowledge'; targets: string[]; by: AcknowledgementRequest }
  | { act: 'print'; targets: string[] };

/** Does one act to many rows, each in its own transaction, and keeps what happened to each. */
@Injectable()
export class BulkActs {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly log: Log,
    private readonly suggestions: AcceptedSuggestions,
    private readonly acknowledgements: Acknowledgements,
  ) {}

  /**
   * Acts on every target in the order given; one that is refused stops none. The same `key` of the same person does
   * nothing again and tells what the first time did (`bulk.key-reused` with other targets). Returns what happened.
   */
  async run(order: BulkOrder, key: string, actor: Actor): Promise<BulkActView> {
    const targets = [...new Set(order.targets)];
    const { id, fresh } = await openBulkAct(this.db, { act: order.act, targets, key, at: this.clock.now() }, actor);
    if (fresh) {
      for (const [position, target] of targets.entries())
        await writeOutcome(this.db, id, position, await this.outcome(order, target, actor));
    }
    return bulkAct(this.db, id, actor);
  }

  private async outcome(order: BulkOrder, target: string, actor: Actor): Promise<Outcome> {
    try {
      return await this.once(order, target, actor);
    } catch (error) {
      if (error instanceof DomainError && error.status < 500)
        return { outcome: 'refused', code: error.code, sentence: error.message };
      this.log.error({ event: 'bulk.row-failed', act: order.act, error: String(error) });
      return {
        outcome: 'refused',
        code: 'bulk.failed',
        sentence: 'No se pudo por un error del sistema. Intente de nuevo.',
      };
    }
  }

  private async once(order: BulkOrder, target: string, actor: Actor): Promise<Outcome> {
    if (order.act === 'refer') return { outcome: 'done', ...(await this.suggestions.accept(target, actor)) };
    const { folio, oficio } = await findReferral(this.db, target, actor);
    if (order.act === 'print')
      return { outcome: 'done', sentence: `Oficio ${oficio}, listo para imprimir.`, folio, oficios: [oficio] };
    await this.acknowledgements.acknowledge(target, order.by, actor);
    const sentence = `Quedó registrado el acuse del oficio ${oficio}.`;
    return { outcome: 'done', sentence, folio, oficios: [oficio] };
  }
}
