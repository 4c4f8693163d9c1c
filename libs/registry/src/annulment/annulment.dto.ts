import { Text } from '@oficialia/platform';
import { Transform } from 'class-transformer';
import { IsBoolean } from 'class-validator';

export class AnnulmentRequest {
  @Text('Motivo', { max: 1_000, multiline: true }) reason: string;
}

export class AnnulmentDecision {
  // Nothing said is no decision, so this is not a check box.
  @Transform(({ value }) => (value === 'true' || value === 'false' ? value === 'true' : (value as unknown)))
  @IsBoolean({ message: 'Decisión: apruebe o rechace la anulación.' })
  approved: boolean;
}
