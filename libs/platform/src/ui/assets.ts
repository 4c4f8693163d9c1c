import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { projectPath } from '../config/paths.js';

type Encoding = 'br' | 'gzip' | 'identity';
type Body = { type: string } & Partial<Record<Encoding, Buffer>> & { identity: Buffer };

// Sent as one file, in this order.
const STYLES = [
  'base',
  'frame',
  'page',
  'buttons',
  'forms',
  'tables',
  'trays',
  'facts',
  'timeline',
  'charts',
  'viewer',
  'search',
  'screens',
];

// The whole list: nothing else is ever served from here.
const FILES = {
  'app.css': ['text/css; charset=utf-8', ...STYLES.map((name) => `libs/platform/assets/css/${name}.css`)],
  'app.js': ['text/javascript; charset=utf-8', 'libs/platform/assets/app.js'],
  'drafts.js': ['text/javascript; charset=utf-8', 'libs/platform/assets/drafts.js'],
  'search.js': ['text/javascript; charset=utf-8', 'libs/platform/assets/search.js'],
  'proposals.js': ['text/javascript; charset=utf-8', 'libs/platform/assets/proposals.js'],
  'tray.js': ['text/javascript; charset=utf-8', 'libs/platform/assets/tray.js'],
  'files.js': ['text/javascript; charset=utf-8', 'libs/platform/assets/files.js'],
  'words.js': ['text/javascript; charset=utf-8', 'libs/platform/assets/words.js'],
  'pile.css': ['text/css; charset=utf-8', 'libs/platform/assets/css/pile.css'],
  'pile.js': ['text/javascript; charset=utf-8', 'libs/platform/assets/pile.js'],
  'sortable.js': ['text/javascript; charset=utf-8', 'node_modules/sortablejs/Sortable.min.js'],
  'viewer.js': ['text/javascript; charset=utf-8', 'libs/platform/assets/viewer.js'],
  'htmx.min.js': ['text/javascript; charset=utf-8', 'node_modules/htmx.org/dist/htmx.min.js'],
  'hx-sse.js': ['text/javascript; charset=utf-8', 'node_modules/htmx.org/dist/ext/hx-sse.min.js'],
  // Only for the pages that scans come in by.
  'scan.css': ['text/css; charset=utf-8', 'libs/platform/assets/css/scan.css'],
  'tus.js': ['text/javascript; charset=utf-8', 'libs/platform/assets/tus.js'],
  'upload.js': ['text/javascript; charset=utf-8', 'libs/platform/assets/upload.js'],
  'camera.js': ['text/javascript; charset=utf-8', 'libs/platform/assets/camera.js'],
  'paper-edges.js': ['text/javascript; charset=utf-8', 'libs/platform/assets/paper-edges.js'],
  'icons.svg': ['image/svg+xml', 'libs/platform/assets/icons.svg'],
  'favicon.svg': ['image/svg+xml', 'libs/platform/assets/favicon.svg'],
  'atkinson-400.woff2': ['font/woff2', 'libs/platform/assets/atkinson-400.woff2'],
  'atkinson-700.woff2': ['font/woff2', 'libs/platform/assets/atkinson-700.woff2'],
  'OFL.txt': ['text/plain; charset=utf-8', 'libs/platform/assets/OFL.txt'],
} as const satisfies Record<string, readonly [type: string, ...paths: string[]]>;

export type AssetName = keyof typeof FILES;

/** What Express and Nest applications have in common. */
export interface AssetHost {
  use(path: string, handler: (request: IncomingMessage, response: ServerResponse, next: () => void) => void): unknown;
}

let version: string | undefined;

/** Address of a file of the interface; it changes when any of them changes, so browsers keep it for ever. */
export function assetUrl(name: AssetName): string {
  version ??= contentHash();
  return `/assets/${version}/${name}`;
}

/** Mounts `/assets/<hash>/<file>`, `/favicon.svg` and `/favicon.ico`, compressed once, from memory. */
export function serveAssets(app: AssetHost): void {
  const bodies = new Map(Object.keys(FILES).map((name) => [name, load(name as AssetName)]));
  const currentPrefix = assetUrl('app.css').slice('/assets'.length, -'app.css'.length);
  app.use('/assets', (request, response, next) => {
    const path = (request.url ?? '').split('?')[0] ?? '';
    const body = bodies.get(path.slice(path.lastIndexOf('/') + 1));
    if (!body || !/^\/[0-9a-f]{12}\/[^/]+$/.test(path)) return next();
    // A page of the previous version may still ask by its old hash: it gets today's file, but must not keep it.
    send(
      request,
      response,
      next,
      body,
      path.startsWith(currentPrefix) ? 'public, max-age=31536000, immutable' : 'no-cache',
    );
  });
  for (const path of ['/favicon.svg', '/favicon.ico']) {
    app.use(path, (request, response, next) => {
      const body = bodies.get('favicon.svg');
      if (body) send(request, response, next, body, 'public, max-age=86400');
    });
  }
}

function send(request: IncomingMessage, response: ServerResponse, next: () => void, body: Body, caching: string): void {
  if (request.method !== 'GET' && request.method !== 'HEAD') return next();
  const accepted = String(request.headers['accept-encoding'] ?? '');
  const encoding = (['br', 'gzip'] as const).find((name) => body[name] && new RegExp(`\\b${name}\\b`).test(accepted));
  const content = (encoding && body[encoding]) ?? body.identity;
  response.setHeader('Content-Type', body.type);
  response.setHeader('Content-Length', content.length);
  response.setHeader('Cache-Control', caching);
  response.setHeader('Vary', 'Accept-Encoding');
  response.setHeader('X-Content-Type-Options', 'nosniff');
  if (encoding) response.setHeader('Content-Encoding', encoding);
  response.end(request.method === 'HEAD' ? undefined : content);
}

function load(name: AssetName): Body {
  const type = FILES[name][0];
  const identity = read(name);
  // woff2 is compressed already.
  if (type === 'font/woff2') return { type, identity };
  const params = { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY };
  return { type, identity, br: brotliCompressSync(identity, { params }), gzip: gzipSync(identity, { level: 9 }) };
}

function contentHash(): string {
  const hash = createHash('sha256');
  for (const name of Object.keys(FILES) as AssetName[]) hash.update(name).update(read(name));
  return hash.digest('hex').slice(0, 12);
}

function read(name: AssetName): Buffer {
  const [type, ...paths] = FILES[name];
  const text = paths.map((path) => readFileSync(projectPath(path), 'latin1')).join('\n');
  // What is written for us need not travel with every first visit.
  return Buffer.from(type.startsWith('text/css') ? text.replace(/\/\*.*?\*\//gs, '') : text, 'latin1');
}
