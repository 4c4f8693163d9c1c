import { compilePdf, qrSvg, type Letterhead } from '@oficialia/platform';
import { separatorCode } from '../splitting/marks.js';

export interface SeparatorSheets {
  letterhead: Letterhead;
  shortInstitution: string;
  /** How many sheets «Siguiente petición». */
  next: number;
  departments: { key: string; name: string }[];
  date: Date;
}

/** Separator sheets on letter paper, to be laid between the petitions of a pile. */
export function renderSeparators({
  letterhead,
  shortInstitution,
  next,
  departments,
  date,
}: SeparatorSheets): Promise<Buffer> {
  const plain = Array.from({ length: next }, () => ({
    title: 'Siguiente petición',
    department: null,
    qr: qrSvg(separatorCode()),
  }));
  const named = departments.map(({ key, name }) => ({
    title: 'Siguiente petición, para:',
    department: name,
    qr: qrSvg(separatorCode(key)),
  }));
  const data = { letterhead, shortInstitution, sheets: [...plain, ...named] };
  return compilePdf('libs/documents/src/pile/separators/separators.typ', data, { title: 'Hojas separadoras', date });
}
