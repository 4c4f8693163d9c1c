import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { Request } from 'express';

/** Who is acting: a signed-in person, with what the role allows and the department whose rows may be seen. */
export interface Actor {
  id: number;
  name: string;
  position: string | null;
  role: string;
  permissions: ReadonlySet<string>;
  /** Set: only rows of this department. Null: the whole office. */
  departmentId: number | null;
  departmentName: string | null;
  /** Network address the act comes from. */
  address: string;
}

declare global {
  namespace Express {
    interface User extends Actor {}
  }
}

/** The signed-in actor of the request, as a route's parameter. */
export const CurrentActor = createParamDecorator((_: unknown, context: ExecutionContext): Actor => {
  const actor = context.switchToHttp().getRequest<Request>().user;
  if (!actor) throw new Error('a route that asks for the actor must not be public');
  return actor;
});
