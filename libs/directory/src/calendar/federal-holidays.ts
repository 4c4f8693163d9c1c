import { addDays, weekdayOf, type IsoDay, type NonWorkingDay } from './business-days.js';

/** LFT: Ley Federal del Trabajo, art. 74. LFPA: Ley Federal de Procedimiento Administrativo, art. 28. */
export type HolidayList = 'LFT' | 'LFPA';

interface Holiday {
  readonly reason: string;
  readonly dayOf: (year: number) => IsoDay;
  /** Which years have it; all when absent. */
  readonly in?: (year: number) => boolean;
}

const MONDAY = 1;
const SUNDAY = 0;
/** The federal executive changes every six years: 2024, 2030… */
const executiveChanges = (year: number) => (year - 2024) % 6 === 0;
/** Ordinary federal elections are every three years: 2024, 2027, 2030… */
const federalElections = (year: number) => (year - 2024) % 3 === 0;

const LISTS: Record<HolidayList, { basis: string; holidays: readonly Holiday[] }> = {
  LFT: {
    basis: 'LFT art. 74',
    holidays: [
      { reason: 'Año Nuevo', dayOf: on('01-01') },
      { reason: 'Día de la Constitución', dayOf: nth(1, MONDAY, '02') },
      { reason: 'Natalicio de Benito Juárez', dayOf: nth(3, MONDAY, '03') },
      { reason: 'Día del Trabajo', dayOf: on('05-01') },
      { reason: 'Jornada electoral federal', dayOf: nth(1, SUNDAY, '06'), in: federalElections },
      { reason: 'Día de la Independencia', dayOf: on('09-16') },
      { reason: 'Transmisión del Poder Ejecutivo Federal', dayOf: on('10-01'), in: executiveChanges },
      { reason: 'Aniversario de la Revolución', dayOf: nth(3, MONDAY, '11') },
      { reason: 'Navidad', dayOf: on('12-25') },
    ],
  },
  LFPA: {
    basis: 'LFPA art. 28',
    holidays: [
      { reason: 'Año Nuevo', dayOf: on('01-01') },
      { reason: 'Día de la Constitución', dayOf: on('02-05') },
      { reason: 'Natalicio de Benito Juárez', dayOf: on('03-21') },
      { reason: 'Día del Trabajo', dayOf: on('05-01') },
      { reason: 'Batalla de Puebla', dayOf: on('05-05') },
      { reason: 'Día del 1 de septiembre', dayOf: on('09-01') },
      { reason: 'Día de la Independencia', dayOf: on('09-16') },
      { reason: 'Aniversario de la Revolución', dayOf: on('11-20') },
      { reason: 'Transmisión del Poder Ejecutivo Federal', dayOf: on('12-01'), in: executiveChanges },
      { reason: 'Navidad', dayOf: on('12-25') },
    ],
  },
};

/** Rows for a calendar table: the non-working days of a federal list, from one year to another, both included. */
export function federalHolidays(list: HolidayList, fromYear: number, toYear = fromYear): NonWorkingDay[] {
  const { basis, holidays } = LISTS[list];
  const years = Array.from({ length: toYear - fromYear + 1 }, (_, index) => fromYear + index);
  return years.flatMap((year) =>
    holidays
      .filter((holiday) => holiday.in?.(year) ?? true)
      .map((holiday) => ({ day: holiday.dayOf(year), reason: holiday.reason, basis })),
  );
}

function on(monthAndDay: string): (year: number) => IsoDay {
  return (year) => `${year}-${monthAndDay}`;
}

function nth(n: number, weekday: number, month: string): (year: number) => IsoDay {
  return (year) => {
    const first = `${year}-${month}-01`;
    return addDays(first, ((weekday - weekdayOf(first) + 7) % 7) + 7 * (n - 1));
  };
}
