import { duplicatesOf } from '@oficialia/documents';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { filesForm, openDocumentsHouse, signedIn, type DocumentsHouse } from './documents-house.js';

let house: DocumentsHouse;
beforeAll(async () => void (house = await openDocumentsHouse()), 60_000);
afterAll(() => house.close());

interface Made {
  id: number;
  sha256: string;
  searchable: string | null;
}

/** Waits until each document has its searchable PDF. */
async function searchable(count: number): Promise<Made[]> {
  for (let waited = 0; waited < 120_000; waited += 300) {
    const made = await house.db.query<Made>(
      'SELECT id, sha256, searchable_sha256 AS searchable FROM document WHERE searchable_sha256 IS NOT NULL ORDER BY id',
    );
    if (made.length === count) return made;
    await sleep(300);
  }
  throw new Error('the searchable PDFs were not made');
}

describe('A document that was read', { timeout: 180_000 }, () => {
  it('can be had as a searchable PDF, and tells where it came before', async () => {
    const clerk = await house.person('intake_clerk');
    const folios = [await house.petition(), await house.petition(), await house.petition()];
    const files = ['carta-alumbrado.pdf', 'carta-alumbrado.pdf', 'hoja-danada.pdf'];
    const headers = { authorization: `Bearer ${clerk.token}` };
    for (const [index, folio] of folios.entries()) {
      const body = await filesForm({ 'carta.pdf': files[index]! });
      await fetch(`${house.url}/api/v1/petitions/${folio}/documents`, { method: 'POST', headers, body });
    }
    const worker = await house.startWorker();
    const [first, again, other] = await searchable(3).finally(() => worker.stop());
    const browser = await signedIn(house, clerk);
    const got = await browser.get(`/peticiones/${folios[0]}/documentos/${first!.id}/buscable.pdf`);
    expect(got.headers.get('content-disposition')).toContain('carta (buscable).pdf');
    expect(Buffer.from(await got.arrayBuffer()).toString('latin1')).toContain('<pdfaid:part>2<');
    expect(await duplicatesOf(house.db, first!.id, clerk.actor)).toMatchObject([{ id: again!.id, same: true }]);
    await house.db.transaction((tx) =>
      tx.query(
        `UPDATE page SET perceptual_hash = (SELECT perceptual_hash # 5 FROM page WHERE document_id = $1 AND number = 1)
         WHERE document_id = $2 AND number = 3`,
        [first!.id, other!.id],
      ),
    );
    expect(await duplicatesOf(house.db, first!.id, clerk.actor)).toMatchObject([
      { id: again!.id, same: true, folio: folios[1] },
      { id: other!.id, same: false, pages: 1, folio: folios[2] },
    ]);
    const elsewhere = (await house.person('department', 1)).actor;
    expect(await duplicatesOf(house.db, first!.id, elsewhere)).toEqual([]);
  });
});
