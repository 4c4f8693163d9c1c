import {
  Badge,
  Button,
  ButtonRow,
  Field,
  Form,
  LinkButton,
  PageHeader,
  Pager,
  Panel,
  Select,
  Stack,
  StatusBadge,
  Table,
  Time,
} from '@oficialia/platform';
import { folioColumn } from './folio/folio-column.js';
import { excerpt } from './excerpt.js';
import { PRIORITY_NAMES } from './petition.catalogue.js';
import { PETITION_STATUSES, STATUSES } from './petition.status.js';
import type { PetitionLine } from './petitions.queries.js';

/** The filters as they stand in the address. */
export interface RegisterQuery {
  q?: string;
  estado?: string;
  desde?: string;
  hasta?: string;
  antes?: string;
}

interface RegisterViewProps {
  query: RegisterQuery;
  /** One more than `size` when there is a next page. */
  petitions: PetitionLine[];
  size: number;
}

/** The register: what came in, newest first. */
export function RegisterView({ query, petitions, size }: RegisterViewProps) {
  const shown = petitions.slice(0, size);
  const last = petitions.length > size ? shown.at(-1)?.id : undefined;
  return (
    <Stack>
      <PageHeader title="Peticiones" lead="El libro de gobierno: todo lo recibido, sin huecos." />
      <Filters query={query} />
      <Panel heading="Resultados" flush>
        <Table
          caption="Peticiones"
          captionHidden
          rows={shown}
          rowKey={(row) => row.folio}
          empty="Ninguna petición coincide con lo que busca."
          columns={[
            folioColumn(),
            { header: 'Recibida', narrow: true, cell: (row) => <Time at={row.received_at} /> },
            {
              header: 'Remitente',
              cell: (row) => [row.sender_name, row.sender_institution].filter(Boolean).join(' · '),
            },
            { header: 'Asunto', cell: (row) => excerpt(row.subject) },
            { header: 'Estado', narrow: true, cell: (row) => <State line={row} /> },
          ]}
        />
      </Panel>
      <Pager
        from={shown.length > 0 ? 1 : 0}
        to={shown.length}
        total={last ? `más de ${size}` : shown.length}
        things="peticiones"
        nextHref={last ? addressOf({ ...query, antes: String(last) }) : undefined}
        prevHref={query.antes ? addressOf({ ...query, antes: undefined }) : undefined}
      />
    </Stack>
  );
}

function Filters({ query }: { query: RegisterQuery }) {
  const statuses = PETITION_STATUSES.map((status) => ({ value: status, label: STATUSES[status].label }));
  return (
    <Form action="/peticiones" method="get" grid label="Filtrar peticiones">
      <Field name="q" type="search" label="Folio, remitente, asunto o número" value={query.q} width={4} />
      <Select name="estado" label="Estado" options={statuses} empty="Todos" value={query.estado} width={2} />
      <Field name="desde" type="date" label="Recibida desde" value={query.desde} width={2} />
      <Field name="hasta" type="date" label="hasta" value={query.hasta} width={2} />
      <ButtonRow>
        <Button kind="secondary" icon="search">
          Buscar
        </Button>
        {Object.values(query).some(Boolean) && (
          <LinkButton href="/peticiones" kind="quiet">
            Quitar filtros
          </LinkButton>
        )}
      </ButtonRow>
    </Form>
  );
}

function State({ line }: { line: PetitionLine }) {
  const { label, tone } = STATUSES[line.status];
  return (
    <>
      <StatusBadge label={label} tone={tone} />
      {line.priority !== 'normal' && (
        <Badge label={PRIORITY_NAMES[line.priority] ?? ''} tone={line.priority === 'urgent' ? 'error' : 'neutral'} />
      )}
    </>
  );
}

function addressOf(query: RegisterQuery): string {
  const given = Object.entries(query).filter((pair): pair is [string, string] => Boolean(pair[1]));
  return `/peticiones?${new URLSearchParams(given).toString()}`;
}
