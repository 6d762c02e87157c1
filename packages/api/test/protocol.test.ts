import { spawn } from "node:child_process";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { beforeAll, describe, expect, test } from "vitest";
import { MAX_NESTING } from "../src/limits.ts";
import { startApp, type TestApp } from "./support/app.ts";
import { signIn } from "./support/people.ts";
import { post, send } from "./support/post.ts";

/* What is said of requests that do not fit, and which are not looked at. */

let world: TestApp;
beforeAll(async () => {
  world = await startApp();
});

const HOLD = `mutation($input: HoldBookingInput!) { holdBooking(input: $input) { refusal { code } } }`;
const slot = { serviceId: "svc_1", startAt: "2026-11-20T02:00:00.000Z" };
const inline = (fields: string): string =>
  `mutation { holdBooking(input: { slot: { serviceId: "svc_1", startAt: "2026-11-20T02:00:00.000Z" }, ${fields} }) { refusal { code } } }`;
const nested = (n: number, open: string, inside: string, close: string): string =>
  `${open.repeat(n)}${inside}${close.repeat(n)}`;

type Asked = { query: string; variables?: object; operationName?: string };
const input = (more: object): Asked => ({ query: HOLD, variables: { input: { slot, ...more } } });

/** A request, and the code and field with which it is answered. */
const unfit: Readonly<Record<string, [Asked, string, string?]>> = {
  "half a person in variables": [input({ party: 1.5 }), "BAD_USER_INPUT", "party"],
  "half a person in the document": [{ query: inline("party: 1.5") }, "BAD_USER_INPUT", "party"],
  "a text for a number in variables": [input({ party: "2" }), "BAD_USER_INPUT", "party"],
  "a text for a number in the document": [
    { query: inline('party: "2"') },
    "BAD_USER_INPUT",
    "party",
  ],
  "more than an integer holds": [input({ party: 2 ** 40 }), "BAD_USER_INPUT", "party"],
  "a time that is none in variables": [
    input({ slot: { ...slot, startAt: "soon" } }),
    "BAD_USER_INPUT",
    "slot.startAt",
  ],
  "a time that is none in the document": [
    {
      query: `mutation { holdBooking(input: { slot: { serviceId: "svc_1", startAt: "soon" } }) { refusal { code } } }`,
    },
    "BAD_USER_INPUT",
    "slot.startAt",
  ],
  "a field that is missing in variables": [
    { query: HOLD, variables: { input: { slot: { startAt: slot.startAt } } } },
    "BAD_USER_INPUT",
    "slot.serviceId",
  ],
  "a field that is missing in the document": [
    {
      query: `mutation { holdBooking(input: { slot: { startAt: "2026-11-20T02:00:00.000Z" } }) { refusal { code } } }`,
    },
    "BAD_USER_INPUT",
    "slot.serviceId",
  ],
  "null where something must be": [input({ slot: null }), "BAD_USER_INPUT", "slot"],
  "a field nobody knows in variables": [input({ colour: 1 }), "BAD_USER_INPUT", "colour"],
  "a field nobody knows in the document": [
    { query: inline("colour: 1") },
    "BAD_USER_INPUT",
    "colour",
  ],
  "no variable at all": [{ query: HOLD }, "BAD_USER_INPUT", "input"],
  "a text for an object": [{ query: HOLD, variables: { input: "x" } }, "BAD_USER_INPUT", "input"],
  "an argument that is missing": [{ query: "{ node { id } }" }, "BAD_USER_INPUT", "id"],
  "an argument of another kind": [{ query: "{ node(id: {}) { id } }" }, "BAD_USER_INPUT", "id"],
  "a value of no list": [
    {
      query: `{ resolveLocation(input: { point: { lng: 1, lat: 2, crs: MARS } }) { explanation } }`,
    },
    "BAD_USER_INPUT",
    "point.crs",
  ],
  "a number beyond all": [
    {
      query: `query($n: Int!) { gridMap(first: $n) { edges { cursor } } }`,
      variables: { n: 1e300 },
    },
    "BAD_USER_INPUT",
    "n",
  ],
  "the second of a list": [
    {
      query: "query($ids: [ID!]!) { nodes(ids: $ids) { id } }",
      variables: { ids: ["a", null] },
    },
    "BAD_USER_INPUT",
    "ids.1",
  ],
  "a field that is not there": [{ query: "{ nothing }" }, "GRAPHQL_VALIDATION_FAILED"],
  "an argument nobody knows": [
    { query: "{ personas(first: 1, x: 1) { edges { cursor } } }" },
    "GRAPHQL_VALIDATION_FAILED",
  ],
  "half a document": [{ query: "{ a" }, "GRAPHQL_PARSE_FAILED"],
  "an operation of another name": [
    { query: "query a { __typename }", operationName: "b" },
    "OPERATION_RESOLUTION_FAILURE",
  ],
  "two operations and no name": [
    { query: "query a { __typename } query b { __typename }" },
    "OPERATION_RESOLUTION_FAILURE",
  ],
  "no document": [{ query: "" }, "GRAPHQL_PARSE_FAILED"],
};

