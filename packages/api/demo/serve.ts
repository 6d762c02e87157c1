import { once } from "node:events";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { pipeline } from "node:stream/promises";
import { ReadableStream } from "node:stream/web";
import { SECOND } from "../src/kernel/clock.ts";
import { KEEP_ALIVE } from "../src/kernel/wire.ts";
import { settled, StartProblem } from "./lifetime.ts";

type Handler = (request: Request) => Promise<Response>;

/** How long requests under way may take once no new ones are taken. */
const DRAIN_WITHIN = 3 * SECOND;
/** How long the rest of a body is still read, and thrown away, after it was answered. */
const LINGER = SECOND;

/** The body as it comes in. Who stops reading it must still be able to answer, so the socket is kept. */
const bodyOf = (message: IncomingMessage): ReadableStream =>
  ReadableStream.from(message.iterator({ destroyOnReturn: false }));

function toRequest(message: IncomingMessage, signal: AbortSignal): Request {
  const headers = new Headers();
  for (const [name, value] of Object.entries(message.headers))
    for (const one of [value ?? []].flat()) headers.append(name, one);
  // Where a request comes from is what the socket says, never what the client writes.
  headers.set("x-linge-peer", message.socket.remoteAddress ?? "unknown");
  const { method = "GET", url = "/" } = message;
  const hasBody = method !== "GET" && method !== "HEAD";
  const base = `http://${message.headers.host ?? "localhost"}`;
  return new Request(url.startsWith("/") ? `${base}${url}` : url, {
    method,
    headers,
    signal,
    ...(hasBody && { body: bodyOf(message), duplex: "half" }),
  } as RequestInit);
}

/** Sends an answer no faster than the client reads it. */
async function send(response: Response, to: ServerResponse): Promise<void> {
  to.statusCode = response.status;
  to.setHeaders(response.headers);
  if (response.body && to.req.method !== "HEAD") await pipeline(response.body, to);
  else {
    await response.body?.cancel();
    to.end();
  }
}

const plain = (status: number, text: string, headers: Record<string, string> = {}): Response =>
  new Response(`${text}\n`, { status, headers });

/** The handler's answer; 400 for what is no HTTP request, 500 when the handler failed. */
async function answerOf(
  handler: Handler,
  message: IncomingMessage,
  signal: AbortSignal,
  onFault: (error: unknown) => void,
): Promise<Response> {
  let request: Request;
  try {
    request = toRequest(message, signal);
  } catch {
    return plain(400, "This is not a request we understand.");
  }
  try {
    return await handler(request);
  } catch (error) {
    if (!signal.aborted) onFault(error);
    return plain(500, "Something went wrong on our side.");
  }
}

async function exchange(
  handler: Handler,
  message: IncomingMessage,
  to: ServerResponse,
  onFault: (error: unknown) => void,
): Promise<void> {
  const gone = new AbortController();
  to.once("close", () => to.writableFinished || gone.abort());
  const response = await answerOf(handler, message, gone.signal, onFault);
  await send(response, to).catch((error: unknown) => {
    // A client that went away meanwhile is nobody's fault.
    if (!gone.signal.aborted) onFault(error);
    to.destroy();
  });
  if (message.complete) return;
  message.resume();
  setTimeout(() => message.complete || message.destroy(), LINGER).unref();
}

export type Serving = {
  /** The port we got; the one that was asked for unless that was 0. */
  port: number;
  /** From now on requests go to this handler; before, they are asked to come back. */
  use: (handler: Handler) => void;
  /** Takes no new requests, waits a moment for those under way, and gives the port back. */
  stop: () => Promise<void>;
};

const notYet: Handler = () =>
  Promise.resolve(
    plain(503, "Linge is starting, please try again in a moment.", { "retry-after": "2" }),
  );

const cannotListen: Readonly<Record<string, (port: number, host: string) => string>> = {
  EADDRINUSE: (port) =>
    `Port ${port} is taken: stop what runs there, or choose another one, e.g. PORT=${port + 1} npm start.`,
  EACCES: (port) =>
    `Port ${port} may not be opened by this user: choose one above 1023, e.g. PORT=4000 npm start.`,
  EADDRNOTAVAIL: (_port, host) =>
    `This machine has no address ${host}: set LINGE_HOST to one it has.`,
  ENOTFOUND: (_port, host) => `This machine has no address ${host}: set LINGE_HOST to one it has.`,
};

async function listen(server: Server, port: number, host: string): Promise<void> {
  server.listen(port, host);
  try {
    await once(server, "listening");
  } catch (error) {
    const say = cannotListen[(error as NodeJS.ErrnoException).code ?? ""];
    throw say ? new StartProblem(say(port, host)) : error;
  }
}

/** The same port of another address, where this machine has that one; not every machine has IPv6. */
async function listenToo(server: Server, port: number, host: string): Promise<Server[]> {
  server.listen(port, host);
  try {
    await once(server, "listening");
    return [server];
  } catch {
    return [];
  }
}

async function stop(
  servers: readonly Server[],
  underWay: ReadonlySet<Promise<void>>,
): Promise<void> {
  const closed = servers.map((server) => once(server, "close"));
  for (const server of servers) server.close();
  await settled(Promise.all(underWay), DRAIN_WITHIN);
  for (const server of servers) server.closeAllConnections();
  await Promise.all(closed);
}

/**
 * Serves a fetch handler over HTTP. The port is claimed first, so that a taken one is told at once. `alsoHost` is a
 * second address of this machine, which it may not have.
 */
export async function serve(
  { port, host, alsoHost }: { port: number; host: string; alsoHost?: string },
  onFault: (error: unknown) => void,
): Promise<Serving> {
  let handler = notYet;
  const underWay = new Set<Promise<void>>();
  const create = () =>
    createServer({ keepAliveTimeout: KEEP_ALIVE }, (message, to) => {
      const one = exchange(handler, message, to, onFault).finally(() => underWay.delete(one));
      underWay.add(one);
    });
  const server = create();
  await listen(server, port, host);
  const got = (server.address() as AddressInfo).port;
  const servers = [server, ...(alsoHost ? await listenToo(create(), got, alsoHost) : [])];
  let stopping: Promise<void> | undefined;
  return {
    port: got,
    use: (next) => {
      handler = next;
    },
    stop: () => (stopping ??= stop(servers, underWay)),
  };
}
