import { it } from 'vitest';
import "@oficialia/documents";
import { filesForm, openDocumentsHouse } from './documents-house.js';
it('x', { timeout: 60000 }, async () => {
  const house = await openDocumentsHouse();
  const clerk = await house.person('intake_clerk');
  const folio = await house.petition();
  const r = await fetch(`${house.url}/api/v1/petitions/${folio}/documents`, { method: 'POST', headers: { authorization: `Bearer ${clerk.token}` }, body: await filesForm({ a: 'carta-alumbrado.pdf' }) });
  console.log(r.status, await r.text());
  const [department] = await house.db.query<{ id: number }>('SELECT id FROM department');
  const d = await house.person('department', department!.id);
  console.log(d.actor, await house.db.query('select * from petition_sight'));
  const o = await fetch(`${house.url}/peticiones/${folio}/documentos/1/original`, { redirect: 'manual', headers: { authorization: `Bearer ${d.token}` } });
  console.log(o.status, o.headers, (await o.text()).slice(0, 300));
  await house.close();
});
