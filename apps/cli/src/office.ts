import { seedDepartments, seedDirectory, type MunicipalitySetup } from '@oficialia/directory';
import type { Tx } from '@oficialia/platform';
import { seedRegistry } from '@oficialia/registry';
import { seedRouting } from '@oficialia/routing';

/** What every office needs before its first petition: the municipality, its calendar, its folio series, kinds of document. */
export async function seedOffice(
  tx: Tx,
  setup: MunicipalitySetup,
  series: { prefix: string; name: string }[],
): Promise<void> {
  await seedDirectory(tx, setup);
  await seedRegistry(tx, series);
}

/** The departments that the product knows, and which topics go to each. */
export async function seedCatalogue(tx: Tx): Promise<void> {
  await seedDepartments(tx);
  await seedRouting(tx);
}
