import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import { Allow, CurrentActor, Pages, type Actor } from '@oficialia/platform';
import type { Request, Response } from 'express';
import { referralTray } from '../referral-trays.js';
import type { Holding } from '../tray.js';
import { nameOf, Trays } from '../trays.service.js';
import { BoardView, type BoardColumn } from './board.view.js';

/** From what waits longest to be noticed to what is late. */
const COLUMNS: Pick<BoardColumn, 'key' | 'light'>[] = [
  { key: 'por-acusar', light: 'blue' },
  { key: 'en-termino', light: 'green' },
  { key: 'por-vencer', light: 'amber' },
  { key: 'vencidos', light: 'red' },
  { key: 'devueltos', light: 'grey' },
];
/** Rows of each column: those that are due first. */
const SHOWN = 6;

type ReferralTray = ReturnType<typeof referralTray>;

/** The board: what waits, by traffic light, who has it and since when. */
@Controller('tablero')
export class BoardPages {
  constructor(
    private readonly trays: Trays,
    private readonly pages: Pages,
  ) {}

  @Allow('referral.list')
  @Get()
  async board(
    @Req() request: Request,
    @Res() response: Response,
    @CurrentActor() actor: Actor,
    @Query() query: Record<string, unknown>,
  ): Promise<void> {
    const trays = COLUMNS.map(({ key }) => referralTray(key)) as [ReferralTray, ...ReferralTray[]];
    const [first] = trays;
    const asked = await this.trays.asked(actor, query, first.holding);
    const holdings: Record<string, Holding> = Object.fromEntries(trays.map((tray) => [nameOf(tray.key), tray.holding]));
    const [rows, counts, options] = await Promise.all([
      this.trays.firstRows(trays, asked, SHOWN),
      this.trays.count(holdings, asked),
      this.trays.options(actor, first.holding.filters, asked.filter),
    ]);
    const columns = COLUMNS.map(({ key, light }, index): BoardColumn => {
      const tray = trays[index] ?? first;
      return { key, light, tray, count: counts[nameOf(key)] ?? 0, rows: rows[index] ?? [] };
    });
    await this.pages.send(
      request,
      response,
      { title: 'Tablero', section: '/tablero', wide: true },
      <BoardView columns={columns} filter={asked.filter} options={options} context={asked} />,
    );
  }
}
