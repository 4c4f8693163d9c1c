/** Date in words of official paper, "21 de noviembre de 2026". `day` is a calendar day, `YYYY-MM-DD`. */
export function dateInWords(day: string): string {
  const { day: number, month, year } = spanishParts(new Date(`${day}T12:00:00Z`), 'UTC');
  return `${number} de ${month} de ${year}`;
}

/** Date with its weekday and hour, "sábado 21 de noviembre de 2026, 10:12 horas", as the clocks of `timeZone` show it. */
export function momentInWords(moment: Date, timeZone: string): string {
  const { weekday, day, month, year, hour, minute } = spanishParts(moment, timeZone);
  return `${weekday} ${day} de ${month} de ${year}, ${hour}:${minute} horas`;
}

/** Short date and hour for stamps and stickers, "21 NOV 2026" and "10:12". */
export function stampOf(moment: Date, timeZone: string): { day: string; hour: string } {
  const { day, month, year, hour, minute } = spanishParts(moment, timeZone);
  return { day: `${day.padStart(2, '0')} ${month.slice(0, 3).toUpperCase()} ${year}`, hour: `${hour}:${minute}` };
}

function spanishParts(moment: Date, timeZone: string) {
  const format = new Intl.DateTimeFormat('es-MX', {
    timeZone,
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  const parts = new Map(format.formatToParts(moment).map(({ type, value }) => [type as string, value]));
  const part = (name: string) => parts.get(name) ?? '';
  return {
    weekday: part('weekday'),
    day: part('day'),
    month: part('month'),
    year: part('year'),
    hour: part('hour'),
    minute: part('minute'),
  };
}
