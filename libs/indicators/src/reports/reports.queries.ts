import type { Queryable } from '@oficialia/platform';
import type { Period } from '../period.js';
import type { ReportFileKind, ReportKind } from './report-kinds.js';
import type { SignedFigure } from './report-signature.entity.js';
import { reportNotFound } from './reports.errors.js';
import type { Sheet } from './writing/sheets.js';

/** A report as the database gives it; `signed_at` is null of a draft. */
export interface ReportRow {
  id: number;
  kind: ReportKind;
  first_day: string;
  last_day: string;
  title: string;
  sheets: Sheet[];
  elaborated_name: string;
  elaborated_position: string;
  validated_name: string;
  validated_position: string;
  version: number;
  created_at: Date;
  changed_at: Date;
  changed_by: string;
  signature_id: number | null;
  taken_at: Date | null;
  signed_at: Date | null;
  signed_by: string | null;
  figures: SignedFigure[] | null;
}

const REPORT = `SELECT r.id, r.kind, r.first_day, r.last_day, r.title, r.sheets, r.elaborated_name, r.elaborated_position,
    r.validated_name, r.validated_position, r.version, r.created_at, r.changed_at, c.name AS changed_by,
    s.id AS signature_id, s.taken_at, s.signed_at, w.name AS signed_by, s.figures
  FROM report r JOIN person c ON c.id = r.changed_by
  LEFT JOIN report_signature s ON s.report_id = r.id LEFT JOIN person w ON w.id = s.signed_by`;

/** The newest periods first. */
export function listReports(source: Queryable, page: { limit: number; offset: number }): Promise<ReportRow[]> {
  return source.query<ReportRow>(`${REPORT} ORDER BY r.last_day DESC, r.first_day, r.id DESC LIMIT $1 OFFSET $2`, [
    page.limit,
    page.offset,
  ]);
}

/** Throws `report.not-found`. */
export async function reportById(source: Queryable, id: number): Promise<ReportRow> {
  const rows = await source.query<ReportRow>(`${REPORT} WHERE r.id = $1`, [id]);
  if (!rows[0]) throw reportNotFound();
  return rows[0];
}

/** The one that was written last: what the next one begins with. */
export async function lastWritten(source: Queryable): Promise<ReportRow | undefined> {
  return (await source.query<ReportRow>(`${REPORT} ORDER BY r.id DESC LIMIT 1`))[0];
}

export function periodOfReport({ first_day, last_day }: Pick<ReportRow, 'first_day' | 'last_day'>): Period {
  return { from: first_day, to: last_day };
}

export interface ReportFileRow {
  kind: ReportFileKind;
  sha256: string;
  size: number;
}

/** The files of a signed report; none of a draft. */
export function filesOf(source: Queryable, reportId: number): Promise<ReportFileRow[]> {
  return source.query<ReportFileRow>(
    `SELECT f.kind, f.sha256, f.size FROM report_file f JOIN report_signature s ON s.id = f.signature_id
     WHERE s.report_id = $1 ORDER BY f.id`,
    [reportId],
  );
}
