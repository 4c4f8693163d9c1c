import { Controller, Get, Post, Req, Res } from '@nestjs/common';
import {
  Alert,
  Allow,
  Button,
  ButtonRow,
  Config,
  Db,
  errorOf,
  ErrorSummary,
  Field,
  FieldSet,
  Form,
  formOf,
  Integer,
  Mailer,
  PageHeader,
  Pages,
  Panel,
  parse,
  toMend,
  type FormError,
} from '@oficialia/platform';
import type { Request, Response } from 'express';
import { notificationTerms } from './notifications.queries.js';

/** When notifications count, as the form sends it. */
class TermsRequest {
  @Integer('Días hábiles para que cuente un correo', { min: 0, max: 30 }) emailDays: number;
  @Integer('Días hábiles para presumirlo entregado', { min: 1, max: 30 }) emailPresumedDays: number;
  @Integer('Días hábiles en estrados', { min: 1, max: 60 }) boardDays: number;
  @Integer('Días para valorar', { min: 1, max: 365 }) evaluationDays: number;
  @Integer('Días para pedir la reapertura', { min: 1, max: 365 }) reopeningDays: number;
}

const FIELDS: { name: keyof TermsRequest; label: string; hint: string; min: number; max: number }[] = [
  {
    name: 'emailDays',
    label: 'Un correo cuenta a los … días hábiles',
    hint: '0: desde que el servidor lo acepta. Si rebota, deja de contar.',
    min: 0,
    max: 30,
  },
  {
    name: 'emailPresumedDays',
    label: 'Se presume entregado a los … días hábiles',
    hint: 'Si no rebotó antes. Un rebote posterior también cuenta.',
    min: 1,
    max: 30,
  },
  {
    name: 'boardDays',
    label: 'Una cédula dura en estrados … días hábiles',
    hint: 'Cuenta al retirarla.',
    min: 1,
    max: 60,
  },
  {
    name: 'evaluationDays',
    label: 'La respuesta se puede valorar durante … días',
    hint: 'Desde la notificación.',
    min: 1,
    max: 365,
  },
  {
    name: 'reopeningDays',
    label: 'La reapertura se puede pedir durante … días',
    hint: 'Desde la notificación.',
    min: 1,
    max: 365,
  },
];

/** The administrator's page on when notifications count and what may follow them. */
@Controller('notificaciones/plazos')
export class TermsPages {
  constructor(
    private readonly db: Db,
    private readonly config: Config,
    private readonly mailer: Mailer,
    private readonly pages: Pages,
  ) {}

  @Allow('calendar.manage')
  @Get()
  async form(@Req() request: Request, @Res() response: Response): Promise<void> {
    await this.show(request, response, { ...(await notificationTerms(this.db)) }, [], 200);
  }

  @Allow('calendar.manage')
  @Post()
  async change(@Req() request: Request, @Res() response: Response): Promise<void> {
    const typed = formOf(request);
    try {
      const { emailDays, emailPresumedDays, boardDays, evaluationDays, reopeningDays } = parse(TermsRequest, typed);
      await this.db.transaction((tx) =>
        tx.query(
          `UPDATE notification_terms SET email_days = $1, email_presumed_days = $2, board_days = $3, evaluation_days = $4,
             reopening_days = $5`,
          [emailDays, emailPresumedDays, boardDays, evaluationDays, reopeningDays],
        ),
      );
      const text = 'Se guardó. Vale para lo que pase desde ahora; lo que ya surtió efectos no cambia.';
      this.pages.redirect(request, response, '/notificaciones/plazos', { tone: 'ok', text });
    } catch (error) {
      const { errors, status } = toMend(error);
      await this.show(request, response, typed, errors, status);
    }
  }

  private async show(
    request: Request,
    response: Response,
    typed: Record<string, unknown>,
    errors: FormError[],
    status: number,
  ): Promise<void> {
    const page = { title: 'Notificaciones', section: '/notificaciones/plazos', status };
    await this.pages.send(
      request,
      response,
      page,
      <>
        <PageHeader title="Notificaciones" lead="Cuándo cuenta cada una, y qué puede hacer después quien la recibió." />
        <MailState on={this.mailer.on} bounces={this.config.BOUNCE_DOMAIN} />
        <Panel heading="Plazos">
          <Form action="/notificaciones/plazos">
            <ErrorSummary errors={errors} />
            <FieldSet legend="Días">
              {FIELDS.map(({ name, ...field }) => (
                <Field
                  key={name}
                  {...field}
                  name={name}
                  type="number"
                  figures
                  required
                  width={6}
                  value={textOf(typed[name])}
                  error={errorOf(errors, name)}
                />
              ))}
            </FieldSet>
            <ButtonRow>
              <Button icon="check">Guardar</Button>
            </ButtonRow>
          </Form>
        </Panel>
      </>,
    );
  }
}

function MailState({ on, bounces }: { on: boolean; bounces?: string }) {
  if (!on)
    return (
      <Alert tone="info">
        No hay servidor de correo (MAIL_URL): las notificaciones por correo se registran a mano.
      </Alert>
    );
  if (!bounces)
    return (
      <Alert tone="warn">
        El correo sale, pero los rebotes no se leen (BOUNCE_DOMAIN y BOUNCE_PORT): llegan al buzón del remitente.
      </Alert>
    );
  return <Alert tone="ok">El correo sale y los rebotes llegan a {bounces}.</Alert>;
}

function textOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? `${value}` : '';
}
