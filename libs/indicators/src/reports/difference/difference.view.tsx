import { Alert, Breadcrumbs, Folio, formatWhen, PageHeader, Panel, Stack, Table, Time } from '@oficialia/platform';
import { actName } from '@oficialia/registry';
import { counted } from '../../counting/figures.js';
import { figureInWords } from '../files/report-blocks.js';
import type { ReportRow } from '../reports.queries.js';
import type { ChangedFigure, ChangedPetition } from './difference.js';
import type { ExplainedDifference } from './differences.service.js';
import type { LaterAct } from './later-acts.queries.js';

/** Petitions that are listed; the figures count all. */
const MOST_LISTED = 500;

export function DifferenceView({ report, difference }: { report: ReportRow; difference: ExplainedDifference }) {
  const { figures, petitions, signed, acts } = difference;
  const at = formatWhen(new Date(signed.takenAt), signed.timeZone);
  return (
    <>
      <Breadcrumbs
        items={[
          { label: 'Informes', href: '/informes' },
          { label: report.title, href: `/informes/${report.id}` },
          { label: 'Diferencias' },
        ]}
      />
      <PageHeader
        title="Lo firmado y los datos de hoy"
        lead={`El informe sigue diciendo lo que decía el ${at}. Aquí se cuenta el mismo periodo otra vez, con las mismas definiciones.`}
      />
      <Stack>
        {figures.length === 0 && petitions.length === 0 ? (
          <Alert tone="ok">Nada cambió: contado hoy, el informe diría lo mismo.</Alert>
        ) : (
          <>
            <FiguresPanel figures={figures} />
            <PetitionsPanel petitions={petitions} acts={acts} />
          </>
        )}
        <OtherCauses {...difference} />
      </Stack>
    </>
  );
}

function FiguresPanel({ figures }: { figures: ChangedFigure[] }) {
  return (
    <Panel heading="Indicadores que cambiaron" flush>
      <Table
        caption="Indicadores que cambiaron"
        captionHidden
        rows={figures}
        rowKey={({ definition }) => definition.key}
        empty="Ningún indicador cambió de valor; cambiaron las peticiones que los forman."
        columns={[
          { header: 'Indicador', main: true, cell: ({ definition }) => definition.name },
          { header: 'Se firmó', cell: ({ definition, said }) => figureInWords(definition, said) },
          { header: 'Contado hoy', cell: ({ definition, is }) => <b>{figureInWords(definition, is)}</b> },
        ]}
      />
    </Panel>
  );
}

function PetitionsPanel({ petitions, acts }: { petitions: ChangedPetition[]; acts: Map<string, LaterAct[]> }) {
  const shown = petitions.slice(0, MOST_LISTED);
  return (
    <Panel heading={`Peticiones que cuentan de otro modo: ${counted(petitions.length)}`} flush>
      <Table
        caption="Peticiones que cuentan de otro modo, y por qué"
        captionHidden
        rows={shown}
        rowKey={({ folio }) => folio}
        columns={[
          {
            header: 'Folio',
            main: true,
            narrow: true,
            cell: ({ folio }) => <Folio value={folio} href={`/peticiones/${folio}`} />,
          },
          { header: 'Qué cambió', cell: ({ changes }) => <Lines lines={changes} /> },
          { header: 'Por qué', cell: ({ folio }) => <Reasons acts={acts.get(folio)} /> },
        ]}
      />
      {petitions.length > shown.length && <p class="hint">Se muestran las primeras {counted(shown.length)}.</p>}
    </Panel>
  );
}

function Lines({ lines }: { lines: string[] }) {
  return (
    <ul>
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}

function Reasons({ acts }: { acts: LaterAct[] | undefined }) {
  if (!acts) return <>Ningún acto sobre ella: cambió el calendario o llegó la fecha de una notificación.</>;
  return (
    <ul>
      {acts.map(({ at, act, actor }) => (
        <li key={`${act} ${at.toISOString()}`}>
          {actName(act)}, <Time at={at} />, {actor}
        </li>
      ))}
    </ul>
  );
}

function OtherCauses({ calendarNow, redefined, signed }: ExplainedDifference) {
  if (!calendarNow && redefined.length === 0) return null;
  return (
    <Panel heading="Lo que cambió además de las peticiones">
      <ul>
        {calendarNow && (
          <li>
            El informe se contó con el calendario {signed.calendar.key}, versión {signed.calendar.version}; hoy rige{' '}
            {calendarNow.key}, versión {calendarNow.version}.
          </li>
        )}
        {redefined.map(({ name, signed: version, inForce }) => (
          <li key={name}>
            {name}: el informe usa la versión {version} de la definición y aquí también; hoy rige la {inForce}.
          </li>
        ))}
      </ul>
    </Panel>
  );
}
