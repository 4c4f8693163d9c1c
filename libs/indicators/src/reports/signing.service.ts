import { Injectable } from '@nestjs/common';
import { letterheadOf, Settings } from '@oficialia/directory';
import { Clock, csvOf, Db, Storage, type Actor, type StoredBlob, type Tx } from '@oficialia/platform';
import { Ledger } from '@oficialia/registry';
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { dictionaryRows, figuresCsv, petitionsCsv } from './files/open-data.js';
import { renderReport } from './files/report.pdf.js';
import { spreadsheetOf } from './files/spreadsheet.js';
import { REPORT_FILES, type ReportFileKind } from './report-kinds.js';
import type { SignedFigure } from './report-signature.entity.js';
import { fileAltered, periodNotOver, reportNotSigned } from './reports.errors.js';
import { filesOf, reportById, type ReportFileRow, type ReportRow } from './reports.queries.js';
import { checkDraft, lockDraft } from './reports.service.js';
import type { Snapshot } from './taking/snapshot.js';
import { Snapshots } from './taking/snapshots.js';

/** Signs reports, and hands out what was signed as it was. */
@Injectable()
export class Signing {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly settings: Settings,
    private readonly storage: Storage,
    private readonly snapshots: Snapshots,
    private readonly ledger: Ledger,
  ) {}

  /**
   * Counts the report a last time, stores its files, and writes the signature with the hash of each into the ledger. Throws
   * `report.period-not-over`, `report.signed`, `report.changed` (409).
   */
  async sign(id: number, seen: number, actor: Actor): Promise<void> {
    const report = await reportById(this.db, id);
    // Asked again under the lock; here, so that nothing is counted and stored for nothing.
    checkDraft(report, seen);
    const snapshot = await this.snapshots.take(report);
    if (snapshot.cutOff <= report.last_day) throw periodNotOver();
    const signedAt = this.clock.now();
    const files = await this.keepFiles(snapshot, signedAt);
    await this.db.transaction(async (tx) => {
      await lockDraft(tx, id, seen);
      await this.write(tx, report, snapshot, { at: signedAt, files }, actor);
    });
  }

  /** The report as it would be signed now, as PDF that says that it is a draft. */
  async draftPdf(id: number): Promise<Buffer> {
    const snapshot = await this.snapshots.take(await reportById(this.db, id));
    return renderReport(snapshot, await this.letterhead(), undefined);
  }

  /**
   * A file of a signed report, the very bytes that were signed. Throws `report.not-signed` (409), and
   * `report.file-altered` (500) when the stored file is another or gone.
   */
  async file(id: number, kind: ReportFileKind): Promise<{ report: ReportRow; file: ReportFileRow; content: Readable }> {
    const report = await reportById(this.db, id);
    const file = (await filesOf(this.db, id)).find((known) => known.kind === kind);
    if (!file) throw reportNotSigned();
    if (!(await this.isWhole(file))) throw fileAltered(REPORT_FILES[kind].name);
    return { report, file, content: this.storage.open(file.sha256) };
  }

  /** What was signed, from the stored file. Throws as `file`. */
  async signedData(id: number): Promise<Snapshot> {
    const { content } = await this.file(id, 'data');
    const chunks: Buffer[] = [];
    for await (const chunk of content) chunks.push(chunk as Buffer);
    return JSON.parse(Buffer.concat(chunks).toString('utf8')) as Snapshot;
  }

  /** Whether the stored file still has the hash that was signed. */
  async isWhole({ sha256 }: ReportFileRow): Promise<boolean> {
    if (!(await this.storage.has(sha256))) return false;
    const hash = createHash('sha256');
    await pipeline(createReadStream(this.storage.path(sha256)), hash);
    return hash.digest('hex') === sha256;
  }

  private async keepFiles(snapshot: Snapshot, at: Date): Promise<Map<ReportFileKind, StoredBlob>> {
    const keep = (content: string | Buffer | Readable) =>
      this.storage.keep(content instanceof Readable ? content : Readable.from([Buffer.from(content)]));
    const data = await keep(JSON.stringify(snapshot));
    const pdf = await renderReport(snapshot, await this.letterhead(), { at, dataSha256: data.sha256 });
    return new Map([
      ['data', data],
      ['pdf', await keep(pdf)],
      ['spreadsheet', await keep(spreadsheetOf(snapshot))],
      ['figures', await keep(figuresCsv(snapshot))],
      ['petitions', await keep(petitionsCsv(snapshot))],
      ['dictionary', await keep(csvOf(dictionaryRows(snapshot)))],
    ]);
  }

  private async write(
    tx: Tx,
    report: ReportRow,
    snapshot: Snapshot,
    { at, files }: { at: Date; files: Map<ReportFileKind, StoredBlob> },
    actor: Actor,
  ): Promise<void> {
    const figures: SignedFigure[] = snapshot.indicators.map(({ definition, figure }) => ({
      key: definition.key,
      name: definition.name,
      version: definition.version,
      formula: definition.formula,
      measure: definition.measure,
      numerator: figure.numerator,
      denominator: figure.denominator,
    }));
    const signed: { id: number }[] = await tx.query(
      `INSERT INTO report_signature (report_id, taken_at, signed_at, signed_by, figures) VALUES ($1, $2, $3, $4, $5)
       RETURNING id`,
      [report.id, snapshot.takenAt, at, actor.id, JSON.stringify(figures)],
    );
    const { id } = signed[0] as { id: number };
    const kept: { id: number }[] = await tx.query(
      `INSERT INTO report_file (signature_id, kind, sha256, size)
       SELECT $1, f.kind, f.sha256, f.size FROM jsonb_to_recordset($2) AS f(kind text, sha256 text, size bigint) RETURNING id`,
      [id, JSON.stringify([...files].map(([kind, blob]) => ({ kind, ...blob })))],
    );
    await this.ledger.appendForOffice(tx, actor, {
      act: 'report_signed',
      data: {
        report: report.id,
        from: report.first_day,
        to: report.last_day,
        sha256: files.get('data')?.sha256,
        calendar: snapshot.calendar,
        definitions: Object.fromEntries(figures.map(({ key, version }) => [key, version])),
        petitions: snapshot.petitions.length,
      },
      rows: [
        { table: 'report_signature', id },
        ...kept.map((file) => ({ table: 'report_file' as const, id: file.id })),
      ],
    });
  }

  private async letterhead() {
    const municipality = await this.settings.municipality();
    return letterheadOf(municipality, municipality.followUpOffice);
  }
}
