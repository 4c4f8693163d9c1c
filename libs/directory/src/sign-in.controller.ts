import { Body, Controller, Post, Req } from '@nestjs/common';
import { Clock, Db, Public, signing } from '@oficialia/platform';
import type { Request } from 'express';
import { tokenRefused } from './directory.errors.js';
import { People } from './people.service.js';
import { TokenIssued, TokenRequest } from './sign-in.dto.js';

const DAY_MS = 86_400_000;

@Controller('api/v1/tokens')
export class SignInController {
  constructor(
    private readonly people: People,
    private readonly db: Db,
    private readonly clock: Clock,
  ) {}

  /** A bearer token for the person behind user and password. */
  @Public()
  @Post()
  async create(@Body() body: TokenRequest, @Req() request: Request): Promise<TokenIssued> {
    const id = await this.people.signIn(body.username, body.password, request.ip ?? '');
    const actor = await this.people.actor(id, request.ip ?? '');
    if (!actor) throw tokenRefused();
    const expiresAt = new Date(this.clock.now().getTime() + (body.days ?? 30) * DAY_MS);
    const token = await signing(actor, () =>
      this.db.transaction((tx) => this.people.createToken(tx, id, body.name, expiresAt)),
    );
    return { token, expiresAt };
  }
}
