import { createHash } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { stories } from "../demo/stories.ts";
import { demoPhone, RESIDENTS } from "../demo/world.ts";
import { stages as bookingStages } from "../src/booking/labels.ts";
import { modes } from "../src/catalogue/catalogue.ts";
import { stages } from "../src/complaint/labels.ts";
import { type Role, roles } from "../src/kernel/actor.ts";
import { MAX_ALIASES } from "../src/limits.ts";
import { ask, copySeeded, endAll, type Serving, signInAs, start } from "./support/start-command.ts";
import { problemsOf, readWholeTable, statesOf, type WholeTable } from "./support/whole-table.ts";

/** The demo community as it comes out of a first start, through the API. */
let linge: Serving;
let street = "";
beforeAll(async () => {
  const { dir } = await copySeeded();
  linge = await start({ dir });
  street = await signInAs(linge.base, "street");
  grids = await readGrids();
  complaints = await readComplaints();
  people = await readPeople();
});
afterAll(endAll);

async function read<T>(query: string, variables: object, token = street): Promise<T> {
  const { data, errors } = await ask(linge.base, query, variables, token);
  if (errors) throw new Error(JSON.stringify(errors));
  return data as T;
}

type Page<T> = { edges: { node: T }[]; pageInfo: { hasNextPage: boolean; endCursor: string } };

/** A whole list, page by page. `list` names it in the answer. */
async function readAll<T>(query: string, list: string, variables: object): Promise<T[]> {
  const nodes: T[] = [];
  let after: string | null = null;
  for (;;) {
    const page: Page<T> = (await read<Record<string, Page<T>>>(query, { ...variables, after }))[
      list
    ] as Page<T>;
    nodes.push(...page.edges.map(({ node }) => node));
    if (!page.pageInfo.hasNextPage) return nodes;
    after = page.pageInfo.endCursor;
  }
}

type Grid = { id: string; code: string; level: string };
let grids: Grid[] = [];

const MAP = `query Map($parentId: ID, $after: String) {
  gridMap(parentId: $parentId, first: 100, after: $after) {
    edges { node { id code level } } pageInfo { hasNextPage endCursor }
  }
}`;

async function readGrids(parentId: string | null = null): Promise<Grid[]> {
  const here = await readAll<Grid>(MAP, "gridMap", { parentId });
  const isLast = here[0]?.level === "MICRO_GRID";
  const below = isLast ? [] : await Promise.all(here.map(({ id }) => readGrids(id)));
  return [...here, ...below.flat()];
}

type Picture = { url: string };
type Told = {
  id: string;
  number: string;
  description: string;
  stage: string;
  light: string;
  source: string;
  isTimelineIntact: boolean;
  timeline: { seq: number; photos: Picture[] }[];
};
let complaints: Told[] = [];

const LIST = `query List($gridId: ID!, $after: String) {
  complaintsIn(gridId: $gridId, first: 100, after: $after) {
    edges { node { id } } pageInfo { hasNextPage endCursor }
  }
}`;
const ONE = `query One($id: ID!) { complaint(id: $id) {
  id number description stage light source isTimelineIntact timeline { seq photos { url } }
} }`;

async function readComplaints(): Promise<Told[]> {
  const gridId = grids.find(({ level }) => level === "STREET")?.id;
  const ids = await readAll<{ id: string }>(LIST, "complaintsIn", { gridId });
  return Promise.all(
    ids.map(async ({ id }) => (await read<{ complaint: Told }>(ONE, { id })).complaint),
  );
}

type Found = { id: string; roles: { role: Role }[] };
let people: { staff: Found[]; residents: Found[] } = { staff: [], residents: [] };

/** Those of a run of phone numbers who can sign in, as the administrator finds them. */
async function readPhones(from: number, count: number): Promise<Found[]> {
  const admin = await signInAs(linge.base, "admin");
  const phones = Array.from({ length: count }, (_, i) => demoPhone(from + i));
  const found: Found[] = [];
  for (let at = 0; at < count; at += MAX_ALIASES) {
    const fields = phones
      .slice(at, at + MAX_ALIASES)
      .map((phone, i) => `p${i}: personByPhone(phone: "${phone}", purpose: "核对") { ...Found }`);
    const query = `query Find { ${fields.join(" ")} } fragment Found on FoundPerson { id roles { role } }`;
    const some = await read<Record<string, Found | null>>(query, {}, admin);
    found.push(...Object.values(some).filter((one) => one !== null));
  }
  return found;
}

const readPeople = async () => ({
  staff: await readPhones(1, 200),
  residents: await readPhones(1_001, RESIDENTS + 5),
});

function countsOf(list: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const one of list) counts[one] = (counts[one] ?? 0) + 1;
  return counts;
}

