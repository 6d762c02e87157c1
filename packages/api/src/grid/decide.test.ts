import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkDivision, decideImport, sizeWarnings } from "./decide.ts";
import { areaM2 } from "./geometry.ts";
import { isValidAt } from "./grid.ts";
import type { Division, DivisionRow, Polygon } from "./grid.ts";
import {
  divisionOf,
  plan,
  planWith,
  planWithout,
  rectangle,
  rowNumber,
  sequence,
  shapeOf,
} from "./plan.fixture.ts";

const JANUARY = "2026-01-01T00:00:00.000Z";
const MARCH = "2026-03-01T00:00:00.000Z";
const MAY = "2026-05-01T00:00:00.000Z";

/** Row, other row and code of every problem. */
const problemsOf = (rows: readonly DivisionRow[]) =>
  checkDivision(rows).map(({ row, otherRow, code }) =>
    otherRow === undefined ? [row, code] : [row, otherRow, code],
  );
const anyRow = fc.nat(plan.length - 1);

describe("a division that may be imported", () => {
  it("has no problems", () => {
    expect(problemsOf(plan)).toEqual([]);
  });

  it("may name its rows in any order", () => {
    const shuffled = fc.shuffledSubarray([...plan], { minLength: plan.length });
    fc.assert(
      fc.property(shuffled, (rows) => {
        expect(problemsOf(rows)).toEqual([]);
      }),
      { numRuns: 10 },
    );
  });
});

describe("a row that is wrong by itself", () => {
  it.each([
    ["a slash in the code", "BAD_CODE", { code: "A/4" }],
    ["no code", "BAD_CODE", { code: "" }],
    ["a blank name", "BAD_NAME", { name: " " }],
    ["half a household", "BAD_HOUSEHOLD_COUNT", { householdCount: 60.5 }],
    ["fewer households than none", "BAD_HOUSEHOLD_COUNT", { householdCount: -1 }],
  ])("given %s, is reported as %s", (_, code, change) => {
    expect(problemsOf(planWith({ A4: change }))).toEqual([[rowNumber("A4"), code]]);
  });

  const [outer] = rectangle(200, 200, 400, 400);
  it.each<[string, Polygon]>([
    ["no ring", []],
    ["a ring that is not closed", [outer!.slice(0, -1)]],
    ["a line there and back", [[outer![0]!, outer![1]!, outer![0]!]]],
    ["a ring without area", [[outer![0]!, outer![1]!, outer![1]!, outer![0]!]]],
    ["a ring that crosses itself", shapeOf([200, 200], [400, 400], [400, 200], [200, 400])],
    ["a spike without width", shapeOf([200, 200], [1170, 200], [400, 200], [400, 400], [200, 400])],
    ["a coordinate that is no number", [outer!.map(([lng]) => [lng, Number.NaN] as const)]],
    ["a coordinate off the earth", [outer!.map(([lng]) => [lng, 91] as const)]],
  ])("given %s, is reported as BAD_POLYGON", (_, polygon) => {
    expect(problemsOf(planWith({ A4: { polygon } }))).toEqual([[rowNumber("A4"), "BAD_POLYGON"]]);
  });

  it("given a boundary that is none: says why, in both languages", () => {
    const polygon = shapeOf([200, 200], [1170, 200], [400, 200], [400, 400], [200, 400]);
    expect(checkDivision(planWith({ A4: { polygon } }))[0]!.message).toEqual({
      zh: "A4 的边界不是一块完整区域：有一段原路折返的尖刺。",
      en: "The boundary of A4 is not one piece of land: a ring turns back on itself in a spike.",
    });
  });

  it("is reported once for every thing that is wrong", () => {
    expect(problemsOf(planWith({ A4: { name: "", householdCount: -1 } }))).toHaveLength(2);
  });
});

