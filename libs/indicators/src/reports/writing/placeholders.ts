import { fillPlaceholders, formatDay } from '@oficialia/platform';
import { counted, shareInWords, valueInWords } from '../../counting/figures.js';
import { periodInWords } from '../report-kinds.js';
import type { Snapshot } from '../taking/snapshot.js';

/** What the texts of a report may name in braces, and what the form says of it. */
export const PLACEHOLDERS = {
  periodo: 'el periodo, como en «el tercer trimestre de 2026»',
  fecha_de_corte: 'el día en que se contó',
  recibidas: 'peticiones recibidas',
  turnadas: 'peticiones turnadas o remitidas',
  oficios: 'oficios de turno',
  requieren_respuesta: 'peticiones que requieren respuesta',
  no_requieren_respuesta: 'peticiones que no la requieren',
  designaciones: 'peticiones turnadas para asistir o designar representante',
  contestadas: 'peticiones contestadas',
  sin_contestar: 'peticiones sin contestar',
  notificadas: 'peticiones cuya respuesta ya se notificó',
  vencidas: 'peticiones sin contestar y vencidas',
  tasa_de_atencion: 'contestadas entre las que requieren respuesta, con sus dos cifras',
  respuestas_entre_recibidas: 'contestadas entre las recibidas, con sus dos cifras',
  atencion_en_plazo: 'contestadas y notificadas en plazo, con sus dos cifras',
  turno_en_plazo: 'turnadas en plazo, con sus dos cifras',
  dias_para_contestar: 'mediana, media y P90 de los días hábiles',
  principales_dependencias: 'las cinco que más recibieron',
} as const satisfies Record<string, string>;
export type Placeholder = keyof typeof PLACEHOLDERS;

const MOST_NAMED = 5;

/** A text of a report with its figures filled in. */
export function fillIn(text: string, snapshot: Snapshot): string {
  return fillPlaceholders(text, valuesOf(snapshot));
}

function valuesOf({
  period,
  cutOff,
  volume,
  indicators,
  departments,
  instructions,
}: Snapshot): Record<Placeholder, string> {
  const indicator = (key: string) => indicators.find(({ definition }) => definition.key === key);
  const share = (key: string) => {
    const found = indicator(key);
    // In a paragraph, a share is not torn at the end of a line.
    return found ? shareInWords(found.figure).replaceAll(' ', '\u00A0') : 'sin dato';
  };
  const days = indicator('days-to-reply');
  const named = departments.slice(0, MOST_NAMED).map(({ name, received }) => `${name} (${counted(received)})`);
  return {
    periodo: periodInWords(period),
    fecha_de_corte: formatDay(cutOff),
    recibidas: counted(volume.received),
    turnadas: counted(volume.referred),
    oficios: counted(volume.referrals),
    requieren_respuesta: counted(volume.requireReply),
    no_requieren_respuesta: counted(volume.requireNoReply),
    designaciones: counted(instructions.find(({ instruction }) => instruction === 'represent')?.petitions ?? 0),
    contestadas: counted(volume.answered),
    sin_contestar: counted(volume.unanswered),
    notificadas: counted(volume.notified),
    vencidas: counted(volume.overdue),
    tasa_de_atencion: share('attention-rate'),
    respuestas_entre_recibidas: share('answers-to-received'),
    atencion_en_plazo: share('attention-on-time'),
    turno_en_plazo: share('referred-on-time'),
    dias_para_contestar: days ? valueInWords(days.definition, days.figure) : 'sin dato',
    principales_dependencias: listed(named),
  };
}

function listed(names: string[]): string {
  return names.length === 0 ? 'ninguna' : new Intl.ListFormat('es-MX').format(names);
}
