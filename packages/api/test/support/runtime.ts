import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { json } from "node:stream/consumers";
import { type Clock, toMs } from "../../src/kernel/clock.ts";

/*
 * Lambda on this machine: the runtime API over HTTP on loopback, and the function in a process of its own
 * that knows nothing but its environment, as in the cloud.
 */

export type Invoked = { result: unknown } | { error: { errorType: string; errorMessage: string } };

export type RunningFunction = {
  /** One event after the other, as one process is given them. */
  invoke: (event: unknown) => Promise<Invoked>;
  /** Lines of the log so far. */
  log: string[];
  pid: number;
  stop: () => Promise<void>;
};

type Invocation = { id: string; event: unknown; done: (invoked: Invoked) => void };

const PATH = /^\/2018-06-01\/runtime\/invocation\/(?:(next)|([\w-]+)\/(response|error))$/;

/** Hands out events to whoever asks for the next, and takes what came of them. */
function createRuntime(clock: Clock | undefined) {
  const waiting: Invocation[] = [];
  const underWay = new Map<string, Invocation>();
  const idle: ServerResponse[] = [];

  const hand = (): void => {
    if (waiting.length === 0 || idle.length === 0) return;
    const [one, to] = [waiting.shift() as Invocation, idle.shift() as ServerResponse];
    underWay.set(one.id, one);
    to.setHeader("lambda-runtime-aws-request-id", one.id);
    to.setHeader("lambda-runtime-deadline-ms", String(Date.now() + 30_000));
    if (clock) to.setHeader("linge-test-now", String(toMs(clock())));
    to.end(JSON.stringify(one.event));
  };

  const take = async (message: IncomingMessage, to: ServerResponse): Promise<void> => {
    const [, isNext, id = "", kind] = PATH.exec(message.url ?? "") ?? [];
    if (isNext) {
      idle.push(to);
      return hand();
    }
    const body = await json(message);
    to.writeHead(202).end();
    const done = underWay.get(id)?.done;
    underWay.delete(id);
    done?.(kind === "response" ? { result: body } : ({ error: body } as Invoked));
  };

  const invoke = (event: unknown): Promise<Invoked> =>
    new Promise((done) => {
      waiting.push({ id: crypto.randomUUID(), event, done });
      hand();
    });

  const end = (reason: string): void => {
    const error = { errorType: "Runtime.ExitError", errorMessage: reason };
    for (const { done } of [...waiting.splice(0), ...underWay.values()]) done({ error });
  };

  return { server: createServer((message, to) => void take(message, to)), invoke, end };
}

export async function listen(server: Server): Promise<string> {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return `127.0.0.1:${(server.address() as AddressInfo).port}`;
}

export async function close(server: Server): Promise<void> {
  const closed = once(server, "close");
  server.close();
  server.closeAllConnections();
  await closed;
}

/**
 * Starts a function from the folder of its bundle; `handler` is `<file>.<export>` as Lambda names it. With a
 * clock the function lives in the time of the test, else in that of the machine.
 */
export async function startFunction(
  folder: string,
  handler: string,
  env: Readonly<Record<string, string>>,
  clock?: Clock,
): Promise<RunningFunction> {
  const runtime = createRuntime(clock);
  const child = spawn(process.execPath, [join(import.meta.dirname, "function-process.mjs")], {
    env: {
      ...env,
      AWS_LAMBDA_RUNTIME_API: await listen(runtime.server),
      LAMBDA_TASK_ROOT: folder,
      _HANDLER: handler,
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const log: string[] = [];
  for (const stream of [child.stdout, child.stderr])
    createInterface(stream).on("line", (line) => log.push(line));
  const ended = once(child, "exit").then(() => runtime.end(log.join("\n")));
  return {
    invoke: runtime.invoke,
    log,
    pid: child.pid ?? 0,
    stop: async () => {
      child.kill();
      await ended;
      await close(runtime.server);
    },
  };
}
