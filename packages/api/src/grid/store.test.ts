import * as fc from "fast-check";
import { beforeEach, describe, expect, it, onTestFinished, vi } from "vitest";
import { startApp, type TestApp } from "../../test/support/app.ts";
import { appoint, signIn } from "../../test/support/people.ts";
import { addAddresses, importPlan } from "../../test/support/places.ts";
import { DAY, SECOND } from "../kernel/clock.ts";
import type { PageRequest } from "../table/page.ts";
import { Cursors } from "../table/page.ts";
import { addressBeginnings } from "./address.ts";
import type { DivisionRow } from "./grid.ts";
import { type ImportOutcome, importDivision } from "./import.ts";
import { plan, planWith } from "./plan.fixture.ts";
import { type DivisionIndex, gridByCode } from "./resolve.ts";
import {
  communityOf,
  listAddresses,
  listUnits,
  loadAddress,
  loadDivision,
  loadLocationCode,
  loadUnit,
  postsAnsweringFor,
  writeEdition,
  writeLocationCodes,
} from "./store.ts";
import type { Address, UnitRow } from "./unit.ts";

let app: TestApp;
beforeEach(async () => {
  app = await startApp();
});

const table = () => app.deps.table;
const system = { kind: "system", job: "test" } as const;

const importRows = (rows: readonly DivisionRow[], units: readonly UnitRow[] = []) =>
  importDivision(app.deps, { rows, units, actor: system, now: app.clock.now });

const department: UnitRow = {
  code: "CITY",
  name: "城市管理",
  kind: "DEPARTMENT",
  officePhone: null,
  gridCode: "S",
};

const nameOf = (index: DivisionIndex, code: string) =>
  gridByCode(index, code, app.clock.now)?.name ?? null;

/** Lets the two seconds pass for which a process believes what it knows. */
function letMemoryEnd() {
  const later = performance.now() + 3 * SECOND;
  const clock = vi.spyOn(performance, "now").mockImplementation(() => later);
  onTestFinished(() => {
    clock.mockRestore();
  });
}

describe("the division that counts", () => {
  it("given none was imported: is empty", async () => {
    expect((await loadDivision(table())).byCode.size).toBe(0);
  });

  it("given an import: is there at once in this process, whatever was known before", async () => {
    await loadDivision(table());
    await importPlan(app);
    expect(nameOf(await loadDivision(table()), "A1")).toBe("A1号");
  });

  it("given it is known: is told without a request for two seconds", async () => {
    await importPlan(app);
    await loadDivision(table());
    app.requests.reset();
    await loadDivision(table());
    expect(app.requests.names()).toEqual([]);
  });

  it("given two seconds have passed: is checked with one request, its rows are not read again", async () => {
    await importPlan(app);
    await loadDivision(table());
    letMemoryEnd();
    app.requests.reset();
    await loadDivision(table());
    expect(app.requests.names()).toEqual(["GetItemCommand"]);
  });

  it("given many ask for the first time at once: is read once", async () => {
    await importPlan(app);
    app.requests.reset();
    await Promise.all(Array.from({ length: 20 }, () => loadDivision(table())));
    expect(app.requests.names()).toEqual([
      "GetItemCommand",
      ...Array.from({ length: 8 }, () => "QueryCommand"),
    ]);
  });

  it("given rows that nobody published, as a broken import leaves them: does not show them", async () => {
    await importPlan(app);
    const stray = { ...(await loadDivision(table())).byCode.get("A1")![0]!, code: "X" };
    await writeEdition(table(), "never published", [stray]);
    letMemoryEnd();
    expect(nameOf(await loadDivision(table()), "X")).toBeNull();
  });
});

/** Imports at the same moment; which of them wins is not said. */
async function importAtOnce(...files: (readonly DivisionRow[])[]): Promise<ImportOutcome[]> {
  return Promise.all(files.map((rows) => importRows(rows)));
}
const codesOf = (outcomes: ImportOutcome[]): string[] =>
  outcomes.map((one) => (one.kind === "refusal" ? one.refusal.code : one.kind)).sort();

