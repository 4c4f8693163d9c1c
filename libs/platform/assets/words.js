// The words of the pages beside a form: one stop of the Tab key a page, arrows from word to word, Enter clicks. What a
// click does is the form's own affair; the mark of the field that is being filled stands out.
const WORD = '[data-word]';
const all = (selector, root = document) => [...root.querySelectorAll(selector)];

for (const group of all('[data-beside] [data-words]')) {
  group.setAttribute('role', 'group');
  for (const [i, word] of all(WORD, group).entries()) {
    word.setAttribute('tabindex', i === 0 ? '0' : '-1');
    if (word instanceof HTMLElement) continue;
    word.setAttribute('role', 'button');
    word.setAttribute('aria-label', word.dataset.word);
  }
}

function moveTo(word, from) {
  if (!word) return;
  from.setAttribute('tabindex', '-1');
  word.setAttribute('tabindex', '0');
  word.focus();
  word.scrollIntoView({ block: 'nearest', inline: 'nearest' });
}

/** The word of the nearest line above (-1) or below (1) that stands most nearly over or under this one. */
function acrossLines(words, from, direction) {
  const here = from.getBoundingClientRect();
  const middle = (box) => (box.top + box.bottom) / 2;
  const away = words
    .map((word) => ({ word, box: word.getBoundingClientRect() }))
    .map(({ word, box }) => ({
      word,
      down: (middle(box) - middle(here)) * direction,
      side: Math.abs(box.left - here.left),
    }))
    .filter(({ down }) => down > here.height * 0.6);
  const line = Math.min(...away.map(({ down }) => down)) + here.height * 0.6;
  return away.filter(({ down }) => down <= line).sort((a, b) => a.side - b.side)[0]?.word;
}

const STEPS = {
  ArrowRight: (words, i) => words[i + 1],
  ArrowLeft: (words, i) => words[i - 1],
  ArrowDown: (words, i) => acrossLines(words, words[i], 1),
  ArrowUp: (words, i) => acrossLines(words, words[i], -1),
  Home: (words) => words[0],
  End: (words) => words.at(-1),
};

document.addEventListener('keydown', (event) => {
  const word = event.target.closest?.(`[data-beside] ${WORD}`);
  if (!word || event.ctrlKey || event.altKey || event.metaKey) return;
  const words = all(WORD, word.closest('[data-words]'));
  const step = STEPS[event.key];
  if (step) {
    event.preventDefault();
    moveTo(step(words, words.indexOf(word)), word);
  } else if ((event.key === 'Enter' || event.key === ' ') && !(word instanceof HTMLElement)) {
    event.preventDefault(); // an SVG shape has no click() of its own
    word.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true, shiftKey: event.shiftKey }));
  }
});

document.addEventListener('focusin', ({ target }) => {
  if (!target.name) return;
  for (const mark of all('[data-beside] [data-field]')) {
    const isCurrent = mark.dataset.field === target.name;
    mark.classList.toggle('is-current', isCurrent);
    if (isCurrent) mark.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }
});
