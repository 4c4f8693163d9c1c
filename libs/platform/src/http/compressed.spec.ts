import express from 'express';
import request from 'supertest';
import { describe, expect, it } from 'vitest';
import { sendCompressed } from './compressed.js';

const LONG = `<p>${'Señoras y señores: '.repeat(200)}</p>`;
const app = express();
app.get('/', (asked, response) => sendCompressed(asked, response.type('html'), LONG));
app.get('/short', (asked, response) => sendCompressed(asked, response.type('html'), 'Sí'));

const get = (path: string, encoding: string) => request(app).get(path).set('Accept-Encoding', encoding);

describe('A page', () => {
  it.each([
    ['gzip, deflate, br', 'br'],
    ['gzip, deflate', 'gzip'],
    ['identity', undefined],
    ['br;q=0, gzip', 'gzip'],
  ])('is the same for a browser that takes %s', async (accepted, encoding) => {
    const answer = await get('/', accepted);
    expect(answer.headers['content-encoding']).toBe(encoding);
    expect(answer.headers).toMatchObject({ vary: 'Accept-Encoding', 'content-type': 'text/html; charset=utf-8' });
    expect(answer.text).toBe(LONG);
    expect(Number(answer.headers['content-length']) < LONG.length / 2).toBe(encoding !== undefined);
  });

  it('of a few words is sent as it is', async () => {
    const answer = await get('/short', 'gzip');
    expect([answer.headers['content-encoding'], answer.text]).toEqual([undefined, 'Sí']);
  });
});
