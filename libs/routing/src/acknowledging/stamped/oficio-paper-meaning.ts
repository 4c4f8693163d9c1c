import type { PaperMeaning, PaperVerdict } from '@oficialia/documents';
import type { Queryable } from '@oficialia/platform';

export const STAMPED_OFICIO = 'oficio';

/** Offices change their address; folio and number together name the oficio. */
const PATH = /\/peticiones\/([A-ZÑ]{1,8}-20\d{2}-\d{6,9})\/oficios\/([\p{L}\d&-]{1,60})\.pdf$/u;

/** `PM-2026-000123/SP-0001-2026`. */
export function stampedRef(folio: string, number: string): string {
  return `${folio}/${number}`;
}

/** The stamped copy of one of our oficios, by the QR that it prints. */
export const stampedOficio: PaperMeaning = {
  key: STAMPED_OFICIO,
  purpose: 'acknowledgement',
  read(code) {
    const path = URL.parse(code)?.pathname;
    const [, folio, number] = PATH.exec(path ? decodeURI(path) : '') ?? [];
    return folio && number ? stampedRef(folio, number) : undefined;
  },
  judge,
};

interface Found {
  ref: string;
  label: string;
  folio: string;
  petition_status: string;
  status: string | null;
  cancelled: boolean;
}

async function judge(source: Queryable, refs: string[]): Promise<Map<string, PaperVerdict>> {
  const found = await source.query<Found>(
    `SELECT p.folio || '/' || replace(o.label, '/', '-') AS ref, o.label, p.folio, p.status AS petition_status, r.status,
       c.id IS NOT NULL AS cancelled
     FROM petition p JOIN oficio o ON o.petition_id = p.id LEFT JOIN referral r ON r.oficio_id = o.id
     LEFT JOIN oficio_cancellation c ON c.oficio_id = o.id
     WHERE p.folio = ANY ($1) AND p.folio || '/' || replace(o.label, '/', '-') = ANY ($2)`,
    [refs.map((ref) => ref.split('/')[0]), refs],
  );
  const known = new Map(found.map((one) => [one.ref, verdictOn(one)]));
  return new Map(refs.map((ref) => [ref, known.get(ref) ?? unknown(ref)]));
}

function verdictOn({ label, folio, petition_status, status, cancelled }: Found): PaperVerdict {
  const name = `Acuse del oficio ${label}`;
  if (cancelled)
    return { name, folio, doubt: `El oficio ${label} está cancelado: decida si aun así guarda esta copia.` };
  if (petition_status === 'annulled') return { name, doubt: `La petición ${folio} de este oficio está anulada.` };
  if (status === 'issued' || status === null) return { name, folio };
  if (status === 'returned' || status === 'reassigned')
    return { name, folio, doubt: `El oficio ${label} ya se devolvió o se reasignó: decida si guarda esta copia.` };
  return { name, folio, doubt: `El oficio ${label} ya tenía acuse. Si es otra copia, archívela usted.` };
}

function unknown(ref: string): PaperVerdict {
  const number = ref.split('/')[1] ?? ref;
  const doubt = `Trae el QR del oficio ${number}, que no existe en este registro. Compare el número antes de archivar.`;
  return { name: `Oficio ${number}, desconocido`, doubt };
}
