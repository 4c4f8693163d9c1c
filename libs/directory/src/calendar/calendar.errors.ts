import { DomainError } from '@oficialia/platform';

export const calendarNotFound = (calendar: string) =>
  new DomainError('calendar.not-found', 404, `No existe el calendario «${calendar}».`, { calendar });

export const dayTwice = (calendar: string) =>
  new DomainError('calendar.day-known', 409, `Esos días ya son inhábiles en el calendario ${calendar}.`, { calendar });

export const nothingToRemove = (calendar: string) =>
  new DomainError('calendar.day-unknown', 409, `Esos días no están en el calendario ${calendar}.`, { calendar });
