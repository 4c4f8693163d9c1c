import { dayIn, ValidationProblem, type Actor, type Queryable } from '@oficialia/platform';
import { findPetition } from '@oficialia/registry';
import type { OficioData } from '../oficio-data.js';

const wrong = (message: string) => new ValidationProblem([{ field: 'folio', message }]);

/** What an oficio says of a petition that the actor may see; the administrator sees none. Throws ValidationProblem. */
export async function petitionForPreview(
  source: Queryable,
  typed: string,
  zone: string,
  actor: Actor,
): Promise<OficioData['petition']> {
  if (!actor.permissions.has('petition.read'))
    throw wrong('Folio: su cuenta no ve peticiones; use los datos inventados.');
  const folio = typed.trim().toUpperCase();
  const petition = await findPetition(source, folio, actor).catch(() => undefined);
  if (!petition)
    throw wrong('Folio: no hay esa petición entre las que usted ve. Escríbalo completo, como PM-2026-000123.');
  return {
    folio: petition.folio,
    petitioner: [petition.sender_name, petition.sender_institution].filter(Boolean).join(', '),
    receivedOn: dayIn(zone, petition.received_at),
    subject: petition.subject,
    points: [],
  };
}
