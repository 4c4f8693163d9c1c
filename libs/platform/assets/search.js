// The search by keyboard: `/` goes to the box, the arrows from one result to the next.
const typing = (el) => el.isContentEditable || /^(?:input|textarea|select)$/i.test(el.tagName);

function move(event, box) {
  const links = [...document.querySelectorAll('[data-hit]')];
  const here = links.indexOf(document.activeElement);
  if (links.length === 0 || (here < 0 && document.activeElement !== box)) return;
  event.preventDefault();
  const next = here + (event.key === 'ArrowDown' ? 1 : -1);
  (links[Math.min(next, links.length - 1)] ?? box).focus();
}

document.addEventListener('keydown', (event) => {
  const box = document.querySelector('[data-search]');
  if (!box || event.ctrlKey || event.altKey || event.metaKey || event.defaultPrevented) return;
  if (event.key === '/' && !typing(event.target)) {
    event.preventDefault();
    box.focus();
    box.select();
  }
  if (event.key === 'ArrowDown' || event.key === 'ArrowUp') move(event, box);
});
