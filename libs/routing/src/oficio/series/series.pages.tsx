import { Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import {
  Allow,
  Breadcrumbs,
  Button,
  ButtonRow,
  Checkbox,
  Db,
  ErrorSummary,
  Field,
  FieldSet,
  fieldsOf,
  Form,
  formOf,
  LinkButton,
  PageHeader,
  Pages,
  Panel,
  parse,
  toMend,
  type FormError,
} from '@oficialia/platform';
import type { Request, Response } from 'express';
import { SeriesChange, SeriesRequest } from './series.dto.js';
import { seriesNotFound } from './series.errors.js';
import { findSeries, type SeriesRow } from './series.queries.js';
import { OficioSeriesList } from './series.service.js';

const SECTION = '/plantillas';
type Typed = Partial<Record<string, string>>;

/** The form of a series of oficio numbers; the list stands with the templates. */
@Controller('series-de-oficios')
export class SeriesPages {
  constructor(
    private readonly series: OficioSeriesList,
    private readonly db: Db,
    private readonly pages: Pages,
  ) {}

  @Allow('oficio.configure')
  @Get(':id')
  async form(@Req() request: Request, @Res() response: Response, @Param('id') id: string): Promise<void> {
    const row = await this.find(id);
    const typed = row ? { ...row, office: row.office ?? '', active: row.active ? '1' : '' } : { active: '1' };
    await this.show(request, response, row, typed as Typed, []);
  }

  @Allow('oficio.configure')
  @Post(':id')
  async save(@Req() request: Request, @Res() response: Response, @Param('id') id: string): Promise<void> {
    const row = await this.find(id);
    const typed = formOf(request) as Typed;
    try {
      const { prefix } = row
        ? await this.series.change(row.id, parse(SeriesChange, typed))
        : await this.series.add(parse(SeriesRequest, typed));
      this.pages.redirect(request, response, SECTION, { tone: 'ok', text: `La serie ${prefix} quedó guardada.` });
    } catch (error) {
      const { errors, status } = toMend(error, 'active');
      await this.show(request, response, row, typed, errors, status);
    }
  }

  /** Undefined for `nueva`. */
  private async find(id: string): Promise<SeriesRow | undefined> {
    if (id === 'nueva') return undefined;
    const row = (await findSeries(this.db)).find((series) => String(series.id) === id);
    if (!row) throw seriesNotFound();
    return row;
  }

  private async show(
    request: Request,
    response: Response,
    row: SeriesRow | undefined,
    typed: Typed,
    errors: FormError[],
    status = 200,
  ): Promise<void> {
    const title = row ? `Serie ${row.prefix}` : 'Agregar una serie';
    const form = <SeriesForm row={row} title={title} typed={typed} errors={errors} />;
    await this.pages.send(request, response, { title, section: SECTION, status }, form);
  }
}

function SeriesForm(props: { row: SeriesRow | undefined; title: string; typed: Typed; errors: FormError[] }) {
  const { row, title, typed, errors } = props;
  const field = fieldsOf({ typed, errors });
  return (
    <>
      <Breadcrumbs items={[{ label: 'Plantillas de oficios', href: SECTION }, { label: title }]} />
      <PageHeader
        title={title}
        lead="Cada serie lleva su propia numeración, que empieza en 1 cada año y no deja huecos."
      />
      <Panel heading="Serie">
        <Form action={`/series-de-oficios/${row?.id ?? 'nueva'}`}>
          <ErrorSummary errors={errors} />
          <FieldSet legend="Datos de la serie">
            {!row && (
              <Field
                {...field('prefix')}
                label="Prefijo"
                hint="Como SP o PM/SP. No se cambia después."
                required
                width={4}
                maxlength={30}
              />
            )}
            <Field {...field('name')} label="Nombre" required width={8} maxlength={120} />
            <Field
              {...field('office')}
              label="Oficina que encabeza sus oficios"
              hint="Vacío: la oficina de seguimiento."
              optional
              width={12}
              maxlength={160}
            />
            <Checkbox name="active" label="En uso" value="1" checked={Boolean(typed['active'])} />
          </FieldSet>
          <ButtonRow>
            <Button icon="check" busy="Guardando…">
              Guardar
            </Button>
            <LinkButton href={SECTION} kind="quiet">
              Cancelar
            </LinkButton>
          </ButtonRow>
        </Form>
      </Panel>
    </>
  );
}
