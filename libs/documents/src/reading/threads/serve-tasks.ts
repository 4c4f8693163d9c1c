import { parentPort, workerData } from 'node:worker_threads';

export interface TaskRequest {
  id: number;
  task: string;
  input: unknown;
}

export interface TaskAnswer {
  id: number;
  output?: unknown;
  error?: { message: string; code?: string };
}

type Handler = (input: never) => unknown;

/** The thread's side of a TaskThread: answers each request by the handler of that name, one after the other. */
export function serveTasks(handlers: Record<string, Handler>): void {
  if (!parentPort) throw new Error('serveTasks must run in a thread');
  const port = parentPort;
  let queue: Promise<void> = Promise.resolve();
  port.on('message', (request: TaskRequest) => {
    queue = queue.then(async () => port.postMessage(await answer(handlers, request)));
  });
}

/** What the main thread gave this thread when it started it. */
export function threadOptions<T>(): T {
  return (workerData as { options: T }).options;
}

async function answer(handlers: Record<string, Handler>, { id, task, input }: TaskRequest): Promise<TaskAnswer> {
  try {
    const handler = handlers[task];
    if (!handler) throw new Error(`unknown task ${task}`);
    return { id, output: await handler(input as never) };
  } catch (error) {
    const { message, code } = error as { message?: string; code?: string };
    return { id, error: { message: message ?? String(error), code } };
  }
}
