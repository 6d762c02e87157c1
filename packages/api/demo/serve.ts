import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { Readable } from "node:stream";
import type { ReadableStream } from "node:stream/web";

type Handler = (request: Request) => Promise<Response>;

/** The port is somebody else's. */
export class PortTaken extends Error {
  override name = "PortTaken";
}

function toRequest(message: IncomingMessage, base: string): Request {
  const headers = new Headers();
  for (const [name, value] of Object.entries(message.headers))
    for (const one of [value ?? []].flat()) headers.append(name, one);
  // Where a request comes from is what the socket says, never what the client writes.
  headers.set("x-linge-peer", message.socket.remoteAddress ?? "unknown");
  const method = message.method ?? "GET";
  const hasBody = method !== "GET" && method !== "HEAD";
  const body = hasBody ? (Readable.toWeb(message) as ReadableStream<Uint8Array>) : null;
  return new Request(new URL(message.url ?? "/", base), {
    method,
    headers,
    ...(body && { body: body as BodyInit, duplex: "half" }),
  } as RequestInit);
}

async function send(response: Response, to: ServerResponse): Promise<void> {
  to.writeHead(response.status, Object.fromEntries(response.headers));
  if (!response.body) {
    to.end();
    return;
  }
  for await (const chunk of response.body) to.write(chunk);
  to.end();
}

export type Serving = {
  /** From now on requests go to this handler; before, they are asked to come back. */
  use: (handler: Handler) => void;
  stop: () => Promise<void>;
};

const notYet: Handler = () =>
  Promise.resolve(
    new Response("Linge is starting, please try again in a moment.\n", {
      status: 503,
      headers: { "retry-after": "2" },
    }),
  );

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) =>
      reject(
        error.code === "EADDRINUSE"
          ? new PortTaken(
              `Port ${port} is taken: stop what runs there, or choose another one, e.g. PORT=${port + 1} npm start.`,
            )
          : error,
      ),
    );
    server.listen(port, () => resolve());
  });
}

/** Serves a fetch handler over HTTP. The port is claimed first, so that a taken one is told at once. */
export async function serve(port: number): Promise<Serving> {
  let handler = notYet;
  const server = createServer((message, to) => {
    const base = `http://${message.headers.host ?? `localhost:${port}`}`;
    Promise.resolve()
      .then(() => handler(toRequest(message, base)))
      .then((response) => send(response, to))
      .catch(() => {
        if (!to.headersSent) to.writeHead(400);
        to.end();
      });
  });
  await listen(server, port);
  return {
    use: (next) => {
      handler = next;
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
