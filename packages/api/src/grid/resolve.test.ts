import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { demoDivision } from "../../demo/division.ts";
import type { Id } from "../kernel/ids.ts";
import { contains } from "./geometry.ts";
import type { Division, DivisionRow, Point } from "./grid.ts";
import { divisionOf, plan, planWith, pointAt, rectangle } from "./plan.fixture.ts";
import {
  childrenOf,
  escalationOf,
  gridByCode,
  gridById,
  indexDivision,
  resolveLocation,
} from "./resolve.ts";
import type { Location } from "./resolve.ts";

const JANUARY = "2026-01-01T00:00:00.000Z";
const MARCH = "2026-03-01T00:00:00.000Z";
const MAY = "2026-05-01T00:00:00.000Z";

const division = divisionOf([JANUARY, plan]);
const index = indexDivision(division);
const gps = (point: Point, accuracyM = 20): Location => ({
  kind: "point",
  point,
  crs: "GCJ02",
  accuracyM,
});
const at = (x: number, y: number, accuracyM = 20) =>
  resolveLocation(index, gps(pointAt(x, y), accuracyM), MARCH);
const address = (gridCode: string, point: Point): Location => ({
  kind: "address",
  addressId: "adr_00000000000000000000000001" as Id<"address">,
  gridCode,
  label: "一号楼101室",
  point,
});

/** A division with some grids taken out, as an import would never leave it. */
const without = (...codes: readonly string[]): Division => ({
  ...division,
  grids: division.grids.filter((grid) => !codes.includes(grid.code)),
});

/** The border between A1 and A2 moved 100 m to the east in March, which leaves A2 the smaller one. */
const movedRows: readonly DivisionRow[] = planWith({
  A1: { polygon: rectangle(0, 0, 300, 200) },
  A2: { polygon: rectangle(300, 0, 400, 200) },
});
const moved = indexDivision(divisionOf([JANUARY, plan], [MARCH, movedRows]));

describe("a point well inside a micro-grid", () => {
  it("is answered by that micro-grid", () => {
    expect(at(100, 100).chosen?.code).toBe("A1");
  });

  it("is not ambiguous and has no other candidate", () => {
    const { ambiguous, candidates } = at(100, 100);
    expect([ambiguous, candidates.map(({ code }) => code)]).toEqual([false, ["A1"]]);
  });

  it("says so in a plain sentence", () => {
    expect(at(100, 100).explanation).toEqual({
      zh: "位置在A1号内。",
      en: "The location is in A1号.",
    });
  });

  it("leaves a trace of what was asked, what was found and which versions were used", () => {
    expect(at(100, 100).trace).toEqual({
      inputs: {
        kind: "point",
        reference: null,
        point: pointAt(100, 100),
        accuracyM: 20,
        at: MARCH,
        divisionVersionNo: 1,
      },
      candidates: at(100, 100).candidates,
      ruleHits: ["POINT_IN_MICRO_GRID", "BASE_GRID_LEADS"],
      gridVersions: [
        { gridId: gridByCode(index, "A1", MARCH)!.id, code: "A1", validFrom: JANUARY },
      ],
      chosen: gridByCode(index, "A1", MARCH)!.id,
      fallback: null,
    });
  });

  it("is converted first when it is in WGS-84", () => {
    const raw = { lng: 82.4, lat: 39.2 };
    const found = resolveLocation(
      index,
      { kind: "point", point: raw, crs: "WGS84", accuracyM: 20 },
      MARCH,
    );
    expect([found.trace.inputs.point.lng > raw.lng, found.trace.ruleHits[0]]).toEqual([
      true,
      "WGS84_TO_GCJ02",
    ]);
  });
});

