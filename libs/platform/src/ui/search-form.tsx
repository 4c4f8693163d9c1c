import { Icon } from './icon.js';
import type { SearchBox } from './shell-props.js';

/** The id of the form in the bar: fields elsewhere on a page may belong to it (`form="buscador"`). */
export const SEARCH_FORM = 'buscador';

/** The one box: a folio, a number, a name, a word. `/` puts the cursor into it. */
export function SearchForm({ box }: { box: SearchBox }) {
  return (
    <form class="bar-search" id={SEARCH_FORM} action={box.href} method="get" role="search">
      <label class="vh" for="q-buscador">
        Buscar por folio, número de oficio, nombre o palabra
      </label>
      <input
        class="input"
        id="q-buscador"
        name="q"
        type="search"
        value={box.value}
        placeholder="Folio, oficio, nombre o palabra"
        maxlength={1000}
        autocomplete="off"
        spellcheck={false}
        enterkeyhint="search"
        data-search=""
        aria-keyshortcuts="/"
      />
      <button class="bar-find" type="submit" title="Buscar (tecla /)">
        <Icon name="search" />
        <span class="vh">Buscar</span>
      </button>
    </form>
  );
}
