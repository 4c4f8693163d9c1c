import type { Actor, Queryable } from '@oficialia/platform';
import { inSight } from '@oficialia/registry';
import type { Simulation } from './simulation.js';

/** What the ids of a simulation stand for. */
export interface SimulationNames {
  departments: Map<number, string>;
  rules: Map<number, string>;
  petitions: Map<number, { folio: string; subject: string }>;
}

/** Names for a simulation and one page of its changes; petitions only as far as the actor may see them. */
export async function simulationNames(
  source: Queryable,
  actor: Actor,
  { broken }: Simulation,
  changes: Simulation['changes'],
): Promise<SimulationNames> {
  const moves = changes.flatMap(({ before, after }) => [...before, ...after]);
  const ruleIds = [...new Set([...broken, ...moves].flatMap(({ rule }) => rule ?? []))];
  const [departments, rules, petitions] = await Promise.all([
    source.query<{ id: number; name: string }>('SELECT id, name FROM department'),
    source.query<{ id: number; name: string }>('SELECT id, name FROM competence_rule WHERE id = ANY ($1)', [ruleIds]),
    source.query<{ id: number; folio: string; subject: string }>(
      `SELECT p.id, p.folio, p.subject FROM petition p WHERE p.id = ANY ($1) AND ${inSight(2)}`,
      [changes.map(({ petition }) => petition), actor.departmentId],
    ),
  ]);
  return {
    departments: new Map(departments.map(({ id, name }) => [id, name])),
    rules: new Map(rules.map(({ id, name }) => [id, name])),
    petitions: new Map(petitions.map((petition) => [petition.id, petition])),
  };
}