const sha256 = (list: readonly string[]): string =>
  createHash("sha256").update(list.toSorted().join("\n")).digest("hex");

describe("given the demo community", () => {
  test("then there are 1 street, 7 communities, 52 grids and 262 micro-grids", () => {
    expect(countsOf(grids.map(({ level }) => level))).toEqual({
      STREET: 1,
      COMMUNITY: 7,
      GRID: 52,
      MICRO_GRID: 262,
    });
  });

  test("then about 120 staff hold posts", () => {
    expect(people.staff.length).toBe(130);
  });

  test("then there is somebody for every role that people are appointed to", () => {
    const held = new Set(
      [...people.staff, ...people.residents].flatMap((one) => one.roles.map(({ role }) => role)),
    );
    const implicit: readonly Role[] = ["GUEST", "RESIDENT", "SYSTEM"];
    expect(roles.filter((role) => !held.has(role))).toEqual(implicit);
  });

  test("then 300 residents are there, one of whom has no phone", () => {
    expect(people.residents.length).toBe(RESIDENTS - 1);
  });

  test("then every story was told, and none twice", () => {
    const reported = complaints.filter(({ source }) => source !== "BOOKING");
    const told = reported.map(({ description }) => description).toSorted();
    expect(told).toEqual(stories.map(({ text }) => text).toSorted());
    expect(told).toHaveLength(80);
  });

  test("then a dispute and an order nobody served have become complaints", () => {
    expect(complaints.filter(({ source }) => source === "BOOKING")).toHaveLength(2);
  });

  test("then every stage is present", () => {
    expect(new Set(complaints.map(({ stage }) => stage))).toEqual(new Set(Object.keys(stages)));
  });

  test("then two of the late ones are overdue and two are long overdue", () => {
    const late = stories.filter(({ journey }) => journey === "late").map(({ text }) => text);
    const lightOf = (text: string) => complaints.find((one) => one.description === text)?.light;
    expect(countsOf(late.map((text) => lightOf(text) ?? ""))).toEqual({ YELLOW: 2, RED: 2 });
  });

  test("then every timeline is whole", () => {
    expect(complaints.filter(({ isTimelineIntact }) => !isTimelineIntact)).toEqual([]);
    expect(complaints.filter(({ timeline }) => timeline[0]?.seq !== 1)).toEqual([]);
  });

  test("then every photo can be read", async () => {
    const urls = complaints.flatMap(({ timeline }) =>
      timeline.flatMap(({ photos }) => photos.map(({ url }) => url)),
    );
    const pictures = await Promise.all(
      urls.map(async (url) => {
        const response = await fetch(url);
        const bytes = await response.bytes();
        return (
          response.ok &&
          response.headers.get("content-type") === "image/jpeg" &&
          bytes.length > 5_000
        );
      }),
    );
    expect(pictures.length).toBeGreaterThan(80);
    expect(pictures).not.toContain(false);
  });

  test.each(["resident", "micro-head"])(
    "then the %s has heard of every report that others have worked on",
    async (key) => {
      const token = await signInAs(linge.base, key);
      const query = `{
        myComplaints(first: 100) { edges { node { id timeline { isByReporter } } } }
        notices(first: 100) { edges { node { subjectId } } }
      }`;
      const { myComplaints, notices } = await read<{
        myComplaints: Page<{ id: string; timeline: { isByReporter: boolean }[] }>;
        notices: Page<{ subjectId: string }>;
      }>(query, {}, token);
      const heard = new Set(notices.edges.map(({ node }) => node.subjectId));
      const worked = myComplaints.edges
        .filter(({ node }) => node.timeline.some(({ isByReporter }) => !isByReporter))
        .map(({ node }) => node.id);
      expect(worked.length).toBeGreaterThan(0);
      expect(worked.filter((id) => !heard.has(id))).toEqual([]);
    },
  );

  test("then forty services are offered, in every way there is", async () => {
    const shelves = grids.filter(({ level }) => level === "STREET" || level === "COMMUNITY");
    const query = `query List($gridId: ID!) { services(gridId: $gridId, first: 100) { edges { node { id mode } } } }`;
    const found = await Promise.all(
      shelves.map(({ id }) =>
        read<{ services: Page<{ id: string; mode: string }> }>(query, { gridId: id }),
      ),
    );
    const services = found.flatMap((one) => one.services.edges.map(({ node }) => node));
    expect(new Set(services.map(({ id }) => id)).size).toBe(40);
    expect(new Set(services.map(({ mode }) => mode))).toEqual(new Set(Object.keys(modes)));
  });

  test("then a kitchen has a route of today, with one door under a welfare check", async () => {
    const token = await signInAs(linge.base, "courier");
    const doors = `{ mealRoute { stage hasCheck } myKitchens { id } }`;
    const { mealRoute, myKitchens } = await read<{
      mealRoute: { stage: string; hasCheck: boolean }[];
      myKitchens: { id: string }[];
    }>(doors, {}, token);
    expect(mealRoute.length).toBeGreaterThan(10);
    expect(mealRoute.filter(({ stage }) => stage === "DELIVERED").length).toBe(3);
    expect(mealRoute.filter(({ hasCheck }) => hasCheck).length).toBe(1);
    const day = `query Day($id: ID!) { kitchenDay(kitchenId: $id, servedOn: "2026-11-20") { total delivered underCheck } }`;
    const { kitchenDay } = await read<{ kitchenDay: object }>(
      day,
      { id: myKitchens[0]?.id },
      token,
    );
    expect(kitchenDay).toEqual({ total: mealRoute.length, delivered: 3, underCheck: 1 });
  });

  test("then whoever comes in as a grid worker finds work", async () => {
    const token = await signInAs(linge.base, "grid-worker");
    const query = `{ complaintQueue(first: 20) { edges { node { id } } } }`;
    const { complaintQueue } = await read<{ complaintQueue: Page<object> }>(query, {}, token);
    expect(complaintQueue.edges.length).toBeGreaterThanOrEqual(5);
  });

  /*
   * Every first start makes the very same community. Whoever changes the demo on purpose puts the new
   * digests here; whoever did not has found something that depends on chance.
   */
  test("then its ids are those of every other first start", () => {
    expect({
      grids: sha256(grids.map(({ id, code }) => `${id} ${code}`)),
      people: sha256([...people.staff, ...people.residents].map(({ id }) => id)),
      complaints: sha256(complaints.map(({ id, number }) => `${id} ${number}`)),
    }).toEqual({
      grids: "5a93cf1cd25a826931eeeb49a09a90bc7aa003004b149bccd2770dc3b5a96beb",
      people: "3234b35f2acf755559e27380bbb29191efc14f6006ecc2838e832a4f7763f185",
      complaints: "713776f0ba9fb930b89d52bd4df9388a97ea4a0c6ad980b1bf590b61711dfe01",
    });
  });
});

