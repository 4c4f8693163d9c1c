import { Injectable } from '@nestjs/common';
import type { Request, Response } from 'express';
import type { ComponentChildren } from 'preact';
import { renderPage, type Notice, type Shell } from '../ui/shell.js';
import { sendCompressed } from './compressed.js';

/** Gives what frames every page of a process: municipality, menu, person, forgery token. */
export abstract class ShellSource {
  abstract shellFor(request: Request): Promise<Omit<Shell, 'title'>>;
}

export type PageOptions = Pick<Shell, 'title' | 'section' | 'layout' | 'wide'> & {
  status?: number;
  notices?: Notice[];
  /** What the box in the bar holds. */
  searched?: string;
};

/** Sends HTML pages: views give the body, the shell comes from the process. */
@Injectable()
export class Pages {
  constructor(private readonly source: ShellSource) {}

  async send(request: Request, response: Response, options: PageOptions, body: ComponentChildren): Promise<void> {
    const { status = 200, notices = [], searched, ...page } = options;
    const shell = await this.source.shellFor(request);
    const search = shell.search && { ...shell.search, value: searched };
    const html = renderPage(
      { ...shell, ...page, search, notices: [...takeNotices(request), ...notices, ...(shell.notices ?? [])] },
      body,
    );
    response.status(status).type('html').set('Cache-Control', 'no-store');
    sendCompressed(request, response, html);
  }

  /** Redirects after a form, with a sentence that the next page shows. */
  redirect(request: Request, response: Response, url: string, notice?: Notice): void {
    if (!notice || !request.session) return response.redirect(303, url);
    request.session.notices = [...(request.session.notices ?? []), notice];
    // The browser follows at once: what the next page shows must be in the database before it is told to go there.
    request.session.save((error: unknown) => (error ? response.destroy(error as Error) : response.redirect(303, url)));
  }
}

function takeNotices(request: Request): Notice[] {
  const notices = request.session?.notices ?? [];
  if (notices.length > 0 && request.session) request.session.notices = [];
  return notices;
}

declare module 'express-session' {
  interface SessionData {
    notices?: Notice[];
  }
}
