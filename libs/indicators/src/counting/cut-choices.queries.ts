import type { Queryable } from '@oficialia/platform';
import type { CutName } from './cuts.js';
import { FIXED_NAMES } from './part-names.js';

export type CutChoices = Record<CutName, { value: string; label: string }[]>;

/** What there is to cut by: catalogues as they are now, and neighbourhoods and people that occur. */
export async function choicesOf(source: Queryable): Promise<CutChoices> {
  const rows = await source.query<{
    cut: 'dependencia' | 'tema' | 'colonia' | 'registro';
    value: string;
    label: string;
  }>(
    `SELECT 'dependencia' AS cut, key AS value, name AS label FROM department
     UNION ALL SELECT 'tema', number::text, name FROM topic
     UNION ALL SELECT 'colonia', value, value FROM (SELECT value FROM usual_value
       WHERE field = 'contactNeighbourhood' ORDER BY times DESC LIMIT 200) known
     UNION ALL SELECT 'registro', username, name FROM person WHERE role IN ('intake_clerk', 'follow_up', 'supervisor')
     ORDER BY cut, label`,
  );
  const of = (name: string) => rows.filter(({ cut }) => cut === name);
  const named = (names: Record<string, string>) => Object.entries(names).map(([value, label]) => ({ value, label }));
  return {
    dependencia: of('dependencia'),
    tema: of('tema'),
    instruccion: named(FIXED_NAMES.instruccion),
    canal: named(FIXED_NAMES.canal),
    remitente: named(FIXED_NAMES.remitente),
    colonia: of('colonia'),
    registro: of('registro'),
  };
}
