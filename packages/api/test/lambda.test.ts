import { rm } from "node:fs/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Complaint } from "../src/complaint/complaint.ts";
import { createS3Bucket } from "../src/media/s3.ts";
import { loadWithTimeline } from "../src/table/aggregate.ts";
import type { Table } from "../src/table/table.ts";
import { mutationCases } from "./support/access-cases.ts";
import { nodeTypes, queryReadings } from "./support/access-reads.ts";
import { type Asking, startApp, type TestApp } from "./support/app.ts";
import { environment, makeBundle, secretsOf, toUrlEvent } from "./support/cloud.ts";
import { startSecrets } from "./support/secrets.ts";
import { type RunningFunction, startFunction } from "./support/runtime.ts";
import { copyTable } from "./support/table.ts";
import { type Asker, type AskingRole, buildTown, type Town } from "./support/town.ts";

/*
 * The bundle that is deployed, in a process of its own behind a local runtime API, against the application
 * as the other tests run it: both on a table with the same town in it, asked the same in the same order.
 */

let app: TestApp;
let town: Town;
let folder: string;
let secrets: Awaited<ReturnType<typeof startSecrets>>;
let lambda: RunningFunction;
let lambdaTable: Table;

beforeAll(async () => {
  app = await startApp({ demoMode: false });
  town = await buildTown(app);
  lambdaTable = await copyTable(app.deps.table);
  folder = await makeBundle("api");
  secrets = await startSecrets(secretsOf(app));
  const env = environment(secrets.url, lambdaTable.name);
  const { AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey } = env;
  app.deps.bucket = createS3Bucket({
    url: "https://photos.s3.cn-north-1.amazonaws.com.cn",
    region: "cn-north-1",
    credentials: { accessKeyId, secretAccessKey },
    clock: app.deps.clock,
  });
  lambda = await startFunction(folder, "lambda.handler", env, app.clock.read);
});
afterAll(async () => {
  await lambda.stop();
  await secrets.stop();
  await rm(folder, { recursive: true });
});

type Sent = { status: number; headers: Record<string, string>; cookies: string[]; body: string };
type Sending = {
  method: string;
  path: string;
  query?: string;
  headers?: Record<string, string>;
  body?: string;
};

async function throughLambda({ body, ...rest }: Sending, asBase64 = false): Promise<Sent> {
  const sent = asBase64
    ? { base64: Buffer.from(body ?? "").toString("base64") }
    : { text: body ?? "" };
  const event = toUrlEvent(rest, body === undefined ? undefined : sent);
  const invoked = await lambda.invoke(event);
  if ("error" in invoked) throw new Error(JSON.stringify(invoked.error));
  const result = invoked.result as {
    statusCode: number;
    headers: Record<string, string>;
    cookies?: string[];
    body: string;
    isBase64Encoded: boolean;
  };
  const encoding = result.isBase64Encoded ? "base64" : "utf8";
  return {
    status: result.statusCode,
    headers: result.headers,
    cookies: result.cookies ?? [],
    body: Buffer.from(result.body, encoding).toString(),
  };
}

async function throughApp({ method, path, query, headers, body }: Sending): Promise<Sent> {
  const url = `https://abc.lambda-url.cn-north-1.on.aws${path}${query ? `?${query}` : ""}`;
  const peer = { "x-linge-peer": "198.51.100.7" };
  const request = new Request(url, {
    method,
    headers: { ...headers, ...peer },
    body: body ?? null,
  });
  const response = await app.app.fetch(request);
  return {
    status: response.status,
    headers: Object.fromEntries(response.headers),
    cookies: response.headers.getSetCookie(),
    body: await response.text(),
  };
}

/** What is drawn anew for every request, and so differs. */
const differing: readonly (readonly [RegExp, string])[] = [
  [/"requestId":"[^"]+"/g, '"requestId":"<id>"'],
];
const comparable = ({ status, headers, cookies, body }: Sent) => {
  const { "x-request-id": _, "content-length": __, ...rest } = headers;
  const text = differing.reduce((told, [what, word]) => told.replaceAll(what, word), body);
  return { status, headers: rest, cookies, body: text };
};

