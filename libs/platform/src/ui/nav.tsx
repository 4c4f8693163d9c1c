import { Crest } from './brand.js';
import { Form } from './form.js';
import { Icon } from './icon.js';
import { SearchForm } from './search-form.js';
import type { Actor, NavItem, Shell } from './shell-props.js';

/** The bar of the staff's pages: whose office, and who is signed in. */
export function TopBar({ shell }: { shell: Shell }) {
  const { municipality, actor, signOutUrl } = shell;
  return (
    <header class="bar">
      <a class="bar-home" href={shell.homeUrl ?? '/'}>
        <Crest url={municipality.crestUrl} />
        <span>
          <b>{municipality.office}</b>
          <span>{municipality.name}</span>
        </span>
      </a>
      {shell.search && <SearchForm box={shell.search} />}
      {actor && <Who actor={actor} signOutUrl={signOutUrl} />}
      {shell.nav.length > 0 && (
        <button class="bar-menu" type="button" popovertarget="menu">
          <Icon name="menu" />
          Menú
        </button>
      )}
    </header>
  );
}

function Who({ actor, signOutUrl }: { actor: Actor; signOutUrl?: string }) {
  return (
    <div class="who">
      <p>
        <b>{actor.name}</b>
        <span>
          {actor.role}
          {actor.department && <> · {actor.department}</>}
        </span>
      </p>
      {signOutUrl && (
        <Form action={signOutUrl} class="who-out">
          <button type="submit" class="bar-button">
            <Icon name="logout" />
            <span>Salir</span>
          </button>
        </Form>
      )}
    </div>
  );
}

/** Navigation between the sections; a popover on a phone (without script, and plainly visible in old browsers). */
export function MainNav({ items, section }: { items: NavItem[]; section?: string }) {
  return (
    <nav class="nav" id="menu" popover="auto" aria-label="Secciones">
      <ul>
        {items.map((item) => (
          <li key={item.href}>
            <a href={item.href} accesskey={item.key} aria-current={item.href === section ? 'page' : undefined}>
              {item.icon && <Icon name={item.icon} />}
              <span>{item.label}</span>
              {item.count !== undefined && item.count > 0 && (
                <span class="count">
                  {item.count.toLocaleString('es-MX')}
                  <span class="vh"> por atender</span>
                </span>
              )}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
