import { compilePdf, dateInWords, dayIn, qrSvg } from '@oficialia/platform';
import type { ProgressReferral } from '../petition-progress.js';
import type { PublicMunicipality } from '../portal.queries.js';

const ACCENT = '#7b1e3a';

/** What the copy of an answer shows: nothing that folio and code do not open. */
export interface AnswerCopyData {
  municipality: PublicMunicipality;
  folio: string;
  /** Days, `YYYY-MM-DD`. */
  receivedOn: string;
  notifiedOn: string;
  /** Those with answers that were notified. */
  referrals: ProgressReferral[];
  portalUrl: string;
  now: Date;
}

/** The notified answers on letter paper, PDF/A-2a, for whoever has folio and code: it names no person. */
export async function renderAnswerCopy(data: AnswerCopyData): Promise<Buffer> {
  const { municipality, folio, receivedOn, notifiedOn, referrals, portalUrl, now } = data;
  const { name: institution, followUpOffice: office, address, timeZone } = municipality;
  const dayOf = (moment: string) => dateInWords(dayIn(timeZone, new Date(moment)));
  const view = {
    letterhead: { institution, office, lines: address ? [address] : [], accent: ACCENT },
    folio,
    receivedOn: dateInWords(receivedOn),
    notifiedOn: dateInWords(notifiedOn),
    answers: referrals.flatMap(({ department, oficio, answers }) =>
      answers.map(({ point, repliedAt, sense, text }) => {
        return { department, oficio, point, repliedOn: dayOf(repliedAt), sense, text };
      }),
    ),
    portalUrl,
    qr: qrSvg(portalUrl),
  };
  const title = `Respuesta a la petición folio ${folio}`;
  return compilePdf('libs/registry/src/portal/afterwards/answer-copy.typ', view, { title, date: now });
}
