import { gzipSync } from "node:zlib";
import * as fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { categories } from "../src/complaint/category.ts";
import { loadDivision } from "../src/grid/store.ts";
import type { UnitRow } from "../src/grid/unit.ts";
import { MAX_BODY_BYTES } from "../src/limits.ts";
import { schema } from "../src/schema.ts";
import { startApp, type TestApp } from "./support/app.ts";
import {
  type Hostile,
  type Knowledge,
  type Raw,
  rawRequests,
  rootRequests,
} from "./support/hostile.ts";
import { signIn } from "./support/people.ts";
import { addAddresses, importPlan } from "./support/places.ts";
import { post, type Reply, send } from "./support/post.ts";

/** How many requests in all, and the seed that makes every run the same. */
const SENT = { raw: 6_000, typed: 4_000 };
const SEED = 20_261_120;
const AT_ONCE = 10;
const PATIENCE = { timeout: 120_000 };

let world: TestApp;
const actors = ["guest", "resident", "staff", "admin"] as const;
type Who = (typeof actors)[number];
let tokens: Record<Who, string | null>;
let known: Knowledge;

const unit: UnitRow = {
  code: "URBAN_MANAGEMENT",
  name: "城市管理",
  kind: "DEPARTMENT",
  gridCode: "S",
  officePhone: null,
};

/** Values that get a request past the first check. Where a list is paged, mostly from its beginning. */
const likely: Knowledge["likely"] = {
  first: [1, 2, 3],
  last: [null],
  after: [null],
  before: [null],
  category: categories.slice(0, 5).map(({ code }) => code),
  contentType: ["image/png"],
  crs: ["GCJ02"],
  idempotencyKey: [null],
  level: [null],
  lng: [82.401, 82.402],
  lat: [39.201, 39.202],
  phone: ["10000000001", "13800000001"],
  reason: ["不属于本单位职责", "EMERGENCY_NUMBER"],
};

beforeAll(async () => {
  world = await startApp();
  await importPlan(world, undefined, [unit]);
  const addresses = await addAddresses(world, {}, { room: "302" });
  const division = await loadDivision(world.deps.table);
  const home = { addressId: addresses[0]!.id, path: "/S/C/A/A1/" };
  const resident = await signIn(world, { homes: [home] });
  const staff = await signIn(world, {
    posts: [
      { role: "STREET", path: "/S/" },
      { role: "COMMUNITY", path: "/S/C/" },
      { role: "GRID_HEAD", path: "/S/C/A/" },
      { role: "GRID_WORKER", path: "/S/C/A/" },
      { role: "MICRO_HEAD", path: "/S/C/A/A1/" },
    ],
  });
  const admin = await signIn(world, { posts: [{ role: "PLATFORM_ADMIN" }] });
  const other = await signIn(world, { posts: [{ role: "GRID_WORKER", path: "/S/C/A/" }] });
  tokens = { guest: null, resident: resident.token, staff: staff.token, admin: admin.token };
  const reports = ["1", "2", "3"].map((n) => submit(resident.token, addresses[0]!.id, n));
  const ids = [
    ...[resident, staff, other].map(({ id }) => id),
    ...other.roleIds,
    ...[...division.byId.keys()].slice(0, 6),
    ...addresses.map(({ id }) => id),
    ...(await Promise.all(reports)),
  ];
  known = { ids, likely };
});

async function submit(token: string, addressId: string, description: string): Promise<string> {
  const { data, errors } = await world.ask(
    `mutation($input: SubmitComplaintInput!) { submitComplaint(input: $input) { complaint { id } refusal { message } } }`,
    { input: { category: categories[0]?.code, description, place: { addressId } } },
    { token },
  );
  const id = (data?.["submitComplaint"] as { complaint?: { id: string } } | undefined)?.complaint
    ?.id;
  if (!id) throw new Error(JSON.stringify({ data, errors }));
  return id;
}

