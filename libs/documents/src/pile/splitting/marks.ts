import type { PaperRef } from '../papers/paper-meanings.js';

/** What a QR code on a page says about the pile. */
export type Mark =
  /** Sticker or receipt: claims to be of this petition; the code proves it. */
  | { kind: 'sticker'; folio: string; code: string }
  /** A paper that this office gave out and that comes back. */
  | ({ kind: 'paper' } & PaperRef)
  /** The next petition begins behind this sheet; `department` for whom. */
  | { kind: 'separator'; department?: string };

const SEPARATOR = /^OFICIALIA:(?:SIGUIENTE|DEPENDENCIA:([\p{L}\d_.-]{1,60}))$/u;
const FOLIO = /^[A-ZÑ]{1,8}-20\d{2}-\d{6,9}$/;

/** What is printed into the QR of a separator sheet. */
export function separatorCode(department?: string): string {
  return department === undefined ? 'OFICIALIA:SIGUIENTE' : `OFICIALIA:DEPENDENCIA:${department}`;
}

/** The mark that a QR text is, or undefined for codes that are not ours. */
export function markOf(text: string): Mark | undefined {
  const separator = SEPARATOR.exec(text.trim());
  if (separator) return { kind: 'separator', ...(separator[1] && { department: separator[1] }) };
  // Offices change their address; the code, not the address, proves a sticker.
  const query = URL.parse(text.trim())?.searchParams;
  const folio = query?.get('folio')?.trim().toUpperCase() ?? '';
  const code = query?.get('codigo')?.toUpperCase().replace(/[\s-]/g, '') ?? '';
  return FOLIO.test(folio) && code !== '' ? { kind: 'sticker', folio, code } : undefined;
}

/** The marks of a page, each once; `paperOf` knows the papers that come back. */
export function marksOf(
  codes: readonly string[],
  paperOf: (code: string) => PaperRef | undefined = () => undefined,
): Mark[] {
  const read = (code: string): Mark | undefined => {
    const paper = paperOf(code);
    return paper ? { kind: 'paper', ...paper } : markOf(code);
  };
  const marks = codes.map(read).filter((mark) => mark !== undefined);
  return marks.filter(
    (mark, index) => marks.findIndex((each) => JSON.stringify(each) === JSON.stringify(mark)) === index,
  );
}
