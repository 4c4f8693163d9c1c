import { createHash, randomBytes } from 'node:crypto';
import { newLookupCode } from '../../dist/libs/registry/src/registration/lookup-code.js';

const BATCH = 500;

/** The least that an office needs to register: municipality, clerk with an API token, series PM and a kind of document. */
export async function openOffice(client) {
  const token = randomBytes(24).toString('base64url');
  await client.query(`
    INSERT INTO municipality (name, short_name, state, office, follow_up_office, time_zone, signatory_name, signatory_position, receipt_legend)
    VALUES ('Municipio de Prueba', 'Prueba', 'Oaxaca', 'Oficialía de Partes', 'Seguimiento', 'America/Mexico_City', 'Ana Cruz', 'Titular', 'Recibido')`);
  const clerk = await client.query(`INSERT INTO person (username, name, position, role, password_hash)
    VALUES ('ventanilla', 'Rosa Núñez', 'Auxiliar', 'intake_clerk', '-') RETURNING id`);
  const series = await client.query(
    `INSERT INTO folio_series (prefix, name) VALUES ('PM', 'Presidencia Municipal') RETURNING id`,
  );
  await client.query(`INSERT INTO document_kind (key, name, position) VALUES ('letter', 'Escrito de particular', 0)`);
  await client.query(
    `INSERT INTO api_token (person_id, name, token_hash, expires_at) VALUES ($1, 'bench', $2, now() + interval '1 day')`,
    [clerk.rows[0].id, createHash('sha256').update(token).digest()],
  );
  return { token, clerkId: clerk.rows[0].id, seriesId: series.rows[0].id };
}

/** Registers `count` petitions, all different; gives folio and code of each. */
export async function registerPetitions(client, office, count, prefix = 'bench') {
  const keys = [];
  const year = new Date().getUTCFullYear();
  for (let first = 0; first < count; first += BATCH) {
    const rows = Array.from({ length: Math.min(BATCH, count - first) }, (_, ordinal) =>
      petition(office, ordinal, `${prefix}-${first + ordinal}`),
    );
    const written = await client.query('SELECT folio, lookup_code AS code FROM register_petitions($1, $2, $3)', [
      office.seriesId,
      year,
      JSON.stringify(rows),
    ]);
    keys.push(...written.rows);
  }
  return keys;
}

function petition(office, ordinal, key) {
  const number = key.slice(key.lastIndexOf('-') + 1);
  const now = new Date();
  return {
    ordinal,
    idempotency_key: key,
    request_digest: createHash('sha256').update(key).digest('hex'),
    lookup_code: newLookupCode(),
    registered_at: now,
    received_at: now,
    registered_by: office.clerkId,
    actor_name: 'Rosa Núñez',
    address: '127.0.0.1',
    channel: 'counter',
    sender_kind: 'person',
    sender_name: `María Peña ${number}`,
    notify_by_board: true,
    document_kind: 'letter',
    addressed_to: 'Presidencia Municipal',
    subject: `Luminaria ${number} apagada en la calle Hidalgo`,
    sheets: 2,
    annexes: [{ count: 1, description: 'Fotografía', form: 'copy' }],
    priority: 'normal',
    curp_absence: 'not_provided',
  };
}

/** Turns every petition to a department, which acknowledges it: what a citizen who looks usually finds. */
export async function referPetitions(client, office) {
  await client.query(`
    INSERT INTO department (key, name, level) VALUES ('obras', 'Dirección de Obras Públicas', 'municipal');
    INSERT INTO oficio_series (prefix, name) VALUES ('SA', 'Seguimiento')`);
  await client.query(
    `INSERT INTO oficio (series_id, year, number, label, petition_id, issued_at, issued_by, content)
     SELECT (SELECT id FROM oficio_series), year, number, 'SA/' || lpad(number::text, 5, '0') || '/' || year, id, now(), $1, '{}'
     FROM petition`,
    [office.clerkId],
  );
  await client.query(
    `INSERT INTO referral (petition_id, department_id, oficio_id, instruction, requires_reply, term_days, due_date, referred_at, referred_by, status)
     SELECT petition_id, (SELECT id FROM department), id, 'attend', true, 10, current_date + 14, now(), $1, 'acknowledged' FROM oficio`,
    [office.clerkId],
  );
  await client.query(
    `INSERT INTO acknowledgement (referral_id, name, acknowledged_at, acknowledged_by, address)
     SELECT id, 'Luis Vera', now(), $1, '127.0.0.1' FROM referral`,
    [office.clerkId],
  );
  await client.query(`UPDATE petition SET status = 'acknowledged'`);
  await client.query('ANALYZE');
}
