import { Body, Controller, Headers, HttpStatus, Post, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiHeader } from '@nestjs/swagger';
import { Allow, CurrentActor, ValidationProblem, type Actor } from '@oficialia/platform';
import type { Response } from 'express';
import { RegistrationReply, RegistrationRequest } from './registration.dto.js';
import { Registration } from './registration.service.js';

const KEY = /^[\x21-\x7e]{8,100}$/;

@ApiBearerAuth()
@Controller('api/v1/petitions')
export class RegistrationController {
  constructor(private readonly registration: Registration) {}

  /** Registers a petition. A retry with the same Idempotency-Key answers 200 with the folio of the first time. */
  @Allow('petition.register')
  @ApiHeader({
    name: 'Idempotency-Key',
    required: true,
    description: '8 to 100 printable characters, new for each petition',
  })
  @Post()
  async register(
    @Body() body: RegistrationRequest,
    @Headers('idempotency-key') key: string | undefined,
    @CurrentActor() actor: Actor,
    @Res({ passthrough: true }) response: Response,
  ): Promise<RegistrationReply> {
    const reply = await this.registration.register(body, checkedKey(key), actor);
    response.status(reply.repeated ? HttpStatus.OK : HttpStatus.CREATED);
    return reply;
  }
}

/** An idempotency key that can be kept; ValidationProblem otherwise. */
export function checkedKey(key: unknown): string {
  if (typeof key === 'string' && KEY.test(key)) return key;
  throw new ValidationProblem([{ field: 'Idempotency-Key', message: 'Falta la clave que evita registrar dos veces.' }]);
}
