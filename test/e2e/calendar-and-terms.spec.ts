import { Recount } from '@oficialia/routing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startDesk, type Desk } from '../support/desk.js';
import { HandClock } from '../support/hand-clock.js';
import { api, refer, register } from '../support/petitions.js';
import type { SignedIn } from '../support/signed-in.js';

const clock = new HandClock('2026-07-13T16:00:00Z');
let desk: Desk;
let administrator: SignedIn;

beforeAll(async () => {
  desk = await startDesk({ clock });
  administrator = await desk.signIn('administrator');
});
afterAll(() => desk.close());

const GUELAGUETZA = {
  change: 'added',
  calendars: 'LFT',
  firstDay: '2026-07-20',
  lastDay: '',
  reason: 'Lunes del Cerro',
  basis: 'Decreto 12/2026, Periódico Oficial del 3 de julio',
};

describe('The calendar', () => {
  it('says how many open clocks a day would move before it is applied, and then moves them', async () => {
    const { folio } = await register(desk);
    const id = await refer(desk, folio, { termDays: 10 });
    const review = await administrator.post('/calendario/revision', GUELAGUETZA);
    expect([review.status, review.text]).toEqual([200, expect.stringContaining('Se recorre 1 plazo abierto')]);
    expect((await administrator.get('/calendario?anio=2026')).text).not.toContain('Lunes del Cerro');

    expect((await administrator.post('/calendario', { ...GUELAGUETZA, lastDay: '2026-07-20' })).status).toBe(303);
    await desk.app.get(Recount).run({ calendar: 'LFT', version: 2 });
    const page = (await administrator.get('/calendario?anio=2026')).text;
    expect(page).toContain('Decreto 12/2026');
    expect(page).toContain('Admin');
    const petition = (await (await desk.signIn('follow_up')).get(`/peticiones/${folio}`)).text;
    expect(petition).toContain('Por qué vence el mar 28 jul 2026');
    expect(petition).toContain('Lunes del Cerro (Decreto 12/2026, Periódico Oficial del 3 de julio)');
    expect(petition).toContain('Vencimiento recorrido por cambio de calendario');
    expect((await api(desk, 'department').get(`/referrals/${id}/clock`)).body).toMatchObject({ dueDate: '2026-07-28' });
  });

  it.each<[string, object, string]>([
    ['without a decree', { basis: '' }, 'Fundamento: escriba este dato.'],
    ['on a day that does not exist', { firstDay: '2026-02-30' }, 'ese día no existe'],
    ['that ends before it begins', { lastDay: '2026-07-01' }, 'no puede ser anterior'],
    ['of a whole year', { lastDay: '2027-07-20' }, 'como máximo 120 días'],
    ['in no calendar', { calendars: undefined }, 'marque al menos uno'],
  ])('takes no change %s, and keeps what was typed', async (_what, wrong, sentence) => {
    const answer = await administrator.post('/calendario/revision', { ...GUELAGUETZA, ...wrong });
    expect([answer.status, answer.text]).toEqual([422, expect.stringContaining(sentence)]);
    expect(answer.text).toContain('Lunes del Cerro');
  });

  it('has office hours that hold for what comes from now on', async () => {
    const wrong = await administrator.post('/calendario/horario', { opens: '16:00', closes: '09:00' });
    expect([wrong.status, wrong.text]).toEqual([422, expect.stringContaining('debe ser después de la apertura')]);
    const { folio } = await register(desk);
    const before = await refer(desk, folio, { termDays: 5 });
    await administrator.post('/calendario/horario', { opens: '08:00', closes: '09:00' });
    const after = await refer(desk, (await register(desk)).folio, { termDays: 5 });
    const dueOf = async (id: number) =>
      (await api(desk, 'follow_up').get(`/referrals/${id}/clock`)).body.dueDate as string;
    expect([await dueOf(before), await dueOf(after)]).toEqual(['2026-07-21', '2026-07-22']);
    await administrator.post('/calendario/horario', { opens: '08:00', closes: '18:00' });
  });
});

describe('The terms', () => {
  const typed: Record<string, string> = Object.fromEntries(
    new URLSearchParams(
      'seen=1&position=1&name=Derecho de petición&basis=Acuerdo de Cabildo 5&startsAt=referral&unit=business_days&' +
        'amount=8&preventionRule=none&remindDays=2&chiefDays=1&supervisorDays=3',
    ),
  );

  it('change by versions: a clock that runs keeps its own', async () => {
    const before = await refer(desk, (await register(desk)).folio, { termDays: undefined });
    expect((await administrator.post('/plazos/petition', typed)).status).toBe(303);
    const after = await refer(desk, (await register(desk)).folio, { termDays: undefined });
    const termOf = async (id: number) =>
      (await api(desk, 'follow_up').get(`/referrals/${id}/clock`)).body.term as string;
    expect([await termOf(before), await termOf(after)]).toEqual(['10 días hábiles', '8 días hábiles']);
    const page = (await administrator.get('/plazos/petition')).text;
    expect(page).toContain('Versión 2: 8 días hábiles, desde que se turnó');
    expect(page).toContain('Versión 1: 10 días hábiles, desde que se turnó');
  });

  it('of two who change a regime at once, one is told', async () => {
    const late = await administrator.post('/plazos/petition', { ...typed, amount: '9' });
    expect([late.status, late.text]).toEqual([409, expect.stringContaining('Alguien guardó otra versión')]);
  });

  it('refuse a regime that says nothing, and take a new one', async () => {
    const empty = await administrator.post('/plazos/nuevo', { ...typed, seen: '0', amount: '' });
    expect([empty.status, empty.text]).toEqual([422, expect.stringContaining('escriba cuánto dura')]);
    const made = await administrator.post('/plazos/nuevo', {
      ...typed,
      seen: '0',
      name: 'Bando, artículo 9',
      position: '8',
    });
    expect([made.status, (await administrator.get('/plazos')).text]).toEqual([
      303,
      expect.stringContaining('Bando, artículo 9'),
    ]);
    expect((await administrator.get('/plazos/no-hay')).status).toBe(422);
  });
});

describe('The page of a clock', () => {
  it('lets the follow-up office suspend it with a reason, and shows it to the department that has it', async () => {
    const id = await refer(desk, (await register(desk)).folio, { termDays: 5 });
    const office = await desk.signIn('follow_up');
    expect((await office.get(`/turnos/${id}/plazo`)).text).toContain('Mover el plazo');
    const without = await office.post(`/turnos/${id}/plazo`, { act: 'suspend', reason: '' });
    expect([without.status, without.text]).toEqual([422, expect.stringContaining('Motivo: escriba este dato.')]);
    expect((await office.post(`/turnos/${id}/plazo`, { act: 'suspend', reason: 'Acuerdo 3' })).status).toBe(303);
    const department = (await (await desk.signIn('department')).get(`/turnos/${id}/plazo`)).text;
    expect(department).toContain('Suspendido');
    expect(department).toContain('Acuerdo 3');
    expect(department).not.toContain('Mover el plazo');
    expect((await (await desk.signIn('otherDepartment')).get(`/turnos/${id}/plazo`)).status).toBe(404);
  });
});
