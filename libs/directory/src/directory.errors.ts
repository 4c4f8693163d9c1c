import { DomainError } from '@oficialia/platform';

export const wrongCredentials = () =>
  new DomainError(
    'sign-in.wrong',
    401,
    'El usuario o la contraseña no coinciden. Revise mayúsculas y vuelva a intentar.',
  );

export const lockedOut = (minutes: number) =>
  new DomainError('sign-in.locked', 429, `Demasiados intentos. Espere ${minutes} min y vuelva a intentar.`, {
    minutes,
  });

export const tokenRefused = () =>
  new DomainError('token.refused', 401, 'La llave de acceso no es válida, venció o fue revocada.');

export const usernameTaken = (username: string) =>
  new DomainError('person.username-taken', 409, `El usuario «${username}» ya existe. Elija otro.`, { username });

export const personNotFound = () => new DomainError('person.not-found', 404, 'Esa persona no está en el directorio.');

export const weakPassword = () =>
  new DomainError(
    'person.weak-password',
    422,
    'La contraseña debe tener al menos 10 caracteres y no contener el usuario.',
  );

export const departmentNotFound = (key: string) =>
  new DomainError('department.not-found', 404, `No existe la dependencia «${key}».`, { key });

export const notSetUp = () =>
  new DomainError('municipality.missing', 503, 'El municipio todavía no está configurado. Ejecute «npm run setup».');

export const departmentMissing = () =>
  new DomainError('person.department-missing', 422, 'Elija la dependencia a la que pertenece esta persona.');

export const departmentNotExpected = () =>
  new DomainError(
    'person.department-not-expected',
    422,
    'Sólo las cuentas de dependencia llevan dependencia; déjela vacía.',
  );