async function bothWays(sending: Sending, asBase64 = false): Promise<[object, object]> {
  const ours = await throughApp(sending);
  return [comparable(ours), comparable(await throughLambda(sending, asBase64))];
}

function asked(query: string, variables: object, { token, actingAs }: Asking): Sending {
  return {
    method: "POST",
    path: "/graphql",
    headers: {
      "content-type": "application/json",
      accept: "application/json",
      "accept-language": "zh-CN",
      ...(token && { authorization: `Bearer ${token}` }),
      ...(actingAs && { "linge-acting-as": actingAs }),
    },
    body: JSON.stringify({ query, variables }),
  };
}

/** Everything that can be asked, by somebody: every query, every type by every road, every mutation. */
function* operationsFor(who: Asker): Generator<readonly [string, Sending]> {
  for (const [name, { query, looks }] of Object.entries(queryReadings))
    for (const { at, variables } of looks(town, who))
      yield [`${name} ${at}`, asked(query, variables, who.asking)];
  for (const [name, { things, roads }] of Object.entries(nodeTypes)) {
    for (const { at, id } of things(town, who))
      yield [
        `node ${name} ${at}`,
        asked("query($id: ID!) { node(id: $id) { id __typename } }", { id }, who.asking),
      ];
    for (const [road, { query, variables }] of Object.entries(roads))
      yield [`${road} to ${name}`, asked(query, variables?.(town) ?? {}, who.asking)];
  }
  for (const [name, { tries }] of Object.entries(mutationCases)) {
    // Whoever signs out can ask nothing more: that is a test of its own.
    if (name.startsWith("signOut")) continue;
    const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`;
    const query = `mutation ($input: ${type}!) { ${name}(input: $input) { __typename refusal { code message field } } }`;
    for (const { on, input } of tries(town, who))
      yield [`${name} on ${on}`, asked(query, { input }, who.asking)];
  }
}

const askers: readonly AskingRole[] = [
  "GUEST",
  "RESIDENT",
  "GRID_WORKER",
  "COMMUNITY",
  "STREET",
  "DEPT_HANDLER",
  "PLATFORM_ADMIN",
];

describe("given the bundled function on a town of its own", () => {
  test.each(askers)(
    "when everything is asked as %s, then it answers like the application",
    async (role) => {
      const different: unknown[] = [];
      for (const [name, sending] of operationsFor(town.askers.get(role)!)) {
        const [ours, theirs] = await bothWays(sending);
        if (JSON.stringify(ours) !== JSON.stringify(theirs)) different.push([name, ours, theirs]);
      }
      expect(different).toEqual([]);
    },
  );

  test("when all was asked, then every complaint of the town came to the same, step by step", async () => {
    const reports = [town.near, town.far, town.followed, ...town.heldByUnit.values()];
    const own = [...town.askers.values()].flatMap((who) => who.own?.complaint ?? []);
    const lives = (table: Table) =>
      Promise.all(
        [...reports.map(({ id }) => id), ...own].map(async (id) => {
          const found = await loadWithTimeline<Complaint, { type: string }>(table, id);
          return [id, found?.state.stage, found?.timeline.map(({ fact }) => fact.type)];
        }),
      );
    expect(await lives(lambdaTable)).toEqual(await lives(app.deps.table));
  });

  test("when it has answered all that, then it asked for the secrets once", () => {
    expect(secrets.asked()).toBe(1);
  });

  test("when its log is read, then it has a line per operation and no fault", () => {
    const lines = lambda.log.map((line) => JSON.parse(line) as { level: string; message: string });
    expect(lines.filter(({ level }) => level === "error")).toEqual([]);
    expect(lines.filter(({ message }) => message === "operation").length).toBeGreaterThan(500);
  });
});

const QUERY = "{ complaintCategories { code } }";
const json = { "content-type": "application/json", accept: "application/json" };
const graphql = { method: "POST", path: "/graphql", headers: json };

describe("given what comes in over HTTP", () => {
  test.each<[string, Sending]>([
    [
      "a query in the address",
      {
        method: "GET",
        path: "/graphql",
        query: `query=${encodeURIComponent(QUERY)}`,
        headers: { accept: "application/json" },
      },
    ],
    ["the public keys", { method: "GET", path: "/.well-known/jwks.json" }],
    ["a path that is nothing", { method: "GET", path: "/photos//a%20b" }],
    ["what asks for a body's head", { method: "HEAD", path: "/.well-known/jwks.json" }],
    ["a preflight", { method: "OPTIONS", path: "/graphql", headers: { origin: "https://a.test" } }],
    ["a method nobody uses", { method: "PATCH", path: "/graphql", headers: json, body: "{}" }],
    ["broken JSON", { ...graphql, body: "{" }],
    ["no JSON at all", { ...graphql, headers: { "content-type": "text/plain" }, body: "hello" }],
    ["an empty body", { ...graphql, body: "" }],
    [
      "a bad token",
      { ...graphql, headers: { ...json, authorization: "Bearer x.y.z" }, body: "{}" },
    ],
    [
      "too long a body",
      { ...graphql, body: JSON.stringify({ query: QUERY, x: "x".repeat(1_100_000) }) },
    ],
    [
      "another form of answer",
      {
        ...graphql,
        headers: { ...json, accept: "application/graphql-response+json" },
        body: JSON.stringify({ query: "{ nothing }" }),
      },
    ],
    [
      "a stream of answers",
      {
        ...graphql,
        headers: { ...json, accept: "text/event-stream" },
        body: JSON.stringify({ query: QUERY }),
      },
    ],
    [
      "a form",
      {
        ...graphql,
        headers: { ...json, "content-type": "application/x-www-form-urlencoded" },
        body: new URLSearchParams({ query: QUERY }).toString(),
      },
    ],
    [
      "a form in parts",
      {
        ...graphql,
        headers: { ...json, "content-type": "multipart/form-data; boundary=x" },
        body: `--x\r\ncontent-disposition: form-data; name="operations"\r\n\r\n{}\r\n--x--\r\n`,
      },
    ],
  ])("when it is %s, then the function answers like the application", async (_what, sending) => {
    const [ours, theirs] = await bothWays(sending);
    expect(theirs).toEqual(ours);
  });

  test("when a calendar is fetched, then the function writes it like the application", async () => {
    const path = town.askers.get("MEDIATOR")?.own?.feedPath ?? "";
    const [ours, theirs] = await bothWays({ method: "GET", path });
    expect(theirs).toEqual(ours);
    expect(theirs).toMatchObject({ status: 200 });
    expect(JSON.stringify(theirs)).toContain("BEGIN:VCALENDAR");
  });

  test("when the body came as base64, then it is the same request", async () => {
    const sending = {
      ...graphql,
      body: JSON.stringify({ query: "{ complaintCategories { name } }" }),
    };
    const [ours, theirs] = await bothWays(sending, true);
    expect(theirs).toEqual(ours);
    expect(JSON.stringify(theirs)).toContain("路灯");
  });

  test("when a client says where it comes from, then the network is believed instead", async () => {
    const phone = "13800000001";
    const from = async (address: string, mutation: string) => {
      const headers = { ...json, "x-linge-peer": address, "x-linge-viewer": address };
      const body = JSON.stringify({ query: `mutation { ${mutation} { refusal { code } } }` });
      return (await throughLambda({ ...graphql, headers, body })).body;
    };
    await from("203.0.113.1", `requestPhoneCode(input: { phone: "${phone}" })`);
    const guess = `signInWithPhone(input: { phone: "${phone}", code: "no digits" })`;
    for (let i = 0; i < 5; i += 1)
      expect(await from("203.0.113.1", guess)).toContain("session.code_wrong");
    // A stranger to the network that asked would have five guesses of their own.
    expect(await from("203.0.113.2", guess)).toContain("session.too_many_attempts");
  });
});
