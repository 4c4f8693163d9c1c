import { DomainError } from '@oficialia/platform';
import type { Response } from 'express';
import { WAIT_MINUTES } from './portal-lookup.js';

/** The result of `work`; whoever has tried too often is told by header when to come back. */
export async function toldToWait<T>(response: Response, work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof DomainError && error.status === 429) response.set('Retry-After', String(WAIT_MINUTES * 60));
    throw error;
  }
}
