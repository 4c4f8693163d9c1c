import { Injectable } from '@nestjs/common';
import { Settings } from '@oficialia/directory';
import { Clock, dayIn, Db, Jobs, sqlState, type Actor } from '@oficialia/platform';
import { hash } from 'node:crypto';
import { BatchQueue, type Outcome } from './batch-queue.js';
import { newLookupCode } from './lookup-code.js';
import { catalogue, type Catalogue } from '../petitions.queries.js';
import type { RegistrationReply, RegistrationRequest } from './registration.dto.js';
import { registeredFields, type RegisteredFields } from './registration.rules.js';
import { keyReused, kindNotFound, seriesNotFound } from '../registry.errors.js';
import { petitionsRegistered } from '../registry.jobs.js';

/** Small enough that one batch is in the database while the process prepares the next. */
const LARGEST_BATCH = 32;
const CATALOGUE_MS = 5_000;
const DEFAULT_SERIES = 'PM';
const REGISTER = 'SELECT * FROM register_petitions($1, $2, $3)';

/** One petition on its way to the database; a column of `register_petitions` each. */
interface BatchRow extends RegisteredFields {
  /** Its place in the batch that it goes with. */
  ordinal?: number;
  idempotency_key: string;
  request_digest: string;
  lookup_code: string;
  registered_at: Date;
  registered_by: number;
  actor_name: string;
  address: string;
}

interface WrittenRow {
  ordinal: number;
  petition_id: number;
  folio: string;
  lookup_code: string;
  request_digest: Buffer;
  repeated: boolean;
}

/** Gives petitions their folio: consecutive, without gaps or repeats, whatever the channel and however many at once. */
@Injectable()
export class Registration {
  private readonly queues = new Map<string, BatchQueue<BatchRow, WrittenRow>>();
  private known?: { catalogue: Catalogue; until: number };

  constructor(
    private readonly db: Db,
    private readonly jobs: Jobs,
    private readonly clock: Clock,
    private readonly settings: Settings,
  ) {}

  /**
   * Registers a petition and returns its folio once it is durable. The same `key` by the same actor returns the folio
   * it got the first time; with other data it is refused (`registration.key-reused`).
   */
  async register(request: RegistrationRequest, key: string, actor: Actor): Promise<RegistrationReply> {
    const now = this.clock.now();
    const fields = registeredFields(request, now);
    const { series, year } = await this.seriesAndYear(request, fields);
    const digest = digestOf(request);
    const row: BatchRow = {
      ...fields,
      idempotency_key: key,
      request_digest: digest,
      lookup_code: newLookupCode(),
      registered_at: now,
      registered_by: actor.id,
      actor_name: actor.name,
      address: actor.address,
    };
    const written = await this.queueOf(series, year).add(row);
    if (written.repeated && written.request_digest.toString('hex') !== digest) throw keyReused(written.folio);
    return { folio: written.folio, lookupCode: written.lookup_code, repeated: written.repeated };
  }

  private async seriesAndYear(request: RegistrationRequest, fields: RegisteredFields) {
    const { kinds, series } = await this.catalogue();
    const prefix = request.series?.toUpperCase() ?? DEFAULT_SERIES;
    const chosen = series.find((one) => one.prefix === prefix) ?? (request.series ? undefined : series[0]);
    if (!chosen) throw seriesNotFound(prefix);
    if (!kinds.some((kind) => kind.key === fields.document_kind)) throw kindNotFound(fields.document_kind);
    const { timeZone } = await this.settings.municipality();
    return { series: chosen.id, year: Number(dayIn(timeZone, fields.received_at).slice(0, 4)) };
  }

  private async catalogue(): Promise<Catalogue> {
    if (!this.known || this.known.until < Date.now()) {
      this.known = { catalogue: await catalogue(this.db), until: Date.now() + CATALOGUE_MS };
    }
    return this.known.catalogue;
  }

  private queueOf(series: number, year: number): BatchQueue<BatchRow, WrittenRow> {
    const name = `${series}:${year}`;
    let queue = this.queues.get(name);
    if (!queue) {
      queue = new BatchQueue((rows) => this.writeOrSplit(series, year, rows), LARGEST_BATCH);
      this.queues.set(name, queue);
    }
    return queue;
  }

  /**
   * All rows together; if the data of one is refused, each alone, so that only the bad one fails. A single row is tried
   * again too: when its key was used in another series at that very moment, the second time finds the folio.
   */
  private async writeOrSplit(series: number, year: number, rows: BatchRow[]): Promise<Outcome<WrittenRow>[]> {
    try {
      return await this.write(series, year, rows);
    } catch (error) {
      if (!isRefusedData(error)) throw error;
      const outcomes: Outcome<WrittenRow>[] = [];
      for (const row of rows) outcomes.push(await this.writeAlone(series, year, row));
      return outcomes;
    }
  }

  private async writeAlone(series: number, year: number, row: BatchRow): Promise<Outcome<WrittenRow>> {
    try {
      const [outcome] = await this.write(series, year, [row]);
      return outcome ?? { error: new Error('the registration returned nothing') };
    } catch (error) {
      return { error };
    }
  }

  private async write(series: number, year: number, rows: BatchRow[]): Promise<Outcome<WrittenRow>[]> {
    const distinct = distinctKeys(rows);
    distinct.forEach((row, ordinal) => (row.ordinal = ordinal));
    const values = [series, year, JSON.stringify(distinct)];
    const written = await this.db.twoTrips<WrittenRow>({ text: REGISTER, values }, async (registered, send) => {
      const petitionIds = registered.filter((row) => !row.repeated).map((row) => row.petition_id);
      if (petitionIds.length > 0) await this.jobs.enqueueLast(send, petitionsRegistered, { petitionIds });
    });
    return outcomesOf(rows, distinct, written);
  }
}

const keyOf = (row: BatchRow) => `${row.registered_by}:${row.idempotency_key}`;

/** A double click may bring the same key twice into one batch: it is written once. */
function distinctKeys(rows: BatchRow[]): BatchRow[] {
  return [...new Map(rows.map((row) => [keyOf(row), row] as const).toReversed()).values()].toReversed();
}

function outcomesOf(rows: BatchRow[], distinct: BatchRow[], written: WrittenRow[]): Outcome<WrittenRow>[] {
  const byKey = new Map(written.map((row) => [keyOf(distinct[row.ordinal] as BatchRow), row]));
  return rows.map((row) => {
    const found = byKey.get(keyOf(row));
    if (!found) return { error: kindNotFound(row.document_kind) };
    return { value: distinct.includes(row) ? found : { ...found, repeated: true } };
  });
}

/** Classes 22 (data) and 23 (constraint): the fault lies in a row, not in the database. */
function isRefusedData(error: unknown): boolean {
  return /^2[23]/.test(sqlState(error) ?? '');
}

/** What tells one request from another under the same key. */
export function digestOf(request: RegistrationRequest): string {
  return hash('sha256', JSON.stringify(request));
}
