import { Text } from '@oficialia/platform';

export class ReturnRequest {
  @Text('Motivo', { max: 1_000, multiline: true }) reason: string;
  /** Key of the department that would be competent. */
  @Text('Dependencia que propone', { max: 40, optional: true }) proposed?: string;
}
