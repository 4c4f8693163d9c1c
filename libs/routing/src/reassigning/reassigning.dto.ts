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

/** Why all that a department which is gone still has goes to its heir. */
export class InheritanceRequest {
  @Text('Motivo', { max: 1_000, multiline: true }) reason: string;
}

/** What happened to one referral of a department that is gone. */
export class InheritedView {
  folio: string;
  oficio: string;
  /** The new oficio, or why it could not be. */
  made: string | null;
  refused: string | null;
}
