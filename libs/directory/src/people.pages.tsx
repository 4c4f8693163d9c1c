import { Controller, Get, Param, ParseIntPipe, Post, Req, Res } from '@nestjs/common';
import {
  Allow,
  Db,
  DomainError,
  formOf,
  PageHeader,
  Pages,
  parse,
  Stack,
  formErrors,
  type FormError,
} from '@oficialia/platform';
import type { Request, Response } from 'express';
import { listDepartments } from './departments.queries.js';
import { departmentMissing, departmentNotExpected } from './directory.errors.js';
import { ActivityRequest, ChiefRequest, NewPersonRequest, PasswordRequest } from './people.dto.js';
import { listPeople } from './people.queries.js';
import { People } from './people.service.js';
import { NewPersonForm, PeopleTable } from './people.view.js';

const SECTION = '/personas';

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
    return this.show(request, response, {}, []);
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
      if (!(error instanceof DomainError) || error.status >= 500) throw error;
      const errors = formErrors(error, 'username');
      await this.show(request, response, form as Record<string, string>, errors, error.status);
    }
  }

  @Allow('people.manage')
  @Post(':id/contrasena')
  async resetPassword(
    @Req() request: Request,
    @Res() response: Response,
    @Param('id', ParseIntPipe) id: number,
  ): Promise<void> {
    const { password } = parse(PasswordRequest, formOf(request));
    await this.db.transaction((tx) => this.people.resetPassword(tx, id, password));
    this.pages.redirect(request, response, SECTION, {
      tone: 'ok',
      text: 'Contraseña nueva guardada; sus sesiones abiertas se cerraron.',
    });
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

  private async show(
    request: Request,
    response: Response,
    typed: Record<string, string>,
    errors: FormError[],
    status = 200,
  ): Promise<void> {
    const [people, departments] = await Promise.all([listPeople(this.db), listDepartments(this.db)]);
    await this.pages.send(
      request,
      response,
      { title: 'Personas', section: SECTION, status },
      <>
        <PageHeader title="Personas" lead="Quién puede entrar y qué puede hacer." />
        <Stack>
          <PeopleTable people={people} />
          <NewPersonForm departments={departments} typed={typed} errors={errors} />
        </Stack>
      </>,
    );
  }
}