describe("a row in the wrong place", () => {
  it("given a code twice, whichever it is, the later row is reported with the earlier one", () => {
    fc.assert(
      fc.property(anyRow, (n) => {
        expect(problemsOf([...plan, plan[n]!])).toEqual([
          [plan.length + 1, n + 1, "DUPLICATE_CODE"],
        ]);
      }),
    );
  });

  it("given a parent that is not there, the row is reported", () => {
    fc.assert(
      fc.property(anyRow, (n) => {
        const rows = planWith({ [plan[n]!.code]: { parentCode: "NOBODY" } });
        expect(problemsOf(rows)).toEqual([[n + 1, "UNKNOWN_PARENT"]]);
      }),
    );
  });

  it.each([
    ["a micro-grid below a community", "A1", "C", [rowNumber("A1"), rowNumber("C"), "WRONG_LEVEL"]],
    ["a grid below itself", "A", "A", [rowNumber("A"), rowNumber("A"), "WRONG_LEVEL"]],
    ["a grid below nothing", "A", null, [rowNumber("A"), "WRONG_LEVEL"]],
    ["a street below a grid", "S", "A", [rowNumber("S"), rowNumber("A"), "WRONG_LEVEL"]],
  ])("given %s, the level is wrong", (_, code, parentCode, expected) => {
    expect(problemsOf(planWith({ [code]: { parentCode } }))).toEqual([expected]);
  });
});

describe("areas", () => {
  it.each([
    ["0.9 m²", 0.0045, []],
    ["1.1 m²", 0.0055, [[rowNumber("A2"), rowNumber("A1"), "OVERLAP"]]],
  ])("of siblings may overlap by 1 m²: %s", (_, metres, expected) => {
    expect(problemsOf(planWith({ A1: { polygon: rectangle(0, 0, 200 + metres, 200) } }))).toEqual(
      expected,
    );
  });

  it.each([
    ["0.4 %", 0.8, []],
    ["0.6 %", 1.2, [[rowNumber("A1"), rowNumber("A"), "OUTSIDE_PARENT"]]],
  ])("of a child may stick out by 0.5 % of it: %s", (_, metres, expected) => {
    expect(problemsOf(planWith({ A1: { polygon: rectangle(-metres, 0, 200, 200) } }))).toEqual(
      expected,
    );
  });

  it.each([
    ["0.45 %", 3.6, []],
    ["0.55 %", 4.4, [[rowNumber("A"), "GAP"]]],
  ])("of a parent may stay open by 0.5 % of it: %s", (_, metres, expected) => {
    expect(problemsOf(planWith({ A1: { polygon: rectangle(metres, 0, 200, 200) } }))).toEqual(
      expected,
    );
  });

  it("given one micro-grid left out, whichever it is, its parent has a gap", () => {
    fc.assert(
      fc.property(fc.constantFrom(...plan.slice(4)), ({ code, parentCode }) => {
        expect(problemsOf(planWithout(code))).toEqual([[rowNumber(parentCode!), "GAP"]]);
      }),
      { numRuns: 10 },
    );
  });

  it("given a grid without any micro-grid, it is all gap", () => {
    expect(problemsOf(planWithout("B1", "B2", "B3", "B4"))).toEqual([[rowNumber("B"), "GAP"]]);
  });

  it("given one micro-grid pushed east by more than the tolerance, the overlap is found", () => {
    fc.assert(
      fc.property(
        fc.constantFrom("A1", "A3", "B1", "B3"),
        fc.integer({ min: 1, max: 199 }),
        (code, by) => {
          const west = code.startsWith("A") ? 0 : 400;
          const south = code.endsWith("1") ? 0 : 200;
          const polygon = rectangle(west, south, west + 200 + by, south + 200);
          const east = `${code[0]}${Number(code[1]) + 1}`;
          expect(problemsOf(planWith({ [code]: { polygon } }))).toContainEqual([
            rowNumber(east),
            rowNumber(code),
            "OVERLAP",
          ]);
        },
      ),
      { numRuns: 25 },
    );
  });

  it("of rows that are sound are checked beside a row that is not, without inventing a gap", () => {
    const rows = planWith({ A1: { polygon: rectangle(0, 0, 210, 200) }, B1: { polygon: [] } });
    expect(problemsOf(rows)).toEqual([
      [rowNumber("A2"), rowNumber("A1"), "OVERLAP"],
      [rowNumber("B1"), "BAD_POLYGON"],
    ]);
  });

  it("are named in the message of a problem", () => {
    const [problem] = checkDivision(planWith({ A1: { polygon: rectangle(0, 0, 210, 200) } }));
    expect(problem!.message).toEqual({
      zh: "A2 与第5行 A1 重叠 2000 平方米。",
      en: "A2 overlaps A1 in row 5 by 2000 m².",
    });
  });
});