describe("two imports at once", () => {
  const renamed = (name: string) => planWith({ A1: { name }, A2: { name } });

  it("given there is a division: one wins and the other is refused", async () => {
    await importPlan(app);
    app.clock.advance(DAY);
    const outcomes = await importAtOnce(renamed("甲"), renamed("乙"));
    expect(codesOf(outcomes)).toEqual(["grid.division_changed", "imported"]);
  });

  it("given they are the very first: one wins and the other is refused", async () => {
    const outcomes = await importAtOnce(renamed("甲"), renamed("乙"));
    // The one that comes second sees the first either while publishing or already before.
    expect(["grid.division_changed,imported", "grid.not_after_current,imported"]).toContain(
      codesOf(outcomes).join(),
    );
  });

  it("leave the rows of the one that won, and none of the other", async () => {
    await importPlan(app);
    app.clock.advance(DAY);
    const names = ["甲", "乙"] as const;
    const outcomes = await importAtOnce(renamed(names[0]), renamed(names[1]));
    const winner = names[outcomes.findIndex(({ kind }) => kind === "imported")];
    const index = await loadDivision(table());
    expect(["A1", "A2"].map((code) => nameOf(index, code))).toEqual([winner, winner]);
  });

  it("given they bring the same new unit: there is one such unit afterwards", async () => {
    await importPlan(app);
    await Promise.all([importRows(plan, [department]), importRows(plan, [department])]);
    expect((await listUnits(table())).map(({ code }) => code)).toEqual(["CITY"]);
  });
});

describe("the units", () => {
  it("given an import: are there together with the division", async () => {
    await importPlan(app, plan, [department]);
    expect(await listUnits(table())).toMatchObject([{ code: "CITY", path: "/S/" }]);
  });

  it("given a changed name: keep their id", async () => {
    await importPlan(app, plan, [department]);
    const [before] = await listUnits(table());
    await importPlan(app, plan, [{ ...department, name: "城管" }]);
    expect(await loadUnit(table(), before!.id)).toEqual({ ...before, name: "城管" });
  });

  it("given a unit that cannot be read: neither units nor grids are imported", async () => {
    await importRows(plan, [{ ...department, gridCode: "X" }]);
    expect((await loadDivision(table())).byCode.size).toBe(0);
  });

  it("given an unknown id: there is none", async () => {
    expect(await loadUnit(table(), app.deps.ids.next("unit"))).toBeNull();
  });
});

const cursors = () => new Cursors(app.deps.secret, "test");
const forward = (limit: number, after: string | null = null): PageRequest => ({
  limit,
  backward: false,
  after,
  before: null,
});

const found = async (begins: string, community = "/S/C/"): Promise<string[]> => {
  const page = await listAddresses(
    table(),
    community,
    addressBeginnings(begins, []),
    forward(100),
    cursors(),
  );
  return page.edges.map(({ node }) => [node.compound, node.building, node.room].join(" "));
};

/** Every address of the community that begins so, read in pages of this size. */
async function pageThrough(begins: string, size: number): Promise<Address[]> {
  const all: Address[] = [];
  let request = forward(size);
  for (;;) {
    const page = await listAddresses(
      table(),
      "/S/C/",
      addressBeginnings(begins, []),
      request,
      cursors(),
    );
    all.push(...page.edges.map(({ node }) => node));
    if (!page.pageInfo.hasNextPage) return all;
    request = forward(size, cursors().decode(page.pageInfo.endCursor!));
  }
}