/** What no stranger may learn from an answer. */
const internals =
  /node_modules|\.ts:\d|\.js:\d|\bat \w+ ?\(|DynamoDB|ValidationException|aws-sdk|pothos|graphql-yoga|ECONN|127\.0\.0\.1|\btest-[0-9a-f]{8}-|gsi\d|"stack"|TypeError|RangeError|SyntaxError/;

/** Why an answer is not one to give a stranger; null when it is. */
function problemOf({ status, text, body }: Reply): string | null {
  if (status >= 500) return `status ${status}: ${text}`;
  const codes = (body.errors ?? []).map(({ extensions }) => extensions?.["code"]);
  if (codes.includes("INTERNAL_SERVER_ERROR")) return `fault: ${text.slice(0, 300)}`;
  const leak = internals.exec(text)?.[0];
  return leak === undefined ? null : `tells of “${leak}”: ${text.slice(0, 300)}`;
}

/** The causes of the faults since the log was this long: for whoever has to mend them. */
const causesSince = (length: number): string[] =>
  world.log
    .slice(length)
    .filter(({ message }) => message === "fault")
    .map(
      ({ detail, stack }) => `${String(detail)} ${String(stack).split("\n").slice(1, 6).join(" ")}`,
    );

/** For a batch of ten, on a machine that has other things to do; most take twenty milliseconds. */
const SLOW_MS = 5_000;

async function problemsOf(requests: readonly (() => Promise<Reply>)[]): Promise<string[]> {
  const before = performance.now();
  const logged = world.log.length;
  const replies = await Promise.all(requests.map((request) => request()));
  const problems = replies.map(problemOf).filter((problem) => problem !== null);
  const took = performance.now() - before;
  const slow = took > SLOW_MS ? [`took ${Math.round(took)} ms`] : [];
  return [...problems, ...causesSince(logged), ...slow];
}

const sendRaw = ({ contentType, accept, body }: Raw): Promise<Reply> =>
  send(world.app, { method: "POST", headers: { "content-type": contentType, accept }, body });

/** What every root field answered that was more than a refusal to look at the request. */
const answered = new Map<string, number>();

/** Whoever signs out is somebody else, or the rest would be a guest's. */
async function tokenFor(who: Who, root: string): Promise<string | null> {
  return root.startsWith("signOut") ? (await signIn(world)).token : tokens[who];
}

async function sendAs(who: Who, { root, ...asked }: Hostile): Promise<Reply> {
  const token = await tokenFor(who, root);
  const reply = await post(world.app, asked, token ? { authorization: `Bearer ${token}` } : {});
  const data = reply.body.data?.[root];
  if (data !== undefined && data !== null) answered.set(root, (answered.get(root) ?? 0) + 1);
  return reply;
}

/** Sends them in batches until one is answered badly; then fewer and simpler ones, to show the cause. */
async function expectHarmless<One>(
  requests: fc.Arbitrary<One>,
  count: number,
  ask: (one: One) => Promise<Reply>,
): Promise<void> {
  const batch = fc.array(requests, { minLength: AT_ONCE, maxLength: AT_ONCE });
  const property = fc.asyncProperty(batch, async (some) => {
    expect(await problemsOf(some.map((one) => () => ask(one)))).toEqual([]);
  });
  await fc.assert(property, { numRuns: count / AT_ONCE, seed: SEED });
}

describe(`given ${SENT.raw + SENT.typed} hostile requests`, () => {
  // oxlint-disable-next-line vitest/expect-expect -- expectHarmless expects
  test(
    "when they are malformed in every way, then each gets a harmless answer in time",
    PATIENCE,
    async () => {
      await expectHarmless(rawRequests, SENT.raw, sendRaw);
    },
  );

  test(
    "when they follow the schema with the worst values, then each gets a harmless answer in time",
    PATIENCE,
    async () => {
      const requests = fc.tuple(fc.constantFrom(...actors), rootRequests(schema, known));
      await expectHarmless(requests, SENT.typed, ([who, asked]) => sendAs(who, asked));
      expect(answered.size).toBeGreaterThan(45);
    },
  );
});

const json = { "content-type": "application/json" };
const JSON_BODY = JSON.stringify({ query: "{ __typename }" });
const times = (n: number, make: (i: number) => string): string =>
  Array.from({ length: n }, (_, i) => make(i)).join(" ");
const nested = (n: number, open: string, inside: string, close: string): string =>
  `${open.repeat(n)}${inside}${close.repeat(n)}`;
const bytesOf = (text: string, encoding: BufferEncoding): Uint8Array<ArrayBuffer> =>
  new Uint8Array(Buffer.from(text, encoding));

/** Documents that are well-formed enough to be worth a try. */
const documents: Readonly<Record<string, string>> = {
  "a thousand braces": nested(900, "{ a ", "", "}"),
  "deep inline fragments": nested(600, "{ ... on Query ", "{ __typename }", "}"),
  "a deep list": `{ node(id: ${nested(900, "[", "", "]")}) { id } }`,
  "a deep object": `{ resolveLocation(input: ${nested(600, "{ point: ", "1", "}")}) { explanation } }`,
  "two thousand fields": `{ ${"__typename ".repeat(1_990)} }`,
  "a thousand aliases": `{ ${times(600, (i) => `a${i}: __typename`)} }`,
  "fields that must be compared with each other": `{ ${times(150, (i) => `gridMap(first: ${i}) { edges { node { id } } }`)} }`,
  "a fragment of itself": "{ ...a } fragment a on Query { ...a }",
  "fragments in a ring": "{ ...a } fragment a on Query { ...b } fragment b on Query { ...a }",
  "fragments that double at each step": `{ ...f0 } ${times(100, (i) => `fragment f${i} on Query { ...f${i + 1} ...f${i + 1} }`)} fragment f100 on Query { __typename }`,
  "fragments nobody uses": `{ __typename } ${times(200, (i) => `fragment f${i} on Query { __typename }`)}`,
  "three hundred operations": times(300, (i) => `query q${i} { __typename }`),
  "two anonymous operations": "{ __typename } { __typename }",
  "a directive four hundred times": `{ __typename ${"@include(if: true) ".repeat(300)} }`,
  "unknown directives": `query @a @b { __typename ${times(300, (i) => `@d${i}`)} }`,
  "a subscription": "subscription { __typename }",
  "deferred and streamed parts": `{ ... @defer { __typename } gridMap(first: 1) { edges @stream { node { id } } } }`,
  "deep questions about the schema": `{ __schema { types { ${nested(60, "fields { type { ", "name", "} }")} } } }`,
  "a fragment named __proto__": "{ ...__proto__ } fragment __proto__ on Query { __typename }",
  "aliases named as what every object has":
    "{ __proto__: __typename constructor: __typename toString: __typename }",
  "an operation named constructor": "query constructor { __typename }",
  "a variable named __proto__": "query($__proto__: ID!) { node(id: $__proto__) { id } }",
  "more than any float": `{ resolveLocation(input: { point: { lng: 1e400, lat: -1e400, crs: WGS84, accuracyM: 1e999999 } }) { explanation } }`,
  "an integer of many digits": `{ gridMap(first: ${"9".repeat(50_000)}) { edges { cursor } } }`,
  "a float of many digits": `{ resolveLocation(input: { point: { lng: 0.${"1".repeat(50_000)}, lat: 0, crs: GCJ02, accuracyM: 0 } }) { explanation } }`,
  "half a character in a literal": String.raw`{ node(id: "\ud800") { id } }`,
  "the end of a text in a literal": String.raw`{ node(id: "\u0000") { id } }`,
  "a mark at the beginning": "\ufeff{ __typename }",
  "a long comment": `{ __typename } #${"x".repeat(200_000)}`,
  "a very long name": `query ${"n".repeat(200_000)} { __typename }`,
  "a very long text": `{ node(id: "${"x".repeat(200_000)}") { id } }`,
  "nothing but a comment": "# nothing",
  nothing: "",
};

/** Bodies that are no document at all, or hold one in an unexpected way. */
const bodies: Readonly<Record<string, RequestInit>> = {
  "no body": { headers: json },
  null: { headers: json, body: "null" },
  "a number": { headers: json, body: "42" },
  "a text": { headers: json, body: `"{ __typename }"` },
  "an array": { headers: json, body: `[${JSON_BODY}]` },
  "a query that is a number": { headers: json, body: `{"query": 5}` },
  "a query that is an object": { headers: json, body: `{"query": {}}` },
  "a query that is null": { headers: json, body: `{"query": null}` },
  "variables that are a text": {
    headers: json,
    body: `{"query": "{ __typename }", "variables": "x"}`,
  },
  "variables that are a list": {
    headers: json,
    body: `{"query": "{ __typename }", "variables": [1]}`,
  },
  "an operation name that is a list": {
    headers: json,
    body: `{"query": "{ __typename }", "operationName": ["a"]}`,
  },
  "variables of great depth": {
    headers: json,
    body: `{"query": "{ __typename }", "variables": {"a": ${nested(200_000, "[", "", "]")}}}`,
  },
  "names of what every object has": {
    headers: json,
    body: `{"query": "{ __typename }", "__proto__": {"polluted": 1}, "constructor": {"prototype": {"polluted": 1}}}`,
  },
  "variables named as what every object has": {
    headers: json,
    body: `{"query": "query($a: ID) { __typename }", "variables": {"__proto__": {"polluted": 1}, "a": null}}`,
  },
  "the same name twice": { headers: json, body: `{"query": "{ a }", "query": "{ __typename }"}` },
  "a number beyond all": {
    headers: json,
    body: `{"query": "query($n: Int) { gridMap(first: $n) { edges { cursor } } }", "variables": {"n": 1e400}}`,
  },
  "UTF-16": { headers: json, body: bytesOf(JSON_BODY, "utf16le") },
  "Latin 1": { headers: json, body: bytesOf(`{"query": "{ é }"}`, "latin1") },
  "a broken character": { headers: json, body: bytesOf("7b227175657279223a22c328227d", "hex") },
  "an overlong character": { headers: json, body: bytesOf("7b227175657279223a22c0af227d", "hex") },
  "a mark before it": { headers: json, body: `\ufeff${JSON_BODY}` },
  "compressed bytes": {
    headers: { ...json, "content-encoding": "gzip" },
    body: new Uint8Array(gzipSync(JSON_BODY)),
  },
  "bytes that say they are compressed": {
    headers: { ...json, "content-encoding": "br" },
    body: JSON_BODY,
  },
  "an unknown kind": { headers: { "content-type": "application/x-nonsense" }, body: JSON_BODY },
  "no kind": { headers: { "content-type": "" }, body: JSON_BODY },
  "a form that reaches for the prototype": {
    body: (() => {
      const form = new FormData();
      form.set("operations", JSON_BODY);
      form.set("map", `{"0": ["__proto__.polluted", "variables.__proto__.polluted"]}`);
      form.set("0", new Blob(["x"]));
      return form;
    })(),
  },
  "a form that is cut short": {
    headers: { "content-type": "multipart/form-data; boundary=x" },
    body: "--x\r\ncontent-disposition: form-data; name=",
  },
  "a link's parameters": {
    headers: { "content-type": "application/x-www-form-urlencoded" },
    body: "query=%7B__typename%7D&variables=%7B%22a%22",
  },
  "more than may be sent": { headers: json, body: " ".repeat(MAX_BODY_BYTES + 1) },
  "a token of nonsense": {
    headers: { ...json, authorization: `Bearer ${"x".repeat(10_000)}` },
    body: JSON_BODY,
  },
  "an identity of nonsense": {
    headers: { ...json, "linge-acting-as": "__proto__", "accept-language": "en;".repeat(5_000) },
    body: JSON_BODY,
  },
};

describe("given a document known to hurt", () => {
  test.each(Object.entries(documents))(
    "when it is %s, then it gets a harmless answer in time",
    async (_, query) => {
      const variables = { a: "x" };
      const asked = [tokens.resident, null].map(
        (token) => () =>
          post(world.app, { query, variables }, token ? { authorization: `Bearer ${token}` } : {}),
      );
      expect(await problemsOf(asked)).toEqual([]);
    },
  );
});

describe("given a body known to hurt", () => {
  test.each(Object.entries(bodies))(
    "when it is %s, then it gets a harmless answer in time",
    async (_, init) => {
      const ask = () => send(world.app, { method: "POST", ...init });
      expect(await problemsOf([ask])).toEqual([]);
    },
  );
});

describe("given a link known to hurt", () => {
  test.each([
    "?query=",
    "?query=%ff%fe",
    "?query={__typename}&query={a}",
    "?query={__typename}&variables=%5B%5B",
    `?query=${"%7B".repeat(20_000)}`,
    "?__proto__[polluted]=1&query={__typename}",
    "/../../etc/passwd",
    "/../media/down/..%2f..%2f..%2fetc%2fpasswd?signature=x",
    "/../media/up/upload%2f..?x",
    "/../.well-known/jwks.json/..",
  ])("when it ends in %s, then it gets a harmless answer in time", async (search) => {
    const asked = ["GET", "HEAD", "OPTIONS", "DELETE"].map(
      (method) => () => send(world.app, { method }, search),
    );
    expect(await problemsOf(asked)).toEqual([]);
  });
});

describe("given everything that was sent", () => {
  test("when an empty object is looked at, then nothing was added to it", () => {
    expect("polluted" in {}).toBe(false);
  });

  test("when the app is asked again, then it answers as before", async () => {
    expect((await world.ask("{ __typename }")).data).toEqual({ __typename: "Query" });
  });
});

describe("given an answer that tells too much", () => {
  const reply = (status: number, body: object): Reply => ({
    status,
    headers: new Headers(),
    text: JSON.stringify(body),
    body,
  });

  test.each([
    [500, {}, "status 500"],
    [200, { errors: [{ message: "", extensions: { code: "INTERNAL_SERVER_ERROR" } }] }, "fault"],
    [200, { errors: [{ message: "boom at decide (/srv/src/decide.ts:12)" }] }, "tells of"],
    [200, { errors: [{ message: "DynamoDB: ValidationException" }] }, "tells of"],
    [400, { errors: [{ message: "", extensions: { stack: "" } }] }, "tells of"],
  ])("when it is %i %j, then it is found out", (status, body, problem) => {
    expect(problemOf(reply(status, body))).toContain(problem);
  });

  test("when it is a refusal, then it is left alone", () => {
    expect(
      problemOf(reply(200, { data: { refusal: { code: "person.reason_missing" } } })),
    ).toBeNull();
  });
});
