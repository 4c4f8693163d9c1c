import { Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import { Allow, CurrentActor, Db, formOf, Pages, parse, toMend, type Actor, type FormError } from '@oficialia/platform';
import type { Request, Response } from 'express';
import { listDepartments } from '../departments.queries.js';
import { departmentNotFound } from '../directory.errors.js';
import { departmentStates } from './department-versions.queries.js';
import { DepartmentChangeRequest, DepartmentClosureRequest } from './departments.dto.js';
import { Departments } from './departments.service.js';
import { DepartmentForms, DepartmentsTable } from './departments.view.js';

const SECTION = '/dependencias';
/** The field that an error is about. */
const FIELDS: Record<string, string> = { 'department.since': 'since', 'department.heir': 'heir' };

/** «Dependencias»: how they are called since when, and who takes over from those that are gone. */
@Controller('dependencias')
export class DepartmentsPages {
  constructor(
    private readonly departments: Departments,
    private readonly db: Db,
    private readonly pages: Pages,
  ) {}

  @Allow('department.manage')
  @Get()
  async list(@Req() request: Request, @Res() response: Response): Promise<void> {
    const states = await departmentStates(this.db);
    const page = { title: 'Dependencias', section: SECTION };
    await this.pages.send(request, response, page, <DepartmentsTable departments={states} />);
  }

  @Allow('department.manage')
  @Get(':key')
  edit(@Req() request: Request, @Res() response: Response, @Param('key') key: string): Promise<void> {
    return this.show(request, response, key, { typed: undefined, errors: [], status: 200 });
  }

  @Allow('department.manage')
  @Post(':key')
  change(
    @Req() request: Request,
    @Res() response: Response,
    @CurrentActor() actor: Actor,
    @Param('key') key: string,
  ): Promise<void> {
    return this.did(request, response, key, async () => {
      const wanted = parse(DepartmentChangeRequest, formOf(request));
      await this.departments.change(key, wanted, actor);
      return `«${wanted.name}» quedó guardada. Los oficios ya emitidos conservan el nombre de su día.`;
    });
  }

  @Allow('department.manage')
  @Post(':key/baja')
  close(
    @Req() request: Request,
    @Res() response: Response,
    @CurrentActor() actor: Actor,
    @Param('key') key: string,
  ): Promise<void> {
    return this.did(request, response, key, async () => {
      await this.departments.close(key, parse(DepartmentClosureRequest, formOf(request)), actor);
      return 'La dependencia quedó de baja. Seguimiento ve sus turnos abiertos en «Turnos», para reasignarlos a quien la sustituye.';
    });
  }

  private async did(request: Request, response: Response, key: string, act: () => Promise<string>): Promise<void> {
    try {
      this.pages.redirect(request, response, SECTION, { tone: 'ok', text: await act() });
    } catch (error) {
      const typed = formOf(request) as Record<string, string>;
      await this.show(request, response, key, { typed, ...toMend(error, (code) => FIELDS[code] ?? 'basis') });
    }
  }

  private async show(
    request: Request,
    response: Response,
    key: string,
    form: { typed: Record<string, string> | undefined; errors: FormError[]; status: number },
  ): Promise<void> {
    const [[department], all] = await Promise.all([departmentStates(this.db, key), listDepartments(this.db)]);
    if (!department) throw departmentNotFound(key);
    const { typed, errors, status } = form;
    const heirs = all.filter((one) => one.key !== key && one.level === department.level);
    const page = { title: department.name, section: SECTION, status };
    await this.pages.send(request, response, page, <DepartmentForms {...{ department, heirs, typed, errors }} />);
  }
}
