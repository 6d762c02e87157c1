import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type Answer, type Asking, startApp, type TestApp } from "../../test/support/app.ts";
import {
  claimHome,
  giveHome,
  signIn,
  type TestHome,
  type TestPerson,
} from "../../test/support/people.ts";
import { addAddresses, importPlan } from "../../test/support/places.ts";
import { MINUTE } from "../kernel/clock.ts";
import type { Id } from "../kernel/ids.ts";
import { plan, planWith, pointAt, rectangle } from "./plan.fixture.ts";
import { writeLocationCodes } from "./store.ts";
import { keepMemory } from "../../test/support/memory.ts";

keepMemory();

let app: TestApp;

// The shape of an answer follows its query: each test knows it.
// oxlint-disable-next-line typescript/no-explicit-any
type Shape = any;

const data = (answer: Answer): Shape => {
  if (answer.errors.length > 0) throw new Error(JSON.stringify(answer.errors));
  return answer.data;
};
const errorOf = ({ errors }: Answer) => {
  const { code, field } = errors[0]?.extensions ?? {};
  return { code, field };
};

const idOf = async (code: string, parentId: string | null = null): Promise<string> => {
  const query = `query ($parentId: ID) { gridMap(parentId: $parentId, first: 50) { edges { node { id code } } } }`;
  const { edges } = data(await app.ask(query, { parentId })).gridMap;
  return edges.find(({ node }: Shape) => node.code === code).node.id;
};
/** The id of a grid by the codes from the street down to it. */
async function idBelow(...codes: string[]): Promise<string> {
  let id: string | null = null;
  for (const code of codes) id = await idOf(code, id);
  return id!;
}

const homeIn = async (code = "A1", path = "/S/C/A/A1/"): Promise<TestHome> => {
  const [address] = await addAddresses(app, { gridCode: code, path });
  return { addressId: address!.id, path };
};

describe("the public map", () => {
  beforeAll(async () => {
    app = await startApp();
    await importPlan(app);
  });

  const names = `query ($parentId: ID, $first: Int, $after: String) {
    gridMap(parentId: $parentId, first: $first, after: $after) {
      edges { node { code } } pageInfo { hasNextPage endCursor }
    }
  }`;
  const codesBelow = async (parentId: string | null, args: object = { first: 50 }) =>
    data(await app.ask(names, { parentId, ...args })).gridMap.edges.map(
      ({ node }: Shape) => node.code,
    );

  it("given a guest: shows the streets", async () => {
    expect(await codesBelow(null)).toEqual(["S"]);
  });

  it("given a grid: shows those directly below, by code", async () => {
    expect(await codesBelow(await idBelow("S", "C", "A"))).toEqual(["A1", "A2", "A3", "A4"]);
  });

  it("given a small page: goes on where it ended", async () => {
    const parentId = await idBelow("S", "C", "A");
    const first = data(await app.ask(names, { parentId, first: 3 })).gridMap;
    const after = first.pageInfo.endCursor;
    expect(await codesBelow(parentId, { first: 3, after })).toEqual(["A4"]);
  });

  it("given a cursor of another list: is refused", async () => {
    const first = data(await app.ask(names, { parentId: null, first: 1 })).gridMap;
    const parentId = await idBelow("S");
    const answer = await app.ask(names, { parentId, first: 1, after: first.pageInfo.endCursor });
    expect(errorOf(answer)).toEqual({ code: "BAD_USER_INPUT", field: "after" });
  });

  it.each([["grd_00000000000000000000009999"], ["unt_00000000000000000000000001"], ["nothing"]])(
    "given %s, which is no grid: says so and names the argument",
    async (parentId) => {
      const answer = await app.ask(names, { parentId, first: 1 });
      expect(errorOf(answer)).toEqual({ code: "NOT_FOUND", field: "parentId" });
    },
  );

  it("shows a grid with its border, its parent and its children, to guests too", async () => {
    const query = `query ($id: ID) { gridMap(parentId: $id, first: 1) { edges { node {
      code level levelLabel kindLabel polygon areaM2 householdCount color pattern validFrom validTo
      parent { code } children(first: 1) { edges { node { code } } }
    } } } }`;
    const answer = await app.ask(query, { id: await idBelow("S") }, { language: "en" });
    expect(data(answer).gridMap.edges[0].node).toEqual({
      code: "C",
      level: "COMMUNITY",
      levelLabel: "Community",
      kindLabel: "Residential",
      polygon: rectangle(0, 0, 800, 400),
      areaM2: 319_992,
      householdCount: 480,
      color: "#009E73",
      pattern: "SOLID",
      validFrom: app.clock.now,
      validTo: null,
      parent: { code: "S" },
      children: { edges: [{ node: { code: "A" } }] },
    });
  });

  it("fits a community of twelve grids with all of their fields into a guest's budget", async () => {
    const query = `{ gridMap(first: 12) { edges { node {
      id code name level levelLabel kind kindLabel polygon areaM2 householdCount color pattern
    } } pageInfo { hasNextPage endCursor } } }`;
    expect((await app.ask(query)).errors).toEqual([]);
  });
});

