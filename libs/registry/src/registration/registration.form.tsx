import {
  Button,
  ButtonRow,
  Checkbox,
  Combobox,
  errorOf,
  ErrorSummary,
  Field,
  FieldSet,
  Form,
  Panel,
  RadioGroup,
  Select,
  TextArea,
  type FormError,
} from '@oficialia/platform';
import { CHANNEL_NAMES, SENDER_KIND_NAMES } from '../petition.catalogue.js';
import type { Catalogue } from '../petitions.queries.js';
import type { PrintChoice } from '../receipt/print-choice.js';
import type { Suggestions } from '../similar/usual-values.queries.js';
import { free, options, type FieldOf, type Typed } from './form-field.js';
import { FORM_ID } from './live-notices.js';
import { MoreDetails } from './more-details.js';
import { proposedNote, UnseenProposals } from './proposed.js';
import type { Proposal } from './registration-asides.js';

export interface RegistrationFormProps {
  catalogue: Catalogue;
  suggestions: Suggestions;
  typed: Typed;
  errors: FormError[];
  idempotencyKey: string;
  draft: string;
  print: PrintChoice;
  /** Proposals that nobody has looked at yet. */
  proposals: Proposal[];
  /** A reserved folio that is captured. */
  reserved?: string;
  /** The paper beside the form, `escrito:12`. */
  paper?: string;
}

/** The counter's one screen: Tab follows the paper, Ctrl+Enter registers. What is rarely needed comes last, folded. */
export function RegistrationForm(props: RegistrationFormProps) {
  const { errors, typed, suggestions } = props;
  const field: FieldOf = (name) => {
    const proposal = props.proposals.find((one) => one.field === name);
    const error = errorOf(errors, name);
    const base = { name, value: typed[name], error };
    return proposal ? { ...base, hint: proposedNote(proposal), attrs: { 'data-proposal': '' } } : base;
  };
  return (
    <Panel>
      <Form
        id={FORM_ID}
        action="/registrar"
        idempotencyKey={props.idempotencyKey}
        draft={props.draft}
        label="Registrar petición"
      >
        <noscript>
          <input type="hidden" name="withoutScript" value="1" />
        </noscript>
        {props.reserved && <input type="hidden" name="reservedFolio" value={props.reserved} />}
        {props.paper && <input type="hidden" name="paper" value={props.paper} />}
        {typed['knownRepeats'] && <input type="hidden" name="knownRepeats" value={typed['knownRepeats']} />}
        <UnseenProposals proposals={props.proposals} />
        <ErrorSummary errors={errors} />
        <Sender field={field} suggestions={suggestions} />
        <Contact field={field} typed={typed} suggestions={suggestions} />
        <Paper field={field} {...props} />
        <FieldSet legend="Cómo llegó">
          <RadioGroup {...field('channel')} label="Vía" chips options={channels} />
        </FieldSet>
        <MoreDetails field={field} typed={typed} errors={errors} print={props.print} reserved={props.reserved} />
        <ButtonRow sticky>
          <Button keys="Ctrl+Enter" busy="Registrando…" icon="stamp">
            Registrar
          </Button>
        </ButtonRow>
      </Form>
    </Panel>
  );
}

/** What comes by the portal registers itself. */
const channels = options(CHANNEL_NAMES).filter(({ value }) => value !== 'portal');

interface Part {
  field: FieldOf;
  suggestions: Suggestions;
}

function Sender({ field, suggestions }: Part) {
  return (
    <FieldSet legend="Quién lo presenta">
      <Field
        {...field('senderName')}
        label="Nombre completo"
        required
        autofocus
        autocomplete="off"
        width={6}
        maxlength={200}
      />
      <Combobox
        {...free(field, 'senderPosition')}
        label="Cargo"
        suggestions={suggestions.senderPosition}
        width={6}
        maxlength={200}
      />
      <Combobox
        {...free(field, 'senderInstitution')}
        label="Institución"
        suggestions={suggestions.senderInstitution}
        width={5}
        maxlength={300}
      />
      <Select {...field('senderKind')} label="Es" options={options(SENDER_KIND_NAMES)} width={3} />
      <Field {...free(field, 'curp')} label="CURP" width={4} maxlength={40} figures />
    </FieldSet>
  );
}

function Contact({ field, typed, suggestions }: Part & { typed: Typed }) {
  return (
    <FieldSet legend="Cómo avisarle">
      <Field {...free(field, 'contactTelephone')} label="Teléfono" type="tel" width={3} maxlength={40} figures />
      <Field {...free(field, 'contactEmail')} label="Correo electrónico" type="email" width={4} />
      <Combobox
        {...free(field, 'contactNeighbourhood')}
        label="Colonia o agencia"
        suggestions={suggestions.contactNeighbourhood}
        width={5}
        maxlength={200}
      />
      <Field {...free(field, 'contactAddress')} label="Domicilio" width={8} maxlength={500} />
      <Checkbox
        name="notifyByBoard"
        label="No dejó datos: notificar por estrados"
        value="1"
        checked={typed['notifyByBoard'] !== undefined}
        error={field('notifyByBoard').error}
        width={4}
      />
    </FieldSet>
  );
}

/** What the server understood of a date or of annexes takes the place of the hint. */
const hint = (name: string, text: string) => (
  <span id={`entendido-${name}`} role="status">
    {text}
  </span>
);

function Paper({ field, catalogue, suggestions }: Part & RegistrationFormProps) {
  const kinds = catalogue.kinds.map(({ key, name }) => ({ value: key, label: name }));
  return (
    <FieldSet legend="El documento">
      <Select {...field('documentKind')} label="Tipo" options={kinds} width={5} />
      <Field hint="S/N si no lo trae" {...free(field, 'documentNumber')} label="Número" width={3} maxlength={120} />
      <Field
        hint={hint('documentDate', '3/11, 3 nov o ayer')}
        {...free(field, 'documentDate')}
        label="Fecha"
        width={4}
        maxlength={40}
      />
      <Combobox
        {...field('addressedTo')}
        label="Dirigido a"
        suggestions={suggestions.addressedTo}
        required
        autocomplete="off"
        width={12}
        maxlength={300}
      />
      <TextArea
        hint="Qué pide, en una o dos frases"
        {...field('subject')}
        label="Asunto"
        rows={3}
        maxlength={4000}
        required
      />
      <Field {...field('sheets')} label="Fojas" type="number" min={1} max={100000} required width={3} figures />
      <Field
        hint={hint('annexes', 'Por ejemplo: 2 copias de INE, 1 original de escritura')}
        {...free(field, 'annexes')}
        label="Anexos"
        width={9}
        maxlength={4000}
      />
    </FieldSet>
  );
}
