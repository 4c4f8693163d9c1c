import {
  Button,
  ButtonRow,
  Checkbox,
  Field,
  FieldSet,
  Form,
  LinkButton,
  Select,
  type Actor,
} from '@oficialia/platform';
import { trayAddress, type FilterName, type TrayIdentity, type TrayFilter } from '../tray.js';
import type { FilterOptions } from './filter-options.queries.js';

interface FilterProps {
  tray: TrayIdentity;
  filter: TrayFilter;
  options: FilterOptions;
  actor: Actor;
}

const LISTS: { name: FilterName; label: string; empty: string }[] = [
  { name: 'dependencia', label: 'Dependencia', empty: 'Todas' },
  { name: 'persona', label: 'Persona', empty: 'Todas' },
  { name: 'tema', label: 'Tema', empty: 'Todos' },
  { name: 'instruccion', label: 'Instrucción', empty: 'Todas' },
];

/** Whose rows are shown: everybody's, or one's own. */
export function ScopeLinks({ tray, filter, actor }: Omit<FilterProps, 'options'>) {
  const mine = String(actor.id);
  const { persona, ...others } = filter;
  const links = [
    {
      href: trayAddress(tray, others),
      label: actor.departmentId === null ? 'Toda la oficina' : 'Toda la dependencia',
      current: !persona,
    },
    { href: trayAddress(tray, { ...others, persona: mine }), label: 'Lo mío', current: persona === mine },
  ];
  return (
    <nav aria-label="De quién" class="btn-row">
      {links.map(({ href, label, current }) => (
        <LinkButton
          key={label}
          href={href}
          small
          kind={current ? 'primary' : 'quiet'}
          attrs={{ 'aria-current': current ? 'true' : undefined }}
        >
          {label}
        </LinkButton>
      ))}
    </nav>
  );
}

/** The filter as a form that ends in an address; open while something is chosen. */
export function FilterForm({ tray, filter, options }: FilterProps) {
  const { filters } = tray.holding;
  const lists = LISTS.filter(({ name }) => filters[name] && (options[name]?.length ?? 0) > 0);
  const fixed = new URLSearchParams(tray.query);
  return (
    <details class="tray-filter" open={Object.keys(filter).length > 0}>
      <summary>Filtrar</summary>
      <Form action={tray.path} method="get" label="Filtrar la bandeja" grid>
        {[...fixed].map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <FieldSet legend={<span class="vh">Filtro</span>} section={false}>
          {lists.map(({ name, label, empty }) => (
            <Select
              key={name}
              name={name}
              label={label}
              value={filter[name]}
              empty={empty}
              options={options[name] ?? []}
              width={3}
            />
          ))}
          <Field name="desde" type="date" label="Desde" value={filter.desde} width={3} />
          <Field name="hasta" type="date" label="Hasta" value={filter.hasta} width={3} />
          <Field name="palabras" type="search" label="Palabras" value={filter.palabras} maxlength={200} width={4} />
          <Checkbox name="urgente" label="Sólo urgentes" value="1" checked={filter.urgente === '1'} width={2} />
        </FieldSet>
        <ButtonRow>
          <Button kind="secondary" small icon="search">
            Filtrar
          </Button>
          <LinkButton href={trayAddress(tray)} small kind="quiet">
            Quitar el filtro
          </LinkButton>
        </ButtonRow>
      </Form>
    </details>
  );
}
