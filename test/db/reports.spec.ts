import { Signing } from '@oficialia/indicators';
import { Db, Storage } from '@oficialia/platform';
import { verifyLedger } from '@oficialia/registry';
import ExcelJS from 'exceljs';
import { chmod, readFile, writeFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startDesk, type Desk, type User } from '../support/desk.js';
import { HandClock } from '../support/hand-clock.js';
import { pdfText } from '../support/pdf.js';
import { api, refer, register, SIGNED_FOR } from '../support/petitions.js';

const clock = new HandClock('2026-01-05T16:00:00Z');
let desk: Desk;
let folios: Record<string, string>;
/** Of the first quarter. */
let report: Report;

beforeAll(async () => {
  desk = await startDesk({ clock });
  folios = await firstQuarter();
  report = await sign(await begin(QUARTER));
});
afterAll(() => desk.close());

const as = (user: User) => api(desk, user);
const goTo = (moment: string) => clock.putTo(`${moment}-06:00`);
const QUARTER = { from: '2026-01-01', to: '2026-03-31' };

interface Report {
  id: number;
  version: number;
  title: string;
  files: { kind: string; name: string; sha256: string }[];
}
interface Difference {
  figures: {
    key: string;
    signed: { numerator: number; denominator: number };
    now: Difference['figures'][0]['signed'];
  }[];
  petitions: { folio: string; changes: string[] }[];
}

async function received(moment: string, changes: object = {}): Promise<string> {
  goTo(moment);
  return (await register(desk, changes)).folio;
}

async function referred(folio: string, change: object = {}): Promise<number> {
  const referral = await refer(desk, folio, change);
  await as('follow_up').post(`/referrals/${referral}/acknowledgement`, { name: 'Ana Ríos' }).expect(201);
  return referral;
}

const reply = (referral: number) =>
  as('follow_up').post(`/referrals/${referral}/reply`, { sense: 'granted', text: 'Se tapó.' }).expect(201);

async function notify(folio: string, day: string): Promise<void> {
  const { proof: _proof, ...signed } = SIGNED_FOR;
  const request = { method: 'in_person', notifiedOn: day, ...signed };
  await as('follow_up').post(`/petitions/${folio}/notifications`, request).expect(201);
}

const late: Record<string, number> = {};
let reopenedCode: string;
/** A quarter with one of each that a report has to tell apart. */
async function firstQuarter(): Promise<Record<string, string>> {
  const kept: Record<string, string> = {};
  kept['answered'] = await received('2026-01-05T10:00:00');
  await reply(await referred(kept['answered']));
  goTo('2026-01-06T10:00:00');
  await notify(kept['answered'], '2026-01-06');
  kept['invitation'] = await received('2026-02-10T10:00:00');
  await refer(desk, kept['invitation'], { instruction: 'represent', termDays: undefined });
  kept['withdrawn'] = await received('2026-02-11T10:00:00');
  await as('follow_up').post(`/petitions/${kept['withdrawn']}/withdrawal`, { reason: 'Ya no' }).expect(204);
  kept['twice'] = await received('2026-02-12T10:00:00');
  await as('intake_clerk').post(`/petitions/${kept['twice']}/annulments`, { reason: 'Dos veces' }).expect(201);
  await as('supervisor').post(`/petitions/${kept['twice']}/annulments/decision`, { approved: true }).expect(201);
  kept['half'] = await received('2026-02-13T10:00:00');
  const referrals = ['SOPDU', 'DMU'].map((department) => ({ department, instruction: 'attend', termDays: 10 }));
  const { body } = await as('follow_up').post(`/petitions/${kept['half']}/referrals`, { referrals }).expect(201);
  for (const { id } of body as { id: number }[])
    await as('follow_up').post(`/referrals/${id}/acknowledgement`, { name: 'Ana Ríos' }).expect(201);
  await reply((body as { id: number }[])[0]!.id);
  late['half'] = (body as { id: number }[])[1]!.id;
  kept['remitted'] = await received('2026-02-20T10:00:00');
  const remission = { authority: 'CFE', legalBasis: 'el artículo 115 de la Constitución' };
  await as('follow_up').post(`/petitions/${kept['remitted']}/remissions`, remission).expect(201);
  goTo('2026-03-20T10:00:00');
  const reopened = await register(desk);
  kept['reopened'] = reopened.folio;
  await reply(await referred(reopened.folio));
  goTo('2026-03-31T10:00:00');
  await notify(reopened.folio, '2026-03-31');
  reopenedCode = reopened.lookupCode;
  // Already April in UTC.
  kept['last'] = await received('2026-03-31T23:59:59');
  kept['next'] = await received('2026-04-01T00:00:00');
  goTo('2026-04-06T10:00:00');
  late['last'] = await referred(kept['last']);
  return kept;
}

