export type NameKind = 'person' | 'organisation' | 'authority';
export type NameFailure = 'empty' | 'control' | 'characters' | 'letters' | 'start' | 'length';
export type NameCheck = { ok: true; name: string } | { ok: false; code: NameFailure; reason: string };

const LONGEST_NAME = 200;
/** White space may be pasted and is mended; these are invisible and never belong to a name. */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Cn}]/u;
const PERSON = /^[\p{L}\p{M}'’ʼ.\- ]+$/u;
const INSTITUTION = /^[\p{L}\p{M}\p{N}'’ʼ.,;:&/#°()"“”«»+!¡¿?\-–— ]+$/u;

/**
 * Checks and tidies a name: composed accents, single spaces. One surname is enough; Ñ, accents, apostrophes, hyphens
 * and "Ma." are fine; institutions may have digits and signs. `reason` is a Spanish sentence for the person who typed.
 */
export function checkName(written: string, kind: NameKind): NameCheck {
  const name = written.normalize('NFC').replace(/\s+/gu, ' ').replace(/[´`]/g, "'").trim();
  if (name === '') return refuse('empty', 'Escriba el nombre.');
  if (INVISIBLE.test(name))
    return refuse('control', 'El nombre contiene caracteres que no se ven; escríbalo de nuevo.');
  if (name.length > LONGEST_NAME) return refuse('length', `El nombre no puede pasar de ${LONGEST_NAME} caracteres.`);
  const letters = name.match(/\p{L}/gu)?.length ?? 0;
  if (letters < 2) return refuse('letters', 'El nombre debe tener letras, no sólo signos o números.');
  if (kind === 'person' && !PERSON.test(name)) {
    return refuse('characters', 'El nombre de una persona sólo lleva letras, apóstrofo, guion y punto.');
  }
  if (!INSTITUTION.test(name)) return refuse('characters', 'El nombre contiene un signo que no se admite.');
  if (!/^[\p{L}\p{N}'’ʼ"“«¡¿(]/u.test(name))
    return refuse('start', 'El nombre debe empezar con una letra o un número.');
  return { ok: true, name };
}

function refuse(code: NameFailure, reason: string): NameCheck {
  return { ok: false, code, reason };
}
