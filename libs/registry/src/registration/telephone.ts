export type TelephoneCheck =
  | { ok: true; e164: string; asWritten: string }
  | { ok: false; code: 'characters' | 'foreign' | 'length'; reason: string };

const REASONS = {
  characters: 'El teléfono sólo lleva números, espacios, guiones, paréntesis y, si la hay, «ext.».',
  foreign: 'Sólo se registran teléfonos de México (+52); escriba el número extranjero en las notas.',
  length: 'El teléfono debe tener 10 dígitos, con su clave de larga distancia.',
};

/**
 * A Mexican telephone of 10 digits, with or without +52 and the old prefixes 01, 044, 045 and +52 1.
 * `e164` is without the extension; `asWritten` keeps everything but the spaces at both ends.
 */
export function checkTelephone(written: string): TelephoneCheck {
  const asWritten = written.trim();
  const [number = ''] = asWritten.split(/\s*(?:,|;)?\s*\bext(?:ensi[oó]n)?\b/i);
  if (!/^\+?[0-9\s().-]+$/.test(number)) return refuse('characters');
  const digits = number.replace(/[^0-9]/g, '');
  if (number.trimStart().startsWith('+') && !digits.startsWith('52')) return refuse('foreign');
  const national = /^(?:521?|01|04[45])?([2-9][0-9]{9})$/.exec(digits)?.[1];
  return national ? { ok: true, e164: `+52${national}`, asWritten } : refuse('length');
}

function refuse(code: keyof typeof REASONS): TelephoneCheck {
  return { ok: false, code, reason: REASONS[code] };
}
