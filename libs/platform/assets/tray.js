// A tray by keyboard: j and k go from row to row, x marks, Enter opens, or does the main act to all that are marked.
const tray = document.querySelector('[data-tray]');
const help = tray.querySelector('[data-tray-keys]');
const rows = [...tray.querySelectorAll('tr[data-open]')];
const boxOf = (row) => row?.querySelector('[name="elegidas"]');
const boxes = rows.map(boxOf).filter(Boolean);
const typing = (el) => el.isContentEditable || /^(?:textarea|select)$/i.test(el.tagName) || isTextInput(el);
const isTextInput = (el) => el.tagName === 'INPUT' && !/^(?:checkbox|radio|button|submit)$/.test(el.type);
const here = () => rows.indexOf(document.activeElement?.closest('tr[data-open]') ?? null);

function goTo(index) {
  const row = rows[Math.max(0, Math.min(index, rows.length - 1))];
  row?.querySelector('a[href]')?.focus();
  row?.scrollIntoView({ block: 'nearest' });
}

function act() {
  const main = tray.querySelector('[data-tray-main]');
  main?.closest('details')?.setAttribute('open', '');
  main?.form.requestSubmit(main);
}

function enter(event) {
  const row = rows[here()];
  if (!row || event.target.closest('button, summary')) return;
  event.preventDefault();
  if (boxes.some((box) => box.checked)) act();
  else location.assign(row.dataset.open);
}

const KEYS = {
  j: () => goTo(here() + 1),
  k: () => goTo(here() - 1),
  ArrowDown: () => goTo(here() + 1),
  ArrowUp: () => goTo(here() - 1),
  x: () => boxOf(rows[here()])?.click(),
  '?': () => {
    help.open = !help.open;
    if (help.open) help.querySelector('summary').focus();
  },
};

document.addEventListener('keydown', (event) => {
  if (event.ctrlKey || event.altKey || event.metaKey || event.defaultPrevented || typing(event.target)) return;
  if (event.key === 'Enter') return enter(event);
  const press = KEYS[event.key];
  // The arrows move the page until somebody is in the rows.
  if (!press || (event.key.startsWith('Arrow') && here() < 0)) return;
  event.preventDefault();
  press();
});

/** What is marked is seen, and counted beside the acts. */
function tell() {
  for (const row of rows) row.classList.toggle('row--marked', boxOf(row)?.checked ?? false);
  const count = boxes.filter((box) => box.checked).length;
  const words = tray.querySelector('[data-tray-count]');
  if (words) words.textContent = count === 1 ? '1 elegida.' : `${count} elegidas.`;
}

tray.addEventListener('change', tell);
tray.querySelector('[data-tray-all]')?.addEventListener('click', () => {
  const mark = boxes.some((box) => !box.checked);
  for (const box of boxes) box.checked = mark;
  tell();
});
// The browser may bring marks back with the page.
tell();
