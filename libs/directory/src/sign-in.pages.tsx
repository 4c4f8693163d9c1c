import { Controller, Get, Post, Query, Req, Res } from '@nestjs/common';
import {
  Button,
  ButtonRow,
  Card,
  DomainError,
  ErrorSummary,
  Field,
  Form,
  Navigation,
  Pages,
  Public,
  Stack,
} from '@oficialia/platform';
import type { Request, Response } from 'express';
import { Authentication } from './authentication.js';

/** Signing in and out, and the way to the first page of each role. */
@Controller()
export class SignInPages {
  constructor(
    private readonly authentication: Authentication,
    private readonly pages: Pages,
    private readonly navigation: Navigation,
  ) {}

  @Public()
  @Get('entrar')
  async form(@Req() request: Request, @Res() response: Response, @Query('volver') back?: string): Promise<void> {
    if (request.user) return response.redirect(303, '/');
    await this.pages.send(
      request,
      response,
      { title: 'Entrar', layout: 'plain' },
      signInForm({ back: localPath(back) }),
    );
  }

  @Public()
  @Post('entrar')
  async signIn(@Req() request: Request, @Res() response: Response): Promise<void> {
    const { username, volver } = (request.body ?? {}) as Record<string, unknown>;
    const back = localPath(volver);
    try {
      await this.authentication.signIn(request, response);
      response.redirect(303, back);
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      const typed = typeof username === 'string' ? username : '';
      const body = signInForm({ back, username: typed, error: error.message });
      await this.pages.send(request, response, { title: 'Entrar', layout: 'plain', status: error.status }, body);
    }
  }

  @Public()
  @Post('salir')
  async signOut(@Req() request: Request, @Res() response: Response): Promise<void> {
    await this.authentication.signOut(request);
    response.redirect(303, '/entrar');
  }

  @Public()
  @Get()
  home(@Req() request: Request, @Res() response: Response): void {
    const first = request.user && this.navigation.for(request.user)[0];
    response.redirect(303, first?.href ?? '/entrar');
  }
}

function signInForm({ back, username = '', error }: { back: string; username?: string; error?: string }) {
  return (
    <Card heading="Entrar" lead="Con el usuario que le dio la persona administradora.">
      <Form action="/entrar" method="post">
        <ErrorSummary errors={error ? [{ name: 'username', text: error }] : []} />
        <input type="hidden" name="volver" value={back} />
        <Stack>
          <Field name="username" label="Usuario" value={username} required autofocus autocomplete="username" />
          <Field name="password" type="password" label="Contraseña" required autocomplete="current-password" />
        </Stack>
        <ButtonRow>
          <Button busy="Entrando…">Entrar</Button>
        </ButtonRow>
      </Form>
    </Card>
  );
}

/** Only a path of this site: an address from outside must not send people away. Browsers skip tabs and line breaks. */
function localPath(value: unknown): string {
  return typeof value === 'string' && /^\/(?![/\\])[^\s\p{Cc}]*$/u.test(value) ? value : '/';
}
