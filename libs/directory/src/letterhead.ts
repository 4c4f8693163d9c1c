import type { Letterhead } from '@oficialia/platform';
import type { Municipality } from './municipality.entity.js';

const ACCENT = '#7b1e3a';

/** What heads the municipality's printed papers; `office` is the area that signs. */
export function letterheadOf(municipality: Municipality, office: string = municipality.office): Letterhead {
  const lines = municipality.address ? [municipality.address] : [];
  return { institution: municipality.name, office, lines, accent: ACCENT };
}
