/** One thing that `npm run setup` needs to know: its flag, its question, the usual answer, what an answer must be. */
export interface Question {
  flag: string;
  text: string;
  usual?: string;
  hidden?: boolean;
  check: (answer: string) => string | undefined;
}

export const QUESTIONS: Question[] = [
  { flag: 'name', text: 'Nombre oficial del municipio (como va en los oficios)', check: written },
  { flag: 'short-name', text: 'Nombre corto', check: written },
  { flag: 'state', text: 'Estado', check: written },
  { flag: 'address', text: 'Domicilio de la oficina', check: written },
  { flag: 'time-zone', text: 'Zona horaria', usual: 'America/Mexico_City', check: zone },
  { flag: 'office', text: 'Nombre de la oficina que recibe', usual: 'Oficialía de Partes', check: written },
  { flag: 'follow-up-office', text: 'Nombre de la oficina que turna', usual: 'Secretaría Particular', check: written },
  { flag: 'signatory-name', text: 'Quién firma los oficios (nombre)', check: written },
  {
    flag: 'signatory-position',
    text: 'Quién firma los oficios (cargo)',
    usual: 'Secretario Particular',
    check: written,
  },
  { flag: 'series', text: 'Serie de los folios (de 1 a 6 letras; folio: PM-2026-000001)', usual: 'PM', check: series },
  { flag: 'departments', text: 'Cargar el catálogo de dependencias y temas (si o no)', usual: 'si', check: yesOrNo },
  { flag: 'admin-user', text: 'Usuario de la persona administradora', usual: 'admin', check: username },
  { flag: 'admin-name', text: 'Nombre de la persona administradora', check: written },
  { flag: 'admin-password', text: 'Contraseña (10 caracteres o más)', hidden: true, check: password },
];

function written(answer: string): string | undefined {
  return answer ? undefined : 'Escriba este dato.';
}

function zone(answer: string): string | undefined {
  const known = /^[A-Z]\w+(\/[\w+-]+)*$/.test(answer) && zoneExists(answer);
  return known ? undefined : 'Escriba una zona como America/Mexico_City, America/Tijuana o America/Cancun.';
}

function zoneExists(name: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat('es-MX', { timeZone: name }));
  } catch {
    return false;
  }
}

function series(answer: string): string | undefined {
  return /^[A-Z]{1,6}$/.test(answer) ? undefined : 'La serie lleva de 1 a 6 letras mayúsculas, sin Ñ ni acentos.';
}

function yesOrNo(answer: string): string | undefined {
  return /^(s[ií]|no)$/i.test(answer) ? undefined : 'Responda si o no.';
}

function username(answer: string): string | undefined {
  const fits = /^[a-z0-9._-]{2,60}$/.test(answer);
  return fits ? undefined : 'El usuario lleva minúsculas sin acentos, números, punto o guion.';
}

function password(answer: string): string | undefined {
  return answer.length >= 10 ? undefined : 'La contraseña debe tener al menos 10 caracteres.';
}
