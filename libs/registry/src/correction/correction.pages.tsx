import { Controller, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import { Settings } from '@oficialia/directory';
import {
  Allow,
  Breadcrumbs,
  Button,
  ButtonRow,
  CurrentActor,
  Db,
  DefinitionList,
  errorOf,
  ErrorSummary,
  Field,
  Form,
  formErrors,
  formOf,
  LinkButton,
  mendable,
  PageHeader,
  Pages,
  Panel,
  parse,
  Select,
  TextArea,
  type Actor,
  type FormError,
} from '@oficialia/platform';
import type { Request, Response } from 'express';
import { CorrectionDto } from './correction.dto.js';
import { correctable, type CorrectableField } from './correction.fields.js';
import { Corrections } from './corrections.service.js';
import { findPetition } from '../petitions.queries.js';
import type { PetitionRow } from '../petition-row.js';

interface Typed {
  value?: string;
  reason?: string;
}

/** Correcting: first which field, then its new value and why. */
@Controller('peticiones/:folio/correcciones')
export class CorrectionPages {
  constructor(
    private readonly corrections: Corrections,
    private readonly db: Db,
    private readonly pages: Pages,
    private readonly settings: Settings,
  ) {}

  @Allow('petition.correct')
  @Get()
  async form(
    @Req() request: Request,
    @Res() response: Response,
    @Param('folio') folio: string,
    @CurrentActor() actor: Actor,
    @Query('dato') field?: string,
  ): Promise<void> {
    const petition = await findPetition(this.db, folio, actor);
    await this.show(request, response, petition, correctable.get(field ?? ''), {}, []);
  }

  @Allow('petition.correct')
  @Post()
  async correct(
    @Req() request: Request,
    @Res() response: Response,
    @Param('folio') folio: string,
    @CurrentActor() actor: Actor,
  ): Promise<void> {
    const form = formOf(request) as Typed & { field?: string };
    try {
      await this.corrections.correct(folio, parse(CorrectionDto, form), actor);
      this.pages.redirect(request, response, `/peticiones/${folio}`, {
        tone: 'ok',
        text: 'Corrección guardada; el valor anterior se conserva.',
      });
    } catch (error) {
      const problem = mendable(error);
      const petition = await findPetition(this.db, folio, actor);
      const errors = formErrors(problem, 'value');
      await this.show(request, response, petition, correctable.get(form.field ?? ''), form, errors, problem.status);
    }
  }

  private async show(
    request: Request,
    response: Response,
    petition: PetitionRow,
    field: CorrectableField | undefined,
    typed: Typed,
    errors: FormError[],
    status = 200,
  ): Promise<void> {
    const { timeZone } = await this.settings.municipality();
    const crumbs = [{ label: petition.folio, href: `/peticiones/${petition.folio}` }, { label: 'Corregir' }];
    await this.pages.send(
      request,
      response,
      { title: `Corregir ${petition.folio}`, section: '/peticiones', status },
      <>
        <Breadcrumbs items={crumbs} />
        <PageHeader
          title="Corregir un dato"
          lead="El valor registrado se conserva, con quién lo corrigió, cuándo y por qué."
        />
        <FieldChoice petition={petition} field={field} />
        {field && <CorrectionForm zone={timeZone} petition={petition} field={field} typed={typed} errors={errors} />}
      </>,
    );
  }
}

function FieldChoice({ petition, field }: { petition: PetitionRow; field?: CorrectableField }) {
  const options = [...correctable.values()].map(({ column, label }) => ({ value: column, label }));
  return (
    <Form action={`/peticiones/${petition.folio}/correcciones`} method="get" grid>
      <Select name="dato" label="Dato que se corrige" options={options} value={field?.column} width={6} />
      <ButtonRow>
        <Button kind="secondary">Elegir</Button>
      </ButtonRow>
    </Form>
  );
}

interface CorrectionFormProps {
  zone: string;
  petition: PetitionRow;
  field: CorrectableField;
  typed: Typed;
  errors: FormError[];
}

function CorrectionForm({ zone, petition, field, typed, errors }: CorrectionFormProps) {
  const seen = field.show(petition[field.column], zone);
  return (
    <Panel heading={field.label}>
      <Form action={`/peticiones/${petition.folio}/correcciones`}>
        <ErrorSummary errors={errors} />
        <input type="hidden" name="field" value={field.column} />
        <input type="hidden" name="seen" value={seen} />
        <DefinitionList
          items={[
            {
              term: 'Registrado',
              detail: field.options?.[seen] ?? (seen.replace(/T(?=\d\d:\d\d$)/, ', ') || '(vacío)'),
            },
          ]}
        />
        <NewValue field={field} value={typed.value ?? seen} error={errorOf(errors, 'value')} />
        <TextArea
          name="reason"
          label="Motivo de la corrección"
          rows={2}
          maxlength={1000}
          value={typed.reason}
          error={errorOf(errors, 'reason')}
          required
        />
        <ButtonRow>
          <Button busy="Guardando…">Guardar corrección</Button>
          <LinkButton href={`/peticiones/${petition.folio}`} kind="quiet">
            Cancelar
          </LinkButton>
        </ButtonRow>
      </Form>
    </Panel>
  );
}

function NewValue({ field, value, error }: { field: CorrectableField; value: string; error?: string }) {
  const common = { name: 'value', label: 'Valor correcto', value, error };
  if (field.options) {
    const options = Object.entries(field.options).map(([key, label]) => ({ value: key, label }));
    return <Select {...common} options={options} />;
  }
  if (field.multiline) return <TextArea {...common} rows={4} />;
  return <Field {...common} type={field.type ?? 'text'} autocomplete="off" />;
}
