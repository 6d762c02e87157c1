import { beforeAll, describe, expect, test } from "vitest";
import { categories } from "../src/complaint/category.ts";
import { type Limits, limits, MAX_ALIASES, MAX_BODY_BYTES, MAX_TOKENS } from "../src/limits.ts";
import { MAX_PAGE } from "../src/page.ts";
import { createApp } from "../src/server.ts";
import { localClient } from "../src/table/client.ts";
import { startApp, type TestApp } from "./support/app.ts";
import { signIn, type TestPerson } from "./support/people.ts";
import { importPlan } from "./support/places.ts";
import { post, type Reply, send } from "./support/post.ts";

let world: TestApp;
let person: TestPerson;
beforeAll(async () => {
  world = await startApp();
  await importPlan(world);
  person = await signIn(world);
});

type Kind = "guest" | "person";
const kinds: readonly Kind[] = ["guest", "person"];
const tokenOf = (kind: Kind) => (kind === "person" ? { token: person.token } : {});
const codesOf = (answer: { errors?: { extensions?: Record<string, unknown> }[] }) =>
  (answer.errors ?? []).map(({ extensions }) => [extensions?.["code"], extensions?.["limit"]]);

const LIMIT = "LIMIT_EXCEEDED";

/** A page of the public map: what it costs is 1 + its size × (edge + node + fields). */
const PAGE = `query($n: Int!) { gridMap(first: $n) { edges { node { code name level } } } }`;
const costOf = (size: number): number => 1 + size * (1 + 1 + 3);

describe.each(kinds)("given a %s", (kind) => {
  const most: Limits = limits[kind];

  test("when a query is answered, then its cost is the sum of its parts and what is left is said", async () => {
    const { errors, extensions } = await world.ask(PAGE, { n: 10 }, tokenOf(kind));
    const [asked, limit] = [costOf(10), most.complexity];
    expect(errors).toEqual([]);
    expect(extensions["cost"]).toEqual({ asked, left: limit - asked, limit });
  });

  test("when the same document is sent again with other variables, then they count", async () => {
    const nested = `query($n: Int!) { gridMap(first: $n) { edges { node { children(first: 25) { edges { node { code } } } } } } }`;
    const cost = (n: number): number => 1 + n * (1 + 1 + 1 + 25 * (1 + 1 + 1));
    const fitting = Math.floor((most.complexity - 1) / (cost(1) - 1));
    for (const [n, isRefused] of [
      [1, false],
      [fitting, false],
      [fitting + 1, true],
      [1, false],
    ] as const) {
      const { errors, extensions } = await world.ask(nested, { n }, tokenOf(kind));
      expect(codesOf({ errors })).toEqual(isRefused ? [[LIMIT, "COMPLEXITY"]] : []);
      expect(extensions["cost"]).toMatchObject({ asked: cost(n) });
    }
  });

  test("when a query is one level too deep, then it is refused", async () => {
    const deep = (depth: number): string => {
      const parents = depth - 4;
      return `{ gridMap(first: 1) { edges { node ${"{ parent ".repeat(parents)} { code } ${"}".repeat(parents)} } } }`;
    };
    const fits = await world.ask(deep(most.depth), {}, tokenOf(kind));
    const over = await world.ask(deep(most.depth + 1), {}, tokenOf(kind));
    expect([codesOf(fits), codesOf(over)]).toEqual([[], [[LIMIT, "DEPTH"]]]);
  });

  test("when a query asks for one field too many, then it is refused", async () => {
    const wide = (breadth: number): string =>
      `{ gridMap(first: 1) { edges { node { ${"code ".repeat(breadth - 3)} } } } }`;
    const fits = await world.ask(wide(most.breadth), {}, tokenOf(kind));
    const over = await world.ask(wide(most.breadth + 1), {}, tokenOf(kind));
    expect([codesOf(fits), codesOf(over)]).toEqual([[], [[LIMIT, "BREADTH"]]]);
  });
});

describe("given a document with several operations", () => {
  const several = `query Big($n: Int!) { gridMap(first: $n) { edges { node { code name level } } } } query Small { __typename }`;

  test("when one is chosen, then its own cost is counted, and the others' variables are not missed", async () => {
    const { body } = await post(world.app, { query: several, operationName: "Small" });
    expect(body).toMatchObject({
      data: { __typename: "Query" },
      extensions: { cost: { asked: 1 } },
    });
  });

  test("when the larger one is chosen, then its cost is counted", async () => {
    const asked = { query: several, operationName: "Big", variables: { n: 3 } };
    const { body } = await post(world.app, asked);
    expect(body.extensions?.["cost"]).toMatchObject({ asked: costOf(3) });
  });

  test("when none is chosen, then that is said", async () => {
    const { body, status } = await post(world.app, { query: several });
    expect([status < 500, body.errors?.[0]?.message]).toEqual([
      true,
      expect.stringMatching(/operation/),
    ]);
  });
});

