import type { Queryable, Tx } from '@oficialia/platform';
import { readClock, type ClockContext, type ClockEvent } from '../counting/run-clock.js';
import type { Term } from '../counting/term.js';

/** A due date that another calendar puts on another day. */
export interface Move {
  clock: number;
  petition: number;
  was: string;
  becomes: string;
}

interface OpenClock {
  id: number;
  petition_id: number;
  amount: number;
  unit: Term['unit'];
  due_date: string;
  events: (Omit<ClockEvent, 'at'> & { at: string })[];
}

export const BATCH = 5_000;

/**
 * The open clocks of a calendar after `cursor`, a batch at a time, and which of them move when they are read with
 * `context`. Clocks that were due before `firstDay`, the first day that changes, cannot move. `last` is the next cursor,
 * null after the last batch.
 */
export async function movesOf(
  source: Queryable,
  key: string,
  firstDay: string,
  cursor: number,
  context: ClockContext,
): Promise<{ moves: Move[]; last: number | null }> {
  const clocks = await source.query<OpenClock>(
    `SELECT o.id, o.petition_id, o.amount, o.unit, o.due_date,
       (SELECT json_agg(json_build_object('act', e.act, 'at', e.at, 'day', e.day, 'late', e.late, 'amount', e.amount,
          'reason', '') ORDER BY e.seq) FROM clock_event e WHERE e.clock_id = o.id) AS events
     FROM open_clock o WHERE o.calendar = $1 AND o.id > $2 AND o.unit <> 'hours' AND o.due_date >= $3
     ORDER BY o.id LIMIT ${BATCH}`,
    [key, cursor, firstDay],
  );
  const moves: Move[] = [];
  for (const { id, petition_id, amount, unit, due_date, events } of clocks) {
    const read = events.map((event) => ({ ...event, at: new Date(event.at) }));
    const { dueDate } = readClock({ amount, unit }, read, context);
    if (dueDate !== null && dueDate !== due_date) {
      moves.push({ clock: id, petition: petition_id, was: due_date, becomes: dueDate });
    }
  }
  return { moves, last: clocks.length < BATCH ? null : (clocks.at(-1) as OpenClock).id };
}

/** Who changed a calendar, for the entries of the ledger. */
export interface Author {
  id: number;
  name: string;
  address: string;
}

/** Moves due dates with a ledger entry each; how many. Clocks of one petition go one after another. */
export async function moveDueDates(tx: Tx, moves: Move[], version: number, at: Date, author: Author): Promise<number> {
  let moved = 0;
  for (const round of roundsOf(moves)) {
    const rows: { moved: number }[] = await tx.query('SELECT move_due_dates($1, $2, $3, $4, $5, $6) AS moved', [
      JSON.stringify(round),
      version,
      at,
      author.id,
      author.name,
      author.address,
    ]);
    moved += rows[0]?.moved ?? 0;
  }
  return moved;
}

/** The moves in rounds, each with one clock of a petition at most. */
function roundsOf(moves: Move[]): Move[][] {
  const rounds: Move[][] = [];
  for (const ofOne of Map.groupBy(moves, ({ petition }) => petition).values()) {
    for (const [index, move] of ofOne.entries()) (rounds[index] ??= []).push(move);
  }
  return rounds;
}