describe("the size of grids", () => {
  it.each([
    ["A", 199, true],
    ["A", 200, false],
    ["A", 600, false],
    ["A", 601, true],
    ["A1", 29, true],
    ["A1", 30, false],
    ["A1", 100, false],
    ["A1", 101, true],
    ["C", 1, false],
  ])("given %s with %i households, warns: %s", (code, householdCount, warned) => {
    const warnings = sizeWarnings(planWith({ [code]: { householdCount } }));
    expect(warnings.map(({ row }) => row)).toEqual(warned ? [rowNumber(code)] : []);
  });

  it("does not keep a division from being imported", () => {
    const rows = planWith({ A1: { householdCount: 5 } });
    const decision = decideImport({ current: null, rows, at: JANUARY, newId: sequence() });
    expect(decision).toMatchObject({ kind: "division", warnings: [{ code: "SIZE" }] });
  });
});

/** Imports into a division and expects success. */
function imported(current: Division | null, rows: readonly DivisionRow[], at: string) {
  const newId = sequence();
  const decision = decideImport({ current, rows, at, newId: () => `${newId()}-new` as never });
  if (decision.kind !== "division") throw new Error(decision.kind);
  return decision;
}
const codesOf = (grids: readonly { code: string }[]): string[] => grids.map(({ code }) => code);
const first = divisionOf([JANUARY, plan]);
const latest = (division: Division, code: string) =>
  division.grids.findLast((grid) => grid.code === code)!;

describe("the first import", () => {
  it("opens every row as version 1, valid from then on", () => {
    const { division, opened } = imported(null, plan, JANUARY);
    expect([division.versionNo, opened.length, division.grids]).toEqual([1, plan.length, opened]);
  });

  it("fills in the path, the parent and the area", () => {
    expect(latest(first, "A1")).toMatchObject({
      path: "/S/C/A/A1/",
      parentId: latest(first, "A").id,
      areaM2: areaM2(rectangle(0, 0, 200, 200)),
      validFrom: JANUARY,
      validTo: null,
    });
  });

  it("draws a row without a look by its kind", () => {
    const { division } = imported(null, planWith({ A1: { kind: "RURAL" } }), JANUARY);
    expect(latest(division, "A1")).toMatchObject({ color: "#F0E442", pattern: "DOTS" });
  });

  it("given problems, is not carried out", () => {
    const rows = planWithout("A1");
    const decision = decideImport({ current: null, rows, at: JANUARY, newId: sequence() });
    expect(decision).toMatchObject({ kind: "problems", problems: [{ code: "GAP" }] });
  });

  it("given no rows, is refused", () => {
    const decision = decideImport({ current: first, rows: [], at: MAY, newId: sequence() });
    expect(decision).toMatchObject({ refusal: { code: "grid.division_empty" } });
  });
});

