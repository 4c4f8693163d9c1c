export {
  absencesOn,
  actingChiefs,
  actingFor,
  chiefhoodOf,
  standingIn,
  type ActingChief,
} from './absences/absences.queries.js';
export { Absences } from './absences/absences.service.js';
export { Authentication } from './authentication.js';
export {
  addBusinessDays,
  addDays,
  addMonths,
  businessDaysBetween,
  daysBetween,
  isBusinessDay,
  nextBusinessDay,
  nonWorkingReason,
  type BusinessCalendar,
  type IsoDay,
} from './calendar/business-days.js';
export { CalendarEntity } from './calendar/calendar.entity.js';
export {
  calendarAt,
  calendarVersions,
  listCalendars,
  type CalendarLine,
  type CalendarVersionRow,
  type VersionedCalendar,
} from './calendar/calendars.queries.js';
export { Calendars, changedCalendar, type CalendarChange } from './calendar/calendars.service.js';
export { federalHolidays } from './calendar/federal-holidays.js';
export { calendarChanged } from './directory.jobs.js';
export { Heartbeats, SCHEDULER, type Pulse } from './heartbeats.service.js';
export { listDepartments, type DepartmentLine } from './departments.queries.js';
export { Department } from './department.entity.js';
export { departmentNotFound } from './directory.errors.js';
export { seedDepartments, seedDirectory, type MunicipalitySetup } from './directory.seed.js';
export { DirectoryModule } from './directory.module.js';
export { letterheadOf } from './letterhead.js';
export { MENU_GROUPS } from './menu.js';
export { Municipality } from './municipality.entity.js';
export { enterInOfficeBook } from './office-book/office-book.js';
export { People, type NewPerson } from './people.service.js';
export { Person } from './person.entity.js';
export { PERMISSIONS, permissionsOf, ROLE_NAMES, ROLES, type Permission, type Role } from './roles.js';
export { Settings } from './settings.service.js';
