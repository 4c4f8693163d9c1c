import { formatDay, formatWhen, Table } from '@oficialia/platform';
import type { ExplainedClock } from './explained-clock.js';
import { termInWords } from './counting/term.js';

/** Why the answer is due that day: every day on the way, counted or not and by which law or decree. */
export function ClockDays({ explained, zone, open }: { explained: ExplainedClock; zone: string; open?: boolean }) {
  const { clock, days } = explained;
  if (days.length === 0) return null;
  return (
    <details open={open}>
      <summary>{summaryOf(explained, zone)}</summary>
      <p>
        Plazo de {termInWords(clock.term)}: {clock.regime} ({clock.basis}). Contado con el calendario {clock.calendar},
        versión {clock.calendar_version}.
      </p>
      <Table
        caption="Día por día"
        captionHidden
        compact
        rows={days}
        rowKey={({ day }) => day}
        columns={[
          { header: 'Día', main: true, narrow: true, cell: ({ day }) => formatDay(day) },
          {
            header: 'Cuenta',
            narrow: true,
            cell: ({ counted, number }) => (counted ? (number === null ? 'Corre' : `Día ${number}`) : 'No cuenta'),
          },
          { header: 'Por qué', cell: ({ note }) => note },
        ]}
      />
    </details>
  );
}

function summaryOf({ clock }: ExplainedClock, zone: string): string {
  if (clock.due_at) return `Por qué vence el ${formatWhen(clock.due_at, zone)}`;
  if (clock.due_date) return `Por qué vence el ${formatDay(clock.due_date)}`;
  return 'Qué ha pasado con el plazo';
}
