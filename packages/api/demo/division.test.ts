import { describe, expect, it } from "vitest";
import { checkDivision, decideImport, sizeWarnings } from "../src/grid/decide.ts";
import { boundaryDistanceM, contains, toGcj02 } from "../src/grid/geometry.ts";
import type { DivisionRow, GridLevel, Point } from "../src/grid/grid.ts";
import type { Id } from "../src/kernel/ids.ts";
import { indexDivision, resolveLocation } from "../src/grid/resolve.ts";
import { DEMO_SEED, demoAddresses, demoDivision, demoLocationCodes } from "./division.ts";
import { seeded } from "./random.ts";

const rows = demoDivision();
const addresses = demoAddresses(rows);
const locationCodes = demoLocationCodes(rows);

const byCode = new Map(rows.map((row) => [row.code, row]));
const atLevel = (level: GridLevel): DivisionRow[] => rows.filter((row) => row.level === level);
const below = (code: string): DivisionRow[] => rows.filter((row) => row.parentCode === code);
const households = (list: readonly DivisionRow[]): number =>
  list.reduce((sum, row) => sum + row.householdCount, 0);
/** The level 2 row above a micro-grid. */
const communityOf = (microCode: string): string =>
  byCode.get(byCode.get(microCode)!.parentCode!)!.parentCode!;

const NOW = "2026-11-20T02:00:00.000Z";
function demoIndex() {
  let last = 0;
  const newId = () => `grd_${String(++last).padStart(26, "0")}` as Id<"grid">;
  const decision = decideImport({ current: null, rows, at: NOW, newId });
  if (decision.kind !== "division") throw new Error(decision.kind);
  return indexDivision(decision.division);
}
const index = demoIndex();
const resolve = (point: Point) =>
  resolveLocation(index, { kind: "point", point, crs: "GCJ02", accuracyM: 10 }, NOW);

describe("the demo division", () => {
  it.each([
    ["STREET", 1],
    ["COMMUNITY", 7],
    ["GRID", 52],
    ["MICRO_GRID", 262],
  ] as const)("has rows of level %s: %i", (level, count) => {
    expect(atLevel(level)).toHaveLength(count);
  });

  it.each([
    ["紫藤社区", 11, 87, 5_720],
    ["集贤社区", 8, 32, 2_080],
    ["星桥楼宇社区", 5, 15, 240],
    ["禾下社区", 4, 40, 2_782],
    ["望槐社区", 8, 30, 1_950],
    ["松石社区", 8, 29, 1_885],
    ["青荇社区", 8, 29, 1_885],
  ])("%s has %i grids, %i micro-grids and %i households", (name, grids, micros, count) => {
    const { code, householdCount } = rows.find((row) => row.name === name)!;
    const inside = below(code).flatMap((grid) => below(grid.code));
    expect([below(code).length, inside.length, householdCount]).toEqual([grids, micros, count]);
  });

  it("has as many households in the children of every grid as in the grid", () => {
    const parents = rows.filter(({ level }) => level !== "MICRO_GRID");
    const wrong = parents.filter((row) => households(below(row.code)) !== row.householdCount);
    expect(wrong).toEqual([]);
  });

  it("has 16,542 households in all", () => {
    expect(households(atLevel("STREET"))).toBe(16_542);
  });

  it("may be imported: no overlap, no gap, no other problem", () => {
    expect(checkDivision(rows)).toEqual([]);
  });

  it("has grids of unusual size only among towers and in the village", () => {
    const kinds = sizeWarnings(rows).map(({ row }) => rows[row - 1]!.kind);
    expect([...new Set(kinds)].sort()).toEqual(["RURAL", "TOWER"]);
  });

  it("is the same on every run", () => {
    expect(demoDivision()).toEqual(rows);
  });

  it("uses codes of the unassigned prefix 99 and plain names, each once", () => {
    expect(rows.every(({ code }) => code.startsWith("999901001"))).toBe(true);
    expect(new Set(rows.map(({ name }) => name)).size).toBe(rows.length);
    expect(byCode.get("999901001003-G05-W012")?.name).toBe("紫藤社区第5网格12号微网格");
  });

  it("shows no two siblings in the same colour and pattern", () => {
    const looks = rows.map(({ parentCode, color, pattern }) => `${parentCode} ${color} ${pattern}`);
    expect(new Set(looks).size).toBe(rows.length);
  });

  it("is drawn on 8 × 6 km", () => {
    const [ring] = atLevel("STREET")[0]!.polygon;
    const [lngs, lats] = [ring!.map(([lng]) => lng), ring!.map(([, lat]) => lat)];
    const metres = (list: number[], perDegree: number): number =>
      (Math.max(...list) - Math.min(...list)) * perDegree;
    const size = [metres(lngs, 111_195 * Math.cos((39.2 * Math.PI) / 180)), metres(lats, 111_195)];
    expect(size.map((one) => Math.round(one / 1_000))).toEqual([8, 6]);
  });

  it("lies where GCJ-02 is in use, so that a browser position must be converted", () => {
    const point = { lng: 82.44, lat: 39.22 };
    expect(toGcj02(point, "WGS84")).not.toEqual(point);
  });
});

