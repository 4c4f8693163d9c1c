import { Choice, Flag, Integer, Text } from '@oficialia/platform';
import { ROLES, type Role } from './roles.js';

export class NewPersonRequest {
  @Text('Nombre', { max: 200 }) name: string;
  @Text('Cargo', { max: 200, optional: true }) position?: string;
  @Text('Usuario', {
    max: 60,
    pattern: /^[a-z0-9._-]{2,60}$/,
    message: 'Usuario: use letras minúsculas sin acento, números, punto o guion.',
  })
  username: string;
  @Choice('Función', ROLES) role: Role;
  @Integer('Dependencia', { min: 1, max: 1_000_000, optional: true }) departmentId?: number;
  /** Decides in the department: hears when its answers are late. */
  @Flag('Titular') chief = false;
  @Text('Contraseña', { max: 200 }) password: string;
}

export class PasswordRequest {
  @Text('Contraseña nueva', { max: 200 }) password: string;
}

export class ChiefRequest {
  @Flag('Titular') chief: boolean;
}

export class ActivityRequest {
  @Flag('Activa') active: boolean;
}
