import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { register } from '../support/acts.js';
import { focused, press } from '../support/keyboard.js';
import { CLERK, FOLLOW_UP, openHouse, type House } from '../support/visitors.js';

let house: House;
let office: Page;

beforeAll(async () => {
  house = await openHouse({ worker: false });
  const clerk = await house.as(CLERK);
  for (const subject of ['Bache uno', 'Bache dos', 'Bache tres'])
    await register(clerk, { senderName: 'Petra Quiñones', subject, contactAddress: 'Sur 3' });
  // As the worker would have left them.
  await house.database.query(
    `INSERT INTO suggestion (petition_id, rank, topic_id, score, reason, suggested_at)
     SELECT p.id, 1, t.id, 1, '{"words": []}', now() FROM petition p, topic t WHERE t.name = 'Bacheo'`,
  );
  office = await house.as(FOLLOW_UP);
});
afterAll(() => house.close());

const folioOf = (row: number) => office.locator('tr[data-open]').nth(row).locator('.folio data').getAttribute('value');
const marked = () => office.locator('[name=elegidas]:checked').count();

it('a tray is worked by keyboard: from row to row, marked, several turned at once, one opened', async () => {
  await office.goto('/por-turnar');
  await office.waitForFunction(() => document.querySelector('[data-tray-count]')?.textContent === '0 elegidas.');
  await press(office, '?');
  expect(await office.getByText('siguiente renglón').isVisible()).toBe(true);
  await press(office, '?');
  const [first, second, third] = [await folioOf(0), await folioOf(1), await folioOf(2)];
  await press(office, 'j');
  expect(await focused(office)).toBe(first);
  await press(office, 'x');
  await press(office, 'ArrowDown');
  await press(office, 'j');
  await press(office, 'k');
  expect(await focused(office)).toBe(second);
  await press(office, 'x');
  expect(await marked()).toBe(2);
  await press(office, 'x');
  await press(office, 'x');
  expect(await office.locator('[data-tray-count]').innerText()).toBe('2 elegidas.');
  await press(office, 'Enter');
  await office.waitForURL(/\/lotes\/\d+$/);
  expect(await office.locator('main').innerText()).toContain('De 2: 2 se turnaron.');

  await office.goto('/por-turnar');
  await office.waitForFunction(() => document.querySelector('[data-tray-count]')?.textContent === '0 elegidas.');
  await press(office, 'j');
  await press(office, 'Enter');
  await office.waitForURL(`**/peticiones/${third}/turnar`);
  expect(house.complaints).toEqual([]);
});
