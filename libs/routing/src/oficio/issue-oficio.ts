import type { Municipality } from '@oficialia/directory';
import { dayIn, type Actor, type Tx } from '@oficialia/platform';
import type { PetitionRow } from '@oficialia/registry';
import type { DepartmentRow } from '../referring/departments.queries.js';
import { oficioContent, oficioPath, type OficioContent } from '../referring/oficio-content.js';
import { nextOficioNumber } from './series/series.queries.js';
import { templateInForce } from './templates/templates.queries.js';
import type { OficioKind } from './templates/wording.js';

/** An oficio that is to be issued. */
export interface OficioOrder {
  kind: OficioKind;
  petition: PetitionRow;
  municipality: Municipality;
  department: DepartmentRow;
  /** As it is printed. */
  instruction: string;
  message: string | null;
  /** What has to be answered, each in a line of its own. */
  points: string[];
  legalBasis: string | null;
  term: OficioContent['term'];
  copies: string[];
  /** Prefix of the series; absent: the usual one. */
  series?: string;
  now: Date;
  actor: Actor;
  publicUrl: string;
}

/**
 * Numbers an oficio and keeps all that it prints, in the transaction of the act: its PDF is made from that whenever
 * somebody asks for it. Throws what {@link nextOficioNumber} throws.
 */
export async function issueOficio(tx: Tx, order: OficioOrder): Promise<{ id: number; label: string }> {
  const { kind, petition, municipality, now, actor } = order;
  const { timeZone } = municipality;
  const issuedOn = dayIn(timeZone, now);
  const template = await templateInForce(tx, kind, now);
  const { seriesId, year, number, label, office } = await nextOficioNumber(
    tx,
    Number(issuedOn.slice(0, 4)),
    order.series,
  );
  const content = oficioContent({
    ...order,
    template: template.id,
    office,
    label,
    issuedAt: now,
    issuedOn,
    receivedOn: dayIn(timeZone, petition.received_at),
    verificationUrl: new URL(oficioPath(petition.folio, label), order.publicUrl).toString(),
  });
  const rows: { id: number }[] = await tx.query(
    `INSERT INTO oficio (series_id, year, number, label, petition_id, issued_at, issued_by, content)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8) RETURNING id`,
    [seriesId, year, number, label, petition.id, now, actor.id, JSON.stringify(content)],
  );
  return { id: (rows[0] as { id: number }).id, label };
}
