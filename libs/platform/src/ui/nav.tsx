import { Crest } from './brand.js';
import { Form } from './form.js';
import { Icon } from './icon.js';
import { SearchForm } from './search-form.js';
import type { Actor, NavGroup, NavItem, Shell } from './shell-props.js';

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

interface MainNavProps {
  items: (NavItem | NavGroup)[];
  section?: string;
}

/** Navigation between the sections; a popover on a phone (without script, and plainly visible in old browsers). */
export function MainNav({ items, section }: MainNavProps) {
  return (
    <nav class="nav" id="menu" popover="auto" aria-label="Secciones">
      <ul>
        {items.map((item) => (
          <li key={item.label}>
            {'items' in item ? (
              <Group group={item} section={section} />
            ) : (
              <NavLink item={item} isCurrent={item.href === section} />
            )}
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** Opens without script; its name says what waits behind it, and whether one is there already. */
function Group({ group, section }: { group: NavGroup; section?: string }) {
  const isCurrent = group.items.some(({ href }) => href === section);
  const waiting = group.items.reduce((sum, { count = 0 }) => sum + count, 0);
  return (
    <details name="menu">
      <summary aria-current={isCurrent ? 'true' : undefined}>
        <span>{group.label}</span>
        <Waiting count={waiting} />
      </summary>
      <ul>
        {group.items.map((item) => (
          <li key={item.href}>
            <NavLink item={item} isCurrent={item.href === section} />
          </li>
        ))}
      </ul>
    </details>
  );
}

function NavLink({ item, isCurrent }: { item: NavItem; isCurrent: boolean }) {
  return (
    <a href={item.href} accesskey={item.key} aria-current={isCurrent ? 'page' : undefined}>
      {item.icon && <Icon name={item.icon} />}
      <span>{item.label}</span>
      <Waiting count={item.count} />
    </a>
  );
}

function Waiting({ count = 0 }: { count?: number }) {
  if (count === 0) return null;
  return (
    <span class="count">
      {count.toLocaleString('es-MX')}
      <span class="vh"> por atender</span>
    </span>
  );
}