describe("a grid by its id", () => {
  let reader: TestPerson;
  beforeEach(async () => {
    app = await startApp();
    await importPlan(app);
    reader = await signIn(app);
  });
  const query = `query ($id: ID!) { node(id: $id) { id ... on Grid { name validTo } } }`;
  const readNode = async (id: string) => data(await app.ask(query, { id }, reader)).node;

  it("given it is valid: reads as it is now", async () => {
    const id = await idBelow("S", "C", "A", "A1");
    app.clock.advance(MINUTE);
    await importPlan(app, planWith({ A1: { name: "甲" } }));
    expect(await readNode(id)).toEqual({ id, name: "甲", validTo: null });
  });

  it("given it was closed: reads as it last was", async () => {
    const id = await idBelow("S", "C", "A", "A1");
    app.clock.advance(MINUTE);
    await importPlan(app, planWith({ A1: { code: "A9" } }));
    expect(await readNode(id)).toEqual({ id, name: "A1号", validTo: app.clock.now });
  });

  it("given there is none: reads as null", async () => {
    expect(await readNode("grd_00000000000000000000009999")).toBeNull();
  });

  it("given a name of 33 characters, some outside the basic plane: comes back whole", async () => {
    const name = "𠮷㛃望槐旧厂第二机械零件车间职工家属区东院及南侧平房连片改造安区置";
    app.clock.advance(MINUTE);
    await importPlan(app, planWith({ C: { name } }));
    expect((await readNode(await idBelow("S", "C"))).name).toBe(name);
  });
});

const teamQuery = `query ($id: ID) { gridMap(parentId: $id, first: 1) { edges { node { code team {
  isComplete requiredSeats filledSeats seats { slots label min max isVacant holders { title displayName officePhone slotLabel } }
} } } } }`;

describe("the team of a grid", () => {
  let parentId = "";
  beforeAll(async () => {
    app = await startApp();
    await importPlan(app);
    parentId = await idBelow("S", "C", "A");
    const post = { role: "MICRO_HEAD", path: "/S/C/A/A1/", slot: "GRID_HEAD" } as const;
    const phone = "10012345678";
    await signIn(app, {
      name: "微网格长·小满01",
      posts: [{ ...post, title: "微网格长", officePhone: phone }],
    });
  });
  const teamFor = async (posts: Parameters<typeof signIn>[1]) => {
    const answer = await app.ask(teamQuery, { id: parentId }, await signIn(app, posts));
    return data(answer).gridMap.edges[0].node.team;
  };

  it("given staff of the subtree: shows who holds which seat, and which are vacant", async () => {
    const team = await teamFor({ posts: [{ role: "GRID_HEAD", path: "/S/C/A/" }] });
    expect(team).toMatchObject({ isComplete: false, requiredSeats: 4, filledSeats: 1 });
    expect(team.seats[1]).toEqual({
      slots: ["GRID_HEAD", "GRID_WORKER"],
      label: "网格长或网格员",
      min: 1,
      max: null,
      isVacant: false,
      holders: [
        {
          title: "微网格长",
          displayName: "微网格长·小满01",
          officePhone: "10012345678",
          slotLabel: "网格长",
        },
      ],
    });
  });

  it("given the platform's staff, who have no business data: shows it all the same", async () => {
    expect(await teamFor({ posts: [{ role: "PLATFORM_ADMIN" }] })).not.toBeNull();
  });

  it.each([
    ["staff of a neighbour", { posts: [{ role: "GRID_HEAD", path: "/S/C/B/" }] } as const],
    ["a resident", {}],
  ])("given %s: is hidden", async (_, options) => {
    expect(await teamFor(options)).toBeNull();
  });

  it("given a guest: is hidden", async () => {
    const answer = await app.ask(teamQuery, { id: parentId });
    expect(data(answer).gridMap.edges[0].node.team).toBeNull();
  });
});

