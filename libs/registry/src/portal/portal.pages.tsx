import { Controller, Get, Post, Req, Res } from '@nestjs/common';
import { Clock, Pages, Public, toMend } from '@oficialia/platform';
import type { Request, Response } from 'express';
import type { VNode } from 'preact';
import { LookupForm, type LookupPurpose } from './lookup-form.js';
import { progressOf } from './petition-progress.js';
import { PortalLookup, type TypedLookup } from './portal-lookup.js';
import { PortalOffice } from './portal-office.js';
import type { PublicPetition } from './portal.queries.js';
import { PrivacyNotice } from './privacy-notice.js';
import { ReceiptCheck } from './receipt-check.js';
import { StatusCard } from './status-card.js';
import { toldToWait } from './told-to-wait.js';

/** What a page shows of the petition that was found. */
interface Finding {
  purpose: LookupPurpose;
  title: string;
  body(petition: PublicPetition, code: string): VNode | Promise<VNode>;
}

/** The citizen's pages. Forms are posted, so that codes stay out of logs; addresses with a query serve the QR. */
@Controller()
export class PortalPages {
  constructor(
    private readonly pages: Pages,
    private readonly lookup: PortalLookup,
    private readonly office: PortalOffice,
    private readonly clock: Clock,
  ) {}

  @Public()
  @Get()
  async home(@Req() request: Request, @Res() response: Response): Promise<void> {
    await this.pages.send(request, response, { title: 'Consulte su petición' }, <LookupForm purpose="status" />);
  }

  @Public()
  @Get('consulta')
  async statusByAddress(@Req() request: Request, @Res() response: Response): Promise<void> {
    if (isBare(request.query)) return response.redirect(303, '/');
    await this.show(request, response, typedIn(request.query), this.status());
  }

  @Public()
  @Post('consulta')
  async statusByForm(@Req() request: Request, @Res() response: Response): Promise<void> {
    await this.show(request, response, typedIn(request.body), this.status());
  }

  @Public()
  @Get('acuse')
  async receiptByAddress(@Req() request: Request, @Res() response: Response): Promise<void> {
    if (!isBare(request.query)) return this.show(request, response, typedIn(request.query), this.receipt());
    await this.pages.send(request, response, { title: 'Compruebe un acuse' }, <LookupForm purpose="receipt" />);
  }

  @Public()
  @Post('acuse')
  async receiptByForm(@Req() request: Request, @Res() response: Response): Promise<void> {
    await this.show(request, response, typedIn(request.body), this.receipt());
  }

  @Public()
  @Get('privacidad')
  async privacy(@Req() request: Request, @Res() response: Response): Promise<void> {
    const { name } = await this.office.municipality();
    await this.pages.send(request, response, { title: 'Aviso de privacidad' }, <PrivacyNotice municipality={name} />);
  }

  private status(): Finding {
    const body = async (petition: PublicPetition, code: string) => {
      const { timeZone } = await this.office.municipality();
      const progress = progressOf(petition, this.clock.now(), timeZone);
      return <StatusCard progress={progress} code={code} />;
    };
    return { purpose: 'status', title: 'Su petición', body };
  }

  private receipt(): Finding {
    const body = (petition: PublicPetition) => <ReceiptCheck petition={petition} />;
    return { purpose: 'receipt', title: 'Acuse auténtico', body };
  }

  private async show(request: Request, response: Response, typed: TypedLookup, finding: Finding): Promise<void> {
    try {
      const petition = await toldToWait(response, this.lookup.find(typed, request.ip ?? ''));
      await this.pages.send(request, response, { title: finding.title }, await finding.body(petition, typed.code));
    } catch (error) {
      const { errors, status } = toMend(error, 'folio', 'lookup.failed');
      const form = <LookupForm purpose={finding.purpose} typed={typed} errors={errors} />;
      await this.pages.send(request, response, { title: 'No se encontró', status }, form);
    }
  }
}

/** What was sent, whatever was sent: absent, repeated and nested values count as empty. */
export function typedIn(source: unknown): TypedLookup {
  const { folio, codigo } = (source ?? {}) as Record<string, unknown>;
  const text = (value: unknown) => (typeof value === 'string' ? value.slice(0, 200) : '');
  return { folio: text(folio), code: text(codigo) };
}

function isBare(query: Request['query']): boolean {
  return query['folio'] === undefined && query['codigo'] === undefined;
}
