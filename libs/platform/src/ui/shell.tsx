import type { ComponentChildren, VNode } from 'preact';
import { render } from 'preact-render-to-string';
import { assetUrl } from './assets.js';
import { Crest } from './brand.js';
import { DEFAULT_ZONE, UiProvider } from './context.js';
import { SkipLink } from './layout.js';
import { MainNav, TopBar } from './nav.js';
import { Alert } from './panel.js';
import type { Notice, Shell } from './shell-props.js';

export type { Actor, Municipality, NavGroup, NavItem, Notice, Shell } from './shell-props.js';

// htmx would add a style sheet of its own (ours has those rules) and would swap error pages into fragments.
const HTMX_CONFIG = JSON.stringify({ includeIndicatorCSS: false, noSwap: [204, 304, 401, 403, '5xx'] });

/** The whole HTML document, fit for a CSP without `unsafe-inline` and `unsafe-eval`. */
export function renderPage(shell: Shell, body: ComponentChildren): string {
  return `<!doctype html>${render(<Document shell={shell}>{body}</Document>)}`;
}

/** A part of a page, for htmx; give the shell's token and zone when it holds forms or times. */
export function renderFragment(vnode: VNode, context: { csrfToken?: string; zone?: string } = {}): string {
  return render(<UiProvider.Provider value={{ zone: DEFAULT_ZONE, ...context }}>{vnode}</UiProvider.Provider>);
}

function Document({ shell, children }: { shell: Shell; children: ComponentChildren }) {
  const { municipality, csrfToken, layout = 'app' } = shell;
  const htmxHeaders = csrfToken && { 'hx-headers:inherited': JSON.stringify({ 'x-csrf-token': csrfToken }) };
  return (
    <UiProvider.Provider value={{ csrfToken, zone: municipality.zone ?? DEFAULT_ZONE }}>
      <html lang="es-MX">
        <Head shell={shell} />
        <body class={`layout-${layout}${shell.wide ? ' wide' : ''}`} {...htmxHeaders}>
          <SkipLink />
          {layout === 'app' ? <TopBar shell={shell} /> : <PlainBar shell={shell} />}
          {layout === 'app' && shell.nav.length > 0 && <MainNav items={shell.nav} section={shell.section} />}
          <main id="contenido" tabindex={-1}>
            {shell.notices && shell.notices.length > 0 && <Notices notices={shell.notices} />}
            {children}
          </main>
          <footer class="foot">
            <p>
              {municipality.office} · {municipality.name}
            </p>
            {shell.footer && <div>{shell.footer}</div>}
          </footer>
          <div id="avisos" class="toast" role="status" aria-live="polite" />
          {/* Not deferred: then it waits for the deferred ones, its extensions, before it looks at the page. */}
          <script src={assetUrl('htmx.min.js')} />
        </body>
      </html>
    </UiProvider.Provider>
  );
}

function Head({ shell }: { shell: Shell }) {
  const { municipality } = shell;
  return (
    <head>
      <meta charset="utf-8" />
      <title>{`${shell.title} · ${municipality.office}`}</title>
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="color-scheme" content="light" />
      <meta name="format-detection" content="telephone=no" />
      <meta name="htmx-config" content={HTMX_CONFIG} />
      <link rel="preload" href={assetUrl('atkinson-400.woff2')} as="font" type="font/woff2" crossorigin="anonymous" />
      <link rel="stylesheet" href={assetUrl('app.css')} />
      {municipality.themeUrl && <link rel="stylesheet" href={municipality.themeUrl} />}
      <link rel="icon" href={assetUrl('favicon.svg')} type="image/svg+xml" />
      <script src={assetUrl('app.js')} type="module" />
    </head>
  );
}

function PlainBar({ shell }: { shell: Shell }) {
  const { municipality } = shell;
  return (
    <header class="plain-bar">
      <a href={shell.homeUrl ?? '/'}>
        <Crest url={municipality.crestUrl} />
        <span>
          <b>{municipality.office}</b>
          <span>{municipality.name}</span>
        </span>
      </a>
    </header>
  );
}

function Notices({ notices }: { notices: Notice[] }) {
  return (
    <div class="notices">
      {notices.map((notice) => (
        <Alert key={notice.text} tone={notice.tone} role={notice.tone === 'error' ? 'alert' : 'status'}>
          {notice.text}
        </Alert>
      ))}
    </div>
  );
}
