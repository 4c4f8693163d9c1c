// Everything here makes a page handier; no page needs it. Events are delegated, so htmx partials need no wiring.
import { forgetDrafts, restoreDrafts } from './drafts.js';
import './files.js';
import './search.js';

document.documentElement.classList.add('js');

const all = (selector, root = document) => [...root.querySelectorAll(selector)];

function say(text) {
  const toast = document.getElementById('avisos');
  if (!toast) return;
  toast.textContent = text;
  clearTimeout(say.timer);
  say.timer = setTimeout(() => (toast.textContent = ''), 6000);
}

function arrive(root) {
  forgetDrafts(root);
  restoreDrafts(root);
  if (root === document) return; // a whole page focuses by its own `autofocus`
  const target = root.querySelector('[data-error-summary]') ?? root.querySelector('[data-autofocus]');
  target?.focus();
}

// --- Forms: sent once -------------------------------------------------------------------------------------------
const buttonsOf = (form) => [...form.elements].filter((el) => el.type === 'submit');

document.addEventListener('submit', (event) => {
  const form = event.target;
  if (event.defaultPrevented || form.method === 'get' || 'noLock' in form.dataset) return;
  if (form.dataset.sent) return event.preventDefault();
  form.dataset.sent = 'yes';
  // After this turn: a button that is disabled now would not send its own name and value.
  setTimeout(() => lock(form, event.submitter));
});

function lock(form, submitter) {
  for (const button of buttonsOf(form).filter((each) => !each.disabled)) {
    button.disabled = true;
    button.dataset.locked = 'yes';
  }
  const words = submitter?.querySelector('span');
  if (!words) return;
  words.dataset.words = words.textContent;
  words.textContent = submitter.dataset.busy ?? 'Enviando…';
}

addEventListener('pageshow', (event) => {
  if (!event.persisted) return;
  for (const form of all('form[data-sent]')) {
    delete form.dataset.sent;
    for (const button of all('[data-locked]', form)) button.disabled = false;
    for (const words of all('[data-words]', form)) {
      words.textContent = words.dataset.words;
      delete words.dataset.words;
    }
  }
});

document.addEventListener('keydown', (event) => {
  const form = event.target.form ?? event.target.closest?.('form');
  if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || !form) return;
  event.preventDefault();
  const buttons = buttonsOf(form).filter((button) => !button.disabled);
  const main = buttons.find((button) => button.classList.contains('btn--primary')) ?? buttons[0];
  if (main || !form.dataset.sent) form.requestSubmit(main);
});

// --- Validation in our own Spanish, whatever the browser's language -----------------------------------------------
function problem(el) {
  const { validity: v } = el;
  if (v.valueMissing) {
    if (el.type === 'checkbox') return 'Marque esta casilla para continuar.';
    if (el.type === 'file') return 'Elija al menos un archivo.';
    return el.type === 'radio' || el.tagName === 'SELECT' ? 'Elija una opción.' : 'Llene este dato.';
  }
  if (v.badInput) return el.type === 'number' ? 'Escriba un número.' : 'Complete la fecha y la hora.';
  if (v.typeMismatch) return 'Escriba un correo como nombre@ejemplo.mx.';
  if (v.rangeUnderflow) return `El valor más bajo es ${el.min}.`;
  if (v.rangeOverflow) return `El valor más alto es ${el.max}.`;
  if (v.stepMismatch) return 'Escriba un número entero.';
  if (v.tooLong) return `Escriba a lo más ${el.maxLength} letras.`;
  if (v.tooShort) return `Escriba al menos ${el.minLength} letras.`;
  return el.dataset.patternText ?? 'Revise este dato.';
}

document.addEventListener(
  'invalid',
  ({ target }) => {
    if (target.type === 'file' && target.validity.customError) return; // files.js has said it
    target.setCustomValidity('');
    if (!target.validity.valid) target.setCustomValidity(problem(target));
  },
  true,
);
for (const kind of ['input', 'change']) {
  document.addEventListener(kind, ({ target }) => {
    if (target.type === 'file') return;
    const group = target.type === 'radio' && target.form ? all(`[type=radio]`, target.form) : [target];
    for (const el of group) el.setCustomValidity?.('');
  });
}

// --- Menu: a group closes when one turns to something else ----------------------------------------------------------
for (const kind of ['click', 'focusin']) {
  document.addEventListener(kind, ({ target }) => {
    for (const group of all('.nav details[open]')) group.open = group.contains(target);
  });
}
document.addEventListener('keydown', ({ key, target }) => {
  const group = key === 'Escape' && target.closest?.('.nav details[open]');
  if (!group) return;
  group.open = false;
  group.querySelector('summary').focus();
});

// --- Copying, printing ----------------------------------------------------------------------------------------------
async function copy(text) {
  if (navigator.clipboard) return navigator.clipboard.writeText(text);
  // Offices on plain http have no clipboard API.
  const area = Object.assign(document.createElement('textarea'), { value: text, className: 'vh' });
  document.body.append(area);
  area.select();
  document.execCommand('copy');
  area.remove();
}

document.addEventListener('click', async ({ target }) => {
  const copier = target.closest('[data-copy]');
  if (copier) {
    copier.focus();
    await copy(copier.dataset.copy);
    say(`Copiado: ${copier.dataset.copy}`);
  }
});

/** One dialog after the other: a second one that opens over the first is lost in some browsers. */
async function printAll(elements) {
  for (const el of elements) await printOnce(el);
}

async function printOnce(el) {
  const url = el.dataset.printOnLoad;
  const seen = `impreso:${url || location.href}`;
  if (sessionStorage.getItem(seen)) return;
  sessionStorage.setItem(seen, 'sí');
  if (!url) return print();
  const frame = Object.assign(document.createElement('iframe'), { src: url, className: 'vh', title: 'Impresión' });
  document.body.append(frame);
  await new Promise((loaded) => frame.addEventListener('load', loaded, { once: true }));
  const asked = Date.now();
  frame.contentWindow.print();
  // Where the dialog stops the page it is over by now; elsewhere the page gets the focus back when it closes.
  if (Date.now() - asked > 300) return;
  await new Promise((over) => {
    addEventListener('focus', over, { once: true });
    setTimeout(over, 8000);
  });
}

// --- htmx ------------------------------------------------------------------------------------------------------------
document.addEventListener('htmx:after:swap', ({ detail }) => {
  const target = detail.ctx?.target;
  if (target?.isConnected) arrive(target);
});
document.addEventListener('htmx:after:request', ({ detail }) => {
  const status = detail.ctx?.response?.status ?? 0;
  if (status === 401 || status === 403)
    say('Su sesión terminó o no tiene permiso. Vuelva a entrar; lo escrito se conserva.');
  if (status >= 500) say('El servidor no pudo responder. Intente de nuevo en un momento; lo escrito se conserva.');
});
document.addEventListener('htmx:error', ({ detail }) => {
  if (detail.ctx) say('No hay conexión con el servidor. Se intentará de nuevo.');
});

arrive(document);
if (document.querySelector('[data-tray]')) void import('./tray.js');
if (document.querySelector('[data-beside]')) void import('./words.js');
void printAll(all('[data-print-on-load]'));
if (document.querySelector('[data-proposals]')) void import('./proposals.js');
