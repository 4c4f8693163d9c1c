import { Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import {
  Alert,
  Allow,
  Breadcrumbs,
  Config,
  CurrentActor,
  Db,
  DomainError,
  ErrorSummary,
  Folio,
  PageHeader,
  Pages,
  parse,
  ReceivesFiles,
  Stack,
  uploadsOf,
  type Actor,
  type FormError,
} from '@oficialia/platform';
import { findPetition } from '@oficialia/registry';
import type { Request, Response } from 'express';
import { DocumentsPanel } from './documents-panel.js';
import { UploadRequest } from '../adding/documents.dto.js';
import { documentsOf } from '../documents.queries.js';
import { Documents } from '../adding/documents.service.js';
import type { Purpose } from '../document-row.js';

const SECTION = '/peticiones';

interface Answer {
  status: number;
  added: string[];
  errors: FormError[];
  purpose: Purpose;
}

/** The files of a petition, and the place to drop more. */
@Controller('peticiones/:folio/documentos')
export class DocumentPages {
  constructor(
    private readonly documents: Documents,
    private readonly db: Db,
    private readonly pages: Pages,
    private readonly config: Config,
  ) {}

  @Allow('document.read')
  @Get()
  async list(
    @Req() request: Request,
    @Res() response: Response,
    @CurrentActor() actor: Actor,
    @Param('folio') folio: string,
  ): Promise<void> {
    await this.show(request, response, actor, folio, { status: 200, added: [], errors: [], purpose: 'petition' });
  }

  /** What is accepted is kept even when a file beside it is refused; the refused ones are named with their reason. */
  @Allow('document.add')
  @ReceivesFiles()
  @Post()
  async add(
    @Req() request: Request,
    @Res() response: Response,
    @CurrentActor() actor: Actor,
    @Param('folio') folio: string,
  ): Promise<void> {
    const { purpose = 'petition' } = parse(UploadRequest, {
      purpose: (request.body as Record<string, unknown> | undefined)?.['purpose'],
    });
    const answer: Answer = { status: 422, added: [], errors: [], purpose };
    try {
      const { added, refused } = await this.documents.addEach(folio, actor, uploadsOf(request), purpose);
      const names = added.map((file) => file.name);
      if (refused.length === 0) return this.confirm(request, response, folio, names);
      answer.added = names;
      answer.errors = refused.map(({ error }) => ({ name: 'files', text: error.message }));
    } catch (error) {
      if (!(error instanceof DomainError) || error.code !== 'document.none') throw error;
      answer.errors = [{ name: 'files', text: error.message }];
    }
    await this.show(request, response, actor, folio, answer);
  }

  private confirm(request: Request, response: Response, folio: string, names: string[]): void {
    const text = names.length === 1 ? `Se agregó «${names[0]}».` : `Se agregaron ${names.length} documentos.`;
    this.pages.redirect(request, response, `/peticiones/${folio}#documentos`, { tone: 'ok', text });
  }

  private async show(request: Request, response: Response, actor: Actor, folio: string, answer: Answer): Promise<void> {
    const petition = await findPetition(this.db, folio, actor);
    const documents = await documentsOf(this.db, petition.id, actor);
    const { status, added, errors, purpose } = answer;
    await this.pages.send(
      request,
      response,
      { title: `Documentos · ${folio}`, section: SECTION, status },
      <>
        <Breadcrumbs
          items={[
            { label: 'Peticiones', href: SECTION },
            { label: folio, href: `${SECTION}/${folio}` },
            { label: 'Documentos' },
          ]}
        />
        <PageHeader over={<Folio value={folio} href={`${SECTION}/${folio}`} />} title="Documentos de la petición" />
        <Stack>
          <ErrorSummary title="No se recibieron estos archivos" errors={errors} />
          {added.length > 0 && (
            <Alert tone="ok" title="Sí se agregaron">
              {added.join(', ')}
            </Alert>
          )}
          <DocumentsPanel
            folio={folio}
            documents={documents}
            mayAdd={actor.permissions.has('document.add')}
            limitMb={this.config.UPLOAD_LIMIT_MB}
            purpose={purpose}
          />
        </Stack>
      </>,
    );
  }
}