test("given variables that do not fit, when they are sent, then the answer names them and is no fault", async () => {
  const { body, status } = await post(world.app, { query: PAGE, variables: { n: "many" } });
  expect(status).toBeLessThan(500);
  expect(body.errors?.[0]?.message).toContain("$n");
  expect(body.errors?.[0]?.extensions?.["code"]).not.toBe("INTERNAL_SERVER_ERROR");
});

test.each([
  ["in the operation", (n: number) => `{ ${manyAliases(n)} }`],
  ["in a fragment", (n: number) => `{ ...more } fragment more on Query { ${manyAliases(n)} }`],
])("given aliases %s, when there is one too many, then it is refused", async (_where, make) => {
  const fits = await world.ask(make(MAX_ALIASES));
  const over = await world.ask(make(MAX_ALIASES + 1));
  expect([codesOf(fits), codesOf(over)]).toEqual([[], [[LIMIT, "ALIASES"]]]);
});

function manyAliases(n: number): string {
  return Array.from({ length: n }, (_, i) => `a${i}: __typename`).join(" ");
}

test("given a document, when it has one token too many, then it is refused before anything else", async () => {
  // Two braces, and the document ends with a token of its own that does not count.
  const long = (tokens: number): string => `{ ${"__typename ".repeat(tokens - 2)}}`;
  const over = await world.ask(long(MAX_TOKENS + 1));
  const fits = await world.ask(long(MAX_TOKENS));
  expect(codesOf(over)).toEqual([[LIMIT, "TOKENS"]]);
  expect(codesOf(fits)).not.toContainEqual([LIMIT, "TOKENS"]);
});

describe("given a body", () => {
  const sized = (bytes: number): string => {
    const body = JSON.stringify({ query: "{ __typename }" });
    return body.padEnd(bytes, " ");
  };
  /** As from a client that does not say how much will come. */
  const streamed = (text: string): Promise<Reply> => {
    const body = new ReadableStream({
      start: (controller) => {
        const bytes = new TextEncoder().encode(text);
        for (const piece of [bytes.subarray(0, 1_000), bytes.subarray(1_000)])
          controller.enqueue(piece);
        controller.close();
      },
    });
    return send(world.app, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body,
      duplex: "half",
    });
  };

  test("when it is as large as it may be, then it is read", async () => {
    expect((await post(world.app, sized(MAX_BODY_BYTES))).status).toBe(200);
    expect((await streamed(sized(MAX_BODY_BYTES))).status).toBe(200);
  });

  test("when it is one byte larger, then it is refused by what it says of itself", async () => {
    const { status } = await post(world.app, sized(MAX_BODY_BYTES + 1), {
      "content-length": String(MAX_BODY_BYTES + 1),
    });
    expect(status).toBe(413);
  });

  test("when it is one byte larger and does not say so, then it is refused while it comes", async () => {
    expect((await streamed(sized(MAX_BODY_BYTES + 1))).status).toBe(413);
  });

  test("when it says a length that is none, then it is refused", async () => {
    const { status } = await post(world.app, sized(100), { "content-length": "-1" });
    expect(status).toBe(400);
  });
});

describe("given a list", () => {
  const ask = (args: string) => world.ask(`{ gridMap${args} { edges { node { code } } } }`);
  const code = async (args: string) => {
    const { errors } = await ask(args);
    return errors.map(({ extensions }) => [extensions["code"], extensions["field"]])[0];
  };

  test.each([["(first: 1)"], [`(first: ${MAX_PAGE})`], ["(last: 1)"], [`(last: ${MAX_PAGE})`]])(
    "when %s is asked for, then it is answered",
    async (args) => {
      expect(await code(args)).toBeUndefined();
    },
  );

  test.each([
    ["(first: 0)", "first"],
    ["(first: -1)", "first"],
    [`(first: ${MAX_PAGE + 1})`, "first"],
    ["(last: 0)", "last"],
    [`(last: ${MAX_PAGE + 1})`, "last"],
    ["(first: 1, last: 1)", "first"],
    ["", "first"],
    [`(first: 1, after: "nonsense")`, "after"],
    [`(last: 1, before: "nonsense")`, "before"],
  ])("when %s is asked for, then %s is to blame", async (args, field) => {
    expect(await code(args)).toEqual(["BAD_USER_INPUT", field]);
  });

  test("when more ids than a page holds are asked for at once, then it is refused", async () => {
    const ask = `query($ids: [ID!]!) { nodes(ids: $ids) { id } }`;
    const ids = Array.from({ length: MAX_PAGE + 1 }, () => person.id);
    const over = await world.ask(ask, { ids }, { token: person.token });
    const fits = await world.ask(ask, { ids: ids.slice(1) }, { token: person.token });
    expect([over.errors[0]?.extensions["code"], fits.errors]).toEqual(["BAD_USER_INPUT", []]);
    expect(fits.extensions["cost"]).toMatchObject({ asked: 1 + MAX_PAGE });
  });
});

