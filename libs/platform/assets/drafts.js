// What is typed in `<form data-draft="key">` stays in this browser until the server confirms it.
const DAYS_KEPT = 7;
const stored = (key) => `borrador:${key}`;

// The idempotency key is kept too: the same draft sent again after a lost answer must give the same folio.
const keeps = (el) =>
  el.name &&
  (el.name === 'idempotencyKey' || !['hidden', 'password', 'file', 'submit', 'button', 'reset'].includes(el.type));
const isBox = (el) => el.type === 'checkbox' || el.type === 'radio';
const snapshot = (form) => [...form.elements].filter(keeps).map((el) => [el.name, isBox(el) ? el.checked : el.value]);

function read(key) {
  try {
    const draft = JSON.parse(localStorage.getItem(stored(key)));
    return draft && Date.now() - draft.at < DAYS_KEPT * 864e5 ? draft : undefined;
  } catch {
    return undefined;
  }
}

function save(form) {
  try {
    localStorage.setItem(stored(form.dataset.draft), JSON.stringify({ at: Date.now(), fields: snapshot(form) }));
  } catch {
    // A full or forbidden storage must not disturb the typing.
  }
}

function fill(form, fields) {
  const elements = [...form.elements].filter(keeps);
  fields.forEach(([name, value], index) => {
    const el = elements[index]?.name === name ? elements[index] : elements.find((other) => other.name === name);
    if (el) el[isBox(el) ? 'checked' : 'value'] = value;
  });
}

const typed = (fields) => JSON.stringify(fields.filter(([name]) => name !== 'idempotencyKey'));

export function restoreDrafts(root) {
  for (const form of root.querySelectorAll('form[data-draft]')) {
    const draft = read(form.dataset.draft);
    const before = snapshot(form);
    // A form that came back with errors already holds what was typed.
    if (!draft || form.querySelector('[aria-invalid]') || typed(draft.fields) === typed(before)) continue;
    fill(form, draft.fields);
    announce(form, draft.at, before);
  }
}

function announce(form, at, before) {
  const time = new Date(at).toLocaleTimeString('es-MX', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  const line = Object.assign(document.createElement('p'), { className: 'draft', role: 'status' });
  const drop = Object.assign(document.createElement('button'), { type: 'button', textContent: 'Descartar' });
  drop.addEventListener('click', () => {
    localStorage.removeItem(stored(form.dataset.draft));
    fill(form, before);
    line.remove();
    form.querySelector('[data-autofocus]')?.focus();
  });
  line.append(`Borrador recuperado de ${time} · `, drop);
  form.prepend(line);
}

export function forgetDrafts(root) {
  for (const el of root.querySelectorAll('[data-draft-clear]')) localStorage.removeItem(stored(el.dataset.draftClear));
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
// The last keystrokes before Ctrl+Enter or before the page goes away.
document.addEventListener(
  'submit',
  ({ target }) => {
    clearTimeout(waiting);
    if (target.dataset.draft) save(target);
  },
  true,
);
