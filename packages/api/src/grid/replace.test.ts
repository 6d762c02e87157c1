import { describe, expect, it } from "vitest";
import type { Division, DivisionRow } from "./grid.ts";
import { divisionOf, plan, planWith, planWithout, rectangle, sequence } from "./plan.fixture.ts";
import { decideReplacement, replacedPaths } from "./replace.ts";

const FIRST = "2026-01-01T00:00:00.000Z";
const MUCH_LATER = "2026-09-01T00:00:00.000Z";
const LATER = "2026-06-01T00:00:00.000Z";

/** A street T of one micro-grid, whose western edge lies at `west` metres. */
const streetT = (west = 800, code = "T"): DivisionRow[] =>
  (["STREET", "COMMUNITY", "GRID", "MICRO_GRID"] as const).map((level, depth) => ({
    code: depth === 0 ? code : `${code}${depth}`,
    name: `${code}${depth}号`,
    level,
    kind: "RESIDENTIAL",
    parentCode: [null, code, `${code}1`, `${code}2`][depth]!,
    polygon: rectangle(west, 0, 1_000, 400),
    householdCount: 60,
  }));

const both = divisionOf([FIRST, [...plan, ...streetT()]]);

const idOf = (code: string) => both.grids.find((grid) => grid.code === code)?.id;

function replace(rows: readonly DivisionRow[], current: Division | null = both, at = LATER) {
  const used = sequence();
  // Ids beyond those of the present division, so that a new one cannot pass for an old one.
  for (const _ of both.grids) used();
  return decideReplacement({ current, rows, at, newId: used });
}

function replaced(...args: Parameters<typeof replace>) {
  const decision = replace(...args);
  if (decision.kind !== "division") throw new Error(JSON.stringify(decision));
  return decision;
}

const codes = (grids: readonly { code: string }[]): string[] =>
  grids.map(({ code }) => code).sort();
const openCodes = ({ grids }: Division): string[] =>
  codes(grids.filter(({ validTo }) => validTo === null));
const problemsOf = (...args: Parameters<typeof replace>) => {
  const decision = replace(...args);
  return decision.kind === "problems" ? decision.problems : [];
};

describe("what an import replaces", () => {
  it("is the streets in the file", () => {
    expect(replacedPaths([...plan, ...streetT()])).toEqual(["/S/", "/T/"]);
  });

  it("is nothing when the file has no street", () => {
    expect(replacedPaths(planWithout("S"))).toEqual([]);
  });
});

describe("importing one street of two", () => {
  it("given a changed street: leaves every grid of the other one open", () => {
    const { division } = replaced(planWith({ A1: { name: "甲" } }));
    expect(openCodes(division)).toEqual(openCodes(both));
  });

  it("given a changed street: opens and closes its own grids alone", () => {
    const { opened, closed } = replaced(planWith({ A1: { name: "甲" } }));
    expect([codes(opened), codes(closed)]).toEqual([["A1"], ["A1"]]);
  });

  it("given an unchanged street: changes nothing", () => {
    const { opened, closed, division } = replaced(plan);
    expect([opened, closed, division.versionNo]).toEqual([[], [], both.versionNo]);
  });

  it("keeps the versions of the other street as they are", () => {
    const { division } = replaced(planWith({ A1: { name: "甲" } }));
    const ofT = ({ grids }: Division) => grids.filter(({ path }) => path.startsWith("/T/"));
    expect(ofT(division)).toEqual(ofT(both));
  });

  it("counts one version on", () => {
    expect(replaced(planWith({ A1: { name: "甲" } })).division.versionNo).toBe(2);
  });

  it("given a third street: adds it to the others", () => {
    const third = streetT(850, "U").map((row) => ({
      ...row,
      polygon: rectangle(1_000, 0, 1_200, 400),
    }));
    const { division } = replaced(third);
    expect(openCodes(division)).toEqual([...openCodes(both), ...codes(third)].sort());
  });
});

describe("a street that gets in the way of another", () => {
  it("given a code of a street outside the file: names the row and the user", () => {
    const rows = planWith({ A1: { code: "T3" } });
    expect(problemsOf(rows)).toMatchObject([
      { row: 5, code: "CODE_IN_USE", message: { zh: "编码 T3 已被不在本次导入中的 T3号 使用。" } },
    ]);
  });

  it("given land of a street outside the file: names the row and how much", () => {
    const problems = problemsOf(streetT(790, "T"), divisionOf([FIRST, plan]));
    expect(problems).toMatchObject([{ row: 1, code: "OVERLAPS_STREET" }]);
    expect(problems[0]?.message.en).toMatch(/overlaps S号, which is not in this file, by \d+ m²/);
  });

  it("given streets that only touch: finds nothing wrong", () => {
    expect(problemsOf(streetT(800), divisionOf([FIRST, plan]))).toEqual([]);
  });

  it("given a file that is wrong in itself: reports that first", () => {
    expect(problemsOf(planWith({ A1: { code: "T3", name: "" } }))).toMatchObject([
      { row: 5, code: "BAD_NAME" },
    ]);
  });
});

describe("a code that comes back", () => {
  it("given it was closed in another street: keeps the id it always had", () => {
    const renamed = streetT().map((row) => (row.code === "T3" ? { ...row, code: "T4" } : row));
    const closed = replaced(renamed).division;
    const { opened } = replaced(planWith({ A1: { code: "T3" } }), closed, MUCH_LATER);
    expect(opened.find(({ code }) => code === "T3")?.id).toBe(idOf("T3"));
  });
});
