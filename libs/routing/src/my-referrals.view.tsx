import type { BusinessCalendar } from '@oficialia/directory';
import {
  EmptyState,
  Folio,
  LinkButton,
  PageHeader,
  NumberedPager,
  Panel,
  Stack,
  Table,
  Time,
  type Actor,
  type Column,
} from '@oficialia/platform';
import { folioColumn } from '@oficialia/registry';
import { INSTRUCTIONS } from './referral.instructions.js';
import { ReferralActions, ReferralLight } from './referral-parts.view.js';
import type { ReferralRow } from './referrals.queries.js';
import { oficioPath } from './referring/oficio-content.js';

const TAB_NAMES: Record<string, string> = {
  pendientes: 'Pendientes',
  'por-acusar': 'Por acusar',
  'por-contestar': 'Por contestar',
  vencidos: 'Vencidos',
  devueltos: 'Devueltos',
  contestados: 'Contestados',
  todos: 'Todos',
};

interface MyReferralsViewProps {
  title: string;
  actor: Actor;
  rows: ReferralRow[];
  tabs: { key: string; count: number }[];
  tab: string;
  page: number;
  size: number;
  today: string;
  calendar: BusinessCalendar;
}

export function MyReferralsView(props: MyReferralsViewProps) {
  const { rows, tab, page, size, actor } = props;
  const total = props.tabs.find(({ key }) => key === tab)?.count ?? 0;
  return (
    <>
      <PageHeader
        title={props.title}
        lead={leadOf(actor, props.tabs)}
        actions={
          actor.permissions.has('referral.make') && (
            <LinkButton href="/turnos/sin-dependencia" kind="quiet" small>
              Sin dependencia
            </LinkButton>
          )
        }
      />
      <Stack>
        <nav aria-label="Turnos por estado" class="btn-row">
          {props.tabs.map(({ key, count }) => (
            <LinkButton
              key={key}
              href={`/turnos?estado=${key}`}
              kind={key === tab ? 'primary' : 'secondary'}
              small
              attrs={{ 'aria-current': key === tab ? 'page' : undefined }}
            >
              {TAB_NAMES[key]} ({count})
            </LinkButton>
          ))}
        </nav>
        <Panel flush>
          {rows.length === 0 ? (
            <EmptyState title={`No hay turnos en «${TAB_NAMES[tab]}»`} icon="check" />
          ) : (
            <Table
              caption={`${props.title}: ${TAB_NAMES[tab]}`}
              captionHidden
              rows={rows}
              rowKey={(row) => String(row.id)}
              columns={columnsFor(props)}
            />
          )}
        </Panel>
      </Stack>
      <NumberedPager
        page={page}
        size={size}
        shown={rows.length}
        total={total}
        things="turnos"
        at={(number) => `/turnos?estado=${tab}&pagina=${number}`}
      />
    </>
  );
}

function columnsFor({ actor, today, calendar }: MyReferralsViewProps): Column<ReferralRow>[] {
  const department: Column<ReferralRow> = { header: 'Dependencia', cell: (row) => row.department };
  return [
    folioColumn(),
    {
      header: 'Oficio',
      narrow: true,
      cell: (row) => (
        <>
          <a href={oficioPath(row.folio, row.oficio)}>
            <Folio value={row.oficio} />
          </a>
          <br />
          <small>
            <Time at={row.referred_at} />
          </small>
        </>
      ),
    },
    { header: 'Asunto', cell: (row) => row.subject },
    ...(actor.departmentId === null ? [department] : []),
    { header: 'Instrucción', cell: (row) => INSTRUCTIONS[row.instruction].label },
    { header: 'Vencimiento', cell: (row) => <ReferralLight referral={row} today={today} calendar={calendar} /> },
    {
      header: 'Acciones',
      headerHidden: true,
      narrow: true,
      cell: (row) => <ReferralActions referral={row} actor={actor} />,
    },
  ];
}

function leadOf(actor: Actor, tabs: { key: string; count: number }[]): string {
  const count = (key: string) => tabs.find((tab) => tab.key === key)?.count ?? 0;
  const whose = actor.departmentName ? `${actor.departmentName}: ` : '';
  const overdue = count('vencidos') === 1 ? '1 vencido' : `${count('vencidos')} vencidos`;
  return `${whose}${count('por-acusar')} por acusar, ${count('por-contestar')} por contestar, ${overdue}.`;
}
