import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiBearerAuth } from '@nestjs/swagger';
import { Allow, CurrentActor, type Actor } from '@oficialia/platform';
import { DepartmentChangeRequest, DepartmentClosureRequest } from './departments.dto.js';
import { Departments } from './departments.service.js';

@ApiBearerAuth()
@Controller('api/v1/departments/:key')
export class DepartmentsController {
  constructor(private readonly departments: Departments) {}

  /** A new name or a new head of a department, since a day. */
  @Allow('department.manage')
  @HttpCode(204)
  @Post('versions')
  change(
    @Param('key') key: string,
    @Body() body: DepartmentChangeRequest,
    @CurrentActor() actor: Actor,
  ): Promise<void> {
    return this.departments.change(key, body, actor);
  }

  /** A department is no more, and another one takes over. */
  @Allow('department.manage')
  @HttpCode(204)
  @Post('closure')
  close(
    @Param('key') key: string,
    @Body() body: DepartmentClosureRequest,
    @CurrentActor() actor: Actor,
  ): Promise<void> {
    return this.departments.close(key, body, actor);
  }
}
