export type CurpFailure =
  | 'length'
  | 'characters'
  | 'surname-letters'
  | 'birth-date'
  | 'sex'
  | 'entity'
  | 'consonants'
  | 'distinguisher'
  | 'check-digit';

export type CurpCheck = { ok: true; curp: string } | { ok: false; code: CurpFailure; reason: string };

const ENTITIES = new Set(
  'AS BC BS CC CH CL CM CS DF DG GR GT HG JC MC MN MS NE NL NT OC PL QR QT SL SP SR TC TL TS VZ YN ZS'.split(' '),
);
const ALPHABET = '0123456789ABCDEFGHIJKLMNÑOPQRSTUVWXYZ';
const DAYS_OF_MONTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

const REASONS: Record<CurpFailure, string> = {
  length: 'La CURP tiene 18 caracteres.',
  characters: 'La CURP sólo lleva letras sin acento y números.',
  'surname-letters': 'Los primeros cuatro caracteres de la CURP son letras de los apellidos y del nombre.',
  'birth-date': 'Los caracteres 5 a 10 de la CURP deben ser una fecha de nacimiento que exista (año, mes y día).',
  sex: 'El carácter 11 de la CURP debe ser H, M o X.',
  entity: 'Los caracteres 12 y 13 de la CURP no corresponden a ninguna entidad de nacimiento.',
  consonants: 'Los caracteres 14 a 16 de la CURP son consonantes del nombre y los apellidos.',
  distinguisher: 'El carácter 17 de la CURP debe ser un número o una letra.',
  'check-digit': 'El último dígito de la CURP no corresponde a los demás: revise si algún carácter está mal escrito.',
};

/** Trimmed, in capitals, without inner spaces; nothing else is mended (full-width digits stay, and fail). */
export function normaliseCurp(written: string): string {
  return written.normalize('NFC').replace(/\s+/g, '').toUpperCase();
}

/**
 * Whether a CURP is well formed, position by position and then by its check digit (RENAPO). Positions come first:
 * a 0 read as O often leaves the check digit as it was. A pass never means that the CURP exists.
 */
export function checkCurp(written: string): CurpCheck {
  const curp = normaliseCurp(written);
  const code = failureOf(curp);
  return code ? { ok: false, code, reason: REASONS[code] } : { ok: true, curp };
}

function failureOf(curp: string): CurpFailure | undefined {
  if (curp.length !== 18) return 'length';
  if (!/^[0-9A-ZÑ]{18}$/.test(curp)) return 'characters';
  if (!/^[A-ZÑ]{4}/.test(curp)) return 'surname-letters';
  if (!isBirthDate(curp.slice(4, 10), curp.charAt(16))) return 'birth-date';
  if (!/[HMX]/.test(curp.charAt(10))) return 'sex';
  if (!ENTITIES.has(curp.slice(11, 13))) return 'entity';
  if (!/^[B-DF-HJ-NÑP-TV-Z]{3}$/.test(curp.slice(13, 16))) return 'consonants';
  if (curp.charAt(16) === 'Ñ') return 'distinguisher';
  if (curp.charAt(17) !== checkDigit(curp)) return 'check-digit';
  return undefined;
}

/** Born up to 1999 when position 17 is a digit, from 2000 when it is a letter. */
function isBirthDate(written: string, distinguisher: string): boolean {
  if (!/^\d{6}$/.test(written)) return false;
  const year = (/\d/.test(distinguisher) ? 1900 : 2000) + Number(written.slice(0, 2));
  const month = Number(written.slice(2, 4));
  const day = Number(written.slice(4, 6));
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const days = month === 2 && leap ? 29 : (DAYS_OF_MONTHS[month - 1] ?? 0);
  return day >= 1 && day <= days;
}

function checkDigit(curp: string): string {
  const sum = Array.from(curp.slice(0, 17)).reduce(
    (total, letter, i) => total + ALPHABET.indexOf(letter) * (18 - i),
    0,
  );
  return String((10 - (sum % 10)) % 10);
}
