import { Button, Checkbox, Field, FieldSet, Form, Icon, LinkButton } from '@oficialia/platform';
import { filterQuery, trayAddress, type TrayIdentity, type TrayFilter } from '../tray.js';
import type { SavedFilterRow } from './saved-filters.service.js';

interface SavedFiltersProps {
  tray: TrayIdentity;
  filter: TrayFilter;
  saved: SavedFilterRow[];
  maySave: boolean;
}

/** The saved filters of a tray as links, and the form that keeps the present one. */
export function SavedFiltersBar({ tray, filter, saved, maySave }: SavedFiltersProps) {
  const query = filterQuery(filter);
  const known = saved.some((one) => one.query === query);
  if (saved.length === 0 && (!query || !maySave)) return null;
  return (
    <div class="saved-filters">
      {saved.length > 0 && (
        <nav aria-label="Filtros guardados" class="btn-row">
          {saved.map((one) => (
            <LinkButton
              key={one.id}
              href={trayAddress(tray, {}, one.query)}
              small
              icon="flag"
              kind={one.query === query ? 'primary' : 'secondary'}
              attrs={{ 'aria-current': one.query === query ? 'true' : undefined }}
            >
              {one.name}
              {!one.mine && <small> de {one.owner}</small>}
            </LinkButton>
          ))}
        </nav>
      )}
      {maySave && query && !known && <SaveForm tray={tray} query={query} />}
      {maySave && saved.some(({ mine }) => mine) && <RemoveForms saved={saved.filter(({ mine }) => mine)} />}
    </div>
  );
}

function SaveForm({ tray, query }: { tray: TrayIdentity; query: string }) {
  return (
    <details>
      <summary>Guardar este filtro</summary>
      <Form action="/filtros" label="Guardar este filtro">
        <input type="hidden" name="tray" value={tray.key} />
        <input type="hidden" name="query" value={query} />
        <FieldSet legend={<span class="vh">Filtro que se guarda</span>} section={false}>
          <Field name="filterName" label="Nombre" required maxlength={60} width={6} />
          <Checkbox name="shared" label="Compartir con mi oficina" value="1" width={6} />
        </FieldSet>
        <Button small kind="secondary" icon="check">
          Guardar
        </Button>
      </Form>
    </details>
  );
}

function RemoveForms({ saved }: { saved: SavedFilterRow[] }) {
  return (
    <details>
      <summary>Mis filtros</summary>
      <ul>
        {saved.map(({ id, name, shared }) => (
          <li key={id}>
            <Form action={`/filtros/${id}/borrar`} label={`Borrar el filtro ${name}`}>
              <Icon name="flag" /> {name} {shared && <small>(compartido)</small>}{' '}
              <Button small kind="quiet" icon="cross">
                Borrar<span class="vh"> {name}</span>
              </Button>
            </Form>
          </li>
        ))}
      </ul>
    </details>
  );
}