describe("given a request that does not fit", () => {
  test.each(Object.entries(unfit))(
    "when it has %s, then a code, the field and both languages say so",
    async (_, [asked, code, field]) => {
      const [zh, en] = await Promise.all(
        ["zh-CN", "en"].map((language) => post(world.app, asked, { "accept-language": language })),
      );
      for (const reply of [zh, en]) {
        expect(reply?.status).toBeLessThan(500);
        expect(reply?.body.errors?.[0]?.extensions).toMatchObject({
          code,
          ...(field && { field }),
        });
      }
      const named = code === "BAD_USER_INPUT" ? (field ?? "") : "";
      expect(zh?.body.errors?.[0]?.message).toMatch(/\p{Script=Han}/u);
      expect(zh?.body.errors?.[0]?.message).toContain(named);
      expect(en?.body.errors?.[0]?.message).not.toMatch(/\p{Script=Han}/u);
      expect(en?.body.errors?.[0]?.message).toContain(named);
    },
  );

  test("when its variables are sound JSON of the wrong kind, then both languages say so", async () => {
    for (const body of ["null", "42", "[]", "{nonsense", `{"query": 5}`, `{"query":"{a}","x":1}`]) {
      const { body: zh } = await post(world.app, body, { "accept-language": "zh" });
      expect(zh.errors?.[0]?.extensions?.["code"]).toBe("BAD_REQUEST");
      expect(zh.errors?.[0]?.message).toMatch(/\p{Script=Han}/u);
    }
  });
});

describe("given a mutation that a form on another site could send", () => {
  const mutation = `mutation { requestPhoneCode(input: { phone: "10000000009" }) { sent { expiresAt } } }`;
  const asJson = JSON.stringify({ query: mutation });
  const form = new FormData();
  form.set("operations", asJson);
  form.set("map", "{}");

  test.each<[string, RequestInit]>([
    ["a form", { body: new URLSearchParams({ query: mutation }) }],
    ["a form with files", { body: form }],
    ["plain text", { body: asJson, headers: { "content-type": "text/plain" } }],
    ["a document", { body: mutation, headers: { "content-type": "application/graphql" } }],
    ["nothing that is named", { body: asJson, headers: { "content-type": "" } }],
    ["bytes", { body: new Blob([asJson]) }],
    [
      "two kinds in one",
      { body: asJson, headers: { "content-type": "text/plain; application/json" } },
    ],
    ["JSON of another kind", { body: asJson, headers: { "content-type": "application/json5" } }],
    [
      "JSON in other letters",
      { body: asJson, headers: { "content-type": "application/json; charset=utf-16" } },
    ],
  ])("when it comes as %s, then it is refused and nothing is done", async (_, init) => {
    const sent = world.texts.length;
    const reply = await send(world.app, { method: "POST", ...init });
    expect([reply.status, reply.body.errors?.[0]?.extensions]).toEqual([
      415,
      { code: "UNSUPPORTED_MEDIA_TYPE" },
    ]);
    expect(world.texts.length).toBe(sent);
  });

  test.each([
    "application/json",
    "application/json; charset=utf-8",
    "Application/JSON;charset=UTF-8",
  ])("when a query comes as %s, then it is answered", async (contentType) => {
    const { body } = await post(
      world.app,
      { query: "{ __typename }" },
      { "content-type": contentType },
    );
    expect(body.data).toEqual({ __typename: "Query" });
  });
});

