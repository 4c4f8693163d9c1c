import { Flag, Text } from '@oficialia/platform';

export class ContestRequest {
  @Text('Motivo', { max: 1_000, multiline: true }) reason: string;
}

export class ContestDecisionRequest {
  /** Whether the department is right, so that the acknowledgement is undone. */
  @Flag('Dejar sin efecto el acuse') upheld: boolean;
  @Text('Motivo de la decisión', { max: 1_000, multiline: true }) decision: string;
}
