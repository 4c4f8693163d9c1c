import { Folio, Time, type Column } from '@oficialia/platform';
import { folioColumn } from '@oficialia/registry';
import { INSTRUCTIONS } from '../referral.instructions.js';
import { ReferralActions, ReferralLight } from '../referral-parts.view.js';
import { referralsByIds, type ReferralRow } from '../referrals.queries.js';
import { oficioPath } from '../referring/oficio-content.js';
import { REFERRAL_HOLDINGS, type ReferralState } from './holdings.js';
import { DueReason } from './due-reason.view.js';
import type { Tray, TrayContext } from './tray.js';

/** The lists of referrals in the order of their tabs, as the address names them. */
const LISTS: { key: string; state: ReferralState; title: string }[] = [
  { key: 'pendientes', state: 'pending', title: 'Pendientes' },
  { key: 'por-acusar', state: 'to_acknowledge', title: 'Por acusar' },
  { key: 'en-termino', state: 'in_term', title: 'En término' },
  { key: 'por-vencer', state: 'due_soon', title: 'Por vencer' },
  { key: 'vencidos', state: 'overdue', title: 'Vencidos' },
  { key: 'devueltos', state: 'returned', title: 'Devueltos' },
  { key: 'contestados', state: 'replied', title: 'Contestados' },
  { key: 'todos', state: 'all', title: 'Todos' },
];

export const REFERRAL_TRAYS: Tray<ReferralRow>[] = LISTS.map(({ key, state, title }) => ({
  key,
  title,
  path: '/turnos',
  query: `estado=${key}`,
  things: 'turnos',
  caption: `Turnos: ${title}`,
  empty: { title: `No hay turnos en «${title}»` },
  holding: REFERRAL_HOLDINGS[state],
  rows: referralsByIds,
  idOf: ({ id }) => id,
  columns,
  urgent: ({ urgent }) => urgent,
  open: ({ folio }) => `/peticiones/${folio}#turnos`,
  mark: ({ id, oficio }) => ({ value: String(id), label: `Elegir el oficio ${oficio}` }),
}));

/** The tray with this name in the address; «Pendientes» for any other. */
export function referralTray(key: string | undefined): Tray<ReferralRow> {
  return REFERRAL_TRAYS.find((tray) => tray.key === key) ?? (REFERRAL_TRAYS[0] as Tray<ReferralRow>);
}

function columns({ actor, today, calendar }: TrayContext): Column<ReferralRow>[] {
  const department: Column<ReferralRow> = { header: 'Dependencia', cell: (row) => <Holder referral={row} /> };
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
    {
      header: 'Vencimiento',
      cell: (row) => (
        <>
          <ReferralLight referral={row} today={today} calendar={calendar} />
          <DueReason referral={row} />
        </>
      ),
    },
    {
      header: 'Acciones',
      headerHidden: true,
      narrow: true,
      cell: (row) => <ReferralActions referral={row} actor={actor} />,
    },
  ];
}

/** Who has it and since when, or why it was given back. */
export function Holder({ referral }: { referral: ReferralRow }) {
  return (
    <>
      {referral.department}
      <br />
      <small>
        <Since referral={referral} />
      </small>
    </>
  );
}

function Since({ referral }: { referral: ReferralRow }) {
  const { status, acknowledged_at, received_by, referred_at, return_reason, proposed } = referral;
  if (status === 'returned')
    return (
      <>
        lo devolvió: {return_reason}
        {proposed && ` Propone: ${proposed}.`}
      </>
    );
  if (acknowledged_at)
    return (
      <>
        {received_by}, desde <Time at={acknowledged_at} />
      </>
    );
  return (
    <>
      sin acuse desde <Time at={referred_at} />
    </>
  );
}
