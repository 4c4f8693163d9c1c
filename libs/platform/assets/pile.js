// Dragging on the page of a pile: a page into another bundle, a bundle to its petition. Each ends in a form that also
// works by keyboard. Sortable is no module: it leaves itself in the window.
import './sortable.js';

const lists = [...document.querySelectorAll('[data-sheets]')];

/** Sends the bundle's own form with other fields: the token and the version that was seen are in it. */
function send(form, fields) {
  for (const box of form.querySelectorAll('[name="pages"]:checked')) box.checked = false;
  for (const [name, value] of Object.entries(fields)) {
    const field = Object.assign(document.createElement('input'), { type: 'hidden', name, value });
    form.append(field);
  }
  if (fields.to) form.querySelector('select[name="to"]')?.remove();
  form.submit();
}

for (const list of lists) {
  window.Sortable.create(list, {
    group: 'pages',
    animation: 120,
    draggable: '[data-page]',
    filter: 'a',
    preventOnFilter: false,
    delay: 150,
    delayOnTouchOnly: true,
    onEnd({ item, from, to, oldIndex, newIndex }) {
      if (from === to && oldIndex === newIndex) return;
      const before = item.nextElementSibling?.dataset.page;
      const fields = { act: 'move', pages: item.dataset.page, to: to.dataset.sheets };
      send(from.closest('form'), before ? { ...fields, before } : fields);
    },
  });
}

// --- A bundle by its heading to a petition of the side list ----------------------------------------------------------
for (const handle of document.querySelectorAll('[data-bundle-handle]')) {
  handle.draggable = true;
  handle.addEventListener('dragstart', (event) => {
    event.dataTransfer.setData('text/x-bundle', handle.closest('[data-bundle]').dataset.bundle);
    event.dataTransfer.effectAllowed = 'move';
    document.documentElement.classList.add('bundle-drag');
  });
  handle.addEventListener('dragend', () => document.documentElement.classList.remove('bundle-drag'));
}

for (const target of document.querySelectorAll('[data-folio]')) {
  for (const kind of ['dragenter', 'dragover', 'dragleave', 'drop']) {
    target.addEventListener(kind, (event) => {
      if (!event.dataTransfer.types.includes('text/x-bundle')) return;
      target.classList.toggle('target--over', kind === 'dragenter' || kind === 'dragover');
      if (kind !== 'dragleave') event.preventDefault();
      if (kind === 'drop') fileTo(target, event.dataTransfer.getData('text/x-bundle'));
    });
  }
}

/** Filing is for good, and a hand may slip: the petition's name is shown before. */
function fileTo({ dataset }, bundle) {
  const form = document.querySelector(`[data-bundle="${CSS.escape(bundle)}"] .bundle-file`);
  if (!form) return;
  form.elements.folio.value = dataset.folio;
  if (confirm(`¿Archivar este escrito en ${dataset.folio}, de ${dataset.sender}?`)) form.requestSubmit();
}
