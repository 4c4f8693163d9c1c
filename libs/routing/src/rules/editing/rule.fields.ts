import { Choice, Day, Flag, Integer, Text } from '@oficialia/platform';
import { INSTRUCTION_KEYS, type Instruction } from '../../referral.instructions.js';
import type { Condition } from '../evaluating/conditions.js';

export const PRIORITIES = ['normal', 'urgent', 'low'] as const;

/** What a rule says beside its conditions, as the form sends it. */
export class RuleRequest {
  @Text('Nombre', { max: 120 }) name: string;
  @Text('Expresión', { max: 2_000, multiline: true, optional: true }) expression?: string;
  /** Key of the department. */
  @Text('Dependencia', { max: 40 }) department: string;
  @Choice('Instrucción', INSTRUCTION_KEYS) instruction: Instruction;
  @Integer('Plazo en días hábiles', { min: 1, max: 365, optional: true }) termDays?: number;
  @Choice('Prioridad', PRIORITIES, { optional: true }) priority?: (typeof PRIORITIES)[number];
  /** One a line. */
  @Text('Con copia para', { max: 2_000, multiline: true, optional: true }) copies?: string;
  @Text('Artículo', { max: 300 }) legalArticle: string;
  @Text('Texto del artículo', { max: 4_000, multiline: true, optional: true }) legalText?: string;
  @Day('Vigente desde', { optional: true }) validFrom?: string;
  @Day('Vigente hasta', { optional: true }) validTo?: string;
  @Flag('Basta') suffices: boolean;
}

/** A rule as it is kept. */
export interface RuleFields extends Omit<RuleRequest, 'copies'> {
  conditions: Condition[];
  copies: string[];
}
