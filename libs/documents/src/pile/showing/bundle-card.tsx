import { Alert, Badge, Button, Folio, Form, LinkButton, Select } from '@oficialia/platform';
import { counted, visiblePages, type Bundle } from '../arrangement.js';
import { bundleRef } from '../filing/registration-paper.js';
import type { PileSheet } from '../piles.queries.js';
import { Sheets } from './sheets.js';

/** The list of folios that the browser offers while one types; one for the whole page. */
export const FOLIO_LIST = 'folios-sin-escrito';

export interface BundleCardProps {
  pileId: number;
  version: number;
  bundle: Bundle;
  /** Its number on the page, from 1. */
  number: number;
  before: { id: number; number: number } | undefined;
  after: { id: number; number: number; pages: number } | undefined;
  others: { id: number; number: number }[];
  sheets: PileSheet[];
  departments: Map<string, string>;
  mayRegister: boolean;
  /** What was typed into the folio when it did not fit. */
  typed?: string;
}

const DOUBTS: Record<NonNullable<Bundle['doubt']>, string> = {
  forged: 'Trae un código QR que no corresponde a ninguna petición registrada. Compare la etiqueta antes de archivar.',
  ambiguous: 'La primera hoja trae etiquetas de dos folios distintos. Elija usted el folio.',
};

/** A bundle that waits: its pages, what can be done with them, and where they go. */
export function BundleCard(props: BundleCardProps) {
  const { bundle, number, departments } = props;
  const count = visiblePages(bundle).length;
  return (
    <article class="panel bundle" id={`escrito-${bundle.id}`} data-bundle={bundle.id} aria-label={`Escrito ${number}`}>
      <header class="panel-head" data-bundle-handle="">
        <h2>
          Escrito {number} <small>· {counted(count, 'página', 'páginas')}</small>
        </h2>
        <div class="panel-actions">
          {bundle.paper && <Badge label={bundle.paper.name} tone="info" icon="stamp" />}
          {bundle.folio && <Folio value={bundle.folio} href={`/peticiones/${bundle.folio}`} />}
          {bundle.department && (
            <Badge label={`Para: ${departments.get(bundle.department) ?? bundle.department}`} tone="info" icon="flag" />
          )}
        </div>
      </header>
      <div class="panel-body stack">
        {bundle.paper?.doubt && <Alert tone="warn">{bundle.paper.doubt}</Alert>}
        {bundle.doubt && <Alert tone="warn">{DOUBTS[bundle.doubt]}</Alert>}
        <ArrangeForm {...props} />
        <FileForm {...props} />
      </div>
    </article>
  );
}

function ArrangeForm({ pileId, version, bundle, before, after, others, sheets, number }: BundleCardProps) {
  const quiet = { kind: 'quiet', small: true, name: 'act' } as const;
  const hasHidden = bundle.pages.some((page) => page.hidden);
  return (
    <Form action={`/digitalizaciones/${pileId}/actos`} label={`Páginas del escrito ${number}`} class="bundle-pages">
      <input type="hidden" name="version" value={version} />
      <input type="hidden" name="bundle" value={bundle.id} />
      <Sheets pileId={pileId} bundle={bundle} sheets={sheets} />
      <div class="sheet-tools" role="group" aria-label="Con las páginas marcadas">
        {bundle.pages.length > 1 && (
          <Button {...quiet} value="split">
            Dividir aquí
          </Button>
        )}
        <Button {...quiet} icon="rotate" value="turn">
          Girar
        </Button>
        <Button {...quiet} value="hide">
          Ocultar
        </Button>
        {hasHidden && (
          <Button {...quiet} value="show">
            Mostrar
          </Button>
        )}
        <span class="move">
          <label class="vh" for={`a-${bundle.id}`}>
            Mover las páginas marcadas a
          </label>
          <select class="input" id={`a-${bundle.id}`} name="to">
            <option value="new">un escrito nuevo</option>
            {others.map((other) => (
              <option key={other.id} value={other.id}>{`el escrito ${other.number}`}</option>
            ))}
          </select>
          <Button {...quiet} value="move">
            Mover
          </Button>
        </span>
      </div>
      <div class="sheet-tools" role="group" aria-label="Con el escrito completo">
        {before && (
          <Button {...quiet} value={`join-${before.id}-${bundle.id}`}>
            {`Unir con el anterior (${before.number})`}
          </Button>
        )}
        {after && (
          <Button {...quiet} value={`join-${bundle.id}-${after.id}`}>
            {`Unir con el siguiente (${after.number})`}
          </Button>
        )}
        {after && bundle.pages.length > 1 && bundle.pages.length === after.pages && (
          <Button {...quiet} value={`collate-${bundle.id}-${after.id}`}>
            {`Intercalar con los reversos (${after.number})`}
          </Button>
        )}
      </div>
    </Form>
  );
}

function FileForm({ pileId, version, bundle, number, mayRegister, typed }: BundleCardProps) {
  const id = `folio-${bundle.id}`;
  const folio = typed ?? bundle.folio;
  return (
    <Form action={`/digitalizaciones/${pileId}/archivados`} label={`Archivar el escrito ${number}`} class="bundle-file">
      <input type="hidden" name="version" value={version} />
      <input type="hidden" name="bundle" value={bundle.id} />
      <div class="bundle-target">
        <div class="field">
          <label for={id}>Folio</label>
          <input
            class="input figures"
            id={id}
            name="folio"
            value={folio}
            list={FOLIO_LIST}
            placeholder="PM-2026-000123"
            required
            maxlength={60}
            autocomplete="off"
            hx-get={`/digitalizaciones/${pileId}/folio`}
            hx-trigger={folio ? 'load, change' : 'change'}
            hx-target={`#de-${bundle.id}`}
          />
        </div>
        <Select
          name="purpose"
          id={`como-${bundle.id}`}
          label="Como"
          options={[
            { value: '', label: bundle.paper ? 'Lo que dice su QR' : 'Lo que falte' },
            { value: 'petition', label: 'Escrito' },
            { value: 'annex', label: 'Anexo' },
            { value: 'acknowledgement', label: 'Acuse de la dependencia' },
          ]}
        />
        <div class="btn-row">
          <Button icon="book" small busy="Archivando…">
            Archivar
          </Button>
          {mayRegister && (
            <LinkButton href={`/registrar?escrito=${bundleRef(pileId, bundle.id)}`} icon="stamp" small>
              Nueva petición
            </LinkButton>
          )}
        </div>
      </div>
      <p class="bundle-whose" id={`de-${bundle.id}`} aria-live="polite" />
    </Form>
  );
}
