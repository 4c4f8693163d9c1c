import { Db, type Config } from '@oficialia/platform';
import { verifyLedger, type LedgerReport } from '@oficialia/registry';
import { createPublicKey } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openServices } from './cli.module.js';
import { say } from './terminal.js';

/** Checks the whole ledger and names the first entry that was touched. */
export async function verifyLedgerCommand(config: Config): Promise<number> {
  const services = await openServices(config);
  try {
    const publicKey = ownPublicKey(config);
    const report = await services.get(Db).transaction(async (tx) => {
      // One snapshot: what is registered meanwhile must not look like rows without an entry.
      await tx.query('SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY');
      return verifyLedger(tx, publicKey);
    });
    say(`Asientos: ${report.entries} · filas atestiguadas: ${report.rows} · sellos: ${report.seals}`);
    if (!publicKey && report.seals > 0)
      say('Falta la llave del municipio; los sellos se revisaron con la que llevan escrita.');
    if (!report.fault) {
      say('El libro está íntegro.');
      return 0;
    }
    say(faultSentence(report.fault));
    return 1;
  } finally {
    await services.close();
  }
}

/** The public half of the municipality's signing key, kept outside the database; undefined where there is none. */
export function ownPublicKey(config: Config): string | undefined {
  const file = join(config.keysDir, 'ledger-seal.pem');
  if (!existsSync(file)) return undefined;
  return createPublicKey(readFileSync(file, 'utf8')).export({ type: 'spki', format: 'pem' }) as string;
}

export function faultSentence({ what, folio, seq }: NonNullable<LedgerReport['fault']>): string {
  const place = folio ? `${folio}, asiento ${seq}: ` : '';
  return `EL LIBRO FUE TOCADO. ${place}${what}.`;
}
