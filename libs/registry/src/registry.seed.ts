import type { Tx } from '@oficialia/platform';

const KINDS: [key: string, name: string, requiresReply?: boolean, urgent?: boolean][] = [
  ['letter', 'Escrito de particular'],
  ['oficio', 'Oficio'],
  ['circular', 'Circular', false],
  ['copy_for_information', 'Copia de conocimiento', false],
  ['note', 'Atenta nota'],
  ['information_card', 'Tarjeta informativa', false],
  ['memorandum', 'Memorándum'],
  ['email', 'Correo electrónico'],
  ['invitation', 'Invitación', false],
  ['point_of_agreement', 'Punto de acuerdo'],
  ['sealed_envelope', 'Sobre cerrado'],
  ['court_order', 'Requerimiento judicial o amparo', true, true],
  ['human_rights', 'Queja o recomendación de derechos humanos', true, true],
  ['information_request', 'Solicitud de información pública', true, true],
  ['personal_data_request', 'Solicitud ARCO', true, true],
];

/** The kinds of document of the office and a folio series; running it again changes nothing. */
export async function seedRegistry(tx: Tx, series: { prefix: string; name: string }[]): Promise<void> {
  for (const [position, [key, name, requiresReply = true, urgent = false]] of KINDS.entries()) {
    await tx.query(
      'INSERT INTO document_kind (key, name, requires_reply, urgent, position) VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING',
      [key, name, requiresReply, urgent, position],
    );
  }
  for (const { prefix, name } of series) {
    await tx.query('INSERT INTO folio_series (prefix, name) VALUES ($1, $2) ON CONFLICT DO NOTHING', [prefix, name]);
  }
}
