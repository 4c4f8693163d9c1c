import { DomainError, sqlState } from '@oficialia/platform';
import { parseArgs } from 'node:util';
import { say } from '../terminal.js';

const SHOWN = 50;
/** Of the system and of PostgreSQL. */
const FULL = new Set(['ENOSPC', 'EDQUOT', '53100']);
const LOST = new Set(['57P01', '57P02', '57P03', 'ECONNREFUSED', 'ECONNRESET']);
const MANUAL = 'docs/manual/respaldo.md';

/** What is not as it should be: told as it is found, and counted. */
export class Differences {
  count = 0;

  tell(sentence: string): void {
    this.count++;
    if (this.count <= SHOWN) say(`  DIFERENCIA: ${sentence}`);
    if (this.count === SHOWN + 1) say('  … y otras más.');
  }
}

/** The values of these flags; undefined, and told, when there is one that does not exist. */
export function flagsOf<Flag extends string>(args: string[], flags: Flag[]): Partial<Record<Flag, string>> | undefined {
  try {
    const options = Object.fromEntries(flags.map((flag) => [flag, { type: 'string' as const }]));
    return parseArgs({ args, options }).values as Partial<Record<Flag, string>>;
  } catch (error) {
    say((error as Error).message);
    say(`Opciones: ${flags.map((flag) => `--${flag} CARPETA`).join(', ')}`);
    return undefined;
  }
}

/** Says in Spanish what an administrator can mend: a full disk, a server that went away, a login that may not. */
export async function withWords<T>(place: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    if (FULL.has(code)) throw new DomainError('backup.full', 507, `No hay espacio en ${place}: libere y repita.`);
    if (LOST.has(code))
      throw new DomainError('backup.connection', 503, 'La base de datos no responde. Repita cuando esté en marcha.');
    if (['EACCES', 'EPERM', 'EROFS'].includes(code))
      throw new DomainError('backup.access', 403, `No se puede leer o escribir: ${(error as Error).message}`);
    if (sqlState(error) === '42501')
      throw new DomainError(
        'backup.role',
        403,
        `La cuenta de DATABASE_URL no puede: ${(error as Error).message}. Vea ${MANUAL}.`,
      );
    throw error;
  }
}

export function documentSentence(sha256: string, outcome: 'missing' | 'altered'): string {
  return `documento ${sha256}: ${outcome === 'missing' ? 'falta' : 'está dañado o fue alterado'}`;
}

export const spelled = (count: number) => count.toLocaleString('es-MX');
export const megabytes = (bytes: number) => `${(bytes / 1e6).toLocaleString('es-MX', { maximumFractionDigits: 1 })} MB`;
export const secondsSince = (started: number) => `${((performance.now() - started) / 1000).toFixed(1)} s`;
