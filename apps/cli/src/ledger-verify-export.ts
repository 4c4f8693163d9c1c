import { loadConfig } from '@oficialia/platform';
import { fingerprint, ownPublicKey, verifyExport } from '@oficialia/registry';
import { createReadStream } from 'node:fs';
import { say } from './terminal.js';

/** Verifies a copy of the ledger on whatever computer: it needs neither the database nor the office. */
export async function verifyExportCommand([file]: string[]): Promise<number> {
  if (!file) {
    say('Diga qué archivo: npm run ledger:verify-export -- asientos.jsonl');
    return 2;
  }
  const report = await verifyExport(linesOf(file));
  const { header, entries, seals, unsealed, sha256, keys, fault } = report;
  if (header) say(`${header.municipality} · ${header.exportedAt} · ${header.exportedBy}`);
  say(`Asientos: ${entries} · sellos: ${seals} · sin sellar: ${unsealed}`);
  if (fault) {
    say(`EL ARCHIVO FUE TOCADO. ${fault}.`);
    return 1;
  }
  say(`SHA-256 del archivo: ${sha256}`);
  const own = ownPublicKey(loadConfig());
  for (const key of keys) {
    const ours = own === undefined ? 'compárela con la que publica el municipio' : isOurs(key, own);
    say(`Llave de los sellos: ${key} (${ours})`);
  }
  const foreign = own !== undefined && keys.some((key) => key !== fingerprint(own));
  say(foreign ? 'LOS SELLOS NO SON DE ESTE MUNICIPIO.' : 'El archivo está íntegro.');
  return foreign ? 1 : 0;
}

const isOurs = (key: string, own: string) => (key === fingerprint(own) ? 'la de este municipio' : 'de otro');

/** The lines between line feeds and nothing else: a name may hold what `readline` takes for the end of a line. */
async function* linesOf(file: string): AsyncGenerator<string> {
  let rest = '';
  for await (const chunk of createReadStream(file, 'utf8')) {
    const parts = (rest + (chunk as string)).split('\n');
    rest = parts.pop() ?? '';
    yield* parts;
  }
  if (rest !== '') yield rest;
}
