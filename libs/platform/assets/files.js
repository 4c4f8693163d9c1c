// A file input becomes a place to drop files, with a list and words about size and sending.
const mega = (bytes) => `${(bytes / 1048576).toLocaleString('es-MX', { maximumFractionDigits: 1 })} MB`;

function show(input) {
  const zone = input.closest('[data-drop]');
  if (!zone) return;
  const files = [...input.files];
  const limit = Number(input.dataset.maxMb) || Infinity;
  const tooBig = files.filter((file) => file.size > limit * 1048576);
  zone.querySelector('[data-drop-list]').replaceChildren(
    ...files.map((file) => {
      const line = document.createElement('li');
      line.textContent = `${file.name} · ${file.size < 104858 ? `${Math.ceil(file.size / 1024)} kB` : mega(file.size)}`;
      if (tooBig.includes(file)) line.className = 'too-big';
      return line;
    }),
  );
  const total = files.reduce((sum, file) => sum + file.size, 0);
  const words = files.length === 1 ? '1 archivo elegido' : `${files.length} archivos elegidos, ${mega(total)}`;
  zone.querySelector('[data-drop-status]').textContent = tooBig.length
    ? `Pasa de ${limit} MB: ${tooBig.map((file) => file.name).join(', ')}`
    : files.length > 0
      ? words
      : '';
  input.setCustomValidity(tooBig.length ? `Cada archivo puede medir hasta ${limit} MB.` : '');
}

document.addEventListener('change', ({ target }) => target.type === 'file' && show(target));

for (const kind of ['dragenter', 'dragover', 'dragleave', 'drop']) {
  document.addEventListener(kind, (event) => {
    const zone = event.target.closest?.('[data-drop]');
    zone?.classList.toggle('drop--over', kind === 'dragenter' || kind === 'dragover');
    if (!zone || kind === 'dragleave') return;
    event.preventDefault();
    if (kind === 'drop') take(zone.querySelector('input'), event.dataTransfer.files);
  });
}

function take(input, files) {
  const chosen = new DataTransfer();
  for (const file of input.multiple ? files : [...files].slice(0, 1)) chosen.items.add(file);
  input.files = chosen.files;
  input.dispatchEvent(new Event('change', { bubbles: true }));
}

document.addEventListener('submit', ({ target }) => {
  for (const input of target.querySelectorAll('[data-drop] input')) {
    if (input.files.length === 0) continue;
    const total = [...input.files].reduce((sum, file) => sum + file.size, 0);
    const status = input.closest('[data-drop]').querySelector('[data-drop-status]');
    status.textContent = `Subiendo ${input.files.length === 1 ? '1 archivo' : `${input.files.length} archivos`} (${mega(total)}). No cierre esta página.`;
  }
});
