import type { ComponentChildren } from 'preact';
import { Icon } from './icon.js';

/** The municipality's coat of arms, or the stamp of Oficialía; decorative, the name stands beside it. */
export function Crest({ url }: { url?: string }) {
  if (url) return <img class="crest" src={url} alt="" width="48" height="48" />;
  return <Icon name="seal" class="crest" />;
}

/** The centred sheet of the plain layout: login, errors, the citizen's pages. */
export function Card({
  children,
  heading,
  lead,
  size = 's',
}: {
  children: ComponentChildren;
  heading: ComponentChildren;
  lead?: ComponentChildren;
  size?: 's' | 'm' | 'l';
}) {
  return (
    <div class={`card card--${size}`}>
      <h1>{heading}</h1>
      {lead && <p class="lead">{lead}</p>}
      {children}
    </div>
  );
}
