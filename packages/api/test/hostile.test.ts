import * as fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { categories } from "../src/complaint/category.ts";
import { listUnits, loadDivision } from "../src/grid/store.ts";
import type { UnitRow } from "../src/grid/unit.ts";
import { schema } from "../src/schema.ts";
import { startApp, type TestApp } from "./support/app.ts";
import {
  type Hostile,
  type Knowledge,
  type Raw,
  rawRequests,
  rootRequests,
} from "./support/hostile.ts";
import { bodies, documents, polygons } from "./support/hostile-cases.ts";
import { signIn } from "./support/people.ts";
import { addAddresses, importPlan } from "./support/places.ts";
import { post, type Reply, send } from "./support/post.ts";

/** How many requests in all, and the seed that makes every run the same. */
const SENT = { raw: 6_000, typed: 4_000 };
const SEED = 20_261_120;
const AT_ONCE = 10;

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
  const reports = await Promise.all(
    ["1", "2", "3", "4", "5", "6"].map((n) => submit(resident.token, addresses[0]!.id, n)),
  );
  const grids = [...division.byId.keys()];
  const units = (await listUnits(world.deps.table)).map(({ id }) => id);
  const people = [resident, staff, other].map(({ id }) => id);
  const homes = addresses.map(({ id }) => id);
  known = {
    ids: [...people, ...other.roleIds, ...grids.slice(0, 6), ...homes, ...units, ...reports],
    likely: {
      ...likely,
      id: reports,
      gridId: grids,
      unitId: [...units, null],
      communityId: [division.byCode.get("C")?.[0]?.id],
      personId: people,
      addressId: homes,
      roleId: other.roleIds,
      photos: [null],
    },
  };
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
const SLOW_MS = 30_000;

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
  test("when they are malformed in every way, then each gets a harmless answer in time", async () => {
    await expectHarmless(rawRequests, SENT.raw, sendRaw);
    expect(causesSince(0)).toEqual([]);
  });

  test("when they follow the schema with the worst values, then each gets a harmless answer in time", async () => {
    const requests = fc.tuple(fc.constantFrom(...actors), rootRequests(schema, known));
    await expectHarmless(requests, SENT.typed, ([who, asked]) => sendAs(who, asked));
    // Worth something only if most of it got past the door.
    expect(answered.size).toBeGreaterThan(45);
  });
});

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

describe("given a border as no border ever is", () => {
  const mutation = `mutation($input: ImportDivisionInput!) { importDivision(input: $input) { summary { versionNo } problems { code message } refusal { code message } } }`;
  const row = { name: "新街道", kind: "RESIDENTIAL", householdCount: 1 };

  test.each(polygons.map((polygon) => ({ polygon })))(
    "when $polygon is imported, then it gets a harmless answer in time",
    async ({ polygon }) => {
      const rows = [
        { ...row, code: "S2", level: "STREET", polygon },
        { ...row, code: "C2", level: "COMMUNITY", parentCode: "S2", polygon },
      ];
      const asked = { query: mutation, variables: { input: { rows } } };
      const ask = () => post(world.app, asked, { authorization: `Bearer ${tokens.admin}` });
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
