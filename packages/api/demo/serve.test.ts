import { once } from "node:events";
import { Agent, type IncomingMessage, request, type RequestOptions } from "node:http";
import { connect, type Socket } from "node:net";
import { text } from "node:stream/consumers";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { StartProblem } from "./lifetime.ts";
import { serve, type Serving } from "./serve.ts";

const host = "127.0.0.1";

/** A server on any free port, with what its handler failed with. */
async function served(handler: (request: Request) => Promise<Response>) {
  const faults: unknown[] = [];
  const serving = await serve({ port: 0, host }, (error) => faults.push(error));
  onTestFinished(serving.stop);
  serving.use(handler);
  return { ...serving, faults, base: `http://${host}:${serving.port}` };
}

const echo = async (asked: Request): Promise<Response> => new Response(await asked.text());

/** A request on a level at which one can misbehave. */
async function send({ port }: Serving, options: RequestOptions, body?: string) {
  const sent = request({ host, port, ...options });
  sent.on("error", () => undefined);
  sent.end(body);
  const [response] = (await once(sent, "response")) as [IncomingMessage];
  return { status: response.statusCode, headers: response.headers, body: await text(response) };
}

/** The beginning of a request as bytes, on a connection that stays open. */
async function begin({ port }: Serving, lines: readonly string[]): Promise<Socket> {
  const socket = connect(port, host);
  socket.on("error", () => undefined);
  onTestFinished(() => void socket.destroy());
  await once(socket, "connect");
  socket.write(`${lines.join("\r\n")}\r\n\r\n`);
  return socket;
}

describe("given a handler", () => {
  test("when a body is sent, then the handler gets it and its answer comes back", async () => {
    const { base } = await served(echo);
    const response = await fetch(base, { method: "POST", body: "邻格" });
    expect(await response.text()).toBe("邻格");
  });

  test("when HEAD is asked, then status and headers come without a body", async () => {
    const serving = await served(async () => new Response("body", { headers: { "x-is": "here" } }));
    const { status, headers, body } = await send(serving, { method: "HEAD" });
    expect([status, headers["x-is"], body]).toEqual([200, "here", ""]);
  });

  test("when it has answered, then it says that the connection is kept for a minute", async () => {
    const agent = new Agent({ keepAlive: true });
    onTestFinished(() => agent.destroy());
    const { headers } = await send(await served(echo), { method: "POST", agent });
    expect(headers["keep-alive"]).toBe("timeout=65");
  });

  test("when it sets two cookies, then both arrive", async () => {
    const headers = new Headers([
      ["set-cookie", "a=1"],
      ["set-cookie", "b=2"],
    ]);
    const { base } = await served(async () => new Response(null, { headers }));
    expect((await fetch(base)).headers.getSetCookie()).toEqual(["a=1", "b=2"]);
  });

  test("when a client claims to come from elsewhere, then the socket's address counts", async () => {
    const peer = async (asked: Request) => new Response(asked.headers.get("x-linge-peer"));
    const { base } = await served(peer);
    const response = await fetch(base, { headers: { "x-linge-peer": "203.0.113.9" } });
    expect(await response.text()).toBe(host);
  });

  test("when one connection carries two requests, then both are answered on it", async () => {
    const serving = await served(echo);
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    onTestFinished(() => agent.destroy());
    const options = { agent, method: "POST" };
    const bodies = [
      (await send(serving, options, "one")).body,
      (await send(serving, options, "two")).body,
    ];
    expect([bodies, Object.keys(agent.freeSockets)]).toEqual([["one", "two"], [expect.anything()]]);
  });

  test("when it fails, then 500 says nothing of why, and the fault is told", async () => {
    const { base, faults } = await served(() => Promise.reject(new Error("secret")));
    const response = await fetch(base);
    expect([response.status, await response.text()]).toEqual([
      500,
      "Something went wrong on our side.\n",
    ]);
    expect(faults).toEqual([new Error("secret")]);
  });

  test("when its answer breaks off, then the connection is cut and the fault is told", async () => {
    const { base, faults } = await served(async () => {
      const body = new ReadableStream({
        pull: (controller) => {
          controller.enqueue(new Uint8Array(10));
          controller.error(new Error("broken off"));
        },
      });
      return new Response(body);
    });
    await expect(fetch(base).then((response) => response.text())).rejects.toThrow(
      /terminated|fetch failed/,
    );
    expect(faults).toHaveLength(1);
  });

  test("when a client reads slowly, then its answer waits for it", async () => {
    let produced = 0;
    const endless = new ReadableStream({
      pull: (controller) => {
        produced += 1;
        controller.enqueue(new Uint8Array(64 * 1024));
      },
    });
    const serving = await served(async () => new Response(endless));
    const socket = await begin(serving, ["GET / HTTP/1.1", "host: linge"]);
    socket.pause();
    let before = -1;
    await vi.waitUntil(() => produced > 0 && before === (before = produced), { interval: 100 });
    // The buffers between us hold some megabytes at most.
    expect(produced * 64 * 1024).toBeLessThan(64 * 1024 * 1024);
  });
});

