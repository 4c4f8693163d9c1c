/** What heads every printed paper of the institution. */
export interface Letterhead {
  institution: string;
  office: string;
  /** Address, telephone and the like, one printed line each. */
  lines: string[];
  /** Colour of rules and titles, `#rrggbb`; must be dark enough to read on white. */
  accent: string;
  /** Coat of arms as the text of an SVG file; without it a monogram is printed. */
  emblemSvg?: string;
}
