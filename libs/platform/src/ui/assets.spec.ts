import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import express from 'express';
import request from 'supertest';
import { beforeAll, describe, expect, it } from 'vitest';
import { projectPath } from '../config/paths.js';
import { assetUrl, serveAssets, type AssetName } from './assets.js';
import { GALLERY_VIEWS, galleryPage } from './gallery.js';
import { ICONS } from './icon.js';
import { themeCss } from './theme.js';

const app = express();
beforeAll(() => serveAssets(app));

const LOADED = [
  'app.css',
  'app.js',
  'drafts.js',
  'files.js',
  'htmx.min.js',
  'icons.svg',
  'favicon.svg',
  'atkinson-400.woff2',
  'atkinson-700.woff2',
] as const satisfies AssetName[];

describe('serveAssets', () => {
  it('sends a file compressed and for ever', async () => {
    const answer = await request(app).get(assetUrl('app.css')).set('Accept-Encoding', 'gzip');
    expect(answer.status).toBe(200);
    expect(answer.headers['content-encoding']).toBe('gzip');
    expect(answer.headers['content-type']).toBe('text/css; charset=utf-8');
    expect(answer.headers['cache-control']).toBe('public, max-age=31536000, immutable');
    expect(answer.text).toContain('--brand');
  });

  it('sends brotli where it is understood and plain bytes where nothing is', async () => {
    const brotli = await request(app).head(assetUrl('app.js')).set('Accept-Encoding', 'gzip, br');
    expect(brotli.headers['content-encoding']).toBe('br');
    const plain = await request(app).get(assetUrl('app.js')).set('Accept-Encoding', 'identity');
    expect(plain.headers['content-encoding']).toBeUndefined();
    expect(plain.text).toContain("classList.add('js')");
  });

  it('gives a page of yesterday today’s file, not to be kept', async () => {
    const answer = await request(app).get('/assets/0123456789ab/app.css');
    expect(answer.status).toBe(200);
    expect(answer.headers['cache-control']).toBe('no-cache');
  });

  it('serves nothing that is not on its list', async () => {
    const folder = assetUrl('app.css').replace('/app.css', '');
    for (const path of ['README.md', 'css/base.css', '..%2f..%2fpackage.json', 'constructor', '']) {
      expect((await request(app).get(`${folder}/${path}`)).status).toBe(404);
    }
    expect((await request(app).post(assetUrl('app.css'))).status).toBe(404);
  });

  it('has a favicon at the usual places', async () => {
    for (const path of ['/favicon.svg', '/favicon.ico']) {
      expect((await request(app).get(path)).headers['content-type']).toBe('image/svg+xml');
    }
  });
});

describe('the weight of a page', () => {
  it.each(GALLERY_VIEWS)('«%s» with everything it loads stays under 60 kB with gzip', async (name) => {
    let bytes = gzipSync(galleryPage(name)).length;
    for (const file of LOADED) {
      const answer = await request(app).head(assetUrl(file)).set('Accept-Encoding', 'gzip');
      bytes += Number(answer.headers['content-length']);
    }
    expect(bytes).toBeLessThan(60_000);
  });
});

describe('icons.svg', () => {
  it('draws every icon once', () => {
    const sprite = readFileSync(projectPath('libs/platform/assets/icons.svg'), 'utf8');
    const drawn = [...sprite.matchAll(/<symbol id="([^"]+)"/g)].map((match) => match[1]);
    expect(drawn).toHaveLength(ICONS.length);
    expect(new Set(drawn)).toEqual(new Set(ICONS));
  });
});

describe('themeCss', () => {
  it('turns colours into a style sheet', () => {
    expect(themeCss({ brand: '#123456', accent: '#8a2846' })).toBe(':root{--brand:#123456;--accent:#8a2846}\n');
  });

  it('refuses colours that white text cannot be read on, and anything that is no colour', () => {
    expect(() => themeCss({ brand: '#ffcc00' })).toThrow(RangeError);
    expect(() => themeCss({ brand: 'red;}body{display:none' })).toThrow(RangeError);
  });
});
