import { Choice, Day, Integer, Text } from '@oficialia/platform';
import { oficioPath } from '../../referring/oficio-content.js';
import type { OficioRow } from '../oficios.queries.js';

/** What oficios may be asked for by. */
export const OFICIO_STATES = {
  issued: 'Vigentes',
  to_acknowledge: 'Sin acuse',
  cancelled: 'Cancelados',
  unprinted: 'Por imprimir',
} as const;
export type OficioState = keyof typeof OFICIO_STATES;

/** Which oficios: those of a period, or the one of a number. */
export class OficioQuery {
  /** Prefix of the series. */
  @Text('Serie', { max: 30, optional: true }) series?: string;
  @Integer('Año', { min: 2000, max: 2999, optional: true }) year?: number;
  @Integer('Mes', { min: 1, max: 12, optional: true }) month?: number;
  /** Days of issue; they count before year and month. */
  @Day('Desde', { optional: true }) from?: string;
  @Day('Hasta', { optional: true }) to?: string;
  /** A number in any notation: `SP/0012/2026`, `sp-12`, `12/2026`. Then the period does not count. */
  @Text('Número', { max: 60, optional: true }) number?: string;
  /** Key of the department. */
  @Text('Dependencia', { max: 40, optional: true }) department?: string;
  @Choice('Estado', Object.keys(OFICIO_STATES), { optional: true }) state?: OficioState;
  @Integer('Página', { min: 1, max: 100_000, optional: true }) page?: number;
}

export class OficioView {
  number: string;
  /** `referral` or `remission`. */
  kind: string;
  folio: string;
  issuedAt: Date;
  issuedBy: string;
  department: string;
  departmentName: string;
  instruction: string;
  acknowledgedAt: Date | null;
  cancelledAt: Date | null;
  cancelReason: string | null;
  /** Of its last printing in a batch. */
  printedAt: Date | null;
  printedBy: string | null;
  /** Path of the PDF. */
  pdf: string;
}

export class OficioPage {
  total: number;
  page: number;
  oficios: OficioView[];
}

export function oficioView(row: OficioRow): OficioView {
  return {
    number: row.label,
    kind: row.kind,
    folio: row.folio,
    issuedAt: row.issued_at,
    issuedBy: row.issued_by,
    department: row.department_key,
    departmentName: row.department,
    instruction: row.content.instruction,
    acknowledgedAt: row.acknowledged_at,
    cancelledAt: row.cancelled_at,
    cancelReason: row.cancel_reason,
    printedAt: row.printed_at,
    printedBy: row.printed_by,
    pdf: oficioPath(row.folio, row.label),
  };
}
