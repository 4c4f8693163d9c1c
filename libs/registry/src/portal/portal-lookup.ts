import { Injectable } from '@nestjs/common';
import { Clock, dayIn, Db, ValidationProblem, type FieldError } from '@oficialia/platform';
import { hash, timingSafeEqual } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { BatchQueue } from '../registration/batch-queue.js';
import { formatFolio, parseFolio, type TypedFolio } from '../folio/folio.js';
import { parseLookupCode } from '../registration/lookup-code.js';
import { networkOf } from './network-of.js';
import { PortalOffice } from './portal-office.js';
import { lookupFailed, tooManyMisses } from './portal.errors.js';
import { lookUpAll, recordMiss, type LookupKey, type LookupRow, type PublicPetition } from './portal.queries.js';

/** Failed look-ups of one network before it has to wait; the database counts those of the last WAIT_MINUTES. */
const ALLOWED_MISSES = 10;
export const WAIT_MINUTES = 15;
/** A miss is answered no sooner than this, so that its time does not tell whether the folio exists. */
const MISS_MS = 250;
/** Compared with when there is no such folio; no code has this form. */
const NO_CODE = '-';
const LARGEST_BATCH = 100;

/** What a visitor typed or a QR held. */
export interface TypedLookup {
  folio: string;
  code: string;
}

/** Opens a petition to whoever has its folio and its code. */
@Injectable()
export class PortalLookup {
  /** Look-ups that arrive together share one trip to the database. */
  private readonly queue: BatchQueue<LookupKey, LookupRow>;

  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly office: PortalOffice,
  ) {
    const run = async (keys: LookupKey[]) => (await lookUpAll(db, keys)).map((value) => ({ value }));
    this.queue = new BatchQueue(run, LARGEST_BATCH);
  }

  /**
   * The petition of `typed`. Throws ValidationProblem when it cannot be a folio or a code, `lookup.failed` when the
   * pair does not exist and `lookup.too-many` after too many of those from the network of `address`.
   */
  async find(typed: TypedLookup, address: string): Promise<PublicPetition> {
    const started = performance.now();
    const { folio, code } = await this.read(typed);
    const network = networkOf(address);
    const row = await this.queue.add({ folio, network });
    if (row.misses >= ALLOWED_MISSES) throw tooManyMisses(WAIT_MINUTES);
    const matches = sameCode(code, row.code ?? NO_CODE);
    if (matches && row.petition) return row.petition;
    await recordMiss(this.db, network);
    await sleep(Math.max(0, MISS_MS - (performance.now() - started)));
    throw lookupFailed();
  }

  private async read(typed: TypedLookup): Promise<TypedLookup> {
    const folio = parseFolio(typed.folio);
    const code = parseLookupCode(typed.code);
    const errors: FieldError[] = [];
    if (!folio)
      errors.push({ field: 'folio', message: 'Escriba el folio como viene en su acuse, por ejemplo PM-2026-000123.' });
    if (!code)
      errors.push({ field: 'codigo', message: 'Escriba las 10 letras y números del código de consulta de su acuse.' });
    if (!folio || !code) throw new ValidationProblem(errors);
    return { folio: await this.whole(folio), code };
  }

  /** The series of the house and the current year, when they were not typed. */
  private async whole(folio: TypedFolio): Promise<string> {
    if (folio.series && folio.year)
      return formatFolio({ series: folio.series, year: folio.year, number: folio.number });
    const { prefixes, timeZone } = await this.office.municipality();
    const series = folio.series ?? prefixes?.[0] ?? 'PM';
    const year = folio.year ?? Number(dayIn(timeZone, this.clock.now()).slice(0, 4));
    return formatFolio({ series, year, number: folio.number });
  }
}

function sameCode(given: string, stored: string): boolean {
  const digest = (text: string) => hash('sha256', text, 'buffer');
  return timingSafeEqual(digest(given), digest(stored));
}
