import type { Letter } from '../letter.js';

/** Words after which a letter says where its sender lives or wants to be notified. */
const HOME =
  /\b(?:(?:CON|SENALO|SENALANDO|SENALAMOS|TENGO|TENIENDO)(?: COMO)?(?: MI| NUESTRO| EL)? DOMICILIO(?: PARTICULAR| CONOCIDO)?(?: PARA (?:OIR|RECIBIR)(?: Y RECIBIR)?(?: TODO TIPO DE| TODA CLASE DE| LAS)? NOTIFICACIONES(?: Y DOCUMENTOS)?)?|DOMICILIO(?: PARTICULAR)?\s*[:.]|VIV[OE](?: SOL[OA])? EN|VIVIMOS EN|RESID(?:O|ENTE|IMOS) EN|HABITO EN|FRENTE A MI CASA,? EN|DIRECCION\s*:)/g;
/** Those who write live there, without street and number. */
const PEOPLE = /\b(?:VECINOS|VECINAS|HABITANTES|RESIDENTES|COLONOS|VECIN[OA] DE ESTA|ORIGINARI[OA]S?) DEL?/g;
const OF_WITNESS = /\bTESTIGO[^.;]{0,60}$/;

/** Where in the text of a letter the sender's home is said. */
export function homesIn(letter: Letter): number[] {
  return ends(letter, HOME);
}

/** The same, and where it is only said who they are that write: `habitantes de`. */
export function homesOrPeopleIn(letter: Letter): number[] {
  return [...ends(letter, HOME), ...ends(letter, PEOPLE)];
}

function ends({ folded }: Letter, pattern: RegExp): number[] {
  return Array.from(folded.matchAll(pattern))
    .filter((match) => !OF_WITNESS.test(folded.slice(Math.max(0, match.index - 70), match.index)))
    .map((match) => match.index + match[0].length);
}