describe("given a client that does not behave", () => {
  test("when its headers are too large, then it gets 431", async () => {
    const serving = await served(echo);
    const { status } = await send(serving, { headers: { "x-long": "x".repeat(32 * 1024) } });
    expect(status).toBe(431);
  });

  test.each([
    ["a host that is none", ["GET / HTTP/1.1", "host: not a host"]],
    ["a method without meaning here", ["TRACE / HTTP/1.1", "host: linge"]],
    ["no HTTP at all", ["hello"]],
  ])("when it sends %s, then it gets 400", async (_, lines) => {
    const serving = await served(echo);
    const socket = await begin(serving, lines);
    const [answer] = (await once(socket, "data")) as [Buffer];
    expect(answer.toString()).toMatch(/^HTTP\/1\.1 400 /);
    expect(serving.faults).toEqual([]);
  });

  test("when it goes away while sending, then the handler hears it and others are served", async () => {
    const heard = Promise.withResolvers<unknown>();
    const serving = await served(async (asked) => {
      if (asked.method === "PUT") await asked.text().catch(heard.resolve);
      return new Response("served");
    });
    const lines = ["PUT /upload HTTP/1.1", "host: linge", "content-length: 1000"];
    const socket = await begin(serving, lines);
    socket.write("x".repeat(100));
    socket.destroy();
    expect(await heard.promise).toBeInstanceOf(Error);
    expect(await (await fetch(serving.base)).text()).toBe("served");
    expect(serving.faults).toEqual([]);
  });

  test("when it goes away before the answer, then the handler can tell and nothing is a fault", async () => {
    const aborted = Promise.withResolvers<void>();
    const serving = await served((asked) => {
      const { promise, reject } = Promise.withResolvers<Response>();
      asked.signal.addEventListener("abort", () => {
        reject(asked.signal.reason as Error);
        aborted.resolve();
      });
      return promise;
    });
    const socket = await begin(serving, ["GET / HTTP/1.1", "host: linge"]);
    socket.destroy();
    await aborted.promise;
    await serving.stop();
    expect(serving.faults).toEqual([]);
  });

  test("when its body is refused half-way, then it still gets the answer", async () => {
    const serving = await served(async (asked) => {
      for await (const _chunk of asked.body ?? []) break;
      return new Response("too large", { status: 413 });
    });
    const sent = request({ host, port: serving.port, method: "PUT" });
    sent.on("error", () => undefined);
    sent.write("x".repeat(100));
    const [response] = (await once(sent, "response")) as [IncomingMessage];
    expect([response.statusCode, await text(response)]).toEqual([413, "too large"]);
  });

  test("when it goes on sending what was refused, then that is thrown away and cut off", async () => {
    const serving = await served(async () => new Response("no", { status: 413 }));
    const lines = ["PUT / HTTP/1.1", "host: linge", "content-length: 100000000"];
    const socket = await begin(serving, lines);
    const closed = Promise.withResolvers<void>();
    socket.once("close", closed.resolve);
    const more = setInterval(() => socket.write("x".repeat(1_000)), 10);
    await closed.promise;
    clearInterval(more);
    expect(serving.faults).toEqual([]);
  });
});

describe("given a server", () => {
  test("when nothing can be answered yet, then it asks to come back", async () => {
    const serving = await serve({ port: 0, host }, () => undefined);
    onTestFinished(serving.stop);
    const response = await fetch(`http://${host}:${serving.port}/`);
    expect([response.status, response.headers.get("retry-after")]).toEqual([503, "2"]);
  });

  test("when it stops, then a request under way is answered first and the port is free after", async () => {
    const goOn = Promise.withResolvers<void>();
    const begun = Promise.withResolvers<void>();
    const serving = await served(async () => {
      begun.resolve();
      await goOn.promise;
      return new Response("done");
    });
    const answer = fetch(serving.base).then((response) => response.text());
    await begun.promise;
    const stopped = serving.stop();
    await expect(fetch(serving.base)).rejects.toThrow("fetch failed");
    goOn.resolve();
    expect(await answer).toBe("done");
    await stopped;
    const next = await serve({ port: serving.port, host }, () => undefined);
    await next.stop();
  });

  test.each([
    ["its port is taken", host, /^Port \d+ is taken: .+, e\.g\. PORT=\d+ npm start\.$/],
    [
      "its address is not of this machine",
      "192.0.2.1",
      /^This machine has no address 192\.0\.2\.1: /,
    ],
  ])("when %s, then one sentence says so", async (_, address, words) => {
    const { port } = await served(echo);
    const start = serve({ port, host: address }, () => undefined);
    await expect(start).rejects.toThrow(StartProblem);
    await expect(start).rejects.toThrow(words);
  });
});
