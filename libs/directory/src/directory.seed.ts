import { projectPath, type Tx } from '@oficialia/platform';
import { readFileSync } from 'node:fs';
import { federalHolidays } from './calendar/federal-holidays.js';

const FIRST_YEAR = 2024;
const LAST_YEAR = 2032;

/** What `npm run setup` asks, and what the demonstration municipality answers. */
export interface MunicipalitySetup {
  name: string;
  shortName: string;
  state: string;
  office: string;
  followUpOffice: string;
  address?: string;
  timeZone: string;
  signatoryName: string;
  signatoryPosition: string;
}

const RECEIPT_LEGEND =
  'Recibido sólo para el efecto de ser turnado a la autoridad competente. Este acuse no prejuzga sobre la procedencia de lo solicitado.';

/** The municipality's row, the calendars of the federal lists; running it again changes nothing. */
export async function seedDirectory(tx: Tx, setup: MunicipalitySetup): Promise<void> {
  await tx.query(
    `INSERT INTO municipality (name, short_name, state, office, follow_up_office, address, time_zone, signatory_name,
       signatory_position, receipt_legend) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) ON CONFLICT DO NOTHING`,
    [
      setup.name,
      setup.shortName,
      setup.state,
      setup.office,
      setup.followUpOffice,
      setup.address ?? null,
      setup.timeZone,
      setup.signatoryName,
      setup.signatoryPosition,
      RECEIPT_LEGEND,
    ],
  );
  const days = (['LFT', 'LFPA'] as const).flatMap((calendar) =>
    federalHolidays(calendar, FIRST_YEAR, LAST_YEAR).map((holiday) => ({ calendar, ...holiday })),
  );
  await tx.query(
    `INSERT INTO non_working_day (calendar, day, reason, basis)
     SELECT calendar, day, reason, basis FROM jsonb_to_recordset($1) AS d(calendar text, day date, reason text, basis text)
     ON CONFLICT DO NOTHING`,
    [JSON.stringify(days)],
  );
}

interface SeedDepartment {
  key: string;
  name: string;
  level: string;
  competence: string[];
}

/** The catalogue of departments and authorities that the product brings; the municipality edits it afterwards. */
export async function seedDepartments(tx: Tx): Promise<void> {
  const file = projectPath('libs/directory/seed/departments.json');
  for (const { key, name, level, competence } of JSON.parse(readFileSync(file, 'utf8')) as SeedDepartment[]) {
    await tx.query(
      'INSERT INTO department (key, name, level, competence) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING',
      [key, name, level, competence],
    );
  }
}
