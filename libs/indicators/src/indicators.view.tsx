import {
  Breadcrumbs,
  Button,
  ButtonRow,
  DefinitionList,
  ErrorSummary,
  Field,
  figure,
  Form,
  formatDay,
  LinkButton,
  PageHeader,
  NumberedPager,
  Panel,
  Stack,
  Stat,
  Table,
  Time,
  type Column,
} from '@oficialia/platform';
import { folioColumn, STATUSES, type PetitionStatus } from '@oficialia/registry';
import { ATTENTION_RATE, rateInWords, type AttentionRate } from './attention-rate.js';
import type { CountedPetition, Part } from './attention-rate.queries.js';
import { quarterBefore, type Period } from './period.js';

interface IndicatorsViewProps {
  /** The period as it was asked for. */
  typed: Period;
  /** Absent when what was asked for is no period. */
  rate?: AttentionRate;
  thisQuarter: Period;
}

export function IndicatorsView({ typed, rate, thisQuarter }: IndicatorsViewProps) {
  const before = quarterBefore(thisQuarter);
  const wrong = rate ? [] : [{ name: 'desde', text: 'Escriba dos fechas, la primera anterior o igual a la segunda.' }];
  return (
    <>
      <PageHeader
        title="Indicadores"
        lead={rate ? `Peticiones recibidas del ${formatDay(typed.from)} al ${formatDay(typed.to)}.` : undefined}
      />
      <Stack>
        <Panel heading="Periodo">
          <Form action="/indicadores" method="get" grid>
            <ErrorSummary errors={wrong} />
            <Field
              name="desde"
              type="date"
              label="Desde"
              value={typed.from}
              required
              width={4}
              error={wrong[0]?.text}
            />
            <Field name="hasta" type="date" label="Hasta" value={typed.to} required width={4} />
            <ButtonRow>
              <Button icon="chart">Calcular</Button>
              <LinkButton href="/indicadores" kind="quiet">
                Este trimestre
              </LinkButton>
              <LinkButton href={`/indicadores?desde=${before.from}&hasta=${before.to}`} kind="quiet">
                El trimestre anterior
              </LinkButton>
            </ButtonRow>
          </Form>
        </Panel>
        {rate && <AttentionRatePanel rate={rate} period={typed} />}
      </Stack>
    </>
  );
}

function AttentionRatePanel({ rate, period }: { rate: AttentionRate; period: Period }) {
  const { numerator, denominator } = rate;
  return (
    <Panel heading={ATTENTION_RATE.name}>
      {denominator === 0 ? (
        <Stat label={ATTENTION_RATE.name} value={rateInWords(rate)} note="Sin denominador no hay porcentaje." />
      ) : (
        <Stat
          label={ATTENTION_RATE.name}
          value={rateInWords(rate)}
          numerator={numerator}
          denominator={denominator}
          of="peticiones que requieren respuesta"
        />
      )}
      <DefinitionList
        items={[
          { term: 'Fórmula', detail: ATTENTION_RATE.formula },
          { term: 'Numerador', detail: <Behind part="numerator" period={period} count={numerator} /> },
          { term: 'Denominador', detail: <Behind part="denominator" period={period} count={denominator} /> },
          { term: 'Fecha de corte', detail: 'Día en que se recibió cada petición, en la hora del municipio' },
          { term: 'Definición', detail: `Versión ${ATTENTION_RATE.version}` },
        ]}
      />
    </Panel>
  );
}

const PART_NAMES: Record<Part, string> = { numerator: 'numerador', denominator: 'denominador' };

function Behind({ part, period, count }: { part: Part; period: Period; count: number }) {
  return (
    <>
      <b>{figure(count)}</b>: {ATTENTION_RATE[part]}.{' '}
      <a href={listHref(period, part)}>
        {count === 1 ? 'Ver el folio' : `Ver los ${figure(count)} folios`}
        <span class="vh"> del {PART_NAMES[part]}</span>
      </a>
    </>
  );
}

function listHref({ from, to }: Period, part: Part, page?: number): string {
  return `/indicadores/tasa-de-atencion/folios?desde=${from}&hasta=${to}&parte=${PART_NAMES[part]}${page ? `&pagina=${page}` : ''}`;
}

interface CountedPetitionsViewProps {
  period: Period;
  part: Part;
  rows: CountedPetition[];
  total: number;
  page: number;
  size: number;
}

export function CountedPetitionsView({ period, part, rows, total, page, size }: CountedPetitionsViewProps) {
  const name = PART_NAMES[part];
  return (
    <>
      <Breadcrumbs
        items={[
          { label: 'Indicadores', href: `/indicadores?desde=${period.from}&hasta=${period.to}` },
          { label: `${ATTENTION_RATE.name}: ${name}` },
        ]}
      />
      <PageHeader
        title={`${ATTENTION_RATE.name}: ${name}`}
        lead={`${figure(total)}: ${ATTENTION_RATE[part]}. Recibidas del ${formatDay(period.from)} al ${formatDay(period.to)}.`}
      />
      <Panel flush>
        <Table
          caption={`Folios del ${name}`}
          captionHidden
          columns={columns}
          rows={rows}
          rowKey={(row) => row.folio}
          empty="No hay peticiones en esta lista."
        />
      </Panel>
      <NumberedPager
        page={page}
        size={size}
        shown={rows.length}
        total={total}
        things="folios"
        at={(number) => listHref(period, part, number)}
      />
    </>
  );
}

const columns: Column<CountedPetition>[] = [
  folioColumn(),
  { header: 'Recibida', narrow: true, cell: (row) => <Time at={row.received_day} /> },
  { header: 'Asunto', cell: (row) => row.subject },
  { header: 'Estado', cell: (row) => STATUSES[row.status as PetitionStatus].label },
  { header: 'Contestada', narrow: true, cell: (row) => (row.answered_day ? <Time at={row.answered_day} /> : 'No') },
];
