import type { ComponentChildren } from 'preact';
import { Button, ButtonRow, LinkButton } from './button.js';
import { FieldSet, Form } from './form.js';
import { Panel } from './panel.js';

export interface FilterPanelProps {
  /** The list that is narrowed; without a query it shows everything. */
  action: string;
  /** What is looked for, `Qué asientos`. */
  legend: string;
  /** Fields on the twelve columns. */
  children: ComponentChildren;
}

/** What a list is narrowed to; it stays in the address. */
export function FilterPanel({ action, legend, children }: FilterPanelProps) {
  return (
    <Panel heading="Buscar">
      <Form action={action} method="get" lockOnSubmit={false}>
        <FieldSet legend={legend}>{children}</FieldSet>
        <ButtonRow>
          <Button kind="secondary" icon="search">
            Buscar
          </Button>
          <LinkButton href={action} kind="quiet">
            Quitar los filtros
          </LinkButton>
        </ButtonRow>
      </Form>
    </Panel>
  );
}
