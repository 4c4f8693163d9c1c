import { letterheadOf, type Municipality } from '@oficialia/directory';
import type { PetitionRow } from '@oficialia/registry';
import type { PlannedClock } from '../clocks/clocks.service.js';
import { businessDays, termInWords } from '../clocks/counting/term.js';
import type { OficioData } from '../oficio/oficio-data.js';
import type { OficioKind } from '../oficio/templates/wording.js';
import type { DepartmentRow } from './departments.queries.js';

/** Everything that an oficio prints, as it was issued; later changes of names or settings do not reach it. */
export interface OficioContent extends Omit<OficioData, 'issuedAt' | 'term'> {
  /** The version of the template that it is printed with; absent from oficios older than the templates. */
  template?: number;
  /** ISO 8601. */
  issuedAt: string;
  /** Oficios from before the regimes have days instead of words. */
  term: { words?: string; businessDays?: number; dueDate: string | null } | null;
}

/** The right of petition: what stands behind every referral whose topic names no other article. */
const USUAL_BASIS =
  'el artículo 8 de la Constitución Política de los Estados Unidos Mexicanos y las disposiciones aplicables del Bando de Policía y Gobierno';

export interface OficioFacts {
  kind: OficioKind;
  template: number;
  municipality: Municipality;
  /** Heads the oficio; null: the follow-up office. */
  office: string | null;
  petition: PetitionRow;
  department: DepartmentRow;
  /** As it is printed. */
  instruction: string;
  message: string | null;
  points: string[];
  legalBasis: string | null;
  term: OficioContent['term'];
  copies: string[];
  label: string;
  issuedAt: Date;
  /** Day of issue and day of reception in the municipality's zone, `YYYY-MM-DD`. */
  issuedOn: string;
  receivedOn: string;
  verificationUrl: string;
}

export function oficioContent(facts: OficioFacts): OficioContent {
  const { municipality, petition, department } = facts;
  return {
    kind: facts.kind,
    template: facts.template,
    letterhead: letterheadOf(municipality, facts.office ?? municipality.followUpOffice),
    number: facts.label,
    place: `${municipality.shortName}, ${municipality.state}`,
    issuedOn: facts.issuedOn,
    issuedAt: facts.issuedAt.toISOString(),
    addressee: {
      name: department.head_name ?? 'A quien corresponda',
      position: department.head_position ?? 'Titular de la dependencia',
      department: department.name,
    },
    petition: {
      folio: petition.folio,
      petitioner: [petition.sender_name, petition.sender_institution].filter(Boolean).join(', '),
      receivedOn: facts.receivedOn,
      subject: petition.subject,
      points: facts.points,
    },
    legalBasis: facts.legalBasis ?? USUAL_BASIS,
    instruction: facts.instruction,
    term: facts.term,
    notes: facts.message,
    signatory: { name: municipality.signatoryName, position: municipality.signatoryPosition },
    copiesTo: facts.copies,
    verificationUrl: facts.verificationUrl,
  };
}

/** The oficio as its template wants it. */
export function oficioData(content: OficioContent): OficioData {
  const { term } = content;
  return {
    ...content,
    issuedAt: new Date(content.issuedAt),
    term: term && { words: term.words ?? businessDays(term.businessDays ?? 0), dueDate: term.dueDate },
  };
}

/** The term of a clock as the oficio says it. */
export function termOf({ term, reading }: PlannedClock): OficioContent['term'] {
  return { words: termInWords(term), dueDate: reading.dueDate };
}

/** Where the PDF of an oficio is. */
export function oficioPath(folio: string, label: string): string {
  return `/peticiones/${folio}/oficios/${label.replaceAll('/', '-')}.pdf`;
}
