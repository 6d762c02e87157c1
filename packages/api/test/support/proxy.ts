import { createServer } from "node:http";
import { buffer } from "node:stream/consumers";
import { close, listen } from "./runtime.ts";

/** A way to the table engine that breaks as told, for functions that run in a process of their own. */
export type Proxy = {
  url: string;
  /** Requests of this operation whose body names `about` fail as busy, from now on. */
  refuse: (operation: string, about: string) => void;
  heal: () => void;
  stop: () => Promise<void>;
};

const THROTTLED = {
  __type: "com.amazonaws.dynamodb.v20120810#ProvisionedThroughputExceededException",
  message: "told to be busy",
};

/** Stands between a function and the engine. */
export async function startProxy(engine: string): Promise<Proxy> {
  let broken: { operation: string; about: string }[] = [];
  const isBroken = (target: string, body: Buffer): boolean =>
    broken.some(({ operation, about }) => target.endsWith(`.${operation}`) && body.includes(about));
  const server = createServer((message, to) => {
    void buffer(message).then(async (body) => {
      const target = String(message.headers["x-amz-target"]);
      to.setHeader("content-type", "application/x-amz-json-1.0");
      if (isBroken(target, body)) return to.writeHead(400).end(JSON.stringify(THROTTLED));
      const { host: _, connection: __, "content-length": ___, ...headers } = message.headers;
      const answer = await fetch(engine, {
        method: "POST",
        headers: headers as Record<string, string>,
        body: new Uint8Array(body),
      });
      return to.writeHead(answer.status).end(Buffer.from(await answer.arrayBuffer()));
    });
  });
  return {
    url: `http://${await listen(server)}`,
    refuse: (operation, about) => broken.push({ operation, about }),
    heal: () => {
      broken = [];
    },
    stop: () => close(server),
  };
}
