const VALUES: Record<string, number> = {
  PRIMERO: 1,
  UNO: 1,
  UN: 1,
  DOS: 2,
  TRES: 3,
  CUATRO: 4,
  CINCO: 5,
  SEIS: 6,
  SIETE: 7,
  OCHO: 8,
  NUEVE: 9,
  DIEZ: 10,
  ONCE: 11,
  DOCE: 12,
  TRECE: 13,
  CATORCE: 14,
  QUINCE: 15,
  DIECISEIS: 16,
  DIECISIETE: 17,
  DIECIOCHO: 18,
  DIECINUEVE: 19,
  VEINTE: 20,
  VEINTIUNO: 21,
  VEINTIUN: 21,
  VEINTIDOS: 22,
  VEINTITRES: 23,
  VEINTICUATRO: 24,
  VEINTICINCO: 25,
  VEINTISEIS: 26,
  VEINTISIETE: 27,
  VEINTIOCHO: 28,
  VEINTINUEVE: 29,
  TREINTA: 30,
  CUARENTA: 40,
  CINCUENTA: 50,
  SESENTA: 60,
  SETENTA: 70,
  OCHENTA: 80,
  NOVENTA: 90,
  MIL: 1000,
};

/** Alternatives for a pattern, the longest first so that VEINTIUNO is not read as VEINTIUN. */
export const NUMBER_WORDS = Object.keys(VALUES)
  .sort((a, b) => b.length - a.length)
  .join('|');

/** `DOS MIL VEINTISEIS` → 2026, in capitals without accents; undefined when a word is no number below ten thousand. */
export function numberInWords(text: string): number | undefined {
  let sum = 0;
  for (const word of text.trim().split(/\s+/)) {
    if (word === 'Y') continue;
    const value = VALUES[word];
    if (value === undefined) return undefined;
    sum = value === 1000 ? Math.max(1, sum) * 1000 : sum + value;
  }
  return sum;
}
