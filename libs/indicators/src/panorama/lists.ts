import type { Queryable } from '@oficialia/platform';
import { pageOfRows, type CountedRow, type Part, type RowsPage } from '../counting/counting.queries.js';
import { countedRows, type Cuts } from '../counting/cuts.js';
import type { Period } from '../period.js';
import { notAList } from './panorama.errors.js';
import { AGES, STAGES, waitingRows } from './waiting.js';

/** Lists of referrals behind the columns of the departments: a formula and which of its numbers. */
const REFERRALS = {
  'turnos-recibidos': { title: 'Turnos recibidos', formula: 'part_received_1', part: 'denominator' },
  'turnos-que-exigen-respuesta': {
    title: 'Turnos que requieren respuesta',
    formula: 'part_received_1',
    part: 'numerator',
  },
  'turnos-contestados': { title: 'Turnos contestados', formula: 'part_answered_1', part: 'numerator' },
  'turnos-por-contestar': { title: 'Turnos por contestar', formula: 'part_overdue_1', part: 'denominator' },
  'turnos-vencidos': { title: 'Turnos vencidos sin respuesta', formula: 'part_overdue_1', part: 'numerator' },
} as const satisfies Record<string, { title: string; formula: string; part: Part }>;

const WAITING = 'en-espera';

export type ListName = keyof typeof REFERRALS | typeof WAITING;

/** A list behind a number of the panorama, as an address names it. */
export interface ListAsked {
  lista: ListName;
  /** Of what waits: keys of `STAGES` and `AGES`. */
  etapa?: string | undefined;
  edad?: string | undefined;
}

export interface FoundList {
  title: string;
  counts: 'petitions' | 'referrals';
  /** Whether the period says what is in it; what waits, waits whenever it came. */
  ofPeriod: boolean;
  total: number;
  rows: CountedRow[];
}

/** The list that an address names. Throws `panorama.list` for one that is none. */
export function listAskedIn(query: Record<string, string | undefined>): ListAsked {
  const { lista = '', etapa, edad } = query;
  const known = lista === WAITING || Object.hasOwn(REFERRALS, lista);
  const stageKnown = !etapa || STAGES.some(({ key }) => key === etapa);
  const ageKnown = !edad || AGES.some(({ key }) => key === edad);
  if (!known || !stageKnown || !ageKnown) throw notAList();
  return { lista: lista as ListName, etapa: etapa || undefined, edad: edad || undefined };
}

/** One page of the list, and how many rows it has in all: as many as the number that led to it. Only within `countAsOf`. */
export async function readList(
  source: Queryable,
  asked: ListAsked,
  period: Period,
  cuts: Cuts,
  page: RowsPage,
): Promise<FoundList> {
  const values: unknown[] = [];
  const { from, ...list } = listOf(asked, period, cuts, values);
  const [counted] = await source.query<{ total: number }>(`SELECT count(*)::int AS total FROM ${from}`, values);
  return { ...list, total: counted?.total ?? 0, rows: await pageOfRows(source, from, values, page) };
}

function listOf({ lista, etapa, edad }: ListAsked, period: Period, cuts: Cuts, values: unknown[]) {
  if (lista === WAITING) {
    const stage = STAGES.find(({ key }) => key === etapa);
    const age = AGES.find(({ key }) => key === edad);
    const title = [
      stage?.label ?? 'En espera',
      age && `${age.label}${age.label.includes('días') ? ' hábiles' : ' días hábiles'}`,
    ];
    return {
      title: title.filter(Boolean).join(', '),
      counts: 'petitions' as const,
      ofPeriod: false,
      from: waitingRows({ stage, age }, cuts, values),
    };
  }
  const { title, formula, part } = REFERRALS[lista];
  const rows = countedRows(formula, period, cuts, values);
  return {
    title,
    counts: 'referrals' as const,
    ofPeriod: true,
    from: part === 'numerator' ? `${rows} AND c.hit` : rows,
  };
}
