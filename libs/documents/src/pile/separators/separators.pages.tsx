import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import { letterheadOf, listDepartments, Settings } from '@oficialia/directory';
import {
  Allow,
  Breadcrumbs,
  Button,
  ButtonRow,
  Checkbox,
  Clock,
  Db,
  Field,
  FieldSet,
  Form,
  assetUrl,
  PageHeader,
  Pages,
  Panel,
  Stack,
} from '@oficialia/platform';
import type { Request, Response } from 'express';
import { wholeNumber } from '../../documents.queries.js';
import { renderSeparators } from './separators.pdf.js';

const MOST = 50;

/** Sheets to print once and lay between petitions. */
@Controller('digitalizaciones')
export class SeparatorPages {
  constructor(
    private readonly db: Db,
    private readonly settings: Settings,
    private readonly clock: Clock,
    private readonly pages: Pages,
  ) {}

  @Allow('scan.manage')
  @Get('separadores')
  async choose(@Req() request: Request, @Res() response: Response): Promise<void> {
    const departments = await listDepartments(this.db);
    const title = 'Hojas separadoras';
    await this.pages.send(
      request,
      response,
      { title, section: '/digitalizaciones' },
      <>
        <Breadcrumbs items={[{ label: 'Digitalizar', href: '/digitalizaciones' }, { label: title }]} />
        <link rel="stylesheet" href={assetUrl('pile.css')} />
        <PageHeader
          title={title}
          lead="Póngalas entre escrito y escrito cuando no llevan etiqueta: la pila se separa sola donde están. Se usan muchas veces."
        />
        <Panel>
          <Form action="/digitalizaciones/separadores.pdf" method="get" lockOnSubmit={false}>
            <Stack>
              <Field
                type="number"
                name="siguiente"
                label="Hojas «Siguiente petición»"
                value="5"
                min={0}
                max={MOST}
                figures
              />
              <FieldSet
                legend="Para una dependencia"
                hint="Una hoja por cada una que marque; el escrito queda señalado para ella."
              >
                <div class="choices">
                  {departments.map(({ key, name }) => (
                    <Checkbox key={key} name="dependencia" label={name} value={key} id={`d-${key}`} />
                  ))}
                </div>
              </FieldSet>
              <ButtonRow sticky>
                <Button icon="print">Abrir para imprimir</Button>
              </ButtonRow>
            </Stack>
          </Form>
        </Panel>
      </>,
    );
  }

  @Allow('scan.manage')
  @Get('separadores.pdf')
  async print(
    @Res() response: Response,
    @Query('siguiente') next?: string,
    @Query('dependencia') wanted?: string | string[],
  ): Promise<void> {
    const keys = new Set([wanted ?? []].flat());
    const departments = (await listDepartments(this.db)).filter(({ key }) => keys.has(key));
    const asked = Math.min(MOST, wholeNumber(next));
    const count = departments.length + asked === 0 ? 1 : asked;
    const municipality = await this.settings.municipality();
    const heading = { letterhead: letterheadOf(municipality), shortInstitution: municipality.shortName };
    const pdf = await renderSeparators({ ...heading, next: count, departments, date: this.clock.now() });
    response.type('application/pdf').set({
      'Content-Disposition': 'inline; filename="hojas-separadoras.pdf"',
      'Cache-Control': 'private, no-store',
    });
    response.send(pdf);
  }
}
