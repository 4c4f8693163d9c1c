// A client of the tus protocol 1.0: a file goes up in pieces and goes on where it was cut, also after a reload.
const SMALLEST = 256 * 1024;
const LARGEST = 8 * 1024 * 1024;
const FIRST = 1024 * 1024;
const PAUSES_MS = [500, 1000, 2000, 5000, 10_000, 20_000, 30_000];
const PREFIX = 'carga:';

/** The server said no, and will say it again: `message` is for people. */
export class Refused extends Error {}
/** The person stopped it. */
export class Stopped extends Error {}

/** What this browser remembers of uploads that were begun: their address, by owner and file. */
export const memory = {
  key: (owner, { name, size, lastModified }) => `${PREFIX}${owner}:${size}:${lastModified}:${name}`,
  get(key) {
    try {
      return JSON.parse(localStorage.getItem(key))?.url;
    } catch {
      return undefined;
    }
  },
  set(key, url) {
    try {
      localStorage.setItem(key, JSON.stringify({ url, at: Date.now() }));
    } catch {
      // Without storage an upload still survives a broken line, only not a reload.
    }
  },
  forget(key) {
    try {
      localStorage.removeItem(key);
    } catch {
      // Nothing to forget where nothing can be kept.
    }
  },
  /** Uploads of this person that this browser began in the last days and did not hand over. */
  begun(owner) {
    try {
      return Object.keys(localStorage).flatMap((key) => {
        if (!key.startsWith(`${PREFIX}${owner}:`)) return [];
        const [, , size, , ...name] = key.split(':');
        return [{ key, name: name.join(':'), size: Number(size), url: memory.get(key) }];
      });
    } catch {
      return [];
    }
  },
};

/** `online` ends the wait: whoever plugs the cable back in need not wait for the clock. */
const wait = (milliseconds) =>
  new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      removeEventListener('online', done);
      resolve();
    };
    const timer = setTimeout(done, milliseconds);
    addEventListener('online', done);
  });

const utf8Base64 = (text) => btoa(String.fromCharCode(...new TextEncoder().encode(text)));

/** One file on its way. `onProgress(sentBytes)` and `onTrouble(words)` tell; `send()` gives its id when it is whole. */
export class TusUpload {
  constructor(file, { endpoint, token, key, onProgress = () => {}, onTrouble = () => {} }) {
    Object.assign(this, { file, endpoint, token, key, onProgress, onTrouble });
    this.piece = FIRST;
    this.failures = 0;
  }

  async send() {
    this.url = this.key && memory.get(this.key);
    let offset;
    for (;;) {
      this.checkStopped();
      await this.resumed;
      try {
        offset ??= this.url ? await this.offset() : await this.create();
        this.onProgress(offset);
        // An empty file is whole as soon as it exists.
        if (offset >= this.file.size) return this.url.split('/').pop();
        offset = await this.append(offset);
        this.failures = 0;
      } catch (error) {
        this.checkStopped();
        if (error instanceof Refused) throw error;
        // Whatever has arrived has arrived: the server is asked how far.
        offset = undefined;
        if (!this.resumed) await this.pauseBeforeRetry();
      }
    }
  }

  pause() {
    if (this.resumed) return;
    this.resumed = new Promise((resolve) => (this.continue = resolve));
    this.request?.abort();
  }

  resume() {
    this.resumed = undefined;
    this.continue?.();
  }

  async cancel() {
    this.stopped = true;
    this.resume();
    this.request?.abort();
    if (this.key) memory.forget(this.key);
    if (this.url) await this.fetch(this.url, 'DELETE').catch(() => {});
  }

  checkStopped() {
    if (this.stopped) throw new Stopped();
  }

  async pauseBeforeRetry() {
    this.onTrouble('Sin conexión con el servidor; se sigue en cuanto vuelva.');
    await wait(PAUSES_MS[Math.min(this.failures++, PAUSES_MS.length - 1)]);
  }

  async create() {
    const answer = await this.fetch(this.endpoint, 'POST', {
      'Upload-Length': String(this.file.size),
      'Upload-Metadata': `filename ${utf8Base64(this.file.name)}`,
    });
    if (answer.status !== 201) return this.fail(answer);
    this.url = answer.headers.get('Location');
    if (this.key) memory.set(this.key, this.url);
    return 0;
  }

  async offset() {
    const answer = await this.fetch(this.url, 'HEAD');
    if (answer.status === 200 && Number(answer.headers.get('Upload-Length')) === this.file.size)
      return Number(answer.headers.get('Upload-Offset'));
    // It was swept, handed over, or belongs to somebody else by now: from the beginning.
    if (answer.status === 404 || answer.status === 410 || answer.status === 200) return this.create();
    return this.fail(answer);
  }

  async append(offset) {
    const body = this.file.slice(offset, offset + this.piece);
    const started = performance.now();
    const headers = { 'Upload-Offset': String(offset), 'Content-Type': 'application/offset+octet-stream' };
    const answer = await this.fetch(this.url, 'PATCH', headers, body);
    if (answer.status !== 204) return this.fail(answer);
    // Pieces of a few seconds: a slow line shows progress, a fast one is not held up.
    const seconds = (performance.now() - started) / 1000;
    if (seconds < 2) this.piece = Math.min(LARGEST, this.piece * 2);
    if (seconds > 8) this.piece = Math.max(SMALLEST, this.piece / 2);
    return Number(answer.headers.get('Upload-Offset'));
  }

  fetch(url, method, headers, body) {
    this.request = new AbortController();
    const options = body ? { method, body } : { method };
    return fetch(url, {
      ...options,
      headers: { 'Tus-Resumable': '1.0.0', 'x-csrf-token': this.token, ...headers },
      redirect: 'manual',
      signal: method === 'DELETE' ? undefined : this.request.signal,
    });
  }

  async fail(answer) {
    if (answer.type === 'opaqueredirect' || answer.status === 401)
      throw new Refused('Su sesión terminó. Vuelva a entrar y elija el mismo archivo: seguirá donde se quedó.');
    if (answer.status === 403)
      throw new Refused('La página estuvo abierta demasiado tiempo. Vuelva a cargarla y elija el mismo archivo.');
    if ([413, 415, 422, 429, 507].includes(answer.status)) throw new Refused((await answer.text()).trim());
    throw new Error(`status ${answer.status}`);
  }
}
