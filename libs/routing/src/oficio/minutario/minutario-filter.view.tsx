import { Button, ButtonRow, Field, FieldSet, Form, LinkButton, Panel, Select } from '@oficialia/platform';
import type { DepartmentRow } from '../../referring/departments.queries.js';
import type { SeriesRow } from '../series/series.queries.js';

export interface MinutarioFilterProps {
  /** What the address asks for, by its own names. */
  address: Record<string, string>;
  series: SeriesRow[];
  departments: DepartmentRow[];
}

const MONTHS = [
  'Enero',
  'Febrero',
  'Marzo',
  'Abril',
  'Mayo',
  'Junio',
  'Julio',
  'Agosto',
  'Septiembre',
  'Octubre',
  'Noviembre',
  'Diciembre',
].map((label, index) => ({ value: String(index + 1), label }));

/** Which oficios are listed: by number, or by period, series and department. */
export function MinutarioFilter({ address, series, departments }: MinutarioFilterProps) {
  const value = (name: string) => ({ name, value: address[name] });
  return (
    <Panel heading="Buscar">
      <Form action="/oficios" method="get" lockOnSubmit={false}>
        <input type="hidden" name="estado" value={address['estado'] ?? ''} />
        <FieldSet legend="Qué oficios">
          <Field {...value('numero')} label="Número" hint="Como SP/0012/2026, sp-12 o 12/2026." figures width={4} />
          {series.length > 1 && (
            <Select
              {...value('serie')}
              label="Serie"
              empty="Todas"
              options={series.map(({ prefix, name }) => ({ value: prefix, label: `${prefix}, ${name}` }))}
              width={4}
            />
          )}
          {departments.length > 0 && (
            <Select
              {...value('dependencia')}
              label="Dirigido a"
              empty="Todas las dependencias"
              options={departments.map(({ key, name }) => ({ value: key, label: name }))}
              width={4}
            />
          )}
          <Field {...value('anio')} type="number" label="Año" min={2000} max={2999} figures width={2} />
          <Select {...value('mes')} label="Mes" empty="Todo el año" options={MONTHS} width={3} />
          <Field {...value('desde')} type="date" label="Desde el día" width={3} />
          <Field {...value('hasta')} type="date" label="Hasta el día" width={3} />
        </FieldSet>
        <ButtonRow>
          <Button kind="secondary" icon="search">
            Buscar
          </Button>
          <LinkButton href="/oficios" kind="quiet">
            Quitar los filtros
          </LinkButton>
        </ButtonRow>
      </Form>
    </Panel>
  );
}