describe("the address book", () => {
  it("finds by the beginning of compound, building, entrance and room", async () => {
    await addAddresses(app, { building: "1栋" }, { building: "2栋" }, { compound: "井台里" });
    expect(await found("紫藤花园 2")).toEqual(["紫藤花园 2栋 301"]);
  });

  it("given nothing to look for: tells all, from the larger words to the smaller", async () => {
    await addAddresses(app, { room: "302" }, { room: "301" }, { building: "0栋" });
    expect(await found("")).toEqual(["紫藤花园 0栋 301", "紫藤花园 1栋 301", "紫藤花园 1栋 302"]);
  });

  it.each([
    ["full-width digits", "紫藤花园 １栋"],
    ["spaces around and between", "  紫藤花园   1栋 "],
    ["capitals", "紫藤花园 1栋 2单元 A"],
  ])("given %s: finds it all the same", async (_, words) => {
    await addAddresses(app, { room: "a301" });
    expect(await found(words)).toHaveLength(1);
  });

  it("given a shop without building and entrance: leaves no gap in its words", async () => {
    await addAddresses(app, { compound: "灯巷", building: "", unit: "", room: "8号" });
    expect(await found("灯巷 8")).toHaveLength(1);
  });

  it("keeps communities apart, also when one code begins like the other", async () => {
    await addAddresses(app, { path: "/S/C/A/A1/" }, { path: "/S/CX/A/A1/" });
    expect(await found("", "/S/C/")).toHaveLength(1);
  });

  it("costs one request a page", async () => {
    await addAddresses(app, ...Array.from({ length: 30 }, (_, i) => ({ room: `${i}` })));
    app.requests.reset();
    await listAddresses(table(), "/S/C/", ["紫藤"], forward(20), cursors());
    expect(app.requests.names()).toEqual(["QueryCommand"]);
  });

  it("finds names with characters outside the basic plane", async () => {
    await addAddresses(app, { compound: "𠮷祥里" }, { compound: "（旧）吉祥里" });
    expect(await found("𠮷")).toEqual(["𠮷祥里 1栋 301"]);
  });

  it("given any names, rare characters among them: pages tell each address once, in one order", async () => {
    // U+E863 stands for a rare character in old systems; it sorts before 𠮷 by bytes, behind it by UTF-16.
    const letters = fc.constantFrom("𠮷", "㛃", "\ue863", "（", "ｚ", "里", "z", "1", " ");
    const words = fc.array(letters, { minLength: 1, maxLength: 3 }).map((list) => list.join(""));
    const compounds = fc.array(words, { minLength: 4, maxLength: 9 });
    await fc.assert(
      fc.asyncProperty(compounds, fc.constantFrom("", "里"), async (names, begins) => {
        app = await startApp();
        const places = names.map((name) => ({ compound: `里${name}` }));
        const written = await addAddresses(app, ...places);
        const all = await pageThrough(begins, 2);
        expect(all.map(({ id }) => id).sort()).toEqual(written.map(({ id }) => id).sort());
        expect(all).toEqual(await pageThrough(begins, 100));
      }),
      { numRuns: 20 },
    );
  });

  it("given an id: tells that address", async () => {
    const [address] = await addAddresses(app, {});
    expect(await loadAddress(table(), address!.id)).toEqual(address);
  });
});

describe("the location codes", () => {
  const sign = { code: "LC-0123456789", label: "灯杆", gridCode: "A1", point: { lng: 0, lat: 0 } };

  it("given a known code: tell its place", async () => {
    await writeLocationCodes(table(), [sign]);
    expect(await loadLocationCode(table(), sign.code)).toEqual(sign);
  });

  it("given an unknown code: tell nothing", async () => {
    expect(await loadLocationCode(table(), "LC-9999999999")).toBeNull();
  });
});

describe("the community of a path", () => {
  it("is its street and community part", () => {
    expect(communityOf("/S/C/A/A1/")).toBe("/S/C/");
  });
});

describe("who answers for a grid", () => {
  const answering = async (path: string): Promise<string[]> =>
    (await postsAnsweringFor(table(), path, app.clock.now)).map(({ role }) => role).sort();

  it("is its own staff", async () => {
    await signIn(app, { posts: [{ role: "MICRO_HEAD", path: "/S/C/A/A1/" }] });
    expect(await answering("/S/C/A/A1/")).toEqual(["MICRO_HEAD"]);
  });

  it("given only police and volunteers: is the staff of the nearest grid above", async () => {
    await signIn(app, { posts: [{ role: "COMMUNITY", path: "/S/C/" }] });
    const unitId = app.deps.ids.next("unit");
    const path = "/S/C/A/A1/";
    await signIn(app, { posts: [{ role: "VOLUNTEER", path, unitId, slot: "VOLUNTEER" }] });
    expect(await answering(path)).toEqual(["COMMUNITY"]);
  });

  it("given the post ends: is no longer its holder", async () => {
    const { id } = await signIn(app);
    const future = new Date(Date.parse(app.clock.now) + DAY).toISOString();
    await appoint(app, id, { role: "GRID_WORKER", path: "/S/C/A/" }, future);
    app.clock.advance(2 * DAY);
    expect(await answering("/S/C/A/")).toEqual([]);
  });

  it("given nobody up to the street: is nobody", async () => {
    expect(await answering("/S/C/A/A1/")).toEqual([]);
  });
});
