import { Controller, Get, Param, ParseIntPipe, Post, Req, Res } from '@nestjs/common';
import {
  Allow,
  Db,
  formErrors,
  formOf,
  mendable,
  PageHeader,
  Pages,
  parse,
  Stack,
  toMend,
  type FormError,
} from '@oficialia/platform';
import type { Request, Response } from 'express';
import { listDepartments } from './departments.queries.js';
import { departmentMissing, departmentNotExpected } from './directory.errors.js';
import { ActivityRequest, ChiefRequest, NewPersonRequest, PasswordRequest } from './people.dto.js';
import { listPeople } from './people.queries.js';
import { People } from './people.service.js';
import { NewPersonForm, passwordField, PeopleTable } from './people.view.js';

const SECTION = '/personas';
/** The field that an error of the directory is about. */
const FIELDS: Record<string, string> = {
  'person.username-taken': 'username',
  'person.weak-password': 'password',
  'person.department-missing': 'departmentId',
  'person.department-not-expected': 'departmentId',
};

/** What a form came back with: the texts that were typed, and what is wrong with them. */
interface Sent {
  typed: Record<string, string>;
  errors: FormError[];
  status: number;
  /** Whose account it was about; a new person's when left out. */
  person?: number;
}

/** Who may come in, as what; for the administrator. */
@Controller('personas')
export class PeoplePages {
  constructor(
    private readonly people: People,
    private readonly db: Db,
    private readonly pages: Pages,
  ) {}

  @Allow('people.manage')
  @Get()
  list(@Req() request: Request, @Res() response: Response): Promise<void> {
    return this.show(request, response, { typed: {}, errors: [], status: 200 });
  }

  @Allow('people.manage')
  @Post()
  async create(@Req() request: Request, @Res() response: Response): Promise<void> {
    const form = formOf(request);
    try {
      const person = parse(NewPersonRequest, form);
      if (person.role === 'department' && !person.departmentId) throw departmentMissing();
      if (person.role !== 'department' && (person.departmentId || person.chief)) throw departmentNotExpected();
      await this.db.transaction((tx) => this.people.create(tx, person));
      this.pages.redirect(request, response, SECTION, {
        tone: 'ok',
        text: `${person.name} ya puede entrar como «${person.username}».`,
      });
    } catch (error) {
      const typed = form as Record<string, string>;
      await this.show(request, response, { typed, ...toMend(error, (code) => FIELDS[code]) });
    }
  }

  @Allow('people.manage')
  @Post(':id/contrasena')
  async resetPassword(
    @Req() request: Request,
    @Res() response: Response,
    @Param('id', ParseIntPipe) id: number,
  ): Promise<void> {
    try {
      const { password } = parse(PasswordRequest, formOf(request));
      await this.db.transaction((tx) => this.people.resetPassword(tx, id, password));
      this.pages.redirect(request, response, SECTION, {
        tone: 'ok',
        text: 'Contraseña nueva guardada; sus sesiones abiertas se cerraron.',
      });
    } catch (error) {
      const problem = mendable(error);
      const errors = formErrors(problem).map(({ text }) => ({ name: passwordField(id), text }));
      await this.show(request, response, { typed: {}, errors, status: problem.status, person: id });
    }
  }

  @Allow('people.manage')
  @Post(':id/titular')
  async setChief(
    @Req() request: Request,
    @Res() response: Response,
    @Param('id', ParseIntPipe) id: number,
  ): Promise<void> {
    const { chief } = parse(ChiefRequest, formOf(request));
    await this.db.transaction((tx) => this.people.setChief(tx, id, chief));
    const text = chief ? 'Ahora recibe los avisos del titular.' : 'Ya no recibe los avisos del titular.';
    this.pages.redirect(request, response, SECTION, { tone: 'ok', text });
  }

  @Allow('people.manage')
  @Post(':id/estado')
  async setActive(
    @Req() request: Request,
    @Res() response: Response,
    @Param('id', ParseIntPipe) id: number,
  ): Promise<void> {
    const { active } = parse(ActivityRequest, formOf(request));
    await this.db.transaction((tx) => this.people.setActive(tx, id, active));
    const text = active ? 'La cuenta quedó activa.' : 'La cuenta quedó inactiva y sus sesiones se cerraron.';
    this.pages.redirect(request, response, SECTION, { tone: 'ok', text });
  }

  private async show(request: Request, response: Response, { typed, errors, status, person }: Sent): Promise<void> {
    const [people, departments] = await Promise.all([listPeople(this.db), listDepartments(this.db)]);
    await this.pages.send(
      request,
      response,
      { title: 'Personas', section: SECTION, status },
      <>
        <PageHeader title="Personas" lead="Quién puede entrar y qué puede hacer." />
        <Stack>
          <PeopleTable people={people} wrong={person === undefined ? undefined : { person, errors }} />
          <NewPersonForm departments={departments} typed={typed} errors={person === undefined ? errors : []} />
        </Stack>
      </>,
    );
  }
}
