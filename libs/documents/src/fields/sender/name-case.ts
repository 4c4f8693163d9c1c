import { fold } from '../letter.js';

const SMALL = new Set(['DE', 'DEL', 'LA', 'LAS', 'LOS', 'EL', 'Y', 'E', 'EN', 'AL', 'PARA', 'CON', 'POR', 'A']);
const ACRONYMS = new Set(
  `DIF IMSS ISSSTE CFE SEP SEDENA INE INAPAM CONAGUA SAT UNAM IPN CURP INAH SECTUR SEMARNAT CBTIS CECYTE COBAO IEEPO CAEM
   CAEV SAPAS SAS CCT C4 C5 II III IV VI VII VIII IX XI XII S.A. C.V. A.C. S.C. S.P.R. R.L. H.`.split(/\s+/),
);

/** What was written all in capitals, with small letters; anything else as it is. */
export function inNameCase(text: string): string {
  if (/\p{Ll}{2}/u.test(text)) return text;
  return text.replace(/[\p{L}\p{M}\d.'’]+/gu, (word, at: number) => {
    const folded = fold(word);
    if (ACRONYMS.has(folded)) return word;
    if (at > 0 && SMALL.has(folded)) return word.toLowerCase();
    return word.toLowerCase().replace(/^\p{L}|(?<=\b[oO]['’])\p{L}/gu, (letter) => letter.toUpperCase());
  });
}

/** What was written all in capitals as a sentence. */
export function inSentenceCase(text: string): string {
  if (/\p{Ll}{2}/u.test(text)) return text;
  const small = text.toLowerCase();
  return small.charAt(0).toUpperCase() + small.slice(1);
}
