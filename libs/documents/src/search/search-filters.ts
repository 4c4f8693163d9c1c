import { Injectable } from '@nestjs/common';
import { listDepartments } from '@oficialia/directory';
import type { Actor, Option, Queryable } from '@oficialia/platform';
import { catalogue, CHANNEL_NAMES, seenBy, SENDER_KIND_NAMES, STATUSES } from '@oficialia/registry';

/** One choice by which results are narrowed. */
export interface SearchFilter {
  /** In the address of the page. */
  name: string;
  label: string;
  /** Smaller stands first. */
  order: number;
  options(source: Queryable, actor: Actor): Promise<Option[]>;
  /** The condition on petition `p`; the parameter of this number holds the chosen value, as text. */
  condition(parameter: number): string;
}

export interface OfferedFilter {
  filter: SearchFilter;
  options: Option[];
}

const optionsOf = (names: Record<string, string>): Option[] =>
  Object.entries(names).map(([value, label]) => ({ value, label }));

const OWN: SearchFilter[] = [
  {
    name: 'dependencia',
    label: 'Dependencia',
    order: 10,
    // A department sees its own petitions only: there is nothing to choose.
    options: async (source, actor) =>
      actor.departmentId === null
        ? (await listDepartments(source)).map(({ id, name }) => ({ value: String(id), label: name }))
        : [],
    condition: (parameter) => seenBy(parameter),
  },
  {
    name: 'estado',
    label: 'Estado',
    order: 30,
    options: async () => Object.entries(STATUSES).map(([value, { label }]) => ({ value, label })),
    condition: (parameter) => `p.status = $${parameter}`,
  },
  {
    name: 'tipo',
    label: 'Tipo de documento',
    order: 40,
    options: async (source) => (await catalogue(source)).kinds.map(({ key, name }) => ({ value: key, label: name })),
    condition: (parameter) => `p.document_kind = $${parameter}`,
  },
  {
    name: 'remitente',
    label: 'Remitente',
    order: 50,
    options: async () => optionsOf(SENDER_KIND_NAMES),
    condition: (parameter) => `p.sender_kind = $${parameter}`,
  },
  {
    name: 'canal',
    label: 'Vía',
    order: 60,
    options: async () => optionsOf(CHANNEL_NAMES),
    condition: (parameter) => `p.channel = $${parameter}`,
  },
];

/** By what results may be narrowed; a lib that knows more of a petition adds to it. */
@Injectable()
export class SearchFilters {
  private readonly filters: SearchFilter[] = [...OWN];

  add(...filters: SearchFilter[]): void {
    this.filters.push(...filters);
    this.filters.sort((a, b) => a.order - b.order);
  }

  /** Those that leave this actor a choice, with their options; of `among` only, when it is given. */
  async offered(source: Queryable, actor: Actor, among?: readonly string[]): Promise<OfferedFilter[]> {
    const wanted = this.filters.filter(({ name }) => !among || among.includes(name));
    const offered = await Promise.all(
      wanted.map(async (filter) => ({ filter, options: await filter.options(source, actor) })),
    );
    return offered.filter(({ options }) => options.length > 0);
  }
}
