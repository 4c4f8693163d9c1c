import { Injectable } from '@nestjs/common';
import { Settings } from '@oficialia/directory';
import { brokenConstraint, Clock, dayIn, Db, Jobs, ValidationProblem, type Actor, type Tx } from '@oficialia/platform';
import { Ledger } from '../ledger/ledger.js';
import { keyReused, kindNotFound, reservedGone } from '../registry.errors.js';
import { petitionsRegistered } from '../registry.jobs.js';
import type { RegistrationRequest } from '../registration/registration.dto.js';
import { registeredFields, type RegisteredFields } from '../registration/registration.rules.js';
import { digestOf } from '../registration/registration.service.js';
import { lockReserved, type LockedFolio } from './contingency.service.js';

/** What was written by hand under a reserved folio becomes a petition with that folio. */
@Injectable()
export class Captures {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly settings: Settings,
    private readonly ledger: Ledger,
    private readonly jobs: Jobs,
  ) {}

  /**
   * Registers a petition under its reserved folio. The same `key` by the same actor writes once. Throws ValidationProblem,
   * `reserved-folio.not-found`, `reserved-folio.gone` when it was captured or annulled.
   */
  async capture(folio: string, request: RegistrationRequest, key: string, actor: Actor): Promise<void> {
    const now = this.clock.now();
    if (!request.receivedAt) throw problem('Escriba el día y la hora en que se recibió, como están en el libro.');
    const fields = registeredFields(request, now);
    const { timeZone } = await this.settings.municipality();
    const year = Number(dayIn(timeZone, fields.received_at).slice(0, 4));
    await this.db.transaction(async (tx) => {
      const reserved = await lockReserved(tx, folio);
      if (reserved.captured_by === actor.id && reserved.captured_key === key) return;
      if (reserved.captured_by_name ?? reserved.annulled_at) throw reservedGone(folio, reserved.captured_by_name);
      if (reserved.year !== year)
        throw problem(`El folio es de ${reserved.year} y el día en que se recibió es de ${year}: revise el día.`);
      await this.insert(tx, reserved, fields, { key, digest: digestOf(request), now, actor });
      await this.ledger.append(tx, reserved.petition_id, actor, { act: 'registered', data: { reserved: reserved.id } });
      await tx.query('SELECT learn_petitions($1)', [[reserved.petition_id]]);
      await this.jobs.enqueue(tx, petitionsRegistered, { petitionIds: [reserved.petition_id] });
    });
  }

  private async insert(tx: Tx, reserved: LockedFolio, fields: RegisteredFields, by: Capture): Promise<void> {
    const row = {
      ...fields,
      id: reserved.petition_id,
      series_id: reserved.series_id,
      year: reserved.year,
      number: reserved.number,
      folio: reserved.folio,
      lookup_code: reserved.lookup_code,
      idempotency_key: by.key,
      request_digest: `\\x${by.digest}`,
      registered_at: by.now,
      registered_by: by.actor.id,
    };
    const columns = Object.keys(row).join(', ');
    try {
      const written: unknown[] = await tx.query(
        `INSERT INTO petition (${columns}, requires_reply)
         SELECT ${columns.replace(/\w+/g, (name) => `given.${name}`)}, k.requires_reply
         FROM jsonb_populate_record(NULL::petition, $1) AS given JOIN document_kind k ON k.key = given.document_kind
         RETURNING petition.id`,
        [JSON.stringify(row)],
      );
      if (written.length === 0) throw kindNotFound(fields.document_kind);
    } catch (error) {
      if (brokenConstraint(error) === 'petition_idempotency_unique') throw keyReused(reserved.folio);
      throw error;
    }
  }
}

interface Capture {
  key: string;
  digest: string;
  now: Date;
  actor: Actor;
}

function problem(message: string): ValidationProblem {
  return new ValidationProblem([{ field: 'receivedDay', message }]);
}
