import type { CalendarChange } from '@oficialia/directory';
import { Alert, Button, ButtonRow, figure, Form, LinkButton, PageHeader, Stack } from '@oficialia/platform';
import { spanOf } from './calendar.view.js';

/** What the change would do, to be confirmed. */
export function ConfirmView({ change, counts }: { change: CalendarChange; counts: { key: string; moved: number }[] }) {
  const total = counts.reduce((sum, { moved }) => sum + moved, 0);
  const days = spanOf(change.firstDay, change.lastDay);
  return (
    <>
      <PageHeader
        title={change.change === 'added' ? `Hacer inhábil: ${days}` : `Volver a hacer hábil: ${days}`}
        lead={`${change.reason} (${change.basis})`}
      />
      <Stack>
        <Alert tone={total > 0 ? 'warn' : 'info'} title={movesWords(total)}>
          <ul>
            {counts.map(({ key, moved }) => (
              <li key={key}>
                Calendario {key}: {figure(moved)}
              </li>
            ))}
          </ul>
          <p>Cada plazo que se recorra lleva un asiento en su petición. Los contestados y concluidos no se tocan.</p>
        </Alert>
        <Form action="/calendario">
          {counts.map(({ key }) => (
            <input key={key} type="hidden" name="calendars" value={key} />
          ))}
          {Object.entries(change).map(([name, value]) => (
            <input key={name} type="hidden" name={name} value={value as string} />
          ))}
          <ButtonRow>
            <Button icon="calendar" busy="Aplicando…">
              Aplicar el cambio
            </Button>
            <LinkButton href="/calendario" kind="quiet">
              No cambiar nada
            </LinkButton>
          </ButtonRow>
        </Form>
      </Stack>
    </>
  );
}

function movesWords(total: number): string {
  if (total === 0) return 'No se recorre ningún plazo abierto';
  return total === 1 ? 'Se recorre 1 plazo abierto' : `Se recorren ${figure(total)} plazos abiertos`;
}
