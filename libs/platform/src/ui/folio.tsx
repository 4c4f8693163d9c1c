import { Icon } from './icon.js';

export interface FolioProps {
  value: string;
  /** Makes it a link. */
  href?: string;
  /** The stamp: large, in ink, for the page of the matter and the receipt. */
  stamp?: boolean;
  /** With a copy button (needs JavaScript; hidden without). */
  copy?: boolean;
  /** What it is, for the copy button: `folio`, `código`. */
  what?: string;
}

/** A number that people read aloud and copy: tabular figures, never broken over two lines. */
export function Folio({ value, href, stamp, copy = stamp, what = 'folio' }: FolioProps) {
  return (
    <span class={stamp ? 'folio folio--stamp' : 'folio'}>
      {href ? (
        <a href={href}>
          <data value={value}>{value}</data>
        </a>
      ) : (
        <data value={value}>{value}</data>
      )}
      {copy && (
        <button class="copy js-only" type="button" data-copy={value}>
          <Icon name="copy" />
          <span class="vh">
            Copiar {what} {value}
          </span>
        </button>
      )}
    </span>
  );
}