/** The petitioner asks for it in the portal, and the office agrees. */
async function reopen(): Promise<void> {
  const asked = [folios['reopened'], reopenedCode, 'El bache volvió a abrirse', clock.now(), '203.0.113.7'];
  await desk.database.query('SELECT portal_ask_reopening($1, $2, $3, $4, $5)', asked);
  const decision = { accepted: true, reason: 'La obra no quedó' };
  await as('follow_up').post(`/petitions/${folios['reopened']}/reopening/decision`, decision).expect(201);
}

async function begin(period: { from: string; to: string }): Promise<Report> {
  return (await as('follow_up').post('/reports', period).expect(201)).body as Report;
}

async function sign({ id, version }: Report): Promise<Report> {
  return (await as('supervisor').post(`/reports/${id}/signature`, { version }).expect(200)).body as Report;
}

const difference = async ({ id }: Report) =>
  (await as('auditor').get(`/reports/${id}/difference`).expect(200)).body as Difference;

async function fileOf({ files }: Report, kind: string): Promise<Buffer> {
  const { sha256 } = files.find((file) => file.kind === kind)!;
  return readFile(desk.app.get(Storage).path(sha256));
}

const told = ({ figures }: Difference) =>
  figures.map(
    ({ key, signed, now }) => `${key}: ${signed.numerator}/${signed.denominator}, ${now.numerator}/${now.denominator}`,
  );

describe('The report of a quarter', () => {
  it('counts what was received by the last second of it, with both numbers of every share', async () => {
    const text = await pdfText(await fileOf(report, 'pdf'));
    expect(text).toContain('Primer informe trimestral 2026 (enero–marzo)');
    // Seven received: the annulled one is none. Owed: answered, half, last, reopened.
    expect(text).toContain('2 / 4 = 50.00 %');
    expect(text).toContain('2 / 7 = 28.57 %');
    expect(text.match(/(?<!\d)\d+\.\d\d %/g)?.length).toBe(text.match(/\d+ \/ \d+ = \d+\.\d\d %/g)?.length);
    const csv = (await fileOf(report, 'petitions')).toString('utf8');
    expect(csv).toContain(`${folios['last']},2026-03-31,`);
    expect(csv).not.toContain(folios['next']);
    for (const personal of ['María Peña', '951', 'Hidalgo']) expect(csv).not.toContain(personal);
  });

  it('opens as a spreadsheet with days, numbers and formulas over its petitions', async () => {
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load((await fileOf(report, 'spreadsheet')) as unknown as ArrayBuffer);
    const petitions = workbook.getWorksheet('Peticiones')!;
    expect(petitions.getCell('B2').value).toEqual(new Date('2026-01-05T00:00:00Z'));
    const sheet = workbook.getWorksheet('Indicadores')!;
    const row = sheet.getRows(5, 20)!.find(({ values }) => (values as unknown[])[1] === 'Tasa de atención')!;
    const numerator = row.getCell('C').value as ExcelJS.CellFormulaValue;
    expect([numerator.result, (row.getCell('D').value as ExcelJS.CellFormulaValue).result]).toEqual([2, 4]);
    // The formula, counted here by hand, gives what it says.
    const [, letter, last] = /^COUNTIF\(Peticiones!\$([A-Z]+)\$2:\$\1\$(\d+),1\)$/.exec(numerator.formula)!;
    const cells = Array.from({ length: Number(last) - 1 }, (_, at) => petitions.getCell(`${letter}${at + 2}`).value);
    expect([
      cells.filter((value) => value === 1).length,
      cells.filter((value) => typeof value === 'number').length,
    ]).toEqual([2, 4]);
    expect(row.getCell('E').value).toEqual({
      formula: `IF(D${row.number}=0,"",C${row.number}/D${row.number})`,
      result: 2 / 4,
    });
    expect(row.getCell('E').numFmt).toBe('0.00%');
  });
});

