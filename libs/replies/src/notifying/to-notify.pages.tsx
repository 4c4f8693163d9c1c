import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import {
  Allow,
  Badge,
  CurrentActor,
  Db,
  DraftClear,
  EmptyState,
  figure,
  LinkButton,
  PageHeader,
  NumberedPager,
  Pages,
  Panel,
  Table,
  Time,
  type Actor,
  type Column,
} from '@oficialia/platform';
import { folioColumn } from '@oficialia/registry';
import { pageOf } from '@oficialia/routing';
import type { Request, Response } from 'express';
import { notificationDraft } from '../drafts.js';
import { METHODS, usualMethod } from '../replies.catalogue.js';
import { STEPS } from './notification-steps.js';
import { countToNotify, listToNotify, type ToNotifyRow } from '../replies.queries.js';

const SIZE = 25;

/** The tray «Por notificar» of the follow-up office. */
@Controller('por-notificar')
export class ToNotifyPages {
  constructor(
    private readonly db: Db,
    private readonly pages: Pages,
  ) {}

  @Allow('tray.read')
  @Get()
  async tray(
    @Req() request: Request,
    @Res() response: Response,
    @CurrentActor() actor: Actor,
    @Query() query: { pagina?: string; notificada?: string },
  ): Promise<void> {
    const page = pageOf(query.pagina);
    const total = await countToNotify(this.db, actor);
    const rows = await listToNotify(this.db, actor, { limit: SIZE, offset: (page - 1) * SIZE });
    const mayNotify = actor.permissions.has('notification.make');
    await this.pages.send(
      request,
      response,
      { title: 'Por notificar', section: '/por-notificar', wide: true },
      <>
        {query.notificada && <DraftClear draft={notificationDraft(actor, query.notificada)} />}
        <ToNotifyView rows={rows} total={total} page={page} mayNotify={mayNotify} />
      </>,
    );
  }
}

function ToNotifyView({
  rows,
  total,
  page,
  mayNotify,
}: {
  rows: ToNotifyRow[];
  total: number;
  page: number;
  mayNotify: boolean;
}) {
  const words = total === 1 ? '1 respuesta espera' : `${figure(total)} respuestas esperan`;
  return (
    <>
      <PageHeader
        title="Por notificar"
        lead={`${words} ser notificada${total === 1 ? '' : 's'} a quien presentó la petición.`}
      />
      <Panel flush>
        {rows.length === 0 ? (
          <EmptyState title="No hay nada por notificar" icon="check" />
        ) : (
          <Table
            caption="Respuestas por notificar, las más antiguas primero"
            captionHidden
            rows={rows}
            rowKey={(row) => row.folio}
            columns={mayNotify ? [...columns, notifyColumn] : columns}
          />
        )}
      </Panel>
      <NumberedPager
        page={page}
        size={SIZE}
        shown={rows.length}
        total={total}
        things="peticiones"
        at={(number) => `/por-notificar?pagina=${number}`}
      />
    </>
  );
}

const columns: Column<ToNotifyRow>[] = [
  folioColumn(),
  {
    header: 'Contestada',
    narrow: true,
    cell: (row) => (
      <>
        <Time at={row.replied_at} /> {row.urgent && <Badge label="Urgente" tone="warn" icon="flag" />}
      </>
    ),
  },
  { header: 'Remitente', cell: (row) => row.sender_name },
  { header: 'Asunto', cell: (row) => row.subject },
  { header: 'Contestó', cell: (row) => row.departments.join('; ') },
  { header: 'Medio', cell: (row) => <LastAttempt row={row} /> },
];

/** How the last attempt stands, or the way that fits what the petitioner left. */
function LastAttempt({ row }: { row: ToNotifyRow }) {
  if (!row.last_act || !row.last_method) return <>Sugerido: {METHODS[usualMethod(row)].toLocaleLowerCase('es')}</>;
  const failed = ['bounced', 'given_up', 'impossible', 'abandoned'].includes(row.last_act);
  return (
    <>
      {METHODS[row.last_method]} <Badge label={STEPS[row.last_act].label} tone={failed ? 'error' : 'info'} />
      {failed && row.last_words && ` ${row.last_words}`}
    </>
  );
}

const notifyColumn: Column<ToNotifyRow> = {
  header: 'Notificar',
  headerHidden: true,
  narrow: true,
  cell: (row) => (
    <LinkButton href={`/peticiones/${row.folio}/notificaciones`} small icon="mail">
      Notificar<span class="vh"> {row.folio}</span>
    </LinkButton>
  ),
};
