import { describe, expect, it } from "vitest";
import type { Actor, AppointedRole } from "../kernel/actor.ts";
import type { Id } from "../kernel/ids.ts";
import { apply, decide, type Publication, type PublishCommand } from "./publish.ts";
import { MAX_UNITS, readUnits, type Unit, type UnitRow } from "./unit.ts";

const NOW = "2026-11-20T02:00:00.000Z";

const system: Actor = { kind: "system", job: "test" };
const guest: Actor = { kind: "guest", network: "" };
const staff = (role: AppointedRole, path: string | null): Actor => ({
  kind: "person",
  personId: "prs_1" as Id<"person">,
  displayName: "示例人员·立春01",
  homes: [],
  assignments: [{ id: "rol_1" as Id<"role">, role, path, unitId: null }],
  isResident: true,
});

const unit = (code: string, change: Partial<Unit> = {}): Unit => ({
  id: `unt_${code}` as Id<"unit">,
  code,
  name: `${code}局`,
  kind: "DEPARTMENT",
  path: "/S/",
  officePhone: null,
  ...change,
});

const command = (change: Partial<PublishCommand> = {}): PublishCommand => ({
  type: "publish",
  basedOn: 1,
  versionNo: 2,
  edition: "second",
  path: "/S/",
  opened: 1,
  closed: 1,
  units: [],
  ...change,
});

const published: Publication = {
  versionNo: 1,
  edition: "first",
  units: [unit("CITY")],
  publishedAt: NOW,
};

const publish = (
  change: Partial<PublishCommand>,
  actor: Actor = system,
  state: Publication | null = published,
) => decide(state, command(change), { id: "division", actor, now: NOW });

/** The publication after a command that was not refused. */
function after(
  change: Partial<PublishCommand>,
  state: Publication | null = published,
): Publication {
  const decision = publish(change, system, state);
  if (decision.kind !== "facts") throw new Error(JSON.stringify(decision));
  return decision.facts.reduce<Publication | null>(
    (one, fact) => apply(one, fact, { at: NOW }),
    state,
  )!;
}

describe("publishing a division", () => {
  it("given it was worked out against the present version: makes it count", () => {
    expect(after({})).toMatchObject({ versionNo: 2, edition: "second" });
  });

  it("given there was none before: makes the first one count", () => {
    expect(after({ basedOn: null, versionNo: 1 }, null)).toMatchObject({ versionNo: 1 });
  });

  it.each([
    ["an older version", published, 0],
    ["no version", published, null],
    ["a version, and there is none", null, 1],
  ])("given it was worked out against %s: is refused", (_, state, basedOn) => {
    expect(publish({ basedOn }, system, state)).toEqual({
      kind: "refusal",
      refusal: { code: "grid.division_changed", field: "rows" },
    });
  });

  it("given nothing differs: leaves no trace", () => {
    const decision = publish({ edition: "first", units: [unit("CITY")] });
    expect(decision).toMatchObject({ kind: "facts", facts: [] });
  });
});

describe("who may publish", () => {
  it.each([
    ["the street's staff, their own street", staff("STREET", "/S/"), "/S/", "facts"],
    ["the street's staff, a neighbour", staff("STREET", "/S/"), "/T/", "denial"],
    ["the street's staff, everything", staff("STREET", "/S/"), "/", "denial"],
    ["a street whose code begins alike", staff("STREET", "/S/"), "/SX/", "denial"],
    ["the platform, everything", staff("PLATFORM_ADMIN", null), "/", "facts"],
    ["a community", staff("COMMUNITY", "/S/"), "/S/", "denial"],
    ["a guest", guest, "/S/", "denial"],
  ])("%s: %4$s", (_, actor, path, kind) => {
    expect(publish({ path }, actor).kind).toBe(kind);
  });

  it("given units of a neighbour: the street's staff may not", () => {
    const units = [unit("NEW", { path: "/T/" })];
    expect(publish({ units }, staff("STREET", "/S/")).kind).toBe("denial");
  });

  it("given a code that a neighbour's unit has: the street's staff may not take it over", () => {
    const state = { ...published, units: [unit("CITY", { path: "/T/" })] };
    expect(publish({ units: [unit("CITY")] }, staff("STREET", "/S/"), state).kind).toBe("denial");
  });
});

describe("the units of a publication", () => {
  it("given a new code: is added behind the others", () => {
    const { units } = after({ units: [unit("FIRE")] });
    expect(units.map(({ code }) => code)).toEqual(["CITY", "FIRE"]);
  });

  it("given a known code: changes that unit, which keeps its id", () => {
    const changed = unit("CITY", { id: "unt_other" as Id<"unit">, name: "城管" });
    expect(after({ units: [changed] }).units).toEqual([unit("CITY", { name: "城管" })]);
  });

  it("given only units change: the division stays the one it was", () => {
    const next = after({ edition: "first", versionNo: 1, units: [unit("FIRE")] });
    expect(next).toMatchObject({ edition: "first", versionNo: 1 });
  });

  it("given one more than there may be: is refused", () => {
    const units = Array.from({ length: MAX_UNITS }, (_, i) => unit(`U${i}`));
    expect(publish({ units })).toMatchObject({ refusal: { code: "grid.too_many_units" } });
  });
});

const row = (change: Partial<UnitRow> = {}): UnitRow => ({
  code: "CITY",
  name: "城管",
  kind: "DEPARTMENT",
  officePhone: null,
  gridCode: "S",
  ...change,
});
const read = (...rows: UnitRow[]) =>
  readUnits(rows, {
    pathOf: (code) => (code === "S" ? "/S/" : null),
    newId: () => "unt_new" as Id<"unit">,
  });

describe("reading units", () => {
  it("given a grid of the division: the unit serves its path", () => {
    expect(read(row())).toEqual([
      {
        id: "unt_new",
        code: "CITY",
        name: "城管",
        kind: "DEPARTMENT",
        path: "/S/",
        officePhone: null,
      },
    ]);
  });

  it.each([
    ["no code", [row({ code: " " })], "grid.unit_invalid"],
    ["no name", [row({ name: "" })], "grid.unit_invalid"],
    ["a code twice", [row(), row()], "grid.unit_invalid"],
    ["an unknown grid", [row({ gridCode: "X" })], "grid.unit_grid_unknown"],
  ])("given %s: refuses them all", (_, rows, code) => {
    expect(read(...rows)).toMatchObject({ code, field: "units" });
  });
});
