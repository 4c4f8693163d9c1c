import { Injectable } from '@nestjs/common';
import type { Actor, Queryable } from '@oficialia/platform';
import type { ComponentChild } from 'preact';
import type { PetitionRow } from './petition-row.js';

/** A part of the petition's page that another lib brings. */
export interface PetitionPanel {
  area: 'main' | 'aside';
  /** Smaller comes first. */
  order: number;
  /** The panel, or undefined when there is nothing to show to this actor. */
  render(petition: PetitionRow, actor: Actor, source: Queryable): Promise<ComponentChild>;
}

/** The petition's page is one; each chapter adds its panel from its own lib. */
@Injectable()
export class PetitionPanels {
  private readonly panels: PetitionPanel[] = [];

  add(panel: PetitionPanel): void {
    this.panels.push(panel);
    this.panels.sort((a, b) => a.order - b.order);
  }

  async render(
    area: PetitionPanel['area'],
    petition: PetitionRow,
    actor: Actor,
    source: Queryable,
  ): Promise<ComponentChild[]> {
    const parts = this.panels
      .filter((panel) => panel.area === area)
      .map((panel) => panel.render(petition, actor, source));
    return (await Promise.all(parts)).filter((part) => part !== undefined);
  }
}
