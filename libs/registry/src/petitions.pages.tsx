import { Controller, Get, Param, Query, Req, Res } from '@nestjs/common';
import { Settings } from '@oficialia/directory';
import { Allow, CurrentActor, Db, Pages, tidyText, type Actor } from '@oficialia/platform';
import type { Request, Response } from 'express';
import { attachmentsOf } from './attaching/attachments.service.js';
import { annulmentsOf } from './annulment/annulments.service.js';
import { correctionsOf, findPetition, ledgerOf, listPetitions, type PetitionFilter } from './petitions.queries.js';
import { PetitionPanels } from './petition-panels.js';
import { PetitionView } from './petition.view.js';
import { PETITION_STATUSES } from './petition.status.js';
import { RegisterView, type RegisterQuery } from './register.view.js';
import { issuedReceipts } from './receipt/receipts.service.js';
import { printChoice, toPrint } from './receipt/print-choice.js';
import { draftOf } from './registration/registration.slots.js';

const SECTION = '/peticiones';
const PAGE = 50;
/** Names the draft that became this petition. */
const SLOT = /^[\w-]{1,80}$/;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

@Controller('peticiones')
export class PetitionPages {
  constructor(
    private readonly db: Db,
    private readonly pages: Pages,
    private readonly panels: PetitionPanels,
    private readonly settings: Settings,
  ) {}

  @Allow('petition.read')
  @Get()
  async list(
    @Req() request: Request,
    @Res() response: Response,
    @CurrentActor() actor: Actor,
    @Query() query: RegisterQuery,
  ): Promise<void> {
    const { timeZone } = await this.settings.municipality();
    const petitions = await listPetitions(this.db, actor, filterOf(query, timeZone), PAGE + 1);
    const page = { title: 'Peticiones', section: SECTION, wide: true };
    await this.pages.send(request, response, page, <RegisterView query={query} petitions={petitions} size={PAGE} />);
  }

  @Allow('petition.read')
  @Get(':folio')
  async show(
    @Req() request: Request,
    @Res() response: Response,
    @CurrentActor() actor: Actor,
    @Param('folio') folio: string,
    @Query() query: { registrada?: string; agregado?: string; borrador?: string },
  ): Promise<void> {
    const source = this.db.planned;
    const petition = await findPetition(source, folio, actor);
    const [history, corrections, annulments, attachments, receipts, main, aside] = await Promise.all([
      ledgerOf(source, petition.id),
      correctionsOf(source, petition.id),
      annulmentsOf(source, petition.id),
      attachmentsOf(source, petition.id),
      issuedReceipts(source, petition.id),
      this.panels.render('main', petition, actor, source),
      this.panels.render('aside', petition, actor, source),
    ]);
    const parts = { petition, actor, history, corrections, annulments, attachments, receipts, main, aside };
    const { registrada, agregado, borrador } = query;
    const justRegistered = SLOT.test(registrada ?? '')
      ? {
          draft: draftOf(actor, registrada),
          print: toPrint(printChoice(request, actor), `/peticiones/${petition.folio}/acuses/1.pdf`),
        }
      : undefined;
    const justAttached = attachments.some(({ number }) => String(number) === agregado)
      ? {
          draft: draftOf(actor, SLOT.test(borrador ?? '') ? borrador : '1'),
          address: `/peticiones/${petition.folio}/agregados/${agregado}.pdf`,
        }
      : undefined;
    const page = { title: `${petition.folio} · ${petition.sender_name}`, section: SECTION };
    await this.pages.send(
      request,
      response,
      page,
      <PetitionView {...parts} justRegistered={justRegistered} justAttached={justAttached} />,
    );
  }
}

/** What does not fit is left out: an address typed by hand lists something rather than failing. */
function filterOf(query: RegisterQuery, zone: string): PetitionFilter {
  const day = (text?: string) => (text && DAY.test(text) && !Number.isNaN(Date.parse(text)) ? text : undefined);
  const before = Number(query.antes);
  return {
    words: tidyText(String(query.q ?? ''), false).slice(0, 200) || undefined,
    status: (PETITION_STATUSES as string[]).includes(query.estado ?? '') ? query.estado : undefined,
    from: day(query.desde),
    to: day(query.hasta),
    before: Number.isSafeInteger(before) && before > 0 ? before : undefined,
    zone,
  };
}
