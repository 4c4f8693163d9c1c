import { Text } from '@oficialia/platform';

export class CancellationRequest {
  /** Printed nowhere; the department and the ledger's reader see it. */
  @Text('Motivo', { max: 500, multiline: true }) reason: string;
}