const cardFields = `sentence levels { grid { code } isVacant answeredBy { code } contacts { title displayName officePhone } }`;
const cardQuery = `query ($gridId: ID!) { contactCard(gridId: $gridId) { ${cardFields} } }`;
const myGridQuery = `{ myGrid { hint card { ${cardFields} } } }`;

describe("the contact card", () => {
  let gridId = "";
  beforeAll(async () => {
    app = await startApp();
    await importPlan(app);
    gridId = await idBelow("S", "C", "A", "A1");
    await signIn(app, {
      name: "网格员·芒种03",
      posts: [
        { role: "GRID_WORKER", path: "/S/C/A/", title: "网格员", officePhone: "10012345678" },
      ],
    });
  });
  const cardFor = (asking: Asking, id = gridId) => app.ask(cardQuery, { gridId: id }, asking);

  it("given staff of the subtree: shows every level up to the street", async () => {
    const worker = await signIn(app, { posts: [{ role: "COMMUNITY", path: "/S/C/" }] });
    expect(data(await cardFor(worker)).contactCard.levels).toMatchObject([
      { grid: { code: "A1" }, isVacant: true, answeredBy: { code: "A" }, contacts: [] },
      { grid: { code: "A" }, isVacant: false, answeredBy: { code: "A" } },
      { grid: { code: "C" }, isVacant: false, answeredBy: { code: "C" } },
      { grid: { code: "S" }, isVacant: true, answeredBy: null },
    ]);
  });

  it("says in a sentence who stands in for a vacant grid", async () => {
    const staff = await signIn(app, { posts: [{ role: "MICRO_HEAD", path: "/S/C/A/A2/" }] });
    const card = data(await cardFor(staff, await idBelow("S", "C", "A", "A2"))).contactCard;
    expect(card.sentence).toBe("A2号由示例居民·谷雨0137（MICRO_HEAD）负责。");
  });

  it.each([
    ["staff of a neighbour", { posts: [{ role: "GRID_HEAD", path: "/S/C/B/" }] } as const],
    ["a resident without a home", {}],
  ])("given %s: reads as not found", async (_, options) => {
    expect(errorOf(await cardFor(await signIn(app, options)))).toEqual({
      code: "NOT_FOUND",
      field: "gridId",
    });
  });

  it("given somebody who lives there: opens", async () => {
    const resident = await signIn(app, { homes: [await homeIn()] });
    expect(data(await cardFor(resident)).contactCard.levels).toHaveLength(4);
  });

  it("given a guest: asks to sign in", async () => {
    expect(errorOf(await cardFor({})).code).toBe("UNAUTHENTICATED");
  });

  it("costs five requests at most, the actor's included", async () => {
    const resident = await signIn(app, { homes: [await homeIn()] });
    await app.ask("{ gridMap(first: 1) { edges { node { code } } } }");
    app.requests.reset();
    data(await app.ask(myGridQuery, {}, resident));
    expect(app.requests.names().length).toBeLessThanOrEqual(5);
  });
});

describe("my grid", () => {
  beforeAll(async () => {
    app = await startApp();
    await importPlan(app);
  });
  const mine = async (asking: Asking) => data(await app.ask(myGridQuery, {}, asking)).myGrid;

  it("given a confirmed home: is the card of its micro-grid", async () => {
    const { card, hint } = await mine(await signIn(app, { homes: [await homeIn()] }));
    expect([card.levels[0].grid.code, hint]).toEqual(["A1", null]);
  });

  it("given a claim that waits: has no card and says what is missing", async () => {
    const resident = await signIn(app);
    await claimHome(app, resident.id, await homeIn());
    expect(await mine({ ...resident, language: "en" })).toEqual({
      card: null,
      hint: "The grid worker still has to confirm your home; your contact card follows then.",
    });
  });

  it("given no home: says to register one", async () => {
    expect((await mine(await signIn(app))).hint).toContain("请先登记您的住址");
  });

  it("given an official identity that does not reach home: says to switch", async () => {
    const person = await signIn(app, {
      homes: [await homeIn()],
      posts: [{ role: "GRID_WORKER", path: "/S/C/B/" }],
    });
    const { hint } = await mine({ ...person, actingAs: person.roleIds[0]! });
    expect(hint).toContain("请切换为居民身份");
  });

  it("given its micro-grid was closed since: is the card of the grid above", async () => {
    const resident = await signIn(app, { homes: [await homeIn("A9", "/S/C/A/A9/")] });
    expect((await mine(resident)).card.levels[0].grid.code).toBe("A");
  });

  it("given an owner of fourteen homes: is the one that was confirmed first", async () => {
    const owner = await signIn(app, { homes: [await homeIn("B2", "/S/C/B/B2/")] });
    for (let i = 1; i < 14; i += 1) await giveHome(app, owner.id, await homeIn());
    const { card } = await mine(owner);
    expect(card.levels[0].grid.code).toBe("B2");
  });
});

