import { createReadStream, existsSync, statSync } from "node:fs";
import { createServer, type IncomingMessage, request, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join, normalize } from "node:path";

const TYPES: Record<string, string> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json",
  ".svg": "image/svg+xml",
  ".png": "image/png",
};

/** What the API answers itself; everything else is the app's. */
const isForApi = (path: string): boolean => path === "/graphql" || path.startsWith("/media/");

/** Links to photos lead to the API: behind this one address they lead here, as in production. */
async function passOnHere(
  answer: IncomingMessage,
  to: ServerResponse,
  api: URL,
  here: string,
): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of answer) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks)
    .toString()
    .replaceAll(`${api.origin}/media/`, `${here}/media/`);
  const { "content-length": _, "transfer-encoding": __, ...headers } = answer.headers;
  to.writeHead(answer.statusCode ?? 502, headers);
  to.end(text);
}

function passOn(message: IncomingMessage, to: ServerResponse, api: URL): void {
  const { host, port } = api;
  const headers = { ...message.headers, host, "accept-encoding": "identity" };
  const passed = request(
    { host: api.hostname, port, path: message.url, method: message.method, headers },
    (answer) => {
      if (message.url === "/graphql")
        return void passOnHere(answer, to, api, `http://${message.headers.host}`);
      to.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(to);
    },
  );
  passed.on("error", () => to.writeHead(502).end());
  message.pipe(passed);
}

/** A file of the build; every other path is a page of the app. */
function fileFor(folder: string, path: string): string {
  const file = join(folder, normalize(path));
  return file.startsWith(folder) && existsSync(file) && statSync(file).isFile()
    ? file
    : join(folder, "index.html");
}

export type Served = { url: string; stop: () => Promise<void> };

/** Serves the built app and the API behind one address, as in production. Port 0 is any free one. */
export async function serveH5(folder: string, apiUrl: string, port = 0): Promise<Served> {
  const api = new URL(apiUrl);
  const server = createServer((message, to) => {
    const path = decodeURIComponent(new URL(message.url ?? "/", api).pathname);
    if (isForApi(path)) return passOn(message, to, api);
    const file = fileFor(folder, path);
    to.writeHead(200, { "content-type": TYPES[extname(file)] ?? "application/octet-stream" });
    createReadStream(file).pipe(to);
  });
  await new Promise<void>((resolve) => {
    server.listen(port, "127.0.0.1", resolve);
  });
  const { port: taken } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${taken}`,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
