import { Global, Module, type OnModuleInit } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Navigation, ShellSource } from '@oficialia/platform';
import { Absence } from './absences/absence.entity.js';
import { AbsencesController } from './absences/absences.controller.js';
import { AbsencesPages } from './absences/absences.pages.js';
import { Absences } from './absences/absences.service.js';
import { ApiToken } from './api-token.entity.js';
import { Authentication } from './authentication.js';
import { CalendarEntity } from './calendar/calendar.entity.js';
import { CalendarVersion } from './calendar/calendar-version.entity.js';
import { Calendars } from './calendar/calendars.service.js';
import { NonWorkingDayEntity } from './calendar/non-working-day.entity.js';
import { Department } from './department.entity.js';
import { DepartmentVersion } from './departments/department-version.entity.js';
import { DepartmentsController } from './departments/departments.controller.js';
import { DepartmentsPages } from './departments/departments.pages.js';
import { Departments } from './departments/departments.service.js';
import { DeskShell } from './desk-shell.js';
import { HealthController } from './health.controller.js';
import { Heartbeat } from './heartbeat.entity.js';
import { Heartbeats } from './heartbeats.service.js';
import { Municipality } from './municipality.entity.js';
import { MENU_GROUPS } from './menu.js';
import { OfficeBookPages } from './office-book/office-book.pages.js';
import { OfficeEntry } from './office-book/office-entry.entity.js';
import { PeoplePages } from './people.pages.js';
import { People } from './people.service.js';
import { Person } from './person.entity.js';
import { SchedulerWatch } from './scheduler-watch.js';
import { Session } from './session.entity.js';
import { Settings } from './settings.service.js';
import { SignInController } from './sign-in.controller.js';
import { SignInPages } from './sign-in.pages.js';

const CALENDAR = [CalendarEntity, CalendarVersion, NonWorkingDayEntity];

/** Departments, people, sessions, calendars: who is who and which days count. */
@Global()
@Module({
  imports: [
    TypeOrmModule.forFeature([
      Municipality,
      Department,
      Person,
      Absence,
      DepartmentVersion,
      ApiToken,
      Session,
      Heartbeat,
      OfficeEntry,
      ...CALENDAR,
    ]),
  ],
  controllers: [
    HealthController,
    SignInController,
    SignInPages,
    PeoplePages,
    AbsencesPages,
    AbsencesController,
    DepartmentsPages,
    DepartmentsController,
    OfficeBookPages,
  ],
  providers: [
    Absences,
    Departments,
    Authentication,
    Calendars,
    Heartbeats,
    People,
    SchedulerWatch,
    Settings,
    { provide: ShellSource, useClass: DeskShell },
  ],
  exports: [Authentication, Calendars, Heartbeats, People, Settings, ShellSource],
})
export class DirectoryModule implements OnModuleInit {
  constructor(private readonly navigation: Navigation) {}

  onModuleInit(): void {
    this.navigation.add(
      {
        href: '/suplencias',
        label: 'Suplencias',
        icon: 'users',
        permission: 'absence.read',
        group: MENU_GROUPS.followUp,
        order: 70,
      },
      { href: '/dependencias', label: 'Dependencias', icon: 'building', permission: 'department.manage', order: 88 },
      {
        href: '/accesos',
        label: 'Accesos y cambios',
        icon: 'list',
        permission: 'office_book.read',
        group: MENU_GROUPS.oversight,
        order: 92,
      },
      { href: '/personas', label: 'Personas', icon: 'users', permission: 'people.manage', order: 90 },
    );
  }
}