const resolveQuery = `query ($input: LocationInput!) { resolveLocation(input: $input) {
  isAmbiguous explanation grid { code } candidates { distanceM grid { code } } trace { rules fallback divisionVersionNo }
} }`;
const at = (x: number, y: number, accuracyM = 10) => ({
  point: { ...pointAt(x, y), crs: "GCJ02", accuracyM },
});

describe("from a location to its grid", () => {
  let resident: TestPerson;
  beforeAll(async () => {
    app = await startApp();
    await importPlan(app);
    resident = await signIn(app);
    const sign = { code: "LC-0123456789", label: "灯杆", gridCode: "B1", point: pointAt(500, 100) };
    await writeLocationCodes(app.deps.table, [sign]);
  });
  const resolve = (input: object, asking: Asking = {}) => app.ask(resolveQuery, { input }, asking);
  const resolved = async (input: object, asking: Asking = {}) =>
    data(await resolve(input, asking)).resolveLocation;

  it("given a point inside a micro-grid, from a guest: names that grid", async () => {
    expect(await resolved(at(100, 100))).toEqual({
      isAmbiguous: false,
      explanation: "位置在A1号内。",
      grid: { code: "A1" },
      candidates: [{ distanceM: 0, grid: { code: "A1" } }],
      trace: null,
    });
  });

  it("given a reader of English: explains in English", async () => {
    const { explanation } = await resolved(at(100, 100), { language: "en" });
    expect(explanation).toBe("The location is in A1号.");
  });

  it("given a point on the edge of two grids: chooses one, names both and asks for an address", async () => {
    const { isAmbiguous, candidates, explanation } = await resolved(at(200, 100));
    expect([isAmbiguous, candidates.length]).toEqual([true, 2]);
    expect(explanation).toContain("请补选地址");
  });

  it("given a point outside every grid: has none and says who will decide", async () => {
    const answer = await resolved(at(9_000, 9_000));
    expect([answer.grid, answer.explanation]).toEqual([
      null,
      "位置不在任何网格内，由值班人员人工分派。",
    ]);
  });

  it("given an address: follows it, wherever its point lies", async () => {
    const [address] = await addAddresses(app, { gridCode: "B2", point: pointAt(100, 100) });
    expect((await resolved({ addressId: address!.id })).grid.code).toBe("B2");
  });

  it("given a sign: follows its code", async () => {
    expect((await resolved({ locationCode: "LC-0123456789" })).grid.code).toBe("B1");
  });

  it("given staff of a grid: shows the steps", async () => {
    const staff = await signIn(app, { posts: [{ role: "GRID_WORKER", path: "/S/C/A/" }] });
    expect((await resolved(at(100, 100), staff)).trace).toEqual({
      rules: ["POINT_IN_MICRO_GRID", "BASE_GRID_LEADS"],
      fallback: null,
      divisionVersionNo: 1,
    });
  });

  it.each([
    ["nothing", {}, "point"],
    ["two ways", { ...at(0, 0), locationCode: "LC-0123456789" }, "locationCode"],
    ["all three ways", { ...at(0, 0), addressId: "x", locationCode: "x" }, "addressId"],
    [
      "a longitude beyond the earth",
      { point: { lng: 181, lat: 0, crs: "GCJ02", accuracyM: 1 } },
      "point",
    ],
    ["a negative accuracy", at(100, 100, -1), "accuracyM"],
    ["an unknown address", { addressId: "adr_00000000000000000000009999" }, "addressId"],
    ["an address that is none", { addressId: "home" }, "addressId"],
    ["an unknown sign", { locationCode: "LC-9999999999" }, "locationCode"],
  ])("given %s: is refused and the field is named", async (_, input, field) => {
    expect(errorOf(await resolve(input))).toEqual({ code: "BAD_USER_INPUT", field });
  });

  it("costs two requests at most for a point, the actor's included", async () => {
    app.requests.reset();
    data(await resolve(at(100, 100), resident));
    expect(app.requests.names().length).toBeLessThanOrEqual(2);
  });
});

