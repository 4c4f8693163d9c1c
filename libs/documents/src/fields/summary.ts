import type { Proposal } from '@oficialia/registry';
import { findFields } from './find-fields.js';
import type { FieldPage } from './letter.js';

const LONGEST = 70;

/** A title for pages that have no folio yet, `Juan Pérez · Bache en calle Hidalgo`; empty when neither was found. */
export function summaryOf(pages: readonly FieldPage[]): string {
  return summaryOfFields(findFields(pages));
}

/** The same out of proposals that were found before. */
export function summaryOfFields(proposals: readonly Proposal[]): string {
  const said = (field: Proposal['field']) => proposals.find((one) => one.field === field)?.value ?? '';
  const parts = [said('senderName') || said('senderInstitution'), shortened(said('subject'))];
  return parts.filter((part) => part !== '').join(' · ');
}

function shortened(text: string): string {
  if (text.length <= LONGEST) return text;
  const cut = text.slice(0, LONGEST);
  return `${cut.slice(0, cut.lastIndexOf(' ')).replace(/[\s,;:.]+$/, '')}…`;
}
