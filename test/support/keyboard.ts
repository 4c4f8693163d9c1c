import type { Page } from 'playwright-core';

/** More stops than any page has. */
const MOST_TABS = 80;

/** One key, or a combination as `Control+Enter`. */
export const press = (page: Page, keys: string) => page.keyboard.press(keys);

/** What has the focus: the name of a field, or the words of a button or link. */
export function focused(page: Page): Promise<string> {
  return page.evaluate(() => {
    const element = document.activeElement;
    return element?.getAttribute('name') ?? (element instanceof HTMLElement ? element.innerText.trim() : '');
  });
}

/** Waits until a field has the focus: where a page begins, the browser gives it with the first picture, after `load`. */
export async function focusIn(page: Page, name: string): Promise<void> {
  await page.waitForFunction((wanted) => document.activeElement?.getAttribute('name') === wanted, name);
}

/** Types from field to field with Tab; throws when the focus is not where the paper says. Ends in the last field. */
export async function typeInOrder(page: Page, fields: [name: string, text: string][]): Promise<void> {
  for (const [index, [name, text]] of fields.entries()) {
    if (index === 0) await focusIn(page, name);
    else await leave(page, fields[index - 1]![0]);
    const here = await focused(page);
    if (here !== name) throw new Error(`the focus should be in ${name} and is in ${here}`);
    if (text) await page.keyboard.type(text);
  }
}

/** A date is several stops of the keyboard. */
async function leave(page: Page, name: string): Promise<void> {
  for (let tabs = 0; tabs < 5 && (await focused(page)) === name; tabs++) await press(page, 'Tab');
}

/** Goes with Tab to the field of that name, or the button or link that begins with those words, and presses. */
export async function pressOn(page: Page, target: string, keys: string): Promise<void> {
  for (let tabs = 0; tabs < MOST_TABS; tabs++) {
    if ((await focused(page)).startsWith(target)) return press(page, keys);
    await press(page, 'Tab');
  }
  throw new Error(`the keyboard does not reach ${target}`);
}
