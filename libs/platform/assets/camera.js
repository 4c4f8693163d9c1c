// Pages taken with the camera: a live view with hints where there is one, the phone's own camera where there is none.
// The pages wait here as thumbnails until they are sent together.
import { advice, findPaper, movement } from './paper-edges.js';
import { sendForm } from './upload.js';

const LOOKS_PER_SECOND = 4;
const SMALL = 160;
const QUALITY = 0.92;
const TAKE_MS = 3000;

const form = document.querySelector('form[data-camera]');
const part = (name) => form.querySelector(`[data-${name}]`);
const input = form.querySelector('[type=file]');
const button = [...form.elements].find((each) => each.type === 'submit');
const [live, video, edges, hint, shutter] = ['live', 'live-video', 'live-edges', 'live-hint', 'live-shutter'].map(part);
const element = (tag, properties = {}) => Object.assign(document.createElement(tag), properties);

let shots = [];
let replacing;
let sending = false;

// --- The pages that were taken ---------------------------------------------------------------------------------------
function add(file) {
  const shot = { file, url: URL.createObjectURL(file) };
  if (replacing) {
    URL.revokeObjectURL(replacing.url);
    shots[shots.indexOf(replacing)] = shot;
    replacing = undefined;
  } else shots.push(shot);
  show();
}

const SVG = 'http://www.w3.org/2000/svg';
const sprite = document.querySelector('use').getAttribute('href').split('#')[0];

function icon(name) {
  const drawing = document.createElementNS(SVG, 'svg');
  drawing.setAttribute('class', 'icon');
  drawing.setAttribute('aria-hidden', 'true');
  const use = document.createElementNS(SVG, 'use');
  use.setAttribute('href', `${sprite}#${name}`);
  drawing.append(use);
  return drawing;
}

function act(words, drawing, number, run, disabled = false) {
  const control = element('button', { type: 'button', className: 'shot-act', disabled });
  control.append(icon(drawing));
  control.setAttribute('aria-label', `${words} la hoja ${number}`);
  control.title = words;
  control.addEventListener('click', () => {
    run();
    show();
    part('shots').children[Math.min(number, shots.length) - 1]?.querySelector('button:not([disabled])')?.focus();
  });
  return control;
}

function swap(index, other) {
  [shots[index], shots[other]] = [shots[other], shots[index]];
}

function retake(shot, number) {
  replacing = shot;
  part('live-trouble').textContent = `La siguiente foto sustituye a la hoja ${number}.`;
  if (live.hidden) input.click();
  else live.scrollIntoView({ block: 'start' });
}

function drop(shot) {
  URL.revokeObjectURL(shot.url);
  shots = shots.filter((other) => other !== shot);
  if (replacing === shot) replacing = undefined;
}

function show() {
  const last = shots.length - 1;
  part('shots').replaceChildren(
    ...shots.map((shot, index) => {
      const number = index + 1;
      const line = element('li', { className: shot === replacing ? 'shot shot--replacing' : 'shot' });
      const acts = element('span', { className: 'shot-acts' });
      acts.append(
        act('Mover antes', 'arrow-left', number, () => swap(index, index - 1), index === 0),
        act('Mover después', 'arrow-right', number, () => swap(index, index + 1), index === last),
        act('Repetir', 'rotate', number, () => retake(shot, number)),
        act('Quitar', 'cross', number, () => drop(shot)),
      );
      const picture = element('img', { src: shot.url, alt: `Hoja ${number}` });
      line.append(picture, element('b', { textContent: String(number) }), acts);
      return line;
    }),
  );
  const words = shots.length === 1 ? 'Enviar 1 hoja' : `Enviar ${shots.length} hojas`;
  button.querySelector('span').textContent = shots.length > 0 ? words : 'Enviar';
  button.disabled = sending || shots.length === 0;
  input.required = false;
}

addEventListener('beforeunload', (event) => shots.length > 0 && !sending && event.preventDefault());

// Before the list of `files.js`, which would name the pictures a second time.
input.addEventListener('change', (event) => {
  event.stopPropagation();
  for (const file of input.files) add(file);
  input.value = '';
});

form.addEventListener('submit', async (event) => {
  event.preventDefault();
  event.stopPropagation();
  if (sending || shots.length === 0) return;
  sending = true;
  show();
  shutter.disabled = true;
  const digits = String(shots.length).length;
  const files = shots.map(({ file }, index) => {
    const ending = /\.(\w+)$/.exec(file.name)?.[0] ?? '.jpg';
    const name = `hoja-${String(index + 1).padStart(digits, '0')}${ending}`;
    return new File([file], name, { type: file.type, lastModified: file.lastModified });
  });
  if (await sendForm(form, files)) return stop();
  sending = false;
  shutter.disabled = false;
  show();
});

