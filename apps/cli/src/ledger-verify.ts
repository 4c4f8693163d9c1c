import { Db, type Config } from '@oficialia/platform';
import { faultInWords, ownPublicKey, verifyLedger } from '@oficialia/registry';
import { openServices } from './cli.module.js';
import { say } from './terminal.js';

/** Checks the whole ledger and names the first entry that was touched. */
export async function verifyLedgerCommand(config: Config): Promise<number> {
  const services = await openServices(config);
  try {
    const publicKey = ownPublicKey(config);
    const report = await services.get(Db).snapshot((tx) => verifyLedger(tx, publicKey));
    say(`Asientos: ${report.entries} · filas atestiguadas: ${report.rows} · sellos: ${report.seals}`);
    if (!publicKey && report.seals > 0)
      say('Falta la llave del municipio; los sellos se revisaron con la que llevan escrita.');
    if (!report.fault) {
      say('El libro está íntegro.');
      return 0;
    }
    say(`EL LIBRO FUE TOCADO. ${faultInWords(report.fault)}`);
    return 1;
  } finally {
    await services.close();
  }
}
