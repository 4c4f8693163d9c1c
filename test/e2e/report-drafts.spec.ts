import { Reports } from '@oficialia/indicators';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startDesk, type Desk } from '../support/desk.js';
import { HandClock } from '../support/hand-clock.js';
import { api } from '../support/petitions.js';

const clock = new HandClock('2026-07-02T16:00:00Z');
let desk: Desk;

beforeAll(async () => {
  desk = await startDesk({ clock });
});
afterAll(() => desk.close());

async function begin(period: { from: string; to: string }): Promise<{ id: number }> {
  return (await api(desk, 'follow_up').post('/reports', period).expect(201)).body as { id: number };
}

describe('A draft', () => {
  it('is written sheet by sheet, keeps what was typed when a name in braces is unknown, and tells who comes second', async () => {
    const draft = await begin({ from: '2026-06-01', to: '2026-06-30' });
    const office = await desk.signIn('follow_up');
    const at = `/informes/${draft.id}/hojas/1`;
    const sheet = { version: '1', level: 'Actividad', number: '7.1', indicator: 'attention-rate', 'kind-0': 'text' };
    const wrong = await office.post(at, { ...sheet, 'text-0': 'Se recibieron {todas}.', act: 'save' });
    expect([
      wrong.status,
      wrong.text.includes('No hay un campo {todas}'),
      wrong.text.includes('Se recibieron {todas}.'),
    ]).toEqual([422, true, true]);
    expect((await office.post(at, { ...sheet, 'text-0': 'Se recibieron {recibidas}.', act: 'add' })).status).toBe(303);
    expect((await office.post(at, { ...sheet, 'text-0': 'Otro', act: 'save' })).status).toBe(409);
    const page = (await office.get(`/informes/${draft.id}`)).text;
    expect(page).toContain('Se recibieron 0.');
    expect((await (await desk.signIn('auditor')).get(at)).status).toBe(403);
    const { id } = await begin({ from: '2026-06-01', to: '2026-06-30' });
    await expect(desk.app.get(Reports).discard(id, 3)).rejects.toMatchObject({ code: 'report.changed' });
    expect((await office.post(`/informes/${id}/descarte`, { version: '1' })).status).toBe(303);
    expect((await office.get(`/informes/${id}`)).status).toBe(404);
  });
});

describe('The calendar of reports', () => {
  it('asks for what has ended and is not signed, and counts it in the menu when it is time', async () => {
    await desk.database.query(`UPDATE report_schedule SET since = '2026-07-01'`);
    clock.putTo('2026-10-07T16:00:00Z');
    const supervisor = await desk.signIn('supervisor');
    const page = (await supervisor.get('/informes')).text;
    expect(page).toContain('Tercer informe trimestral 2026');
    expect(page).toContain('Aún no toca');
    clock.putTo('2026-10-20T16:00:00Z');
    const late = (await supervisor.get('/informes')).text;
    expect(late).toContain('Atrasado');
    expect(late).toMatch(/href="\/informes"[^]{0,400}?<span class="count">\s*1</);
    expect(
      (await supervisor.post('/informes/calendario/quarter', { active: '1', dueDays: '5', remindDays: '9' })).status,
    ).toBe(422);
    expect((await supervisor.post('/informes/calendario/quarter', { dueDays: '5', remindDays: '5' })).status).toBe(303);
    expect((await supervisor.get('/informes')).text).not.toContain('Atrasado');
  });
});
