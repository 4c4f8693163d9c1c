import { Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import {
  Allow,
  Breadcrumbs,
  Button,
  ButtonRow,
  CurrentActor,
  Db,
  DefinitionList,
  DomainError,
  ErrorSummary,
  Field,
  FieldSet,
  Folio,
  Form,
  LinkButton,
  PageHeader,
  Pages,
  Panel,
  parse,
  summaryOf,
  Time,
  ValidationProblem,
  type Actor,
  type FormError,
} from '@oficialia/platform';
import type { Request, Response } from 'express';
import { INSTRUCTIONS } from '../referral.instructions.js';
import { AcknowledgementRequest } from '../referrals.dto.js';
import { findReferral, type ReferralRow } from '../referrals.queries.js';
import { oficioPath } from '../referring/oficio-content.js';
import { Acknowledgements } from './acknowledgements.service.js';

/** The department registers that it got an oficio. */
@Controller('turnos/:id/acuse')
export class AcknowledgePages {
  constructor(
    private readonly acknowledgements: Acknowledgements,
    private readonly db: Db,
    private readonly pages: Pages,
  ) {}

  @Allow('referral.acknowledge')
  @Get()
  async form(
    @Req() request: Request,
    @Res() response: Response,
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
  ): Promise<void> {
    const referral = await findReferral(this.db, id, actor);
    if (referral.status !== 'issued') return response.redirect(303, `/peticiones/${referral.folio}`);
    await this.show(request, response, {
      referral,
      name: actor.name,
      position: actor.position ?? '',
      errors: [],
      status: 200,
    });
  }

  @Allow('referral.acknowledge')
  @Post()
  async acknowledge(
    @Req() request: Request,
    @Res() response: Response,
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
  ): Promise<void> {
    const { name, position } = (request.body ?? {}) as Record<string, unknown>;
    try {
      const done = await this.acknowledgements.acknowledge(
        id,
        parse(AcknowledgementRequest, { name, position }),
        actor,
      );
      const text = `Quedó registrado el acuse del oficio ${done.oficio}, petición ${done.folio}.`;
      this.pages.redirect(request, response, '/turnos', { tone: 'ok', text });
    } catch (error) {
      if (!(error instanceof DomainError) || ![409, 422].includes(error.status)) throw error;
      const errors = error instanceof ValidationProblem ? summaryOf(error.fields) : [{ text: error.message }];
      const referral = await findReferral(this.db, id, actor);
      await this.show(request, response, {
        referral,
        name: textOf(name),
        position: textOf(position),
        errors,
        status: error.status,
      });
    }
  }

  private async show(request: Request, response: Response, form: AcknowledgeForm): Promise<void> {
    const page = { title: `Acuse del oficio ${form.referral.oficio}`, section: '/turnos', status: form.status };
    await this.pages.send(request, response, page, <AcknowledgeView {...form} />);
  }
}

interface AcknowledgeForm {
  referral: ReferralRow;
  name: string;
  position: string;
  errors: FormError[];
  status: number;
}

function AcknowledgeView({ referral, name, position, errors }: AcknowledgeForm) {
  const errorOf = (field: string) => errors.find((error) => error.name === field)?.text;
  return (
    <>
      <Breadcrumbs items={[{ label: 'Turnos', href: '/turnos' }, { label: referral.oficio }, { label: 'Acuse' }]} />
      <PageHeader
        over={<Folio value={referral.folio} />}
        title={`Acusar el oficio ${referral.oficio}`}
        lead={referral.subject}
      />
      <Panel
        heading="El oficio"
        actions={
          <LinkButton href={oficioPath(referral.folio, referral.oficio)} small icon="file">
            Ver el oficio
          </LinkButton>
        }
      >
        <DefinitionList
          items={[
            { term: 'Dependencia', detail: referral.department },
            { term: 'Turnado', detail: <Time at={referral.referred_at} /> },
            { term: 'Instrucción', detail: INSTRUCTIONS[referral.instruction].label },
            { term: 'Vence', detail: referral.due_date && <Time at={referral.due_date} /> },
            { term: 'Observaciones', detail: referral.message },
          ]}
        />
      </Panel>
      <Panel heading="Acuse del área">
        <Form action={`/turnos/${referral.id}/acuse`}>
          <ErrorSummary errors={errors} />
          <FieldSet legend="Quién recibe" hint="Quedan registradas la fecha, la hora y su cuenta.">
            <Field
              name="name"
              label="Nombre de quien recibe"
              value={name}
              error={errorOf('name')}
              required
              autofocus
              maxlength={200}
              width={6}
            />
            <Field
              name="position"
              label="Cargo"
              value={position}
              error={errorOf('position')}
              optional
              maxlength={200}
              width={6}
            />
          </FieldSet>
          <ButtonRow>
            <Button icon="stamp" busy="Registrando…" keys="Ctrl+Enter">
              Registrar el acuse
            </Button>
            <LinkButton href="/turnos" kind="quiet">
              Volver a los turnos
            </LinkButton>
          </ButtonRow>
        </Form>
      </Panel>
    </>
  );
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