describe("given the demo community at rest", () => {
  let table: WholeTable;
  beforeAll(async () => {
    await linge.end();
    table = await readWholeTable(linge.dir);
  });

  test("then everybody is there, with and without a phone", () => {
    expect(statesOf(table, "prs").size).toBe(people.staff.length + RESIDENTS);
  });

  test("then bookings stand in every stage", () => {
    const found = [...statesOf<{ stage: string }>(table, "bkg").values()];
    const present = new Set(found.map(({ stage }) => stage));
    // Time goes on in the demo: its hold may have run out by now.
    const lasting = Object.keys(bookingStages).filter((stage) => stage !== "HELD");
    expect(lasting.filter((stage) => !present.has(stage))).toEqual([]);
  });

  /** A role, or what is special about somebody, with a solar term and a number: nobody is called so. */
  const placeholder = /^\p{Script=Han}{2,8}·\p{Script=Han}{2}\d{2,4}$/u;
  const terms = /^(?:惊蛰|[立春雨水分清明谷夏小满芒种至大暑秋处白露寒霜降冬雪𠮷㛃]{2})$/u;
  const isPlaceholder = (name: string): boolean =>
    placeholder.test(name) && terms.test(/·(..)\d/u.exec(name)?.[1] ?? "");
  const isNamed = (key: string, value: unknown): value is string =>
    ["displayName", "guestName"].includes(key) && typeof value === "string";
  const namesIn = (value: unknown, key = ""): string[] => {
    if (isNamed(key, value)) return [value];
    if (value === null || typeof value !== "object") return [];
    const one = value as Record<string, unknown>;
    // A party of something: its id says that the name beside it is a person's, or a guest's without an account.
    const id = one["id"];
    const isParty =
      "name" in one && (id === null || (typeof id === "string" && id.startsWith("prs_")));
    const party = isParty && typeof one["name"] === "string" ? [one["name"]] : [];
    return [...party, ...Object.entries(one).flatMap(([under, part]) => namesIn(part, under))];
  };

  test("then every name of a person is a placeholder that nobody bears, guests' at the desk too", () => {
    const names = new Set([...table.values()].flat().flatMap((item) => namesIn(item)));
    expect(names.size).toBeGreaterThan(300);
    // A visitor without an account has no name in clear anywhere.
    expect([...names].filter((name) => name !== "" && !isPlaceholder(name))).toEqual([]);
    expect(["示例老人·王阿姨", "张三", "示例居民·王五0001"].filter(isPlaceholder)).toEqual([]);
  });

  test("then nothing in the table is half-written or left undelivered", () => {
    expect(problemsOf(table)).toEqual([]);
  });
});
