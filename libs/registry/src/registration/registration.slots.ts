import type { Actor } from '@oficialia/platform';
import type { Typed } from './form-field.js';

/** The draft of a clerk's browser; other people of the same computer, and other papers, have their own. */
export function draftOf(actor: Actor, slot = '1'): string {
  return slot === '1' ? `registrar:${actor.id}` : `registrar:${actor.id}:${slot}`;
}

/** Which draft a form has: the usual one, or one of its reserved folio or of the paper beside it. */
export function draftSlot(typed: Typed): string {
  return typed['reservedFolio'] || typed['paper']?.replace(/[^\w-]/g, '-') || '1';
}
