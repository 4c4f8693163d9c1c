import { Controller, Delete, Head, Options, Patch, Post, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Allow } from '@oficialia/platform';
import type { Request, Response } from 'express';
import { TusServer, UPLOADS_PATH } from './tus-server.js';

/** The routes of the tus protocol, each a route like any other: signed in, permitted, with the session's token. */
@ApiExcludeController()
@Controller(UPLOADS_PATH.slice(1))
export class UploadsController {
  constructor(private readonly tus: TusServer) {}

  @Allow('scan.manage')
  @Options()
  abilities(@Req() request: Request, @Res() response: Response): Promise<void> {
    return this.tus.handle(request, response);
  }

  @Allow('scan.manage')
  @Post()
  begin(@Req() request: Request, @Res() response: Response): Promise<void> {
    return this.tus.handle(request, response);
  }

  @Allow('scan.manage')
  @Head(':id')
  offset(@Req() request: Request, @Res() response: Response): Promise<void> {
    return this.tus.handle(request, response);
  }

  @Allow('scan.manage')
  @Patch(':id')
  append(@Req() request: Request, @Res() response: Response): Promise<void> {
    return this.tus.handle(request, response);
  }

  @Allow('scan.manage')
  @Delete(':id')
  cancel(@Req() request: Request, @Res() response: Response): Promise<void> {
    return this.tus.handle(request, response);
  }
}
