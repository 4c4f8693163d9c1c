import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startDesk, type Desk } from '../support/desk.js';
import { refer, register } from '../support/petitions.js';
import type { SignedIn } from '../support/signed-in.js';

let desk: Desk;
let person: SignedIn;

beforeAll(async () => {
  desk = await startDesk();
  person = await desk.signIn('follow_up');
});
afterAll(() => desk.close());

const page = async (query: string, by = person) => (await by.get(`/buscar?${query}`).expect(200)).text;
const q = (text: string) => `q=${encodeURIComponent(text)}`;

describe('The box', () => {
  it('is on every page of those who may search, and of nobody else', async () => {
    for (const path of ['/peticiones', '/por-turnar', '/buscar']) {
      expect((await person.get(path)).text).toContain('action="/buscar" method="get" role="search"');
    }
    const administrator = await desk.signIn('administrator');
    expect((await administrator.get('/personas')).text).not.toContain('role="search"');
  });

  it.each<[string, (folio: string) => string]>([
    ['its number', (folio) => String(Number(folio.slice(-6)))],
    ['another spelling', (folio) => `pm ${Number(folio.slice(-6))}/${folio.slice(3, 7)}`],
    ['the QR of its receipt', (folio) => `https://portal.example.mx/consulta?folio=${folio}&codigo=ABCDEFGHJK`],
    ['the QR on a Spanish keyboard', (folio) => `httpsÑ--portal-consulta_folio¿${folio.replaceAll('-', "'")}/codigo¿A`],
  ])('leads straight to a petition by %s', async (_name, spelling) => {
    const { folio } = await register(desk);
    const { status, headers } = await person.get(`/buscar?${q(spelling(folio))}`);
    expect([status, headers.location]).toEqual([302, `/peticiones/${folio}`]);
  });

  it('leads to the petition of our own oficio and of the sender’s', async () => {
    const { folio } = await register(desk, { documentNumber: 'DGPC/0077/2026' });
    await refer(desk, folio);
    const [oficio] = await desk.database.query<{ label: string }>(
      'SELECT o.label FROM oficio o JOIN petition p ON p.id = o.petition_id WHERE p.folio = $1',
      [folio],
    );
    for (const number of [oficio?.label ?? '', 'Oficio No. dgpc-77-2026']) {
      expect((await person.get(`/buscar?${q(number)}`)).headers.location).toBe(`/peticiones/${folio}`);
    }
  });

  it('does not tell that a petition exists which the department may not open', async () => {
    const { folio } = await register(desk);
    const stranger = await desk.signIn('otherDepartment');
    expect(await page(q(folio), stranger)).toContain('sin resultados');
  });
});

describe('The page of results', () => {
  it('shows folio, sender and subject with the hits marked, and lets nothing through as HTML', async () => {
    const { folio } = await register(desk, {
      senderName: 'Ana Ruiz',
      subject: 'Luminaria <img src=x> fundida',
    });
    const html = await page(q('luminarias ruiz <img'));
    expect(html).toContain(folio);
    expect(html).toContain('<mark>Luminaria</mark> &lt;');
    expect(html).toContain('Ana <mark>Ruiz</mark>');
    expect(html).not.toContain('<img src=x>');
  });

  it('keeps box, filters and order in the address', async () => {
    await register(desk, { subject: 'Kiosco deteriorado' });
    const html = await page(`${q('kiosco')}&estado=received&orden=relevancia`);
    expect(html).toContain('value="kiosco"');
    expect(html).toMatch(/<option value="received" selected/);
    expect(html).toContain('/buscar?q=kiosco&amp;estado=received"');
  });

  it('is paged, as far as anybody would turn', async () => {
    for (let n = 0; n < 12; n++) await register(desk, { subject: `Glorieta número ${n}` });
    const first = await page(q('glorieta'));
    expect(first).toContain('1 a 10 de <b>12</b>');
    expect(await page(`${q('glorieta')}&pagina=2`)).toContain('11 a 12 de <b>12</b>');
    expect(await page(`${q('glorieta')}&pagina=9999999`)).toContain('1 a 10 de');
  });

  it('helps those who have typed nothing or too little', async () => {
    expect(await page('')).toContain('Escriba un folio, un nombre o una palabra');
    expect(await page(q('de la'))).toContain('No se buscaron');
    expect(await page(q('zzzzqqqq'))).toContain('No se encontró nada');
  });
});
