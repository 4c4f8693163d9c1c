import { readdirSync, writeFileSync } from 'node:fs';
import { projectPath } from '@oficialia/platform';
import { it } from 'vitest';
import { detectFileType } from './file-type.js';
import { readDocument } from './read-document.js';
import { createReader } from './reader.js';
it('dump', async () => {
  const reader = createReader();
  const dir = projectPath('test/samples/documents');
  for (const f of readdirSync(dir).filter((x) => /hoja|prot|sin|vacio/.test(x))) {
    const t = performance.now();
    const type = await detectFileType(`${dir}/${f}`);
    if (!type) { console.log(f, 'refused'); continue; }
    const out = await readDocument(`${dir}/${f}`, type, reader, (n, total, p) => {
      console.log(f, n, total, p.status, p.status === 'read' ? [p.source, p.confidence, p.width, p.height, p.text.slice(0, 300), JSON.stringify(p.words.slice(0, 4)), p.thumbnail.length, p.image.length] : p.message);
      if (p.status === 'read') { writeFileSync(`/tmp/ocrdev/${f}-${n}.webp`, p.image); writeFileSync(`/tmp/ocrdev/${f}-${n}.json`, JSON.stringify(p.words)); }
    });
    console.log(f, type, JSON.stringify(out), Math.round(performance.now() - t));
  }
  await reader.close();
}, 100000);
