import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startDesk, type Desk } from '../support/desk.js';
import { HandClock } from '../support/hand-clock.js';
import { api, refer, register } from '../support/petitions.js';

const clock = new HandClock('2026-03-02T16:00:00Z');
const DECREE = { since: '2026-03-01', basis: 'Reglamento orgánico, gaceta 12' };
const NAMES = { name: 'Secretaría de Infraestructura', headName: 'Arq. Inés Ñuño', headPosition: 'Secretaria' };
let desk: Desk;
const department = (key: string, act: string, body: object) =>
  api(desk, 'administrator').post(`/departments/${key}/${act}`, body);
const oficios = () =>
  desk.database.query<{ addressee: { department: string } }>(
    `SELECT content -> 'addressee' AS addressee FROM oficio ORDER BY id`,
  );

beforeAll(async () => {
  desk = await startDesk({ clock });
});
afterAll(() => desk.close());

describe('A department that is renamed', () => {
  it('has its new name on new oficios, and the old letters keep the name of their day', async () => {
    await refer(desk, (await register(desk)).folio);
    await department('SOPDU', 'versions', { seen: 1, ...NAMES, ...DECREE }).expect(204);
    await refer(desk, (await register(desk)).folio);
    expect((await oficios()).map(({ addressee }) => addressee)).toEqual([
      expect.objectContaining({ department: 'Secretaría de Obras Públicas y Desarrollo Urbano' }),
      expect.objectContaining({ department: NAMES.name, name: NAMES.headName }),
    ]);
    const page = (await (await desk.signIn('administrator')).get('/dependencias')).text;
    expect(page).toContain('Antes del dom 1 mar 2026: Secretaría de Obras Públicas y Desarrollo Urbano');
  });

  it('by two people at once is renamed by one of them, and not for days to come', async () => {
    const wanted = { seen: 2, ...NAMES, ...DECREE };
    const both = await Promise.all([department('SOPDU', 'versions', wanted), department('SOPDU', 'versions', wanted)]);
    expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([204, 409]);
    const future = await department('SOPDU', 'versions', { ...wanted, seen: 3, since: '2026-03-03' });
    expect([future.status, future.body.code]).toEqual([422, 'department.since']);
  });
});

describe('A department that is no more', () => {
  it('leaves what it has open to its heir, all at once and row by row', async () => {
    const [open] = [await register(desk), await register(desk), await register(desk)];
    const asked = await Promise.all(
      (await desk.database.query<{ folio: string }>(`SELECT folio FROM petition ORDER BY id DESC LIMIT 3`)).map(
        ({ folio }) => refer(desk, folio, { department: 'DMU' }),
      ),
    );
    // One of them cannot move now: its petitioner has to complete it.
    await api(desk, 'follow_up')
      .post(`/petitions/${open!.folio}/prevention`, { missing: 'Firma', regime: 'procedure', days: 5 })
      .expect(201);
    const none = await department('DMU', 'closure', { seen: 1, heir: 'DMU', ...DECREE });
    expect([none.status, none.body.code]).toEqual([422, 'department.heir']);
    await department('DMU', 'closure', { seen: 1, heir: 'SOPDU', ...DECREE }).expect(204);

    const office = await desk.signIn('follow_up');
    expect((await office.get('/turnos')).text).toContain('3 turnos siguen abiertos en dependencias dadas de baja');
    const late = await api(desk, 'follow_up').post(`/petitions/${(await register(desk)).folio}/referrals`, {
      referrals: [{ department: 'DMU', instruction: 'attend' }],
    });
    expect([late.status, late.body.code]).toEqual([404, 'department.not-found']);
    const report = await office.post('/turnos/sin-dependencia/DMU', { reason: 'Baja de la dependencia' });
    expect([report.status, report.text]).toEqual([200, expect.stringContaining('Se reasignaron 2 de 3')]);
    expect(report.text).toContain('La petición está en estado «En prevención»; por eso no se puede turnar.');
    expect((await office.get('/turnos')).text).toContain('Un turno sigue abierto en dependencias dadas de baja');

    await api(desk, 'follow_up').post(`/petitions/${open!.folio}/prevention/completion`, { note: 'Firmó' }).expect(201);
    const rest = await api(desk, 'follow_up').post('/departments/DMU/inheritance', { reason: 'Baja' }).expect(201);
    expect(rest.body).toEqual([expect.objectContaining({ folio: open!.folio, refused: null })]);
    const held = await desk.database.query(
      `SELECT DISTINCT d.key, r.status FROM referral r JOIN department d ON d.id = r.department_id WHERE r.id = ANY ($1) OR r.previous_id = ANY ($1)`,
      [asked],
    );
    expect(held).toEqual(
      expect.arrayContaining([
        { key: 'DMU', status: 'reassigned' },
        { key: 'SOPDU', status: 'issued' },
      ]),
    );
    expect(held).toHaveLength(2);
  });
});
