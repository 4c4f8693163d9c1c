// Forms with `data-resumable`: their files go up in pieces first, then the form is sent with the ids of the uploads.
import { memory, Refused, Stopped, TusUpload } from './tus.js';

const mega = (bytes) => (bytes / 1048576).toLocaleString('es-MX', { maximumFractionDigits: bytes < 10485760 ? 1 : 0 });
const element = (tag, properties = {}) => Object.assign(document.createElement(tag), properties);

/** A line of the list: the name, how far it is, and what can be done about it. */
class Line {
  constructor(file) {
    this.file = file;
    this.node = element('li', { className: 'upload' });
    this.words = element('span', { className: 'upload-words', textContent: `${file.name}: espera su turno` });
    this.bar = element('progress', { max: file.size || 1, value: 0 });
    this.bar.setAttribute('aria-label', file.name);
    this.acts = element('span', { className: 'upload-acts' });
    this.node.append(this.words, this.bar, this.acts);
  }

  progress(bytes) {
    this.bytes = bytes;
    this.bar.value = bytes;
    this.say(`Subiendo ${this.file.name}: ${mega(bytes)} de ${mega(this.file.size)} MB`);
  }

  say(words) {
    this.words.textContent = words;
  }

  offer(upload) {
    const pause = this.button('Pausar', () => {
      const paused = pause.textContent === 'Continuar';
      if (paused) upload.resume();
      else upload.pause();
      pause.textContent = paused ? 'Pausar' : 'Continuar';
      pause.setAttribute('aria-label', `${pause.textContent} ${this.file.name}`);
      if (!paused) this.say(`${this.file.name}: en pausa, ${mega(this.bytes ?? 0)} de ${mega(this.file.size)} MB`);
    });
    this.button('Cancelar', () => void upload.cancel());
  }

  button(words, act) {
    const button = element('button', { type: 'button', className: 'btn btn--quiet btn--small', textContent: words });
    button.setAttribute('aria-label', `${words} ${this.file.name}`);
    button.addEventListener('click', act);
    this.acts.append(button);
    return button;
  }

  end(words, failed = false) {
    this.say(words);
    this.node.classList.toggle('upload--failed', failed);
    this.acts.replaceChildren();
    if (failed) this.bar.remove();
    else this.bar.value = this.bar.max;
  }
}

/** Sends one file and tells its line; the id of the upload, or undefined when it was refused or stopped. */
async function sendOne(file, line, { endpoint, owner, token }) {
  const key = memory.key(owner, file);
  const upload = new TusUpload(file, {
    endpoint,
    token,
    key,
    onProgress: (bytes) => line.progress(bytes),
    onTrouble: (words) => line.say(`${file.name}: ${words}`),
  });
  line.offer(upload);
  try {
    const id = await upload.send();
    line.end(`${file.name}: listo, ${mega(file.size)} MB`);
    return { id, key };
  } catch (error) {
    if (error instanceof Stopped) line.end(`${file.name}: cancelado`, true);
    else if (error instanceof Refused) line.end(`${file.name}: ${error.message}`, true);
    else throw error;
    return undefined;
  }
}

/** Sends `files` of a form one after the other, then the form itself. False: nothing was left to send. */
export async function sendForm(form, files, submitter) {
  const { resumable: endpoint, owner } = form.dataset;
  const token = form.elements._csrf.value;
  const list = form.querySelector('[data-upload-list]');
  const lines = files.map((file) => new Line(file));
  list.replaceChildren(...lines.map((line) => line.node));
  const leaving = (event) => event.preventDefault();
  addEventListener('beforeunload', leaving);
  const whole = [];
  for (const line of lines) whole.push(await sendOne(line.file, line, { endpoint, owner, token }));
  removeEventListener('beforeunload', leaving);
  const sent = whole.filter(Boolean);
  if (sent.length === 0) return false;
  // What was refused is still in sight until the person has read it: the rest goes by the button.
  if (sent.length < lines.length && !(await confirmRest(list, sent.length, lines.length))) return false;
  handOver(form, sent, submitter);
  return true;
}

function confirmRest(list, sent, all) {
  const words = `Se subieron ${sent} de ${all} archivos.`;
  const line = element('li', { className: 'upload' });
  const go = element('button', {
    type: 'button',
    className: 'btn btn--primary',
    textContent: 'Seguir con los que subieron',
  });
  line.append(element('span', { textContent: words }), go);
  list.append(line);
  go.focus();
  return new Promise((resolve) => go.addEventListener('click', () => resolve(true), { once: true }));
}

function handOver(form, sent, submitter) {
  for (const input of form.querySelectorAll('[type=file]')) input.disabled = true;
  const value = sent.map(({ id }) => id).join(',');
  form.append(element('input', { type: 'hidden', name: 'uploads', value }));
  for (const { key } of sent) memory.forget(key);
  // `submit()` sends no button.
  if (submitter?.name) form.append(element('input', { type: 'hidden', name: submitter.name, value: submitter.value }));
  form.submit();
}

// --- Forms with a drop zone ------------------------------------------------------------------------------------------
document.addEventListener(
  'submit',
  (event) => {
    const form = event.target;
    const input = form.querySelector?.('[data-drop] [type=file]');
    if (!form.dataset?.resumable || 'camera' in form.dataset || !input || input.files.length === 0) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    void start(form, [...input.files], event.submitter);
  },
  true,
);

async function start(form, files, submitter) {
  if (form.dataset.busy) return;
  form.dataset.busy = 'yes';
  const buttons = [...form.elements].filter((each) => each.type === 'submit');
  for (const button of buttons) button.disabled = true;
  form.querySelector('[data-upload-begun]')?.replaceChildren();
  if (await sendForm(form, files, submitter)) return;
  for (const button of buttons) button.disabled = false;
  delete form.dataset.busy;
}

// --- What was cut and waits ------------------------------------------------------------------------------------------
async function tellBegun(form) {
  const place = form.querySelector('[data-upload-begun]');
  if (!place) return;
  for (const { key, name, size, url } of memory.begun(form.dataset.owner)) {
    const answer = await fetch(url, {
      method: 'HEAD',
      headers: { 'Tus-Resumable': '1.0.0' },
      redirect: 'manual',
    }).catch(() => undefined);
    if (answer?.status === 404 || answer?.status === 410) memory.forget(key);
    if (answer?.status !== 200) continue;
    const done = Number(answer.headers.get('Upload-Offset'));
    const line = element('li', { className: 'upload' });
    const words = `A medias: ${name}, ${mega(done)} de ${mega(size)} MB. Elija el mismo archivo y seguirá donde se quedó.`;
    const drop = element('button', {
      type: 'button',
      className: 'btn btn--quiet btn--small',
      textContent: 'Descartar',
    });
    drop.setAttribute('aria-label', `Descartar ${name}`);
    drop.addEventListener('click', () => {
      const upload = new TusUpload({ name, size }, { token: form.elements._csrf.value, key });
      upload.url = url;
      void upload.cancel();
      line.remove();
    });
    line.append(element('span', { className: 'upload-words', textContent: words }), drop);
    place.append(line);
  }
}

for (const form of document.querySelectorAll('form[data-resumable]')) void tellBegun(form);
