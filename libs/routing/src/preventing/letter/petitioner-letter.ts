import { letterheadOf, type IsoDay, type Municipality } from '@oficialia/directory';
import { compilePdf, dateInWords, dayIn, qrSvg, type Letterhead } from '@oficialia/platform';
import type { PetitionRow } from '@oficialia/registry';

/** What a letter to the petitioner says, as it was issued; later changes of names or settings do not reach it. */
export interface PetitionerLetter {
  letterhead: Letterhead;
  place: string;
  /** `PREVENCIÓN`, above all, and `Prevención`, in a line. */
  title: string;
  reference: string;
  /** Day, `YYYY-MM-DD`, and instant, ISO 8601. */
  issuedOn: string;
  issuedAt: string;
  petitioner: { name: string; position: string | null; institution: string | null };
  petition: { folio: string; /** `YYYY-MM-DD` */ receivedOn: string; subject: string };
  /** Goes on after «En relación con su petición …,». */
  opening: string;
  /** What is missing, in the words of the office. */
  missing: string | null;
  closing: string;
  basis: string;
  signatory: { name: string; position: string };
  lookupUrl: string;
}

export interface LetterFacts {
  municipality: Municipality;
  petition: PetitionRow;
  basis: string;
  issuedAt: Date;
  lookupUrl: string;
}

/** Asks the petitioner to complete. `mayLapse`: without an answer the petition counts as never filed. */
export function preventionLetter(
  facts: LetterFacts,
  asked: { missing: string; completeBy: IsoDay; mayLapse: boolean },
): PetitionerLetter {
  const until = `Puede entregarlo en esta oficina, con este escrito, a más tardar el ${dateInWords(asked.completeBy)}.`;
  const otherwise = asked.mayLapse
    ? 'Si no lo entrega en ese plazo, su petición se tendrá por no presentada; podrá presentarla de nuevo.'
    : 'Si no lo entrega en ese plazo, su petición se resolverá con lo que consta en el expediente.';
  return {
    ...common(facts),
    title: 'PREVENCIÓN',
    reference: 'Prevención',
    opening: 'le pedimos que la complete para poder atenderla.',
    missing: asked.missing,
    closing: `${until} ${otherwise}`,
  };
}

/** Says that the petition counts as never filed, because nobody answered the prevention. */
export function lapseLetter(facts: LetterFacts, asked: { madeOn: IsoDay; completeBy: IsoDay }): PetitionerLetter {
  const since = `el ${dateInWords(asked.madeOn)} se le pidió completarla a más tardar el ${dateInWords(asked.completeBy)}`;
  return {
    ...common(facts),
    title: 'PETICIÓN NO PRESENTADA',
    reference: 'Acuerdo de no presentada',
    opening: `le informo que ${since}, y no se recibió lo que faltaba. Por eso se tiene por no presentada.`,
    missing: null,
    closing: 'Sus derechos quedan a salvo: puede presentar de nuevo su petición, completa, cuando lo decida.',
  };
}

/** The letter on letter paper, PDF/A-2a. */
export async function renderPetitionerLetter(letter: PetitionerLetter): Promise<Buffer> {
  const view = {
    ...letter,
    issuedOn: dateInWords(letter.issuedOn),
    petition: { ...letter.petition, receivedOn: dateInWords(letter.petition.receivedOn) },
    petitioner: { ...letter.petitioner, name: letter.petitioner.name.toLocaleUpperCase('es-MX') },
    qr: qrSvg(letter.lookupUrl),
  };
  return compilePdf('libs/routing/src/preventing/letter/petitioner-letter.typ', view, {
    title: `${letter.reference} de la petición folio ${letter.petition.folio}`,
    date: new Date(letter.issuedAt),
  });
}

function common({ municipality, petition, basis, issuedAt, lookupUrl }: LetterFacts) {
  const { timeZone } = municipality;
  return {
    letterhead: letterheadOf(municipality, municipality.followUpOffice),
    place: `${municipality.shortName}, ${municipality.state}`,
    issuedOn: dayIn(timeZone, issuedAt),
    issuedAt: issuedAt.toISOString(),
    petitioner: {
      name: petition.sender_name,
      position: petition.sender_position,
      institution: petition.sender_institution,
    },
    petition: { folio: petition.folio, receivedOn: dayIn(timeZone, petition.received_at), subject: petition.subject },
    basis,
    signatory: { name: municipality.signatoryName, position: municipality.signatoryPosition },
    lookupUrl,
  };
}
