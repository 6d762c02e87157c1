import { createHash, randomUUID } from "node:crypto";
import { mkdtemp } from "node:fs/promises";
import { join } from "node:path";
import type { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { inject } from "vitest";
import type { Deps, LogLine } from "../../src/deps.ts";
import { type Instant, plus } from "../../src/kernel/clock.ts";
import { type Id, type Ids, type Kind, prefixes } from "../../src/kernel/ids.ts";
import { feedRoute } from "../../src/feed/serve.ts";
import { createDiskBucket } from "../../src/media/disk.ts";
import { mediaRoute } from "../../src/media/upload.ts";
import { createApp } from "../../src/server.ts";
import { createTokens, makeSigningKey } from "../../src/session/token.ts";
import { wechatClient } from "../../src/session/wechat.ts";
import { localClient } from "../../src/table/client.ts";
import { createTable } from "../../src/table/create.ts";

/** The demo's now: a Friday morning in office hours. */
export const NOW: Instant = "2026-11-20T02:00:00.000Z";

/** A clock that stands still until it is told to move. */
export class TestClock {
  now: Instant = NOW;
  read = (): Instant => this.now;
  advance(ms: number): void {
    this.now = plus(this.now, ms);
  }
}

/** Ids and "random" bytes in a fixed order, so that a test run repeats itself exactly. */
export function sequentialIds(): Ids {
  let made = 0;
  return {
    next: <K extends Kind>(kind: K) => {
      made += 1;
      return `${prefixes[kind]}_${String(made).padStart(26, "0")}` as Id<K>;
    },
    random: (n) => {
      made += 1;
      return new Uint8Array(createHash("sha512").update(String(made)).digest().subarray(0, n));
    },
  };
}

/** Counts what is sent to DynamoDB, by command name. */
export function countRequests(client: DynamoDBClient) {
  let names: string[] = [];
  client.middlewareStack.add(
    (next, context) => (args) => {
      names.push((context as { commandName?: string }).commandName ?? "?");
      return next(args);
    },
    { step: "initialize", name: "count" },
  );
  return {
    reset: () => {
      names = [];
    },
    names: () => [...names],
    reads: () => names.filter((name) => /Get|Query/.test(name)).length,
    writes: () => names.filter((name) => /Put|Delete|Update|Write/.test(name)).length,
  };
}

const bytes = (seed: string): Uint8Array =>
  new Uint8Array(createHash("sha256").update(seed).digest());

export type Answer = {
  status: number;
  // The shape depends on the query; tests read what they asked for.
  data: Record<string, never> | null;
  errors: { message: string; extensions: Record<string, unknown>; path?: unknown[] }[];
  extensions: Record<string, unknown>;
};

export type Asking = { token?: string; actingAs?: string; language?: string; peer?: string };

/** The application on a table of its own, with a standing clock and ids in order. */
export async function startApp(options: { demoMode?: boolean; wechatUrl?: string } = {}) {
  const clock = new TestClock();
  const log: LogLine[] = [];
  const texts: { phone: string; code: string }[] = [];
  const notices: { phone: string; title: string }[] = [];
  const client = localClient(inject("endpoint"), { maxAttempts: 1, cacheMiddleware: false });
  const table = { client, name: `test-${randomUUID()}` };
  await createTable(table);
  const keys = [await makeSigningKey("test-1"), await makeSigningKey("test-0")];
  const mediaFolder = await mkdtemp(join(inject("scratch"), "media-"));
  const bucket = createDiskBucket({
    folder: mediaFolder,
    publicBase: () => "http://linge.test",
    secret: bytes("media"),
    clock: clock.read,
  });
  const deps: Deps = {
    table,
    clock: clock.read,
    ids: sequentialIds(),
    keyring: { current: "k1", keys: { k1: bytes("k1") }, lookup: bytes("lookup") },
    tokens: await createTokens({ keys, issuer: "https://linge.test", audience: "linge" }),
    bucket,
    sms: {
      sendCode: (phone, code) => {
        texts.push({ phone, code });
        return Promise.resolve();
      },
      sendNotice: (phone, title) => {
        notices.push({ phone, title });
        return Promise.resolve({ kind: "sent" });
      },
    },
    wechat: wechatClient({
      baseUrl: options.wechatUrl ?? "http://127.0.0.1:1",
      appId: "wx-test",
      secret: "wx-secret",
      timeoutMs: 2_000,
      templates: { WORK: "template-work", INFO: "template-info" },
      eventToken: "wx-events",
    }),
    log: (line) => log.push(line),
    secret: bytes("secret"),
    demoMode: options.demoMode ?? true,
    wake: () => undefined,
  };
  const app = createApp(deps, { routes: [mediaRoute(deps, bucket), feedRoute(deps)] });

  /** One operation through the fetch handler, as a client would send it. */
  const ask = async (
    query: string,
    variables: Record<string, unknown> = {},
    { token, actingAs, language, peer }: Asking = {},
  ): Promise<Answer> => {
    const response = await app.fetch(
      new Request("http://linge.test/graphql", {
        method: "POST",
        headers: {
          "content-type": "application/json",
          accept: "application/json",
          "accept-language": language ?? "zh",
          "x-linge-peer": peer ?? "198.51.100.7",
          ...(token && { authorization: `Bearer ${token}` }),
          ...(actingAs && { "linge-acting-as": actingAs }),
        },
        body: JSON.stringify({ query, variables }),
      }),
    );
    const body = (await response.json()) as Partial<Answer>;
    return {
      status: response.status,
      data: body.data ?? null,
      errors: body.errors ?? [],
      extensions: body.extensions ?? {},
    };
  };

  return {
    app,
    deps,
    mediaFolder,
    clock,
    log,
    texts,
    notices,
    ask,
    requests: countRequests(client),
    keys,
  };
}

export type TestApp = Awaited<ReturnType<typeof startApp>>;
