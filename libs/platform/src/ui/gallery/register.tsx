import { Button, ButtonRow, LinkButton } from '../button.js';
import { Checkbox, Combobox, RadioGroup, Select } from '../choice.js';
import { errorOf, Field, TextArea } from '../field.js';
import { FileDrop } from '../file-drop.js';
import { Folio } from '../folio.js';
import { ErrorSummary, FieldSet, Form, type FormError } from '../form.js';
import { Columns, PageHeader } from '../layout.js';
import { Alert, DefinitionList, Panel } from '../panel.js';

const KINDS = [
  'Escrito de particular',
  'Oficio',
  'Invitación',
  'Copia de conocimiento',
  'Tarjeta informativa',
  'Punto de acuerdo',
];
const ERRORS: FormError[] = [
  { name: 'subject', text: 'Escriba el asunto' },
  { name: 'curp', text: 'La CURP tiene un dígito verificador que no corresponde' },
];

export function RegisterView({ withErrors = false }: { withErrors?: boolean }) {
  const errors = withErrors ? ERRORS : [];
  return (
    <>
      <PageHeader
        title="Registrar petición"
        lead="El folio y el acuse salen al registrar; el papel se escanea después."
      />
      <Columns aside={<Hints />} asideLabel="Antecedentes">
        <Panel>
          <Form action="#" draft="muestra:registro" idempotencyKey="2f6c" files label="Registrar petición">
            <ErrorSummary errors={errors} />
            <SenderFields curpError={errorOf(errors, 'curp')} />
            <DocumentFields subjectError={errorOf(errors, 'subject')} />
            <ButtonRow sticky>
              <Button icon="stamp" keys="Ctrl+Enter" busy="Registrando…">
                Registrar
              </Button>
              <LinkButton href="#" kind="quiet">
                Limpiar
              </LinkButton>
            </ButtonRow>
          </Form>
        </Panel>
      </Columns>
    </>
  );
}

function SenderFields({ curpError }: { curpError?: string }) {
  return (
    <FieldSet legend="Quién lo presenta">
      <RadioGroup
        name="senderKind"
        label="Tipo de remitente"
        value="person"
        chips
        options={[
          { value: 'person', label: 'Persona' },
          { value: 'organisation', label: 'Organización' },
          { value: 'authority', label: 'Autoridad' },
        ]}
      />
      <Field
        name="senderName"
        label="Nombre completo"
        value="Ma. de la Luz Peña Ordóñez"
        required
        autofocus
        width={8}
        autocomplete="off"
      />
      <Field
        name="curp"
        label="CURP"
        optional
        figures
        width={4}
        maxlength={18}
        error={curpError}
        value={curpError && 'PEOL710412MMCXRZ08'}
      />
      <Field name="position" label="Cargo" optional width={4} />
      <Combobox
        name="institution"
        label="Institución"
        optional
        width={8}
        suggestions={['Comité de Vecinos Centro', 'DIF Municipal']}
      />
      <Field name="phone" label="Teléfono" type="tel" width={4} hint="10 números" figures />
      <Field name="email" label="Correo" type="email" width={8} hint="Ahí recibirá la respuesta" />
      <Field name="address" label="Domicilio" width={12} />
      <Checkbox name="estrados" value="1" label="No dejó datos de contacto" hint="Se le notificará por estrados" />
    </FieldSet>
  );
}

function DocumentFields({ subjectError }: { subjectError?: string }) {
  const kinds = KINDS.map((label) => ({ value: label, label }));
  return (
    <FieldSet legend="Qué presenta">
      <Select name="kind" label="Tipo de documento" options={kinds} required width={6} value="Escrito de particular" />
      <Field name="documentNumber" label="Número del documento" value="S/N" width={3} />
      <Field name="documentDate" label="Fecha del documento" type="date" width={3} />
      <TextArea name="subject" label="Asunto" required rows={3} maxlength={500} error={subjectError} />
      <Field name="sheets" label="Fojas" type="number" min={1} max={9999} value={2} required width={2} figures />
      <Field name="annexes" label="Anexos" width={7} hint="«Sin anexos» si no trae" value="1 croquis, copia simple" />
      <RadioGroup
        name="priority"
        label="Prioridad"
        value="normal"
        chips
        width={12}
        options={['normal', 'urgente', 'baja'].map((value) => ({
          value,
          label: value[0]!.toUpperCase() + value.slice(1),
        }))}
      />
      <FileDrop
        name="files"
        label="Archivos, si ya los tiene"
        accept=".pdf,.jpg,.png,.tif"
        hint="PDF o imágenes, hasta 50 MB cada uno"
        maxMb={50}
      />
    </FieldSet>
  );
}

function Hints() {
  return (
    <>
      <Alert tone="warn" title="Se parece a otra petición">
        <Folio value="PM-2026-000398" href="#" /> «Luminarias apagadas en Hidalgo», de la misma persona, hace 4 días.
      </Alert>
      <Panel heading="Esta persona">
        <DefinitionList
          stacked
          items={[
            { term: 'Peticiones', detail: '3, una sin contestar' },
            { term: 'Última', detail: <Folio value="PM-2026-000398" href="#" /> },
            { term: 'Correo que dejó', detail: 'luz.pena@ejemplo.mx' },
          ]}
        />
      </Panel>
    </>
  );
}