// --- The live view ---------------------------------------------------------------------------------------------------
let stream;
let looking;
let before;

const TROUBLE = {
  NotAllowedError:
    'El navegador no tiene permiso para usar la cámara. Permítalo en el candado de la barra de direcciones y vuelva a cargar la página, o tome las fotos con el botón de abajo.',
  NotFoundError: 'Este equipo no tiene cámara. Elija las fotos con el botón de abajo.',
  NotReadableError: 'Otra aplicación está usando la cámara. Ciérrela y vuelva a cargar la página.',
};
const INSECURE =
  'La vista en vivo necesita una dirección segura (https). Tome las fotos con el botón de abajo; funcionan igual.';
const OTHER = 'No se pudo abrir la cámara. Tome las fotos con el botón de abajo.';

async function start() {
  if (!navigator.mediaDevices?.getUserMedia) return tell(isSecureContext ? OTHER : INSECURE);
  try {
    stream = await navigator.mediaDevices.getUserMedia({
      audio: false,
      video: { facingMode: { ideal: 'environment' }, width: { ideal: 3840 }, height: { ideal: 2160 } },
    });
  } catch (error) {
    return tell(TROUBLE[error.name] ?? OTHER);
  }
  video.srcObject = stream;
  await video.play();
  live.hidden = false;
  looking = setInterval(look, 1000 / LOOKS_PER_SECOND);
}

function tell(words) {
  part('live-trouble').textContent = words;
}

function stop() {
  clearInterval(looking);
  for (const track of stream?.getTracks() ?? []) track.stop();
  stream = undefined;
}

const small = element('canvas');

function greyOf() {
  const scale = SMALL / Math.max(video.videoWidth, video.videoHeight);
  small.width = Math.round(video.videoWidth * scale);
  small.height = Math.round(video.videoHeight * scale);
  const context = small.getContext('2d', { willReadFrequently: true });
  context.drawImage(video, 0, 0, small.width, small.height);
  const { data } = context.getImageData(0, 0, small.width, small.height);
  const grey = new Uint8Array(small.width * small.height);
  for (let at = 0; at < grey.length; at++)
    grey[at] = (data[at * 4] * 77 + data[at * 4 + 1] * 151 + data[at * 4 + 2] * 28) >> 8;
  return grey;
}

function look() {
  if (document.hidden || !video.videoWidth) return;
  const grey = greyOf();
  const paper = findPaper(grey, small.width, small.height);
  const { words, ready } = advice(paper, movement(grey, before));
  before = grey;
  // A screen reader hears it only when it changes.
  if (hint.textContent !== words) hint.textContent = words;
  live.classList.toggle('live--ready', ready);
  draw(paper.corners, ready);
}

function draw(corners, ready) {
  edges.width = video.videoWidth;
  edges.height = video.videoHeight;
  const context = edges.getContext('2d');
  if (!corners) return;
  context.beginPath();
  for (const [x, y] of corners) context.lineTo(x * edges.width, y * edges.height);
  context.closePath();
  context.lineWidth = edges.width / 120;
  context.strokeStyle = ready ? '#37c871' : '#ffcc33';
  context.stroke();
}

/** The camera's own photograph has more pixels than its film; not every browser and device can. */
async function photograph() {
  const [track] = stream.getVideoTracks();
  if ('ImageCapture' in window) {
    const taken = await Promise.race([
      new ImageCapture(track).takePhoto().catch(() => undefined),
      new Promise((resolve) => setTimeout(resolve, TAKE_MS)),
    ]);
    if (taken?.type === 'image/jpeg') return taken;
  }
  const frame = element('canvas', { width: video.videoWidth, height: video.videoHeight });
  frame.getContext('2d').drawImage(video, 0, 0);
  return new Promise((resolve) => frame.toBlob(resolve, 'image/jpeg', QUALITY));
}

shutter.addEventListener('click', async () => {
  shutter.disabled = true;
  const blob = await photograph().catch(() => undefined);
  shutter.disabled = false;
  if (!blob) return tell(OTHER);
  add(new File([blob], 'hoja.jpg', { type: 'image/jpeg', lastModified: Date.now() }));
  tell(`Hoja ${shots.length} tomada.`);
});

addEventListener('pagehide', stop);
addEventListener('pageshow', (event) => event.persisted && void start());
show();
void start();