describe("given the ways of HTTP", () => {
  const query = (text: string): string => `?query=${encodeURIComponent(text)}`;

  test("when several operations come in one body, then they are refused", async () => {
    const { status, body } = await post(world.app, [{ query: "{ __typename }" }]);
    expect([status, body.data]).toEqual([400, undefined]);
  });

  test("when a query comes by GET, then it is answered", async () => {
    const { body } = await send(world.app, { method: "GET" }, query("{ __typename }"));
    expect(body.data).toEqual({ __typename: "Query" });
  });

  test("when a mutation comes by GET, then it is refused and nothing is done", async () => {
    const mutation = `mutation { requestPhoneCode(input: { phone: "10000000001" }) { refusal { code } } }`;
    const sent = world.texts.length;
    const { status, body } = await send(world.app, { method: "GET" }, query(mutation));
    expect([status, body.data, world.texts.length]).toEqual([405, undefined, sent]);
  });

  test.each(["PUT", "DELETE", "PATCH"])(
    "when it comes by %s, then it is refused",
    async (method) => {
      const { status } = await send(world.app, { method });
      expect(status).toBeGreaterThanOrEqual(400);
      expect(status).toBeLessThan(500);
    },
  );

  test("when the variables of a link are no JSON, then that is said and is no fault", async () => {
    const link = `${query("{ __typename }")}&variables=%7Bnonsense`;
    const { status, body } = await send(world.app, { method: "GET" }, link);
    expect([status, body.errors?.[0]?.extensions?.["code"]]).toEqual([400, "BAD_REQUEST"]);
  });

  test.each(["application/json", "application/graphql-response+json"])(
    "when the body is no JSON and %s is accepted, then that is said without the words of a library",
    async (accept) => {
      const { status, body } = await post(world.app, "{nonsense", { accept });
      expect([status, body.errors?.[0]?.extensions]).toEqual([400, { code: "BAD_REQUEST" }]);
    },
  );

  test("when an answer is given, then nobody may keep it", async () => {
    const { headers } = await post(world.app, { query: "{ __typename }" });
    expect(headers.get("cache-control")).toBe("no-store");
  });
});

describe("given the schema", () => {
  const introspection = `{ __schema { queryType { name } } }`;
  const misspelt = `{ gridMapp(first: 1) { edges { node { code } } } }`;

  test("when the app is no demo, then it is neither shown nor guessed", async () => {
    const closed = await startApp({ demoMode: false });
    const [shown, guessed] = await Promise.all([closed.ask(introspection), closed.ask(misspelt)]);
    expect([shown.data, shown.errors.length > 0]).toEqual([null, true]);
    expect(guessed.errors[0]?.message).not.toMatch(/did you mean|gridMap\b/i);
  });

  test("when the app is a demo, then developers see it and are helped", async () => {
    const [shown, guessed] = await Promise.all([world.ask(introspection), world.ask(misspelt)]);
    expect(shown.data).toEqual({ __schema: { queryType: { name: "Query" } } });
    expect(guessed.errors[0]?.message).toMatch(/did you mean "gridMap"/i);
  });
});

