// Makes the viewer handier: zoom and turn without loading the page again, keys, and the next page fetched ahead.
// Without it every button is a link that does the same.
const STEPS = [50, 75, 100, 125, 150, 200, 300, 400];

const sheetOf = (viewer) => viewer.querySelector('[data-viewer-sheet]');

function show(viewer, zoom, turn) {
  const sheet = sheetOf(viewer);
  if (!sheet) return;
  sheet.dataset.zoom = zoom;
  sheet.dataset.turn = turn;
  viewer.querySelector('[data-viewer-zoom]').textContent = `${zoom} %`;
  // A reload, and the way to another page, keep the view.
  for (const link of viewer.querySelectorAll('a[data-viewer-page]')) link.href = withView(link.href, zoom, turn);
  if (viewer.hasAttribute('data-viewer-linked'))
    history.replaceState(history.state, '', withView(location.href, zoom, turn));
}

function withView(address, zoom, turn) {
  const url = new URL(address);
  url.searchParams.delete('zoom');
  url.searchParams.delete('girar');
  if (zoom !== 100) url.searchParams.set('zoom', zoom);
  if (turn !== 0) url.searchParams.set('girar', turn);
  return url.href;
}

function act(viewer, name) {
  const sheet = sheetOf(viewer);
  if (!sheet) return;
  const [zoom, turn] = [Number(sheet.dataset.zoom), Number(sheet.dataset.turn)];
  if (name === 'in') show(viewer, STEPS.find((step) => step > zoom) ?? zoom, turn);
  if (name === 'out') show(viewer, STEPS.findLast((step) => step < zoom) ?? zoom, turn);
  if (name === 'fit') show(viewer, 100, turn);
  if (name === 'turn') show(viewer, zoom, (turn + 90) % 360);
}

document.addEventListener('click', (event) => {
  const tool = event.target.closest('[data-viewer-act]');
  if (!tool || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  act(tool.closest('[data-viewer]'), tool.dataset.viewerAct);
});

const KEYS = { '+': 'in', '=': 'in', '-': 'out', 0: 'fit', r: 'turn', R: 'turn' };

document.addEventListener('keydown', (event) => {
  if (
    event.altKey ||
    event.ctrlKey ||
    event.metaKey ||
    event.target.closest('input, select, textarea, [contenteditable]')
  )
    return;
  const viewer = event.target.closest('[data-viewer]') ?? document.querySelector('[data-viewer]');
  if (!viewer) return;
  if (KEYS[event.key]) {
    event.preventDefault();
    return act(viewer, KEYS[event.key]);
  }
  // A page that is wider than its frame is moved by the arrows first.
  const pane = event.target.closest('.viewer-pane');
  if (pane && pane.scrollWidth > pane.clientWidth) return;
  const way = { ArrowLeft: 'before', ArrowRight: 'after' }[event.key];
  viewer.querySelector(`a[data-viewer-page="${way}"]`)?.click();
});

for (const viewer of document.querySelectorAll('[data-viewer]')) {
  const sheet = sheetOf(viewer);
  if (!sheet) continue;
  const list = viewer.querySelector('.thumbs');
  const current = list?.querySelector('[aria-current]');
  if (current) list.scrollLeft = current.offsetLeft - (list.clientWidth - current.clientWidth) / 2;
  const { next } = sheet.dataset;
  if (next) addEventListener('load', () => (new Image().src = next), { once: true });
}
