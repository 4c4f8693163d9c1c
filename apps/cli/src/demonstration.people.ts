import { People, type MunicipalitySetup, type Role } from '@oficialia/directory';
import { projectPath, type Tx } from '@oficialia/platform';
import { seedRules } from '@oficialia/routing';
import { readFileSync } from 'node:fs';
import { seedCatalogue, seedOffice } from './office.js';

/** Invented people of an invented municipality; their password is public. */
export interface DemonstrationPeople {
  password: string;
  signatory: { name: string; position: string };
  people: { username: string; name: string; position: string; role: Role; department?: string }[];
}

export function demonstrationPeople(): DemonstrationPeople {
  return readJson('apps/cli/demonstration/people.json') as DemonstrationPeople;
}

/** An office ready to work: municipality, catalogue, rules in force and one person of each role (two departments). */
export async function seedDemonstrationOffice(tx: Tx, people: People): Promise<void> {
  const setup = readJson('libs/directory/seed/municipality.json') as MunicipalitySetup & { folioSeries: string };
  const { signatory, ...staff } = demonstrationPeople();
  const signed = { ...setup, signatoryName: signatory.name, signatoryPosition: signatory.position };
  await seedOffice(tx, signed, [{ prefix: setup.folioSeries, name: setup.office }]);
  await seedCatalogue(tx);
  await seedRules(tx);
  const departments: { id: number; key: string }[] = await tx.query('SELECT id, key FROM department');
  for (const { department, ...person } of staff.people) {
    const departmentId = departments.find(({ key }) => key === department)?.id;
    await people.create(tx, { ...person, departmentId, password: staff.password });
  }
}

export function readJson(path: string): unknown {
  return JSON.parse(readFileSync(projectPath(path), 'utf8'));
}
