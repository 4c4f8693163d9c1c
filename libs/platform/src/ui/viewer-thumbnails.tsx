import type { ViewerPage } from './viewer-props.js';

/** Height in pixels of a page in small. */
const HEIGHT = 72;

/** The pages in small; each is fetched when it comes into sight, so its size is told before. */
export function Thumbnails({ pages, current }: { pages: ViewerPage[]; current?: number }) {
  return (
    <nav class="thumbs" aria-label="Páginas del documento">
      <ol>
        {pages.map((page) => (
          <li key={page.number}>
            <a href={page.href} aria-current={page.number === current ? 'page' : undefined} data-viewer-page="small">
              {page.thumbUrl && (
                <img src={page.thumbUrl} alt="" loading="lazy" width={widthOf(page)} height={HEIGHT} decoding="async" />
              )}
              <span>
                <span class="vh">Página </span>
                {page.number}
              </span>
              {page.note && <small>{page.note}</small>}
            </a>
          </li>
        ))}
      </ol>
    </nav>
  );
}

function widthOf({ width, height }: ViewerPage): number {
  return width && height ? Math.round(Math.min(2 * HEIGHT, Math.max(16, (HEIGHT * width) / height))) : 56;
}
