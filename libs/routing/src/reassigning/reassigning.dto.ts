import { Choice, Flag, Text } from '@oficialia/platform';
import { INSTRUCTION_KEYS, type Instruction } from '../referral.instructions.js';

export class ReassignmentRequest {
  /** Key of the department that gets it. */
  @Text('Dependencia', { max: 40 }) department: string;
  @Choice('Instrucción', INSTRUCTION_KEYS) instruction: Instruction;
  @Text('Motivo', { max: 1_000, multiline: true }) reason: string;
  @Text('Observaciones', { max: 1_800, multiline: true, optional: true }) message?: string;
  /** Supervision settles competence: the department cannot give it back. */
  @Flag('Competencia definitiva') definitive = false;
}
