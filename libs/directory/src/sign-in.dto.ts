import { Integer, Text } from '@oficialia/platform';

export class TokenRequest {
  @Text('Usuario', { max: 60 }) username: string;
  @Text('Contraseña', { max: 200 }) password: string;
  @Text('Nombre de la llave', { max: 80 }) name: string;
  @Integer('Días de vigencia', { min: 1, max: 90, optional: true }) days?: number;
}

export class TokenIssued {
  token: string;
  expiresAt: Date;
}