describe('A signed report', () => {
  it('is signed once, by who may, as it was seen, and after its period', async () => {
    await as('supervisor').post(`/reports/${report.id}/signature`, { version: 1 }).expect(409);
    const draft = await begin({ from: '2026-04-01', to: '2026-06-30' });
    const asSigned = (user: User, version: number) => as(user).post(`/reports/${draft.id}/signature`, { version });
    await asSigned('follow_up', draft.version).expect(403);
    expect((await asSigned('supervisor', draft.version).expect(409)).body).toMatchObject({
      code: 'report.period-not-over',
    });
    clock.putTo('2026-07-01T16:00:00Z');
    expect((await asSigned('supervisor', 7).expect(409)).body).toMatchObject({ code: 'report.changed' });
    const both = await Promise.all([asSigned('supervisor', draft.version), asSigned('supervisor', draft.version)]);
    expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409]);
    goTo('2026-04-06T11:00:00');
    await as('follow_up').post('/reports', { from: '2026-04-01', to: '2026-03-01' }).expect(422);
  });

  it('refuses to change, to everybody', async () => {
    for (const statement of [
      `UPDATE report SET title = 'Otro' WHERE id = ${report.id}`,
      `DELETE FROM report WHERE id = ${report.id}`,
      `UPDATE report_file SET size = 1`,
      `DELETE FROM report_signature`,
    ])
      await expect(desk.database.query(statement)).rejects.toThrow(/refused/);
  });

  it('differs in nothing while nothing changed', async () => {
    expect(await difference(report)).toEqual({ figures: [], petitions: [] });
  });
});

describe('When facts change, a signed report', () => {
  it('stays the same bytes, and what differs is told with the reason', async () => {
    const before = await fileOf(report, 'data');
    goTo('2026-04-14T10:00:00');
    await reply(late['last']!);
    await reply(late['half']!);
    await reopen();
    // Written down as of April, though it came on the last day of March.
    const correction = {
      field: 'received_at',
      seen: '2026-04-01T00:00',
      value: '2026-03-31T18:00',
      reason: 'El sello dice 31 de marzo',
    };
    await as('intake_clerk').post(`/petitions/${folios['next']}/corrections`, correction).expect(201);
    await as('administrator')
      .post('/departments/SOPDU/versions', {
        seen: 1,
        name: 'Secretaría de Infraestructura',
        since: '2026-04-10',
        basis: 'Bando',
      })
      .expect(204);
    await desk.database.query(
      `CREATE VIEW counted_attention_2 AS SELECT * FROM counted_attention_1 WHERE day > '2026-02-01';
       GRANT SELECT ON counted_attention_2 TO oficialia_desk`,
    );
    await desk.database.query(
      `INSERT INTO indicator_definition (key, version, formula, position, measure, counts, name, programme, level, dimension,
         definition, method, numerator, denominator, exclusions, source, unit, frequency, direction, responsible, verification, reason)
       SELECT key, 2, 'attention_2', position, measure, counts, name, programme, level, dimension, definition, method, numerator,
         denominator, exclusions, source, unit, frequency, direction, responsible, verification, 'Acuerdo de cabildo'
       FROM indicator_definition WHERE key = 'attention-rate' AND version = 1`,
    );
    expect((await desk.app.get(Signing).signedData(report.id)).departments[0]!.name).toContain('Obras Públicas');
    expect((await fileOf(report, 'data')).equals(before)).toBe(true);
    const found = await difference(report);
    expect(told(found)).toEqual(
      expect.arrayContaining(['attention-rate: 2/4, 3/5', 'answers-to-received: 2/7, 3/8', 'with-folio: 7/7, 8/8']),
    );
    expect(found.petitions.map(({ folio }) => folio)).toEqual(
      ['half', 'reopened', 'last', 'next'].map((name) => folios[name]),
    );
    const page = (await (await desk.signIn('auditor')).get(`/informes/${report.id}/diferencia`)).text;
    for (const words of ['2 / 4 = 50.00 %', '3 / 5 = 60.00 %', 'Contestada', 'Dato corregido', 'hoy rige la 2'])
      expect(page).toContain(words);
  });

  it('is corrected by a later report, which states the difference and counts by the new definition', async () => {
    clock.putTo('2026-07-02T16:00:00Z');
    const next = await sign(await begin({ from: '2026-01-01', to: '2026-06-30' }));
    const text = await pdfText(await fileOf(next, 'pdf'));
    expect(text).toContain('LO QUE CAMBIÓ EN INFORMES YA FIRMADOS');
    expect(text).toMatch(/Primer informe trimestral 2026 .{0,60}Tasa de atención 2 \/ 4 = 50\.00 % 3 \/ 5 = 60\.00 %/);
    expect(text).toContain('Tasa de atención (versión 2)');
  });
});

