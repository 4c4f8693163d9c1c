import { STATUSES, type PetitionStatus } from '@oficialia/registry';
import { FIXED_NAMES } from '../../counting/part-names.js';
import type { IndicatorFigure, PetitionLine, Snapshot } from '../taking/snapshot.js';

export type ColumnType = 'texto' | 'fecha' | 'entero' | 'decimal' | 'sí o no';

/** A column of a file, with what its dictionary says of it. Days are `YYYY-MM-DD`. */
export interface FileColumn<Row> {
  name: string;
  type: ColumnType;
  meaning: string;
  value: (row: Row) => string | number | null;
}

/** What a column says of an indicator: how often it counts a petition, how many of these the numerator counts, or the days. */
export type CountedPart = 'counts' | 'of' | 'hit' | 'days';

const LIST = '; ';
const named = (names: Record<string, string>, key: string) => names[key] ?? key;

/** What a file says of a petition: nothing of who sent it, where that person lives, or what it says. */
export const PETITION_COLUMNS: FileColumn<PetitionLine>[] = [
  { name: 'folio', type: 'texto', meaning: 'Folio de la petición.', value: ({ folio }) => folio },
  {
    name: 'recibida',
    type: 'fecha',
    meaning: 'Día en que se recibió, en la zona horaria del municipio.',
    value: ({ receivedOn }) => receivedOn,
  },
  {
    name: 'estado',
    type: 'texto',
    meaning: 'Estado en que estaba al contarse.',
    value: ({ status }) => STATUSES[status as PetitionStatus].label,
  },
  {
    name: 'canal',
    type: 'texto',
    meaning: 'Por dónde llegó.',
    value: ({ channel }) => named(FIXED_NAMES.canal, channel),
  },
  {
    name: 'tipo_de_remitente',
    type: 'texto',
    meaning: 'Quién la presentó: persona, organización, autoridad.',
    value: ({ senderKind }) => named(FIXED_NAMES.remitente, senderKind),
  },
  {
    name: 'dependencias',
    type: 'texto',
    meaning: 'Claves de las dependencias que la tienen o la contestaron, separadas por punto y coma.',
    value: ({ departments }) => departments.join(LIST),
  },
  {
    name: 'temas',
    type: 'texto',
    meaning: 'Temas, separados por punto y coma.',
    value: ({ topics }) => topics.join(LIST),
  },
  {
    name: 'instrucciones',
    type: 'texto',
    meaning: 'Para qué se turnó, separado por punto y coma.',
    value: ({ instructions }) => instructions.map((key) => named(FIXED_NAMES.instruccion, key)).join(LIST),
  },
  {
    name: 'requiere_respuesta',
    type: 'sí o no',
    meaning: 'Si debe contestarse.',
    value: ({ requiresReply }) => (requiresReply ? 'sí' : 'no'),
  },
  {
    name: 'turnada',
    type: 'fecha',
    meaning: 'Día del primer oficio de turno o de remisión.',
    value: ({ referredOn }) => referredOn,
  },
  {
    name: 'vence',
    type: 'fecha',
    meaning: 'Día en que vence la última respuesta debida.',
    value: ({ dueOn }) => dueOn,
  },
  {
    name: 'contestada',
    type: 'fecha',
    meaning: 'Día de su última respuesta, cuando ya no faltaba ninguna.',
    value: ({ answeredOn }) => answeredOn,
  },
  {
    name: 'notificada',
    type: 'fecha',
    meaning: 'Día en que quien la presentó conoció la respuesta.',
    value: ({ notifiedOn }) => notifiedOn,
  },
];

export type IndicatorColumn = FileColumn<PetitionLine> & { key: string; part: CountedPart };

/** For each indicator, which petitions it counts: from these columns its numbers can be had again. */
export function indicatorColumns({ indicators }: Pick<Snapshot, 'indicators'>): IndicatorColumn[] {
  return indicators.flatMap(({ definition }) => partsOf(definition).map((part) => indicatorColumn(definition, part)));
}

/** Referrals are counted more than once, and so need a column for each number. */
export function partsOf({ measure, counts }: Pick<IndicatorFigure['definition'], 'measure' | 'counts'>): CountedPart[] {
  if (measure === 'days') return ['days'];
  return counts === 'petitions' ? ['counts'] : ['of', 'hit'];
}

const PART: Record<CountedPart, { suffix: string; meaning: string; at: 0 | 1 | 2 }> = {
  counts: { suffix: '', meaning: '1 si la cuentan numerador y denominador, 0 si sólo el denominador.', at: 1 },
  of: { suffix: '_de', meaning: 'cuántos de sus turnos cuenta el denominador.', at: 0 },
  hit: { suffix: '_si', meaning: 'cuántos de ellos cuenta también el numerador.', at: 1 },
  days: { suffix: '', meaning: 'días hábiles.', at: 2 },
};

function indicatorColumn({ key, name }: IndicatorFigure['definition'], part: CountedPart): IndicatorColumn {
  const { suffix, meaning, at } = PART[part];
  return {
    key,
    part,
    name: `${key.replaceAll('-', '_')}${suffix}`,
    type: 'entero',
    meaning: `${name}: ${meaning} Vacío si no cuenta.`,
    value: ({ counted }) => counted[key]?.[at] ?? null,
  };
}
