import type { ComponentChildren } from 'preact';
import { assetUrl } from './assets.js';

export interface ProgressStreamProps {
  /** Address that answers with `ProgressStreams.send`. */
  href: string;
  /** Where somebody without script looks again; this page when left out. */
  againHref?: string;
  children?: ComponentChildren;
}

/**
 * Listens to progress while it is in the page. What comes names by its ids what it replaces (`ProgressPart`), wherever
 * that stands; the children are replaced by what names none.
 */
export function ProgressStream({ href, againHref = '', children }: ProgressStreamProps) {
  return (
    <div class="progress-stream" hx-sse:connect={href} hx-sse:close="fin" hx-swap="innerHTML">
      {/* Deferred, so it runs after htmx, which is not, and before htmx looks at the page. */}
      <script src={assetUrl('hx-sse.js')} defer />
      {children}
      <noscript>
        <p>
          <a href={againHref}>Actualizar el avance</a>
        </p>
      </noscript>
    </div>
  );
}

/** A part of the page that is replaced as a whole: by its id, out of any answer of htmx. */
export function ProgressPart({ id, late, children }: { id: string; late?: boolean; children: ComponentChildren }) {
  return (
    <div id={id} hx-swap-oob={late ? 'true' : undefined}>
      {children}
    </div>
  );
}