describe('A report of a period without petitions', () => {
  it('says so instead of giving percentages', async () => {
    const empty = await sign(await begin({ from: '2025-01-01', to: '2025-12-31' }));
    const text = await pdfText(await fileOf(empty, 'pdf'));
    expect(text).toMatch(/Informe anual 2025.*Nada que contar/);
    expect(text).not.toMatch(/NaN|Infinity|undefined|\d %/);
  });
});

describe('The chain of the office', () => {
  it('has an entry for each signature and verifies with the rest of the ledger', async () => {
    expect((await verifyLedger(desk.app.get(Db))).fault).toBeUndefined();
    const acts = await desk.database.query(`SELECT act FROM ledger_entry WHERE petition_id = 0 ORDER BY seq`);
    expect(acts.length).toBeGreaterThan(2);
  });

  it('notices a signature that was changed behind its back', async () => {
    await desk.database.query(`BEGIN; SET LOCAL session_replication_role = replica;
      UPDATE report_signature SET signed_at = signed_at - interval '1 day' WHERE id = 1; COMMIT`);
    expect((await verifyLedger(desk.app.get(Db))).fault).toMatchObject({ folio: 'actos de la oficina' });
    await desk.database.query(`BEGIN; SET LOCAL session_replication_role = replica;
      UPDATE report_signature SET signed_at = signed_at + interval '1 day' WHERE id = 1; COMMIT`);
  });

  it('lets nobody hand out a file that is no longer the signed one', async () => {
    const [file] = await desk.database.query<{ sha256: string; report_id: number }>(
      `SELECT f.sha256, s.report_id FROM report_file f JOIN report_signature s ON s.id = f.signature_id WHERE f.kind = 'figures' LIMIT 1`,
    );
    const path = desk.app.get(Storage).path(file!.sha256);
    const whole = await readFile(path);
    await chmod(path, 0o600);
    await writeFile(path, Buffer.concat([whole, Buffer.from(' ')]));
    const auditor = await desk.signIn('auditor');
    expect((await auditor.get(`/informes/${file!.report_id}/archivos/indicadores.csv`)).status).toBe(500);
    expect((await auditor.get(`/informes/${file!.report_id}`)).text).toContain('ya no son los firmados');
    await writeFile(path, whole);
    expect((await auditor.get(`/informes/${file!.report_id}/archivos/indicadores.csv`)).status).toBe(200);
  });
});
