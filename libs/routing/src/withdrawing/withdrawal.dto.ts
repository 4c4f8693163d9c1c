import { Text } from '@oficialia/platform';

/** That the petitioner no longer asks for it. */
export class WithdrawalRequest {
  @Text('Motivo', { max: 1_000, multiline: true }) reason: string;
}
