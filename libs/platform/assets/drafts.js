// What is typed in `<form data-draft="key">` stays in this browser until the server confirms it.
const DAYS_KEPT = 7;
const stored = (key, slot) => (slot === 1 ? `borrador:${key}` : `borrador:${key}#${slot}`);

// Two tabs with the same form have a draft each: the first free slot, held while the tab is open.
const slotOf = (key) => Number(sessionStorage.getItem(`borrador:${key}`)) || 1;
const PATIENCE_MS = [0, 150, 400];
// Forms that hold their slot.
const held = new WeakSet();

// The idempotency key, too: the same draft sent again after a lost answer gives the same folio.
const keeps = (el) =>
  el.name &&
  (el.name === 'idempotencyKey' || !['hidden', 'password', 'file', 'submit', 'button', 'reset'].includes(el.type));
const partOf = (el) => (el.type === 'checkbox' || el.type === 'radio' ? 'checked' : 'value');
const kept = (form) => [...form.elements].filter(keeps);
const snapshot = (form) => kept(form).map((el) => [el.name, el[partOf(el)]]);

function read(key) {
  try {
    const draft = JSON.parse(localStorage.getItem(stored(key, slotOf(key))));
    return draft && Date.now() - draft.at < DAYS_KEPT * 864e5 ? draft : undefined;
  } catch {
    return undefined;
  }
}

function save(form) {
  if (!held.has(form)) return;
  try {
    const { draft } = form.dataset;
    localStorage.setItem(stored(draft, slotOf(draft)), JSON.stringify({ at: Date.now(), fields: snapshot(form) }));
  } catch {
    // A full or forbidden storage must not disturb the typing.
  }
}

// What differs from what it was filled with (`shown`) was typed, and stays.
function fill(form, fields, shown) {
  const elements = kept(form);
  fields.forEach(([name, value], index) => {
    const el = elements[index]?.name === name ? elements[index] : elements.find((other) => other.name === name);
    if (!el) return;
    const part = partOf(el);
    if (el[part] !== value) {
      if (shown && el[part] !== shown.get(el)) return;
      el[part] = value;
      el.closest('details')?.setAttribute('open', '');
    }
    shown?.set(el, value);
  });
}

const typed = (fields) => JSON.stringify(fields.filter(([name]) => name !== 'idempotencyKey'));

export function restoreDrafts(root) {
  for (const form of root.querySelectorAll('form[data-draft]')) {
    const before = snapshot(form);
    const shown = new Map(kept(form).map((el) => [el, el[partOf(el)]]));
    restore(form, before, shown);
    void hold(form, before, shown);
  }
}

function restore(form, before, shown) {
  const draft = read(form.dataset.draft);
  // A form that came back with errors holds what was typed.
  if (!draft || form.querySelector('[aria-invalid]') || typed(draft.fields) === typed(before)) return;
  fill(form, draft.fields, shown);
  announce(form, draft.at, before);
}

// Keeps the draft's slot for this tab; when another tab has it, this form takes the next one, with what was typed.
async function hold(form, before, shown) {
  const { draft } = form.dataset;
  // The page that this one replaces may still be letting go.
  for (const pause of PATIENCE_MS) {
    await new Promise((resolve) => setTimeout(resolve, pause));
    // Plain http has no locks: all tabs share one draft.
    if (navigator.locks && !(await locked(stored(draft, slotOf(draft))))) continue;
    held.add(form);
    if (kept(form).some((el) => el[partOf(el)] !== shown.get(el))) save(form);
    return;
  }
  sessionStorage.setItem(`borrador:${draft}`, String(slotOf(draft) + 1));
  form.querySelector('.draft')?.remove();
  fill(form, before, shown);
  restore(form, before, shown);
  await hold(form, before, shown);
}

const locked = (name) =>
  new Promise((resolve) => {
    void navigator.locks.request(name, { ifAvailable: true }, (lock) => {
      resolve(lock !== null);
      return lock && new Promise(() => {}); // until the page goes away
    });
  });

function announce(form, at, before) {
  const time = new Date(at).toLocaleTimeString('es-MX', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  const line = Object.assign(document.createElement('p'), { className: 'draft', role: 'status' });
  const drop = Object.assign(document.createElement('button'), { type: 'button', textContent: 'Descartar' });
  drop.addEventListener('click', () => {
    localStorage.removeItem(stored(form.dataset.draft, slotOf(form.dataset.draft)));
    fill(form, before);
    line.remove();
    form.querySelector('[data-autofocus]')?.focus();
  });
  line.append(`Borrador recuperado de ${time} · `, drop);
  form.prepend(line);
}

export function forgetDrafts(root) {
  for (const { dataset } of root.querySelectorAll('[data-draft-clear]')) {
    localStorage.removeItem(stored(dataset.draftClear, slotOf(dataset.draftClear)));
    sessionStorage.removeItem(`borrador:${dataset.draftClear}`);
  }
}

let waiting;
function later({ target }) {
  const form = target.form;
  if (!form?.dataset.draft) return;
  clearTimeout(waiting);
  waiting = setTimeout(() => save(form), 400);
}
document.addEventListener('input', later);
document.addEventListener('change', later);
// The last keystrokes before the page goes away.
document.addEventListener(
  'submit',
  ({ target }) => {
    clearTimeout(waiting);
    if (target.dataset.draft) save(target);
  },
  true,
);
