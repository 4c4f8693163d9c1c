// The document beside the registration form: a click on a word puts it into the field that was last typed in (Shift+click
// adds it), and a proposal counts as looked at once its field has had the focus.
const isText = (el) => el?.matches?.('form textarea, form input:not([type=hidden], [type=checkbox], [type=radio])');
let field = document.querySelector('form [data-autofocus]');

document.addEventListener('focusin', ({ target }) => {
  if (isText(target)) field = target;
});

document.addEventListener('focusout', ({ target }) => {
  if (!target.matches?.('[data-proposal]')) return;
  target.removeAttribute('data-proposal');
  target.form.querySelector(`[name=unseen][value="${CSS.escape(target.name)}"]`)?.remove();
});

document.addEventListener('click', (event) => {
  const word = event.target.closest?.('[data-word]')?.dataset.word;
  if (!word || !isText(field)) return;
  event.preventDefault();
  field.value = event.shiftKey ? `${field.value} ${word}`.trim() : word;
  field.dispatchEvent(new Event('input', { bubbles: true }));
  field.dispatchEvent(new Event('change', { bubbles: true }));
  field.focus({ preventScroll: true });
});
