/** Petitions answered and petitions that require an answer, of those received in a period. */
export interface AttentionRate {
  numerator: number;
  denominator: number;
}

/** The rate in percent with two decimals; null when no petition requires an answer, because then there is no rate. */
export function percentOf({ numerator, denominator }: AttentionRate): number | null {
  return denominator === 0 ? null : Math.round((numerator / denominator) * 10_000) / 100;
}

/** The rate for people: `13.97 %`, or the sentence that says why there is none. */
export function rateInWords(rate: AttentionRate): string {
  const percent = percentOf(rate);
  if (percent === null) return 'Sin peticiones que requieran respuesta';
  return `${percent.toLocaleString('es-MX', { maximumFractionDigits: 2 })} %`;
}

/** Formula and definition, printed beside the figure so that nobody has to guess a denominator. */
export const ATTENTION_RATE = {
  version: 1,
  name: 'Tasa de atención',
  formula: 'Peticiones contestadas ÷ peticiones que requieren respuesta × 100',
  numerator: 'peticiones con respuesta registrada de todas las dependencias que debían darla',
  denominator:
    'peticiones recibidas en el periodo que requieren respuesta; no cuentan las anuladas ni las que no requieren respuesta (invitaciones, avisos, copias de conocimiento)',
} as const;