describe("a point near a boundary", () => {
  it.each([
    ["9.9 m from it", 190.1, true],
    ["10.1 m from it", 189.9, false],
    ["9.9 m beyond it", 209.9, true],
  ])("is ambiguous within 10 m: %s", (_, x, ambiguous) => {
    expect(at(x, 100).ambiguous).toBe(ambiguous);
  });

  it("still goes to the micro-grid that holds it, with the other one as a candidate", () => {
    expect(at(195, 100).candidates).toMatchObject([
      { code: "A1", distanceM: 0 },
      { code: "A2", distanceM: 5 },
    ]);
  });

  it("asks the reporter for an address", () => {
    expect(at(195, 100).explanation.zh).toBe("位置在A1号内；位置靠近网格边界，请补选地址。");
  });

  it("goes to the smaller grid when it lies exactly on the edge", () => {
    const found = resolveLocation(moved, gps(pointAt(300, 100)), MAY);
    expect(found.candidates.map(({ code, distanceM }) => [code, distanceM])).toEqual([
      ["A2", 0],
      ["A1", 0],
    ]);
  });

  it.each([
    ["the order of import", division.grids],
    ["the opposite order", division.grids.toReversed()],
  ])("goes to the lower code when the grids on the edge are equally large, in %s", (_, grids) => {
    const other = indexDivision({ ...division, grids });
    const { candidates } = resolveLocation(other, gps(pointAt(200, 100)), MARCH);
    expect(candidates.map(({ code }) => code)).toEqual(["A1", "A2"]);
  });
});

describe("an inaccurate fix", () => {
  it.each([
    [100, false],
    [101, true],
    [Number.NaN, true],
  ])("of %s m is ambiguous: %s", (accuracyM, ambiguous) => {
    expect(at(100, 100, accuracyM).ambiguous).toBe(ambiguous);
  });

  it("keeps the grid it falls in and offers those within its accuracy", () => {
    expect(at(90, 100, 150).candidates.map(({ code }) => code)).toEqual(["A1", "A3", "A2", "A4"]);
  });

  it("never offers more than eight", () => {
    const demo = indexDivision(divisionOf([JANUARY, demoDivision()]));
    const point = { lng: 82.45, lat: 39.225 };
    expect(resolveLocation(demo, gps(point, 5_000), MARCH).candidates).toHaveLength(8);
  });
});

describe("a point in no micro-grid", () => {
  it.each([
    ["29.9 m away goes to the nearest micro-grid", -29.9, "A1", "NEAREST_MICRO_GRID"],
    ["30.1 m away goes to the unassigned pool", -30.1, undefined, "UNASSIGNED_POOL"],
  ])("%s", (_, x, code, fallback) => {
    const { chosen, trace } = at(x, 100);
    expect([chosen?.code, trace.fallback]).toEqual([code, fallback]);
  });

  it.each([
    ["the grid around it", [], "A"],
    ["else the community", ["A"], "C"],
    ["else the street", ["A", "C"], "S"],
  ])("goes to %s", (_, missing, code) => {
    const holed = indexDivision(without("A1", ...missing));
    const { chosen, trace } = resolveLocation(holed, gps(pointAt(100, 100)), MARCH);
    expect([chosen?.code, trace.fallback]).toEqual([code, "WIDER_GRID"]);
  });

  it("prefers the nearest micro-grid within 30 m to the grid around it", () => {
    const holed = indexDivision(without("A1"));
    expect(resolveLocation(holed, gps(pointAt(175, 100)), MARCH).chosen?.code).toBe("A2");
  });

  it("goes to the pool when its coordinates are no numbers", () => {
    expect(resolveLocation(index, gps({ lng: Number.NaN, lat: 39 }), MARCH).chosen).toBeNull();
  });

  it("tells the reporter that a person will decide", () => {
    expect(at(-500, 0).explanation.zh).toBe("位置不在任何网格内，由值班人员人工分派。");
  });
});

describe("an address or a location code", () => {
  it("beats the coordinates", () => {
    const { chosen, ambiguous } = resolveLocation(index, address("B4", pointAt(200, 100)), MARCH);
    expect([chosen?.code, ambiguous]).toEqual(["B4", false]);
  });

  it("is named in the trace by its reference, never by its text", () => {
    const { trace } = resolveLocation(index, address("B4", pointAt(700, 300)), MARCH);
    expect([trace.inputs.reference, JSON.stringify(trace).includes("101")]).toEqual([
      "adr_00000000000000000000000001",
      false,
    ]);
  });

  it("explains itself as a sign when a sign was scanned", () => {
    const scanned: Location = {
      kind: "locationCode",
      code: "LC-0123456789",
      gridCode: "A3",
      label: "路灯",
      point: pointAt(100, 300),
    };
    expect(resolveLocation(index, scanned, MARCH).explanation.zh).toBe("所扫位置码登记在A3号。");
  });

  it("falls back to its coordinates when its grid was not valid then", () => {
    const { chosen, trace } = resolveLocation(index, address("A9", pointAt(300, 100)), MARCH);
    expect([chosen?.code, trace.ruleHits[0]]).toEqual(["A2", "MAPPED_GRID_NOT_VALID"]);
  });
});

