import { Choice, Decimal, Integer, Text } from '@oficialia/platform';

export const LEVELS = ['Fin', 'Propósito', 'Componente', 'Actividad'] as const;
export const DIMENSIONS = ['eficacia', 'eficiencia', 'calidad', 'economía'] as const;
export const DIRECTIONS = { ascending: 'Ascendente', descending: 'Descendente' } as const;

/** What a new version of a ficha says; what is counted stays as it is. */
export class DefinitionRequest {
  /** The version that was seen. */
  @Integer('Versión', { min: 1, max: 100_000 }) seen: number;
  @Text('Nombre', { max: 200 }) name: string;
  @Text('Programa', { max: 300 }) programme: string;
  @Choice('Nivel', LEVELS) level: string;
  @Choice('Dimensión', DIMENSIONS) dimension: string;
  @Text('Definición', { max: 1_000, multiline: true }) definition: string;
  @Text('Método de cálculo', { max: 1_000, multiline: true }) method: string;
  @Text('Numerador', { max: 500 }) numerator: string;
  @Text('Denominador', { max: 500 }) denominator: string;
  @Text('No cuentan', { max: 1_000, multiline: true }) exclusions: string;
  @Text('Fuente de las variables', { max: 500 }) source: string;
  @Text('Unidad de medida', { max: 60 }) unit: string;
  @Text('Frecuencia', { max: 60 }) frequency: string;
  @Choice('Sentido', Object.keys(DIRECTIONS)) direction: string;
  @Decimal('Línea base', { min: 0, max: 1_000_000, optional: true }) baseline?: number;
  @Integer('Año de la línea base', { min: 2000, max: 2100, optional: true }) baselineYear?: number;
  @Text('Responsable', { max: 300 }) responsible: string;
  @Text('Medio de verificación', { max: 500 }) verification: string;
  @Integer('Verde desde', { min: 0, max: 1_000 }) greenFrom: number;
  @Integer('Verde hasta', { min: 0, max: 1_000 }) greenTo: number;
  @Integer('Amarillo desde', { min: 0, max: 1_000 }) amberFrom: number;
  @Integer('Amarillo hasta', { min: 0, max: 1_000 }) amberTo: number;
  @Text('Motivo del cambio', { max: 1_000, multiline: true }) reason: string;
}
