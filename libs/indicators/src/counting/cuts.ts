/** What the figures may be cut by, in the words of addresses. */
export const CUT_NAMES = ['dependencia', 'tema', 'instruccion', 'canal', 'remitente', 'colonia', 'registro'] as const;
export type CutName = (typeof CUT_NAMES)[number];
export type Cuts = Partial<Record<CutName, string>>;

interface Cut {
  label: string;
  /** Of the petition, or of each of its referrals. */
  of: 'petition' | 'referral';
  /** What the address names, of `petition_fact f` or `referral_fact r`. */
  value: string;
  /** What people call it, of the same. */
  name: string;
  /** That it is what a parameter names, in the words of an index. */
  is: (parameter: string) => string;
}

/** Stands in an address for what has no value. */
export const WITHOUT_VALUE = 'sin-dato';

/** Departments and topics go by their keys and numbers, which stay when their names change. */
export const CUTS: Record<CutName, Cut> = {
  dependencia: {
    label: 'Dependencia',
    of: 'referral',
    value: '(SELECT d.key FROM department d WHERE d.id = r.department_id)',
    name: '(SELECT d.name FROM department d WHERE d.id = r.department_id)',
    is: (key) => `r.department_id = (SELECT d.id FROM department d WHERE d.key = ${key})`,
  },
  tema: {
    label: 'Tema',
    of: 'referral',
    value: '(SELECT t.number::text FROM topic t WHERE t.id = r.topic_id)',
    name: '(SELECT t.name FROM topic t WHERE t.id = r.topic_id)',
    is: (number) => `r.topic_id = (SELECT t.id FROM topic t WHERE t.number::text = ${number})`,
  },
  instruccion: { label: 'Instrucción', of: 'referral', ...itself('r.instruction') },
  canal: { label: 'Canal', of: 'petition', ...itself('f.channel') },
  remitente: { label: 'Tipo de remitente', of: 'petition', ...itself('f.sender_kind') },
  colonia: {
    label: 'Colonia',
    of: 'petition',
    ...itself('f.neighbourhood'),
    is: (name) => `f.neighbourhood IS NOT DISTINCT FROM nullif(${name}, '${WITHOUT_VALUE}')`,
  },
  registro: {
    label: 'Registró',
    of: 'petition',
    value: '(SELECT w.username FROM person w WHERE w.id = f.clerk_id)',
    name: '(SELECT w.name FROM person w WHERE w.id = f.clerk_id)',
    is: (username) => `f.clerk_id = (SELECT w.id FROM person w WHERE w.username = ${username})`,
  },
};

function itself(column: string): Pick<Cut, 'value' | 'name' | 'is'> {
  return { value: column, name: column, is: (value) => `${column} = ${value}` };
}

/** The cuts that an address names; what is empty names none. */
export function cutsIn(query: Record<string, unknown>): Cuts {
  const named = CUT_NAMES.map((name) => [name, query[name]] as const);
  return Object.fromEntries(
    named.filter((pair): pair is [CutName, string] => typeof pair[1] === 'string' && pair[1] !== ''),
  );
}

/** A petition that went to several departments counts in each that still has it; a referral counts for itself. */
const ITS_REFERRALS = `r.petition_id = c.petition_id AND CASE WHEN c.referral_id IS NULL
  THEN r.status NOT IN ('returned', 'reassigned', 'cancelled') ELSE r.referral_id = c.referral_id END`;

/** FROM and WHERE of the rows of a formula in a period, with these cuts; the values go behind those that are there. */
export function countedRows(
  formula: string,
  { from, to }: { from: string; to: string },
  cuts: Cuts,
  values: unknown[],
): string {
  if (!/^[a-z_]+_\d+$/.test(formula)) throw new Error(`no formula: ${formula}`);
  const parameter = (value: unknown) => `$${values.push(value)}`;
  const conditions = [`c.day BETWEEN ${parameter(from)} AND ${parameter(to)}`];
  const chosen = CUT_NAMES.filter((name) => cuts[name] !== undefined);
  const on = (of: Cut['of']) =>
    chosen.filter((name) => CUTS[name].of === of).map((name) => CUTS[name].is(parameter(cuts[name])));
  const [ofPetition, ofReferral] = [on('petition'), on('referral')];
  if (ofPetition.length > 0) {
    const all = ['f.petition_id = c.petition_id', ...ofPetition].join(' AND ');
    conditions.push(`EXISTS (SELECT 1 FROM petition_fact f WHERE ${all})`);
  }
  if (ofReferral.length > 0)
    conditions.push(`EXISTS (SELECT 1 FROM referral_fact r WHERE ${[ITS_REFERRALS, ...ofReferral].join(' AND ')})`);
  return `counted_${formula} c WHERE ${conditions.join(' AND ')}`;
}

/** Each row of a formula with what it is cut by: `value` and `name`, null where it has none. */
export function partedRows(name: CutName, rows: string): string {
  const cut = CUTS[name];
  if (cut.of === 'petition') return `(SELECT c.* FROM ${rows}) c JOIN petition_fact f ON f.petition_id = c.petition_id`;
  return `(SELECT c.* FROM ${rows}) c LEFT JOIN LATERAL (SELECT DISTINCT r.department_id, r.topic_id, r.instruction
    FROM referral_fact r WHERE ${ITS_REFERRALS}) r ON true`;
}
