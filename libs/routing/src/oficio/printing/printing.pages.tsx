import { Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import {
  Allow,
  Breadcrumbs,
  CurrentActor,
  Folio,
  formOf,
  LinkButton,
  mendable,
  PageHeader,
  Pages,
  Panel,
  parse,
  Stack,
  Time,
  ValidationProblem,
  type Actor,
} from '@oficialia/platform';
import type { Request, Response } from 'express';
import { sendPdf } from '../oficio.pages.js';
import { PrintingRequest, type PrintingView } from './printing.dto.js';
import { Printings } from './printings.service.js';

/** Oficios that go to the printer together. */
@Controller('oficios/impresiones')
export class PrintingPages {
  constructor(
    private readonly printings: Printings,
    private readonly pages: Pages,
  ) {}

  @Allow('oficio.print')
  @Post()
  async print(@Req() request: Request, @Res() response: Response, @CurrentActor() actor: Actor): Promise<void> {
    const { oficios, pagina, todos } = formOf(request);
    try {
      const chosen = [(todos ? pagina : oficios) ?? []].flat();
      const { id } = await this.printings.print(parse(PrintingRequest, { oficios: chosen }).oficios, actor);
      this.pages.redirect(request, response, `/oficios/impresiones/${id}`);
    } catch (error) {
      const problem = mendable(error);
      const text = problem instanceof ValidationProblem ? (problem.fields[0]?.message ?? '') : problem.message;
      this.pages.redirect(request, response, '/oficios?estado=por-imprimir', { tone: 'warn', text });
    }
  }

  @Allow('oficio.print')
  @Get(':id.pdf')
  async pdf(@Res() response: Response, @Param('id') id: string): Promise<void> {
    const printing = await this.printings.find(id);
    sendPdf(response, await this.printings.pdf(printing.id), `oficios-${printing.id}.pdf`);
  }

  /** Opens the print dialog by itself, once. */
  @Allow('oficio.print')
  @Get(':id')
  async show(@Req() request: Request, @Res() response: Response, @Param('id') id: string): Promise<void> {
    const printing = await this.printings.find(id);
    const page = { title: 'Impresión de oficios', section: '/oficios' };
    await this.pages.send(request, response, page, <PrintingPage printing={printing} />);
  }
}

function PrintingPage({ printing }: { printing: PrintingView }) {
  const { id, oficios, printedAt, printedBy } = printing;
  const href = `/oficios/impresiones/${id}.pdf`;
  const count = oficios.length === 1 ? '1 oficio' : `${oficios.length} oficios`;
  return (
    <>
      <Breadcrumbs items={[{ label: 'Oficios', href: '/oficios' }, { label: 'Impresión' }]} />
      <PageHeader
        title={`Impresión de ${count}`}
        lead={
          <>
            <Time at={printedAt} />, {printedBy}. Un solo documento, en este orden.
          </>
        }
        actions={
          <LinkButton href={href} icon="print" kind="primary" newTab>
            Abrir el PDF
          </LinkButton>
        }
      />
      <div data-print-on-load={href} />
      <Stack>
        <Panel heading="Oficios">
          <ol>
            {oficios.map((label) => (
              <li key={label}>
                <Folio value={label} what="número de oficio" />
              </li>
            ))}
          </ol>
        </Panel>
        <LinkButton href="/oficios?estado=por-imprimir">Volver a los que faltan por imprimir</LinkButton>
      </Stack>
    </>
  );
}
