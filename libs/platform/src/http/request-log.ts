import type { NextFunction, Request, Response } from 'express';
import type { Log } from '../log/log.js';

/** One structured line a request: never the query, the body or a name. */
export function requestLog(log: Log) {
  return (request: Request, response: Response, next: NextFunction): void => {
    const started = performance.now();
    response.once('close', () => {
      const path = request.originalUrl.split('?', 1)[0];
      const ms = Math.round((performance.now() - started) * 10) / 10;
      const cut = response.writableFinished ? undefined : true;
      log.info({
        event: 'request',
        method: request.method,
        path,
        status: response.statusCode,
        ms,
        actor: request.user?.id,
        cut,
      });
    });
    next();
  };
}