describe("given a token", () => {
  test.each(["Bearer", "bearer", "BEARER", "bEaReR"])(
    "when its scheme is written %s, then it is read",
    async (scheme) => {
      const { id, token } = await signIn(world);
      const asked = { query: "{ me { id } }" };
      const { body } = await post(world.app, asked, { authorization: `${scheme} ${token}` });
      expect(body.data).toEqual({ me: { id } });
    },
  );

  test.each(["Basic", "Bearers", ""])(
    "when its scheme is %j, then it is none of ours",
    async (scheme) => {
      const { token } = await signIn(world);
      const asked = { query: "{ me { id } }" };
      const { body } = await post(world.app, asked, { authorization: `${scheme} ${token}` });
      expect(body.errors?.[0]?.extensions?.["code"]).toBe("UNAUTHENTICATED");
    },
  );
});

describe("given something nested", () => {
  const codes = async (asked: object) => {
    const { body } = await post(world.app, asked);
    return (
      body.errors?.map(({ extensions }) => [extensions?.["code"], extensions?.["limit"]]) ?? []
    );
  };
  const beyond = [["LIMIT_EXCEEDED", "NESTING"]];
  const list = (n: number): unknown => JSON.parse(nested(n, "[", "", "]"));

  test("when a document is as deep as it may be, then it is looked at, and one level more is refused", async () => {
    const query = (n: number) => `{ node(id: ${nested(n - 2, "[", "", "]")}) { id } }`;
    expect(await codes({ query: query(MAX_NESTING) })).not.toEqual(beyond);
    expect(await codes({ query: query(MAX_NESTING + 1) })).toEqual(beyond);
  });

  test.each(["variables", "extensions"])("when it is in %s, then the same", async (name) => {
    const query = "{ __typename }";
    expect(await codes({ query, [name]: { a: list(MAX_NESTING - 1) } })).toEqual([]);
    expect(await codes({ query, [name]: { a: list(MAX_NESTING) } })).toEqual(beyond);
  });

  test("when it is in a link, then the same", async () => {
    const link = new URLSearchParams({ query: `{ node(id: ${"[".repeat(1_990)}` });
    const { status, body } = await send(world.app, { method: "GET" }, `?${link}`);
    expect(status).toBeLessThan(500);
    expect(body.errors?.[0]?.extensions).toMatchObject({ limit: "NESTING" });
  });
});

/** Sends documents to an app in a process of its own whose code never becomes fast, so that each level costs most. */
async function inColdProcess(requests: readonly object[]): Promise<string[]> {
  const script = join(import.meta.dirname, "support/cold.ts");
  const slow = ["--no-opt", "--no-maglev", "--no-sparkplug"];
  const child = spawn(process.execPath, [...slow, script], { stdio: ["pipe", "pipe", "inherit"] });
  child.stdin.end(JSON.stringify(requests));
  return JSON.parse(await text(child.stdout)) as string[];
}

test("given a fresh process, when hostile documents come first, then none is a fault, and none is remembered as one", async () => {
  const deep = (n: number): Asked[] => [
    { query: `{node(id:${"[".repeat(n)}` },
    { query: `{node(id:${"{a:".repeat(n / 3)}` },
    { query: "{a".repeat(n / 2) },
    { query: `query($a:${"[".repeat(n)}Int` },
    { query: `{ ${"... {".repeat(n / 2)}` },
    { query: `{ __typename ${"@a(b:[".repeat(n / 6)}` },
  ];
  const chain = Array.from(
    { length: 240 },
    (_, i) => `fragment f${i} on Query { ...f${i + 1} }`,
  ).join(" ");
  const requests: object[] = [
    ...deep(1_990),
    ...deep(1_990),
    ...deep(120),
    { query: `{ ...f0 } ${chain} fragment f240 on Query { __typename }` },
    { query: "{ __typename }", variables: { a: JSON.parse(nested(4_000, "[", "", "]")) } },
    { query: "{ __typename }", extensions: { a: JSON.parse(nested(4_000, "[", "", "]")) } },
  ];
  const answers = await inColdProcess(requests);
  expect(answers).toHaveLength(requests.length);
  expect(answers.filter((answer) => /^5|INTERNAL_SERVER_ERROR/.test(answer))).toEqual([]);
});
