import type { ComponentChildren } from 'preact';

/** First stop of the keyboard. */
export function SkipLink() {
  return (
    <a class="skip" href="#contenido">
      Ir al contenido
    </a>
  );
}

export interface Crumb {
  label: string;
  href?: string;
}

/** Where the page stands; the last one is the page itself. */
export function Breadcrumbs({ items }: { items: Crumb[] }) {
  return (
    <nav class="crumbs" aria-label="Ruta">
      <ol>
        {items.map((item, index) => (
          <li key={item.label}>
            {item.href ? (
              <a href={item.href}>{item.label}</a>
            ) : (
              <span aria-current={index === items.length - 1 ? 'page' : undefined}>{item.label}</span>
            )}
          </li>
        ))}
      </ol>
    </nav>
  );
}

export interface PageHeaderProps {
  title: ComponentChildren;
  /** The sentence under the title. */
  lead?: ComponentChildren;
  /** A small line above it. */
  over?: ComponentChildren;
  actions?: ComponentChildren;
}

/** The only `h1` of the page, with its main actions. */
export function PageHeader({ title, lead, over, actions }: PageHeaderProps) {
  return (
    <header class="page-head">
      <div>
        {over && <p class="over">{over}</p>}
        <h1>{title}</h1>
        {lead && <p class="lead">{lead}</p>}
      </div>
      {actions && <div class="btn-row">{actions}</div>}
    </header>
  );
}

/** Main column and a narrower one beside it (below it on a phone). */
export function Columns({
  children,
  aside,
  asideLabel,
}: {
  children: ComponentChildren;
  aside: ComponentChildren;
  asideLabel?: string;
}) {
  return (
    <div class="columns">
      <div class="stack">{children}</div>
      <aside class="stack" aria-label={asideLabel}>
        {aside}
      </aside>
    </div>
  );
}

/** Two halves, as a document beside its form; the left one stays in sight while the right one scrolls. */
export function Split({ left, right }: { left: ComponentChildren; right: ComponentChildren }) {
  return (
    <div class="split">
      <div class="split-left">{left}</div>
      <div class="stack">{right}</div>
    </div>
  );
}

/** Equal cells that flow: figures, cards. */
export function Grid({ children, min = 'm' }: { children: ComponentChildren; min?: 's' | 'm' | 'l' }) {
  return <div class={`grid grid--${min}`}>{children}</div>;
}

/** One thing under the other with even air between. */
export function Stack({ children }: { children: ComponentChildren }) {
  return <div class="stack">{children}</div>;
}

/** A shortcut, `Ctrl+Enter`. */
export function KeyHint({ keys }: { keys: string }) {
  return (
    <span class="keys">
      {keys.split('+').map((key) => (
        <kbd key={key}>{key}</kbd>
      ))}
    </span>
  );
}
