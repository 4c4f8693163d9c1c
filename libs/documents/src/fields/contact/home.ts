import type { Letter } from '../letter.js';

/** Words after which a letter says where its sender lives or wants to be notified. */
const HOME =
  /\b(?:(?:CON|SENALO|SENALANDO|SENALAMOS|TENGO|TENIENDO)(?: COMO)?(?: MI| NUESTRO| EL)? DOMICILIO(?: PARTICULAR| CONOCIDO)?(?: PARA (?:OIR|RECIBIR)(?: Y RECIBIR)?(?: TODO TIPO DE| TODA CLASE DE| LAS)? NOTIFICACIONES(?: Y DOCUMENTOS)?)?|DOMICILIO(?: PARTICULAR)?\s*[:.]|VIV[OE](?: SOL[OA])? EN|VIVIMOS EN|RESID(?:O|ENTE|IMOS) EN|HABITO EN|(?:VECIN[OA]S?|HABITANTES?|RESIDENTES|COLONOS|ORIGINARI[OA]) DEL?|FRENTE A MI CASA,? EN|DIRECCION\s*:)/g;
const OF_WITNESS = /\bTESTIGO[^.;]{0,60}$/;

/** Where in the text of a letter the sender's home is said. */
export function homesIn({ folded }: Letter): number[] {
  return Array.from(folded.matchAll(HOME))
    .filter((match) => !OF_WITNESS.test(folded.slice(Math.max(0, match.index - 70), match.index)))
    .map((match) => match.index + match[0].length);
}
