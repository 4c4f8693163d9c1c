import { Decimal, Integer } from '@oficialia/platform';

const VALUE = { min: 0, max: 10_000 };

/** What an indicator is to reach in a year and by the end of each quarter, in its own unit. */
export class GoalRequest {
  @Integer('Año', { min: 2000, max: 2069 }) year: number;
  @Decimal('Meta anual', { min: 0.01, max: 10_000 }) annual: number;
  @Decimal('Primer trimestre', VALUE) first: number;
  @Decimal('Segundo trimestre', VALUE) second: number;
  @Decimal('Tercer trimestre', VALUE) third: number;
  @Decimal('Cuarto trimestre', VALUE) fourth: number;
}
