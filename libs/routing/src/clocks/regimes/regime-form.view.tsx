import type { CalendarLine } from '@oficialia/directory';
import {
  Breadcrumbs,
  Button,
  ButtonRow,
  Checkbox,
  ErrorSummary,
  Field,
  FieldSet,
  fieldsOf,
  Form,
  LinkButton,
  PageHeader,
  Panel,
  Select,
  Stack,
  Timeline,
  type FieldOf,
  type FormError,
} from '@oficialia/platform';
import { STARTS } from './regime.dto.js';
import type { RegimeRow } from './regimes.queries.js';
import { answerOf } from './regimes.view.js';

const UNITS = [
  { value: 'business_days', label: 'días hábiles' },
  { value: 'months', label: 'meses, de fecha a fecha' },
  { value: 'hours', label: 'horas, de momento a momento' },
];

const RULES = [
  { value: 'none', label: 'no se previene' },
  { value: 'days', label: 'dentro de tantos días hábiles' },
  { value: 'first_third', label: 'dentro del primer tercio del plazo' },
  { value: 'by_procedure', label: 'según cada trámite' },
];

const EFFECTS = [
  { value: 'suspend', label: 'suspende: lo contado se conserva' },
  { value: 'interrupt', label: 'interrumpe: empieza de cero' },
];

interface RegimeFormProps {
  /** Undefined of a new one. */
  regime: string | undefined;
  title: string;
  typed: Record<string, string>;
  errors: FormError[];
  calendars: CalendarLine[];
  versions: RegimeRow[];
}

export function RegimeForm({ regime, title, typed, errors, calendars, versions }: RegimeFormProps) {
  const field = fieldsOf({ typed, errors });
  return (
    <>
      <Breadcrumbs items={[{ label: 'Plazos', href: '/plazos' }, { label: title }]} />
      <PageHeader title={title} lead="Guardar crea otra versión; los plazos que ya corren conservan la suya." />
      <Stack>
        <Panel>
          <Form action={`/plazos/${regime ?? 'nuevo'}`}>
            <ErrorSummary errors={errors} />
            <input type="hidden" name="seen" value={typed['seen']} />
            <WhatItIs field={field} calendars={calendars} />
            <HowLong field={field} />
            <PreventionFields field={field} />
            <Warnings field={field} typed={typed} />
            <ButtonRow>
              <Button busy="Guardando…">Guardar</Button>
              <LinkButton href="/plazos" kind="quiet">
                Cancelar
              </LinkButton>
            </ButtonRow>
          </Form>
        </Panel>
        {versions.length > 0 && (
          <Panel heading="Versiones">
            <Timeline
              label="Versiones del régimen"
              entries={versions.map((row) => ({
                when: row.made_at,
                what: `Versión ${row.version}: ${answerOf(row)}`,
                who: row.made_by ?? 'Vino con el sistema',
                detail: row.basis,
              }))}
            />
          </Panel>
        )}
      </Stack>
    </>
  );
}

function WhatItIs({ field, calendars }: { field: FieldOf; calendars: CalendarLine[] }) {
  return (
    <FieldSet legend="Qué es">
      <Field {...field('name')} label="Nombre" required maxlength={120} width={6} />
      <Field {...field('basis')} label="Fundamento" required maxlength={300} width={6} />
      <Field {...field('note')} label="Nota" optional maxlength={500} width={12} />
      <Select
        {...field('calendar')}
        label="Calendario"
        empty="El del municipio"
        optional
        options={calendars.map(({ key, name }) => ({ value: key, label: name }))}
        width={6}
      />
      <Field
        {...field('position')}
        type="number"
        label="Lugar en la lista"
        min={1}
        max={99}
        required
        width={3}
        figures
      />
    </FieldSet>
  );
}

function HowLong({ field }: { field: FieldOf }) {
  const starts = Object.entries(STARTS).map(([value, label]) => ({ value, label }));
  return (
    <FieldSet legend="Cuánto hay para contestar">
      <Field
        {...field('amount')}
        type="number"
        label="Plazo"
        hint="En horas, vacío si lo dice la orden"
        min={1}
        max={365}
        width={3}
        figures
      />
      <Select {...field('unit')} label="En" options={UNITS} width={4} />
      <Select {...field('startsAt')} label="Corre" options={starts} width={5} />
      <Field {...field('extension')} type="number" label="Ampliación" min={1} max={365} optional width={3} figures />
      <Field
        {...field('remitDays')}
        type="number"
        label="Remitir por incompetencia en"
        hint="Días hábiles"
        min={1}
        max={365}
        optional
        width={5}
        figures
      />
    </FieldSet>
  );
}

function PreventionFields({ field }: { field: FieldOf }) {
  const days = { type: 'number', min: 1, max: 365, optional: true, width: 3, figures: true } as const;
  return (
    <FieldSet legend="Prevención a quien pide">
      <Select {...field('preventionRule')} label="Se previene" options={RULES} width={6} />
      <Field {...field('preventionDays')} {...days} label="Días para prevenir" />
      <Field {...field('completionDays')} {...days} label="Días para contestarla" />
      <Select
        {...field('preventionEffect')}
        label="Al plazo lo"
        empty="No aplica"
        optional
        options={EFFECTS}
        width={6}
      />
    </FieldSet>
  );
}

function Warnings({ field, typed }: { field: FieldOf; typed: Record<string, string> }) {
  const days = { type: 'number', min: 0, max: 60, required: true, width: 4, figures: true } as const;
  const value = (name: string, usual: string) => ({ ...field(name), value: typed[name] ?? usual });
  return (
    <FieldSet legend="Avisos, en días hábiles">
      <Field {...value('remindDays', '3')} {...days} label="Recordar antes de vencer" />
      <Field {...value('chiefDays', '1')} {...days} label="Avisar al titular, después" />
      <Field {...value('supervisorDays', '3')} {...days} label="Avisar a supervisión, después" />
      <Checkbox
        name="atOnce"
        label="Avisar a titular y supervisión en cuanto se turna"
        value="1"
        checked={typed['atOnce'] === '1'}
      />
      <Checkbox name="retired" label="Ya no se ofrece al turnar" value="1" checked={typed['retired'] === '1'} />
    </FieldSet>
  );
}