describe("given a table that cannot be reached", () => {
  const cut = (log: object[] = []) => {
    const client = localClient("http://127.0.0.1:1", { maxAttempts: 1 });
    const table = { client, name: "out-of-reach" };
    return createApp({ ...world.deps, table, log: (line) => log.push(line) });
  };
  const query = `{ resolveLocation(input: { locationCode: "LC-1" }) { explanation } }`;
  const internals = /ECONN|127\.0\.0\.1|dynamo|aws|sdk|node_modules|\.ts\b|\bat \w|out-of-reach/i;

  test("when a resolver needs it, then the answer is a fault with nothing in it but the request id", async () => {
    const { body, text, headers } = await post(cut(), { query });
    const requestId = headers.get("x-request-id");
    expect(body.errors).toHaveLength(1);
    expect(body.errors?.[0]?.extensions).toEqual({ code: "INTERNAL_SERVER_ERROR", requestId });
    expect(body.errors?.[0]?.path).toEqual(["resolveLocation"]);
    expect(text).not.toMatch(internals);
  });

  test("when the request itself cannot be begun, then the status says it too", async () => {
    const { status, body, text, headers } = await post(
      cut(),
      { query: "{ __typename }" },
      { authorization: `Bearer ${person.token}` },
    );
    const requestId = headers.get("x-request-id");
    expect(status).toBe(500);
    expect(body.errors?.[0]?.extensions).toEqual({ code: "INTERNAL_SERVER_ERROR", requestId });
    expect(text).not.toMatch(internals);
  });

  test("when a fault is told, then the line of its operation says so too", async () => {
    const log: object[] = [];
    await post(cut(log), { query });
    const line = expect.objectContaining({
      message: "operation",
      errors: ["INTERNAL_SERVER_ERROR"],
    });
    expect(log).toContainEqual(line);
  });

  test("when a fault is told, then the log has its cause under the same request id", async () => {
    const log: object[] = [];
    const { headers } = await post(cut(log), { query });
    const requestId = headers.get("x-request-id");
    expect(log).toContainEqual(
      expect.objectContaining({
        level: "error",
        message: "fault",
        requestId,
        detail: expect.stringMatching(/ECONNREFUSED/),
        stack: expect.stringMatching(/ECONNREFUSED[^]*\bat\b/),
      }),
    );
  });

  test("when two requests fail, then each has an id of its own", async () => {
    const ids = await Promise.all(
      [1, 2].map(async () => (await post(cut(), { query })).headers.get("x-request-id")),
    );
    expect(new Set(ids).size).toBe(2);
  });
});

test("given a client that goes away meanwhile, when its request is cut off, then that is no fault", async () => {
  const log: object[] = [];
  const app = createApp({ ...world.deps, log: (line) => log.push(line) });
  const gone = new AbortController();
  const body = JSON.stringify({ query: `{ gridMap(first: 1) { edges { node { code } } } }` });
  const headers = { "content-type": "application/json" };
  const asked = { method: "POST", headers, body, signal: gone.signal };
  const answered = app.fetch(new Request("http://linge.test/graphql", asked));
  gone.abort();
  await answered.catch(() => undefined);
  expect(log).not.toContainEqual(expect.objectContaining({ message: "fault" }));
});

describe("given people who do things", () => {
  const secrets = {
    phone: "10012345678",
    name: "示例居民·不该出现",
    text: "楼道里的灯坏了-不该出现",
    operation: "x".repeat(200),
  };

  async function live(): Promise<string> {
    const app = await startApp();
    await importPlan(app);
    const { token } = await signIn(app, { name: secrets.name });
    const { phone } = secrets;
    await app.ask(
      `mutation($phone: String!) { requestPhoneCode(input: { phone: $phone }) { refusal { code } } }`,
      { phone },
    );
    await app.ask(
      `mutation($phone: String!, $code: String!) { signInWithPhone(input: { phone: $phone, code: $code }) { session { accessToken refreshToken } refusal { code } } }`,
      { phone, code: app.texts[0]?.code },
    );
    await app.ask(
      `mutation($d: String!) { submitComplaint(input: { category: "${categories[0]?.code}", description: $d, place: { locationCode: "nowhere" } }) { refusal { code } } }`,
      { d: secrets.text },
      { token },
    );
    await app.ask(`query ${secrets.operation} { me { displayName phone } }`, {}, { token });
    const log = JSON.stringify(app.log);
    for (const secret of [token, app.texts[0]?.code ?? "?"]) expect(log).not.toContain(secret);
    return log;
  }

  test("when their requests are logged, then who they are and what they wrote is not", async () => {
    const log = await live();
    for (const secret of [secrets.phone, secrets.name, secrets.text, "居民"])
      expect(log).not.toContain(secret);
  });

  test("when their requests are logged, then each line has an actor, a cost and an outcome, and no long name", async () => {
    const log = JSON.parse(await live()) as Record<string, unknown>[];
    const lines = log.filter(({ message }) => message === "operation");
    expect(lines).toHaveLength(4);
    expect(lines[2]).toMatchObject({
      actorKind: "person",
      kind: "mutation",
      refusals: ["complaint.place_unknown"],
      errors: [],
      cost: expect.any(Number) as number,
    });
    expect(String(lines[3]?.["operation"]).length).toBeLessThanOrEqual(64);
  });
});
