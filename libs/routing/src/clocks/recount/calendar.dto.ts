import type { CalendarChange } from '@oficialia/directory';
import { Choice, Day, Text, ValidationProblem } from '@oficialia/platform';
import { IsArray } from 'class-validator';
import { Transform } from 'class-transformer';

const LONGEST_DAYS = 120;
const DAY_MS = 86_400_000;

/** Days that become non-working or working again, in one calendar or in several. */
export class CalendarChangeRequest {
  @Choice('Cambio', ['added', 'removed']) change: 'added' | 'removed';
  /** Keys; a form with one box ticked sends a text. */
  @Transform(({ value }) => [value].flat().map(String))
  @IsArray()
  calendars: string[] = [];
  @Day('Primer día') firstDay: string;
  @Day('Último día', { optional: true }) lastDay?: string;
  @Text('Motivo', { max: 200 }) reason: string;
  @Text('Fundamento', { max: 300 }) basis: string;
}

/** The change that was asked for. Throws ValidationProblem when its days do not fit each other. */
export function changeOf(request: CalendarChangeRequest): CalendarChange {
  const { change, firstDay, reason, basis, calendars } = request;
  const lastDay = request.lastDay ?? firstDay;
  const wrong = (field: string, message: string) => new ValidationProblem([{ field, message }]);
  if (calendars.length === 0) throw wrong('calendars', 'Calendario: marque al menos uno.');
  if (lastDay < firstDay) throw wrong('lastDay', 'Último día: no puede ser anterior al primero.');
  if ((Date.parse(lastDay) - Date.parse(firstDay)) / DAY_MS >= LONGEST_DAYS)
    throw wrong('lastDay', `Último día: como máximo ${LONGEST_DAYS} días a la vez.`);
  return { change, firstDay, lastDay, reason, basis };
}

export class OfficeHoursRequest {
  @Text('Apertura', { max: 5, pattern: /^([01]\d|2[0-3]):[0-5]\d$/, message: 'Apertura: escriba una hora como 08:00.' })
  opens: string;
  @Text('Cierre', { max: 5, pattern: /^([01]\d|2[0-3]):[0-5]\d$/, message: 'Cierre: escriba una hora como 18:00.' })
  closes: string;
}
