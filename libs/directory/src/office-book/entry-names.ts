import type { EntryKind } from './office-book.queries.js';

export const KIND_NAMES: Record<EntryKind, string> = {
  entradas: 'Entradas y salidas',
  rechazos: 'Entradas rechazadas',
  cambios: 'Cambios',
  copias: 'Copias y verificaciones',
};

export const ACT_NAMES: Record<string, string> = {
  signed_in: 'Entró',
  signed_out: 'Salió',
  sign_in_failed: 'Usuario o contraseña equivocados',
  sign_in_locked: 'Intento con la cuenta en espera',
  added: 'Alta',
  changed: 'Cambio',
  deleted: 'Baja',
  ledger_exported: 'Exportó asientos con prueba',
  petition_verified: 'Verificó una petición',
};

/** What was changed, by its table. */
export const THING_NAMES: Record<string, string> = {
  absence: 'Suplencia',
  api_token: 'Llave para programas',
  calendar_version: 'Calendario',
  department: 'Dependencia',
  document_kind: 'Tipo de documento',
  folio_series: 'Serie de folios',
  indicator_definition: 'Ficha de indicador',
  indicator_goal: 'Meta de indicador',
  municipality: 'Datos del municipio',
  notification_terms: 'Plazos de notificación',
  oficio_series: 'Serie de oficios',
  oficio_template: 'Plantilla de oficio',
  person: 'Persona',
  reply_template: 'Plantilla de respuesta',
  report_schedule: 'Calendario de informes',
  rule_set: 'Reglas de competencia',
  term_regime: 'Régimen de plazos',
  topic: 'Tema',
};

/** Columns whose name says nothing to a person; any other is shown as it is, without its underscores. */
const COLUMN_NAMES: Record<string, string> = {
  active: 'Activa',
  annual: 'Meta anual',
  basis: 'Fundamento',
  change: 'Qué cambia',
  chief: 'Titular',
  department_id: 'Dependencia',
  ended_at: 'Terminó',
  ended_by: 'La terminó',
  expires_at: 'Vence',
  first_day: 'Primer día',
  head_name: 'Titular',
  head_position: 'Cargo de la o el titular',
  key: 'Clave',
  last_day: 'Último día',
  name: 'Nombre',
  office_closes: 'Cierre de la oficina',
  office_opens: 'Apertura de la oficina',
  password_hash: 'Contraseña',
  person_id: 'Persona',
  position: 'Cargo o lugar',
  published_at: 'Publicada',
  quarters: 'Metas por trimestre',
  reason: 'Motivo',
  replies_need_approval: 'Sus respuestas esperan aprobación',
  revoked_at: 'Revocada',
  role: 'Función',
  state: 'Estado',
  substitute_id: 'Quien suple',
  text: 'Texto',
  token_hash: 'Llave',
  username: 'Usuario',
  version: 'Versión',
  year: 'Año',
};

export function columnName(column: string): string {
  return COLUMN_NAMES[column] ?? column.replaceAll('_', ' ');
}
