import { Flag, Text } from '@oficialia/platform';

export class AnnulmentRequest {
  @Text('Motivo', { max: 1_000, multiline: true }) reason: string;
}

export class AnnulmentDecision {
  @Flag('Decisión') approved: boolean;
}
