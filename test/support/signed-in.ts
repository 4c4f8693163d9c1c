import type { Server } from 'node:http';
import request, { type Test } from 'supertest';

type Agent = ReturnType<typeof request.agent>;

/** A person in front of a browser without JavaScript. */
export interface SignedIn {
  agent: Agent;
  /** The forgery token of the session, for requests made by hand: header `x-csrf-token` or field `_csrf`. */
  csrf: string;
  get(path: string): Test;
  /** Sends a form, with the token. */
  post(path: string, fields?: Record<string, unknown>): Test;
}

/** Somebody who has not signed in but has opened the first page. */
export async function visit(server: Server): Promise<SignedIn> {
  const agent = request.agent(server);
  return browser(agent, await tokenOf(agent));
}

/** Signs in by the page. Throws when the desk says no. */
export async function signIn(server: Server, username: string, password: string): Promise<SignedIn> {
  const before = await visit(server);
  const answer = await before.post('/entrar', { username, password });
  if (answer.status !== 303) throw new Error(`${username} could not sign in: ${answer.status}`);
  return browser(before.agent, await tokenOf(before.agent));
}

function browser(agent: Agent, csrf: string): SignedIn {
  return {
    agent,
    csrf,
    get: (path) => agent.get(path),
    post: (path, fields = {}) =>
      agent
        .post(path)
        .type('form')
        .send({ _csrf: csrf, ...fields }),
  };
}

/** Signing in changes the session and so the token; any page, even one that does not exist, carries it. */
async function tokenOf(agent: Agent): Promise<string> {
  const page = await agent.get('/pagina-que-no-existe');
  const found =
    /x-csrf-token(?:&quot;|"):(?:&quot;|")([\w-]+)/.exec(page.text) ?? /name="_csrf" value="([^"]+)"/.exec(page.text);
  if (!found?.[1]) throw new Error('the page carries no forgery token');
  return found[1];
}
