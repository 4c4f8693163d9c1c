import type { ComponentChildren } from 'preact';

export const FORM_ID = 'registro';
export const NOTICES_ID = 'avisos-registro';

/** Beside the form: what is known of the person while the clerk types. Comes after the form, so that Enter never attaches. */
export function LiveNotices({ children }: { children?: ComponentChildren }) {
  return (
    <div
      id={NOTICES_ID}
      class="stack notices-live"
      role="status"
      hx-post="/registrar/avisos"
      hx-trigger={`input delay:350ms from:#${FORM_ID}, change delay:100ms from:#${FORM_ID}`}
      hx-include={`#${FORM_ID}`}
      hx-sync="this:replace"
      hx-target="this"
      hx-swap="innerHTML"
    >
      {children ?? <Quiet />}
    </div>
  );
}

export function Quiet() {
  return <p class="hint notices-quiet">Aquí aparece lo que ya existe de la misma persona o del mismo asunto.</p>;
}
