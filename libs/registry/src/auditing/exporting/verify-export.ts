import { createHash, createPublicKey } from 'node:crypto';
import { entryHash, rootOfPath } from '../../ledger/ledger-hash.js';
import { signatureFault } from '../../ledger/seal-verification.js';
import type { ExportedEntry, ExportedSeal, ExportHeader, ExportLine } from './export-format.js';

/** What was found in a copy of the ledger; `fault` names the first line that is not as it left the office. */
export interface ExportReport {
  header?: ExportHeader;
  entries: number;
  seals: number;
  /** Entries that no seal covered yet when the copy was taken: their own hash is all that speaks for them. */
  unsealed: number;
  /** SHA-256 of the file, to be compared with the one in the office's book. */
  sha256: string;
  /** SHA-256 of the public keys (DER) that the seals were verified with, to be compared with the municipality's. */
  keys: string[];
  fault?: string;
}

class Fault extends Error {}

/**
 * Verifies a copy of the ledger without the office: its digest, every seal's chain and signature, every entry's hash, its
 * way to the root of its seal, and the links between entries of one petition. `lines` come without their line breaks.
 */
export async function verifyExport(lines: AsyncIterable<string> | Iterable<string>): Promise<ExportReport> {
  const reading = new ExportReading();
  let number = 0;
  try {
    for await (const line of lines) {
      number++;
      reading.take(line);
    }
    reading.end();
  } catch (error) {
    if (!(error instanceof Fault) && !(error instanceof SyntaxError) && !(error instanceof TypeError)) throw error;
    const what = error instanceof Fault ? error.message : 'no se entiende';
    reading.report.fault = `renglón ${number}: ${what}`;
  }
  return reading.report;
}

class ExportReading {
  readonly report: ExportReport = { entries: 0, seals: 0, unsealed: 0, sha256: '', keys: [] };
  private readonly whole = createHash('sha256');
  private readonly above = createHash('sha256');
  private readonly seals = new Map<string, ExportedSeal>();
  private readonly hashes = new Map<string, string>();
  private readonly links: { folio: string; seq: number; before: string; previousHash: string }[] = [];
  private lastSeal: Buffer = Buffer.alloc(32);
  private ended = false;

  take(text: string): void {
    this.whole.update(`${text}\n`);
    if (this.ended) throw new Fault('hay algo después del final');
    const line = JSON.parse(text) as ExportLine;
    if (line.kind === 'end') return this.close(line.sha256);
    this.above.update(`${text}\n`);
    if (line.kind === 'header') this.open(line);
    else if (!this.report.header) throw new Fault('falta el encabezado');
    else if (line.kind === 'seal') this.seal(line);
    else if (line.kind === 'entry') this.entry(line);
    else throw new Fault('no es un asiento ni un sello');
  }

  end(): void {
    if (!this.ended) throw new Fault('el archivo está cortado');
    for (const { folio, seq, before, previousHash } of this.links) {
      const known = this.hashes.get(before);
      if (known !== undefined && known !== previousHash)
        throw new Fault(`${folio}, asiento ${seq}: no enlaza con el anterior`);
    }
    this.report.sha256 = this.whole.digest('hex');
  }

  private open(header: ExportHeader): void {
    if (header.format !== 1) throw new Fault('es de otro formato');
    this.report.header = header;
  }

  private seal(seal: ExportedSeal): void {
    const { day, entries, publicKey } = seal;
    const bytes = { root: bytesOf(seal.root), hash: bytesOf(seal.hash), signature: bytesOf(seal.signature) };
    const row = { day, entries, ...bytes, previous_hash: bytesOf(seal.previousHash), public_key: publicKey };
    const what = signatureFault(row, this.lastSeal);
    if (what) throw new Fault(`sello del ${day}: ${what}`);
    this.lastSeal = bytes.hash;
    this.seals.set(day, seal);
    this.report.seals++;
    const key = fingerprint(publicKey);
    if (!this.report.keys.includes(key)) this.report.keys.push(key);
  }

  private entry(entry: ExportedEntry): void {
    const { petitionId, folio, seq, previousHash, seal } = entry;
    const hash = bytesOf(entry.hash);
    const said = (what: string) => new Fault(`${folio}, asiento ${seq}: ${what}`);
    if (!entryHash({ ...entry, previousHash: bytesOf(previousHash) }).equals(hash))
      throw said('el contenido fue alterado');
    if (seal) {
      const { root, entries } = this.seals.get(seal.day) ?? {};
      if (root === undefined || entries === undefined) throw said(`falta el sello del ${seal.day}`);
      const reached = rootOfPath(hash, seal.position, entries, seal.path.map(bytesOf));
      if (!reached?.equals(bytesOf(root))) throw said(`no pertenece al sello del ${seal.day}`);
    } else this.report.unsealed++;
    this.hashes.set(`${petitionId} ${seq}`, entry.hash);
    this.links.push({ folio, seq, before: `${petitionId} ${seq - 1}`, previousHash });
    this.report.entries++;
  }

  private close(sha256: string): void {
    const { header, entries, seals } = this.report;
    if (!header) throw new Fault('falta el encabezado');
    if (header.entries !== entries || header.seals !== seals) throw new Fault('faltan o sobran asientos o sellos');
    if (this.above.digest('hex') !== sha256) throw new Fault('el archivo fue alterado');
    this.ended = true;
  }
}

/** What a public key (PEM) is compared by: the SHA-256 of its DER. */
export function fingerprint(publicKey: string): string {
  const der = createPublicKey(publicKey).export({ type: 'spki', format: 'der' });
  return createHash('sha256').update(der).digest('hex');
}

const bytesOf = (text: string) => Buffer.from(text, 'hex');
