import { Button, ButtonRow, Field, LinkButton, SEARCH_FORM, Select } from '@oficialia/platform';
import type { OfferedFilter } from './search-filters.js';
import { addressOf, type SearchRequest } from './search-request.js';

/** The filters belong to the form of the box in the bar: one question, wherever Enter is pressed. */
const OF_THE_BOX = { form: SEARCH_FORM };

/** Narrows the results; beside them where there is room, under them on a phone. */
export function SearchFiltersForm({ asked, offered }: { asked: SearchRequest; offered: OfferedFilter[] }) {
  const narrowed = asked.chosen.length > 0 || asked.from !== undefined || asked.to !== undefined;
  return (
    <section class="search-filters" id="filtros">
      <fieldset>
        <legend>Filtros</legend>
        <Field name="desde" type="date" label="Recibida desde" value={asked.from} attrs={OF_THE_BOX} />
        <Field name="hasta" type="date" label="hasta" value={asked.to} attrs={OF_THE_BOX} />
        {offered.map(({ filter, options }) => (
          <Select
            key={filter.name}
            name={filter.name}
            label={filter.label}
            options={options}
            empty="Cualquiera"
            value={asked.chosen.find((choice) => choice.filter.name === filter.name)?.value}
            attrs={OF_THE_BOX}
          />
        ))}
        {asked.order === 'rank' && <input type="hidden" name="orden" value="relevancia" form={SEARCH_FORM} />}
        <ButtonRow>
          <Button kind="secondary" icon="search" form={SEARCH_FORM}>
            Aplicar
          </Button>
          {narrowed && (
            <LinkButton href={addressOf(asked, { chosen: [], from: undefined, to: undefined, page: 1 })} kind="quiet">
              Quitar filtros
            </LinkButton>
          )}
        </ButtonRow>
      </fieldset>
    </section>
  );
}