describe("the division in time", () => {
  it.each([
    ["just before a boundary moves, the old grid", "2026-02-28T23:59:59.999Z", "A2"],
    ["from the moment it moves, the new one", MARCH, "A1"],
    ["before the first division, none", "2025-12-31T23:59:59.999Z", undefined],
  ])("answers by what was valid: %s", (_, moment, code) => {
    expect(resolveLocation(moved, gps(pointAt(250, 100)), moment).chosen?.code).toBe(code);
  });

  it("records the version that was used", () => {
    const used = [JANUARY, MAY].map(
      (moment) =>
        resolveLocation(moved, gps(pointAt(50, 100)), moment).trace.gridVersions[0]!.validFrom,
    );
    expect(used).toEqual([JANUARY, MARCH]);
  });
});

describe("look-ups", () => {
  const a = gridByCode(index, "A", MARCH)!;

  it("find a grid by id and by code only while it is valid", () => {
    expect([gridById(index, a.id, MARCH)?.code, gridById(index, a.id, "2025-01-01")]).toEqual([
      "A",
      null,
    ]);
  });

  it("list the children of a grid, each once, after a change of versions", () => {
    const children = childrenOf(moved, a.id, MAY).map(({ code }) => code);
    expect(children.sort()).toEqual(["A1", "A2", "A3", "A4"]);
  });

  it("list the streets below nothing", () => {
    expect(childrenOf(index, null, MARCH).map(({ code }) => code)).toEqual(["S"]);
  });

  it("climb from a micro-grid to its street", () => {
    const chain = escalationOf(index, gridByCode(index, "A3", MARCH)!, MARCH);
    expect(chain.map(({ code }) => code)).toEqual(["A3", "A", "C", "S"]);
  });
});

describe("on the demo street, anywhere", () => {
  const street = divisionOf([JANUARY, demoDivision()]);
  const streetIndex = indexDivision(street);
  const outline = street.grids.find(({ level }) => level === "STREET")!.polygon;
  const micros = street.grids.filter(({ level }) => level === "MICRO_GRID");
  const corner = fc.constantFrom(...micros.flatMap(({ polygon }) => polygon[0]!));
  /** A point anywhere, a corner, or a point somewhere on a line between two corners. */
  const point = fc.oneof(
    fc.record({
      lng: fc.double({ min: 82.4, max: 82.493, noNaN: true }),
      lat: fc.double({ min: 39.2, max: 39.254, noNaN: true }),
    }),
    corner.map(([lng, lat]) => ({ lng, lat })),
    fc.tuple(fc.constantFrom(...micros), fc.nat(), fc.double({ min: 0, max: 1, noNaN: true })).map(
      ([
        {
          polygon: [ring],
        },
        n,
        share,
      ]) => {
        const at = n % (ring!.length - 1);
        const [from, to] = [ring![at]!, ring![at + 1]!];
        return {
          lng: from[0] + share * (to[0] - from[0]),
          lat: from[1] + share * (to[1] - from[1]),
        };
      },
    ),
  );

  it("a point of the street lies in exactly one micro-grid, and in none outside", () => {
    fc.assert(
      fc.property(point, (one) => {
        const holders = micros.filter(({ polygon }) => contains(polygon, one));
        expect(holders.length).toBe(contains(outline, one) ? 1 : 0);
      }),
    );
  });

  it("a point goes to the micro-grid that holds it, unless it is on an edge of that", () => {
    fc.assert(
      fc.property(point, (one) => {
        const holder = micros.find(({ polygon }) => contains(polygon, one));
        const { chosen, candidates } = resolveLocation(streetIndex, gps(one), MARCH);
        const onEdge = candidates.filter(({ distanceM }) => distanceM === 0).length > 1;
        fc.pre(holder !== undefined && !onEdge);
        expect(chosen?.code).toBe(holder?.code);
      }),
    );
  });

  it("the answer does not depend on the order of the grids", () => {
    const shuffled = fc.shuffledSubarray([...street.grids], { minLength: street.grids.length });
    const accuracyM = fc.constantFrom(5, 300, 20_000);
    fc.assert(
      fc.property(shuffled, point, accuracyM, (grids, one, accuracy) => {
        const other = indexDivision({ ...street, grids });
        expect(resolveLocation(other, gps(one, accuracy), MARCH)).toEqual(
          resolveLocation(streetIndex, gps(one, accuracy), MARCH),
        );
      }),
    );
  });
});
