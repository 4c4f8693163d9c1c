import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { acknowledge, notify, refer, register, reply, upload } from '../support/acts.js';
import { CLERK, DEPARTMENT, FOLLOW_UP, openHouse, SUPERVISOR, type House } from '../support/visitors.js';

const PLAIN = { javaScriptEnabled: false };
let house: House;

beforeAll(async () => {
  house = await openHouse({ worker: false });
});
afterAll(() => house.close());

describe('without JavaScript', () => {
  it('a petition is registered, scanned, turned, acknowledged, answered and notified', async () => {
    const clerk = await house.as(CLERK, PLAIN);
    const { folio, code } = await register(clerk);
    await upload(clerk, folio, ['carta-bacheo.jpg', 'carta-alumbrado.pdf']);
    const office = await house.as(FOLLOW_UP, PLAIN);
    await refer(office, folio, 'SOPDU');
    const department = await house.as(DEPARTMENT, PLAIN);
    await acknowledge(department, folio);
    await reply(department, folio, 'La calle quedó reparada.', 'carta-alumbrado.pdf');
    await notify(office, folio, 'Firmó de recibido.');
    await clerk.goto(`/peticiones/${folio}`);
    expect(await clerk.locator('.badge').first().innerText()).toBe('Concluida');
    const citizen = await house.visit({ ...PLAIN, baseURL: house.portal });
    await citizen.goto('/');
    await citizen.getByLabel('Folio').fill(folio);
    await citizen.getByLabel('Código de consulta').fill(code);
    await citizen.getByRole('button', { name: 'Consultar' }).click();
    expect(await citizen.locator('main').innerText()).toContain('La calle quedó reparada.');
  });

  it('a form that was filled wrong comes back with what was typed and says what to mend', async () => {
    const clerk = await house.as(CLERK, PLAIN);
    await clerk.goto('/registrar');
    await clerk.getByLabel('Nombre completo').fill('Ma. Ñáñez');
    await clerk.locator('[name=curp]').fill('BOXW310820HNERXN08');
    await clerk.locator('[name=contactAddress]').fill('Hidalgo 1');
    await clerk.getByLabel('Asunto').fill('Pide una luminaria');
    await clerk.getByRole('button', { name: 'Registrar' }).click();
    await clerk.locator('[data-error-summary]').waitFor();
    expect(await clerk.locator('[data-error-summary]').innerText()).toMatch(/CURP/);
    expect(await clerk.getByLabel('Nombre completo').inputValue()).toBe('Ma. Ñáñez');
    expect(await clerk.getByLabel('Asunto').inputValue()).toBe('Pide una luminaria');
  });

  it('the menu of a phone opens, and its groups', async () => {
    const supervisor = await house.as(SUPERVISOR, { ...PLAIN, viewport: { width: 390, height: 844 } });
    await supervisor.goto('/peticiones');
    const link = supervisor.getByRole('link', { name: 'Indicadores' });
    expect(await link.isVisible()).toBe(false);
    await supervisor.getByRole('button', { name: 'Menú' }).click();
    expect(await link.isVisible()).toBe(false);
    await supervisor.getByText('Seguimiento', { exact: true }).last().click();
    await link.click();
    await supervisor.waitForURL('**/indicadores');
  });

  it('nothing complains', () => {
    expect(house.complaints).toEqual([]);
  });
});