describe("the demo addresses", () => {
  it("are 600, at least one in every micro-grid", () => {
    const used = new Set(addresses.map(({ gridCode }) => gridCode));
    expect([addresses.length, used.size]).toEqual([600, 262]);
  });

  it("lie in the micro-grid they name, clear of its edges", () => {
    const wrong = addresses.filter(({ gridCode, point }) => {
      const { chosen, ambiguous } = resolve(point);
      return chosen?.code !== gridCode || ambiguous;
    });
    expect(wrong).toEqual([]);
  });

  it("are written out once each, with a house code each", () => {
    const texts = new Set(addresses.map(({ standardAddress }) => standardAddress));
    const codes = new Set(addresses.map(({ houseCode }) => houseCode));
    expect([texts.size, codes.size]).toEqual([600, 600]);
  });

  it("name the community they are in", () => {
    const wrong = addresses.filter(
      ({ standardAddress, gridCode }) =>
        !standardAddress.includes(byCode.get(communityOf(gridCode))!.name),
    );
    expect(wrong).toEqual([]);
  });

  it("include a compound with a name of 33 characters", () => {
    expect(Math.max(...addresses.map(({ compound }) => compound.length))).toBe(33);
  });

  it("include a compound with a character outside the basic plane", () => {
    expect(addresses.some(({ compound }) => /[\u{10000}-\u{10FFFF}]/u.test(compound))).toBe(true);
  });

  it("are the same on every run", () => {
    expect(demoAddresses(rows)).toEqual(addresses);
  });
});

describe("the demo location codes", () => {
  const edge = locationCodes.at(-1)!;

  it("are 40, each once, of 10 characters of base 32", () => {
    const codes = new Set(locationCodes.map(({ code }) => code));
    const shaped = [...codes].filter((code) => /^LC-[0-9A-HJKMNP-TV-Z]{10}$/.test(code));
    expect(shaped).toHaveLength(40);
  });

  it("stand in every community", () => {
    const communities = new Set(locationCodes.map(({ gridCode }) => communityOf(gridCode)));
    expect(communities.size).toBe(7);
  });

  it("stand in the micro-grid they name", () => {
    const wrong = locationCodes
      .slice(0, -1)
      .filter(({ gridCode, point }) => !contains(byCode.get(gridCode)!.polygon, point));
    expect(wrong).toEqual([]);
  });

  it("include one on an edge, whose coordinates alone are ambiguous", () => {
    const { ambiguous, candidates } = resolve(edge.point);
    expect([ambiguous, candidates.filter(({ distanceM }) => distanceM === 0).length]).toEqual([
      true,
      2,
    ]);
    expect(boundaryDistanceM(byCode.get(edge.gridCode)!.polygon, edge.point)).toBeLessThan(1e-6);
  });
});

describe("the seeded generator", () => {
  it("gives the same numbers for the same seed and others for another", () => {
    const draw = (seed: number): number[] => Array.from({ length: 5 }, seeded(seed));
    expect(draw(DEMO_SEED)).toEqual(draw(DEMO_SEED));
    expect(draw(DEMO_SEED)).not.toEqual(draw(DEMO_SEED + 1));
  });

  it("stays within 0 and 1 and fills the range", () => {
    const numbers = Array.from({ length: 10_000 }, seeded(DEMO_SEED));
    const mean = numbers.reduce((sum, one) => sum + one, 0) / numbers.length;
    expect(numbers.every((one) => one >= 0 && one < 1)).toBe(true);
    expect(mean).toBeCloseTo(0.5, 1);
  });
});
