import { checkName } from '@oficialia/registry';
import { fold } from '../letter.js';
import { isKnownName } from './known-names.js';
import { inNameCase } from './name-case.js';

const TITLES =
  'C|CC|LIC|LICDA|LCDA|LCDO|ING|DR|DRA|PROF|PROFR|PROFRA|PROFA|MTRO|MTRA|MTRO|ARQ|SR|SRA|SRITA|CP|C\\.\\s?P|L\\.\\s?C|L\\.\\s?A|L\\.\\s?A\\.\\s?E|TEC|BIOL|ANT|PSIC|ENF|QFB|CMTE|CMDTE|COMANDANTE|CIUDADAN[OA]|SENORA?|LICENCIAD[OA]|INGENIER[OA]|DOCTORA?|PROFESORA?|MAESTR[OA]|ARQUITECT[OA]|PBRO|PRESBITERO|MAG|DIP';
const TITLE = new RegExp(`^(?:(?:EL|LA)\\s+)?(?:${TITLES})(?:\\.\\s*|\\s+)(?=[A-Z])`);
const PARTICLES = new Set(['DE', 'DEL', 'LA', 'LAS', 'LOS', 'Y', 'E', 'DA', 'VON', 'VAN', 'SAN', 'SANTA']);
const LONGEST = 8;

/** Words that no name of a person has: offices, closings, mottoes, parts of a form. */
const NEVER = new RegExp(
  `\\b(?:ATENTAMENTE|PRESENTE|ASUNTO|SELLO|FIRMAS?|RECIBIDO|RECIBI|COPIAS?|ANEXOS?|NOMBRE|TESTIGOS?|SOLICITANTE|SOLICITUD|OFICIO|FOLIO|FECHA|
  DIRECTORA?|DIRECCION|PRESIDENT[EA]|PRESIDENCIA|SECRETARI[OA]|SINDIC[OA]|REGIDORA?|TESORER[OA]|TESORERIA|AGENTE|AGENCIA|JEF[EA]|
  COORDINADORA?|GERENTE|ADMINISTRADORA?|REPRESENTANTE|COMITE|VOCAL|AYUNTAMIENTO|MUNICIPAL|MUNICIPIO|CONSTITUCIONAL|GOBIERNO|
  ESTADO|ESTADOS|UNIDOS|MEXICANOS?|MEXICO|REPUBLICA|JUSTICIA|SOCIAL|LIBERTAD|TIERRA|UNIDAD|SUFRAGIO|EFECTIVO|REELECCION|DERECHO|
  RESPETO|AJENO|PATRIA|PROGRESO|EDUCAR|TRABAJO|PROTESTO|PROTESTA|PROTESTAMOS|NECESARIO|VERDAD|DECIR|VECINOS?|COLONIA|CALLE|
  BARRIO|ESCUELA|EJIDO|EJIDAL|COMISARIADO|ASOCIACION|SINDICATO|UNION|CORREO|TELEFONO|CELULAR|CREDENCIAL|ELECTOR|CURP|RFC|CLAVE|
  ARCHIVO|MINUTARIO|CONOCIMIENTO|GRACIAS|USTED|USTEDES|SALUDOS?|CORDIAL|CORDIALMENTE|RESPETUOSAMENTE|LUGAR|OBRAS|PUBLIC[OA]S?|
  SERVICIOS|PLANTEL|MESA|DIRECTIVA|GENERAL|PALACIO|DOMICILIO|PARTES|OFICIALIA|HUELLA|DIGITAL|AVENIDA|INSTITUTO|CENTRO|ENERO|
  FEBRERO|MARZO|ABRIL|MAYO|JUNIO|JULIO|AGOSTO|SEPTIEMBRE|OCTUBRE|NOVIEMBRE|DICIEMBRE|ANO|CAPITAL|QUEJA|DENUNCIA|PAGINA|HOJA)\\b`.replace(
    /\s+/g,
    '',
  ),
);

export interface PersonName {
  /** Without title, in capitals and small letters. */
  name: string;
  /** Offsets in the text that was given, title included. */
  start: number;
  end: number;
  /** How many of its words are frequent names. */
  known: number;
}

/** The name of a person that a text begins with, with or without title; undefined when it begins with none. */
export function leadingName(text: string): PersonName | undefined {
  const start = text.length - text.trimStart().length;
  let at = start;
  for (let title = titleAt(text, at); title > 0; title = titleAt(text, at)) at += title;
  const from = at;
  let end = at;
  const words: string[] = [];
  for (const match of text.slice(from).matchAll(/\s*([\p{L}'’´.-]+)([,;:]?)/gu)) {
    const [whole, word = '', stop] = match;
    if (match.index !== at - from || words.length === LONGEST || !isNameWord(word)) break;
    at += whole.length;
    words.push(word);
    if (!PARTICLES.has(fold(word))) end = at - (stop?.length ?? 0);
    if (stop || (word.endsWith('.') && !/^Ma\.$/i.test(word) && word.length > 2)) break;
  }
  return checked(text.slice(from, end), start, end);
}

/** The name of a person that a text consists of. */
export function wholeName(text: string): PersonName | undefined {
  const found = leadingName(text);
  return found && text.slice(found.end).replace(/[\s._,;:|~*-]+/g, '') === '' ? found : undefined;
}

function titleAt(text: string, at: number): number {
  return TITLE.exec(fold(text.slice(at)))?.[0].length ?? 0;
}

function isNameWord(word: string): boolean {
  const folded = fold(word).replace(/\.$/, '');
  if (PARTICLES.has(folded)) return true;
  return /^\p{Lu}/u.test(word) && (folded.length > 1 || word.endsWith('.')) && !/\..+/.test(word);
}

function checked(written: string, start: number, end: number): PersonName | undefined {
  const folded = fold(written);
  if (NEVER.test(folded)) return undefined;
  const words = folded.split(/\s+/).filter((word) => word.length > 1 && !PARTICLES.has(word));
  if (words.length < 2 || words.length > 6 || words.some((word) => !/[AEIOUY]/.test(word) && word !== 'MA.'))
    return undefined;
  const check = checkName(written.replace(/[.,;:\s-]+$/, ''), 'person');
  if (!check.ok) return undefined;
  return { name: inNameCase(check.name), start, end, known: words.filter(isKnownName).length };
}
