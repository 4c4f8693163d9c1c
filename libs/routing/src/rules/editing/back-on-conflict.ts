import { DomainError, type Pages } from '@oficialia/platform';
import type { Request, Response } from 'express';

/** Does the act; when somebody came first, goes back and says so. */
export async function backOnConflict(
  pages: Pages,
  { request, response, back }: { request: Request; response: Response; back: string },
  act: () => Promise<void>,
): Promise<void> {
  try {
    await act();
  } catch (error) {
    if (!(error instanceof DomainError) || error.status !== 409) throw error;
    pages.redirect(request, response, back, { tone: 'warn', text: error.message });
  }
}
