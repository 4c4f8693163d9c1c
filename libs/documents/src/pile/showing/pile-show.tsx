import { Injectable } from '@nestjs/common';
import { listDepartments, Settings } from '@oficialia/directory';
import { Config, Db, Pages, type Actor } from '@oficialia/platform';
import type { Request, Response } from 'express';
import { lastUndoable } from '../arranging/arranging.service.js';
import { petitionsWithoutPaper } from '../filing/folio-lookup.js';
import { actsOf, knownBefore, pileWithFiles, sheetsOf } from '../piles.queries.js';
import { PileView } from './pile.view.js';

const SHOWN_PETITIONS = 40;
const REMEMBERED_ACTS = 100;
const SHOWN_ACTS = 12;

export interface PileAnswer {
  status: number;
  /** Why what was asked was not done. */
  problem?: string;
  typed?: { bundle: number; folio: string };
}

/** Sends the page of a pile as it is now. */
@Injectable()
export class PileShow {
  constructor(
    private readonly db: Db,
    private readonly settings: Settings,
    private readonly pages: Pages,
    private readonly config: Config,
  ) {}

  async send(request: Request, response: Response, actor: Actor, pileId: number, answer: PileAnswer): Promise<void> {
    const { status, ...said } = answer;
    const { pile, files } = await pileWithFiles(this.db, pileId);
    const [sheets, acts, petitions, known, departments, municipality] = await Promise.all([
      sheetsOf(this.db, pileId),
      actsOf(this.db, pileId, REMEMBERED_ACTS),
      petitionsWithoutPaper(this.db, SHOWN_PETITIONS),
      knownBefore(this.db, pileId),
      listDepartments(this.db),
      this.settings.municipality(),
    ]);
    await this.pages.send(
      request,
      response,
      { title: pile.name, section: '/digitalizaciones', wide: true, status },
      <PileView
        {...said}
        pile={pile}
        files={files}
        sheets={sheets}
        acts={acts.slice(0, SHOWN_ACTS)}
        undoable={lastUndoable(acts, pile.arrangement)}
        petitions={petitions}
        known={known}
        departments={new Map(departments.map(({ key, name }) => [key, name]))}
        limitMb={this.config.UPLOAD_LIMIT_MB}
        owner={actor.id}
        zone={municipality.timeZone}
        mayRegister={actor.permissions.has('petition.register')}
      />,
    );
  }
}