describe("a later import", () => {
  it("of the same rows changes nothing, in whatever order they come", () => {
    const shuffled = fc.shuffledSubarray([...plan], { minLength: plan.length });
    fc.assert(
      fc.property(shuffled, (rows) => {
        const { division, opened, closed, unchanged } = imported(first, rows, MARCH);
        expect(division).toBe(first);
        expect([opened.length, closed.length, unchanged.length]).toEqual([0, 0, plan.length]);
      }),
      { numRuns: 10 },
    );
  });

  it("of the same rows changes nothing when the stored grids name their fields in another order", () => {
    const reversed = first.grids.map(
      (grid) => Object.fromEntries(Object.entries(grid).reverse()) as typeof grid,
    );
    expect(imported({ ...first, grids: reversed }, plan, MARCH).opened).toEqual([]);
  });

  it("that changes a grid closes its version and opens one with the same id", () => {
    const { opened, closed } = imported(first, planWith({ A1: { name: "新名" } }), MARCH);
    const { id } = latest(first, "A1");
    expect([opened, closed]).toMatchObject([
      [{ id, name: "新名", validFrom: MARCH, validTo: null }],
      [{ id, name: "A1号", validFrom: JANUARY, validTo: MARCH }],
    ]);
  });

  it("that moves a boundary opens new versions on both sides of it and nowhere else", () => {
    const rows = planWith({
      A1: { polygon: rectangle(0, 0, 100, 200) },
      A2: { polygon: rectangle(100, 0, 400, 200) },
    });
    expect(codesOf(imported(first, rows, MARCH).opened)).toEqual(["A1", "A2"]);
  });

  it("without a code closes that grid", () => {
    const merged = planWith({ A1: { polygon: rectangle(0, 0, 400, 200) } });
    const rows = merged.filter(({ code }) => code !== "A2");
    const { opened, closed, division } = imported(first, rows, MARCH);
    expect([codesOf(opened), codesOf(closed)]).toEqual([["A1"], ["A1", "A2"]]);
    expect(latest(division, "A2").validTo).toBe(MARCH);
  });

  it("with a code that was closed before opens it again under its old id", () => {
    const merged = planWith({ A1: { polygon: rectangle(0, 0, 400, 200) } });
    const gone = divisionOf([JANUARY, plan], [MARCH, merged.filter(({ code }) => code !== "A2")]);
    const { division } = imported(gone, plan, MAY);
    expect(latest(division, "A2")).toMatchObject({ id: latest(first, "A2").id, validFrom: MAY });
  });

  it("that puts a grid below another parent opens new versions of all below it", () => {
    const renamed = plan.map((row) => ({
      ...row,
      code: row.code === "C" ? "D" : row.code,
      parentCode: row.parentCode === "C" ? "D" : row.parentCode,
    }));
    const { opened } = imported(first, renamed, MARCH);
    expect(codesOf(opened)).toEqual(["D", "A", "B", ...codesOf(plan.slice(4))]);
  });

  it.each([JANUARY, "2025-12-31T00:00:00.000Z"])(
    "that would rewrite history is refused: a change at %s",
    (at) => {
      const rows = planWith({ A1: { name: "新名" } });
      expect(decideImport({ current: first, rows, at, newId: sequence() })).toEqual({
        kind: "refusal",
        refusal: { code: "grid.not_after_current", field: "at", params: { latest: JANUARY } },
      });
    },
  );

  it("does not change the division it starts from", () => {
    const before = structuredClone(first);
    imported(first, planWith({ A1: { name: "新名" } }), MARCH);
    expect(first).toEqual(before);
  });
});

describe("any history of imports", () => {
  const border = fc.integer({ min: 50, max: 350 });
  const history = fc.array(fc.tuple(border, fc.boolean()), { minLength: 1, maxLength: 4 });
  const at = (n: number): string => `2026-0${n + 1}-01T00:00:00.000Z`;
  const rowsFor = (x: number, merged: boolean): DivisionRow[] =>
    planWith({
      A1: { polygon: rectangle(0, 0, merged ? 400 : x, 200) },
      A2: { polygon: rectangle(x, 0, 400, 200) },
    }).filter(({ code }) => !merged || code !== "A2");

  it("leaves at every instant exactly the grids of the import in force, under one id per code", () => {
    fc.assert(
      fc.property(history, (imports) => {
        const { grids } = divisionOf(
          ...imports.map(([x, merged], n) => [at(n), rowsFor(x, merged)] as const),
        );
        for (const [n, [x, merged]] of imports.entries()) {
          const valid = grids.filter((grid) => isValidAt(grid, at(n)));
          const polygons = new Map(valid.map((grid) => [grid.code, grid.polygon]));
          const wanted = rowsFor(x, merged);
          expect(valid.length).toBe(wanted.length);
          expect(polygons).toEqual(new Map(wanted.map((row) => [row.code, row.polygon])));
        }
        const pairs = new Set(grids.map(({ code, id }) => `${code} ${id}`));
        expect(pairs.size).toBe(new Set(codesOf(grids)).size);
      }),
      { numRuns: 20 },
    );
  });
});
