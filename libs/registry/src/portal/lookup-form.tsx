import { Button, ButtonRow, Card, ErrorSummary, Field, Form, LinkButton, type FormError } from '@oficialia/platform';
import type { TypedLookup } from './portal-lookup.js';

/** To follow a petition, or to check a receipt on paper. */
export type LookupPurpose = 'status' | 'receipt';

const WORDS = {
  status: {
    heading: 'Consulte su petición',
    lead: 'Con los dos datos de su acuse de recibo, sin abrir una cuenta.',
    action: '/consulta',
    button: 'Consultar',
    busy: 'Buscando…',
    icon: 'search',
    other: { href: '/acuse', text: 'Comprobar si un acuse es auténtico' },
  },
  receipt: {
    heading: 'Compruebe un acuse',
    lead: 'Vea si un acuse de recibo en papel salió de esta oficina y si no ha sido alterado.',
    action: '/acuse',
    button: 'Comprobar',
    busy: 'Comprobando…',
    icon: 'seal',
    other: { href: '/', text: 'Consultar el avance de una petición' },
  },
} as const;

/** The form that asks for folio and code, again with what was typed when it did not fit. */
export function LookupForm(props: { purpose: LookupPurpose; typed?: TypedLookup; errors?: FormError[] }) {
  const { purpose, typed, errors = [] } = props;
  const words = WORDS[purpose];
  return (
    <Card size="m" heading={words.heading} lead={words.lead}>
      <Form action={words.action} label={words.heading}>
        <ErrorSummary
          errors={errors}
          title={errors.some(({ name }) => name === 'codigo') ? undefined : 'No se pudo consultar'}
        />
        <LookupFields typed={typed} autofocus={errors.length === 0} />
        <ButtonRow>
          <Button icon={words.icon} busy={words.busy}>
            {words.button}
          </Button>
          <LinkButton href={words.other.href} kind="quiet">
            {words.other.text}
          </LinkButton>
        </ButtonRow>
      </Form>
    </Card>
  );
}

function LookupFields({ typed, autofocus }: { typed?: TypedLookup; autofocus: boolean }) {
  return (
    <div class="form--grid">
      <Field
        name="folio"
        label="Folio"
        value={typed?.folio}
        hint="Por ejemplo, PM-2026-000123."
        width={6}
        figures
        required
        autofocus={autofocus}
        autocomplete="off"
        maxlength={100}
      />
      <Field
        name="codigo"
        label="Código de consulta"
        value={typed?.code}
        hint="Junto al QR; 10 letras y números."
        width={6}
        figures
        required
        autocomplete="off"
        maxlength={40}
      />
    </div>
  );
}