describe("the address picker", () => {
  let resident: TestPerson;
  let communityId = "";
  beforeAll(async () => {
    app = await startApp();
    await importPlan(app);
    resident = await signIn(app);
    communityId = await idBelow("S", "C");
    await addAddresses(app, ...Array.from({ length: 30 }, (_, i) => ({ building: `${i}栋` })));
  });
  const query = `query ($communityId: ID!, $startsWith: String) {
    addresses(communityId: $communityId, startsWith: $startsWith, first: 20) {
      edges { node { id compound building unit room standardAddress grid { code } } }
    }
  }`;
  const ask = (variables: object, asking: Asking = resident) =>
    app.ask(query, { communityId, ...variables }, asking);

  it("given the beginning of the words: offers what fits", async () => {
    const { edges } = data(await ask({ startsWith: "紫藤花园 17" })).addresses;
    expect(edges).toMatchObject([{ node: { building: "17栋", grid: { code: "A1" } } }]);
  });

  it.each(["紫藤花园17栋2单元301", "C号紫藤花园十七幢２门", "紫藤花园 17栋 2单元 301"])(
    "given %s: finds it",
    async (startsWith) => {
      const { edges } = data(await ask({ startsWith })).addresses;
      expect(edges).toMatchObject([{ node: { building: "17栋" } }]);
    },
  );

  it("costs two requests at most for a page of twenty, the actor's included", async () => {
    app.requests.reset();
    expect(data(await ask({})).addresses.edges).toHaveLength(20);
    expect(app.requests.names().length).toBeLessThanOrEqual(2);
  });

  it("given a whole street: is refused, so that a town cannot be read through", async () => {
    const answer = await ask({ communityId: await idBelow("S") });
    expect(errorOf(answer)).toEqual({ code: "BAD_USER_INPUT", field: "communityId" });
  });

  it("given more than a hundred characters: is refused", async () => {
    const answer = await ask({ startsWith: "里".repeat(101) });
    expect(errorOf(answer)).toEqual({ code: "BAD_USER_INPUT", field: "startsWith" });
  });

  it("given a guest: asks to sign in", async () => {
    expect(errorOf(await ask({}, {})).code).toBe("UNAUTHENTICATED");
  });

  it("given the id of one: tells it again", async () => {
    const { node } = data(await ask({ startsWith: "紫藤花园 17" })).addresses.edges[0];
    const again = await app.ask(
      `query ($id: ID!) { node(id: $id) { ... on Address { standardAddress } } }`,
      { id: node.id },
      resident,
    );
    expect(data(again).node.standardAddress).toBe(node.standardAddress);
  });
});

const unitsQuery = `{ units(first: 20) { edges { node { id code name kindLabel officePhone } } } }`;

describe("the units", () => {
  beforeAll(async () => {
    app = await startApp();
    const unit = { name: "城管", kind: "DEPARTMENT", gridCode: "S", officePhone: null } as const;
    const units = Array.from({ length: 25 }, (_, i) => ({ ...unit, code: `U${i}` }));
    await importPlan(app, plan, units);
  });

  it("costs two requests at most for a page of twenty, the actor's included", async () => {
    const reader = await signIn(app);
    await app.ask("{ gridMap(first: 1) { edges { node { code } } } }");
    app.requests.reset();
    expect(data(await app.ask(unitsQuery, {}, reader)).units.edges).toHaveLength(20);
    expect(app.requests.names().length).toBeLessThanOrEqual(2);
  });

  it("given the id of one: tells that unit", async () => {
    const reader = await signIn(app);
    const { node } = data(await app.ask(unitsQuery, {}, reader)).units.edges[0];
    const query = `query ($id: ID!) { node(id: $id) { id ... on Unit { code } } }`;
    const again = data(await app.ask(query, { id: node.id as Id<"unit"> }, reader)).node;
    expect(again).toEqual({ id: node.id, code: node.code });
  });

  it("given a guest: asks to sign in", async () => {
    expect(errorOf(await app.ask(unitsQuery)).code).toBe("UNAUTHENTICATED");
  });
});
