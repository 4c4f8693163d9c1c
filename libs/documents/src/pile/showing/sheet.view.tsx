import {
  Alert,
  Breadcrumbs,
  Button,
  DocumentViewer,
  FileDrop,
  Form,
  assetUrl,
  PageHeader,
  Panel,
  Stack,
  type ViewerPage,
} from '@oficialia/platform';
import { pageKey, samePage, type ArrangedPage, type Bundle } from '../arrangement.js';
import { pictureUrl } from '../filing/registration-paper.js';
import type { PileRow, PileSheet } from '../piles.queries.js';
import { ACCEPTED } from '../../ways-in/receiving.view.js';
import { HIDDEN_NAMES, numberOf } from './sheets.js';

export interface SheetViewProps {
  pile: PileRow;
  bundle: Bundle;
  page: ArrangedPage;
  sheets: PileSheet[];
  limitMb: number;
}

/** One page of a pile in large, between the other pages of its bundle. */
export function SheetView({ pile, bundle, page, sheets, limitMb }: SheetViewProps) {
  const number = numberOf(page, sheets);
  const sheet = sheets[number - 1];
  const home = `/digitalizaciones/${pile.id}`;
  return (
    <>
      <Breadcrumbs
        items={[
          { label: 'Digitalizar', href: '/digitalizaciones' },
          { label: pile.name, href: `${home}#escrito-${bundle.id}` },
          { label: `Página ${number}` },
        ]}
      />
      <link rel="stylesheet" href={assetUrl('pile.css')} />
      <PageHeader
        title={`Página ${number} de la pila`}
        lead={page.hidden ? `Apartada: ${HIDDEN_NAMES[page.hidden]}. No se archiva.` : undefined}
      />
      <DocumentViewer
        title="Página digitalizada"
        pages={bundle.pages.map((each, index) => viewerPage(pile.id, each, index + 1, sheets))}
        current={bundle.pages.findIndex((each) => samePage(each, page)) + 1}
      >
        <Stack>
          {sheet?.failure && <Alert tone="warn">{sheet.failure}</Alert>}
          {!bundle.filed && <SheetActs pile={pile} bundle={bundle} page={page} limitMb={limitMb} />}
          {bundle.filed && <Alert tone="ok">Archivada en {bundle.filed.folio}.</Alert>}
          {sheet && sheet.text.trim() !== '' && (
            <Panel heading="Así empieza lo que se leyó">
              <p>{sheet.text}…</p>
            </Panel>
          )}
        </Stack>
      </DocumentViewer>
    </>
  );
}

function SheetActs({ pile, bundle, page, limitMb }: Omit<SheetViewProps, 'sheets'>) {
  const home = `/digitalizaciones/${pile.id}`;
  const key = pageKey(page);
  const isFirst = bundle.pages.findIndex((each) => samePage(each, page)) === 0;
  return (
    <>
      <Panel heading="Esta página">
        <Form action={`${home}/actos`} label="Esta página">
          <input type="hidden" name="version" value={pile.version} />
          <input type="hidden" name="bundle" value={bundle.id} />
          <input type="hidden" name="pages" value={key} />
          <div class="btn-row">
            <Button kind="secondary" small icon="rotate" name="act" value="turn">
              Girar a la derecha
            </Button>
            {!isFirst && (
              <Button kind="secondary" small name="act" value="split">
                Empieza otro escrito
              </Button>
            )}
            <Button kind="secondary" small name="act" value={page.hidden ? 'show' : 'hide'}>
              {page.hidden ? 'Mostrar' : 'Ocultar'}
            </Button>
          </div>
        </Form>
      </Panel>
      <Panel heading="Volver a digitalizar esta página">
        <Form action={`${home}/archivos`} files label="Volver a digitalizar">
          <input type="hidden" name="replaces" value={key} />
          <Stack>
            <FileDrop
              name="files"
              label="La página otra vez"
              hint="Toma el lugar de ésta, que queda apartada."
              accept={ACCEPTED}
              multiple={false}
              required
              maxMb={limitMb}
            />
            <Button kind="secondary" small icon="scan" busy="Subiendo…">
              Sustituir
            </Button>
          </Stack>
        </Form>
      </Panel>
    </>
  );
}

function viewerPage(pileId: number, page: ArrangedPage, number: number, sheets: PileSheet[]): ViewerPage {
  const sheet = sheets[numberOf(page, sheets) - 1];
  const [width, height] = [sheet?.width ?? 850, sheet?.height ?? 1100];
  return {
    number,
    imageUrl: pictureUrl(pileId, page.document, page.page, page.turn),
    thumbUrl: pictureUrl(pileId, page.document, page.page, page.turn, 'miniatura'),
    href: `/digitalizaciones/${pileId}/hojas/${page.document}/${page.page}`,
    width: page.turn % 2 === 0 ? width : height,
    height: page.turn % 2 === 0 ? height : width,
    note: page.hidden ? HIDDEN_NAMES[page.hidden] : undefined,
  };
}
