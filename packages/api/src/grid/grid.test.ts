import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  ancestorsOf,
  gridLevels,
  isValidAt,
  isWithin,
  kindLabels,
  levelLabels,
  parentLevel,
  pathBelow,
} from "./grid.ts";
import { gridRefusals } from "./refusal.ts";

const codes = fc.array(fc.stringMatching(/^[0-9A-Z-]{1,12}$/), { minLength: 1, maxLength: 4 });
const pathOf = (list: readonly string[]): string =>
  list.reduce<string | null>((path, code) => pathBelow(path, code), null)!;

describe("the path of a grid", () => {
  it("holds the codes from the street down, with a slash at both ends", () => {
    expect(pathOf(["999901001", "999901001003", "999901001003-G05"])).toBe(
      "/999901001/999901001003/999901001003-G05/",
    );
  });

  it("names every grid above it, the street first", () => {
    expect(ancestorsOf("/1/12/12-G01/12-G01-W001/")).toEqual(["/1/", "/1/12/", "/1/12/12-G01/"]);
  });

  it("names none above a street", () => {
    expect(ancestorsOf("/1/")).toEqual([]);
  });

  it("lies within exactly its ancestors and itself, whatever the codes", () => {
    fc.assert(
      fc.property(codes, (list) => {
        const path = pathOf(list);
        const above = list.map((_, depth) => pathOf(list.slice(0, depth + 1)));
        expect(ancestorsOf(path)).toEqual(above.slice(0, -1));
        expect(above.every((ancestor) => isWithin(path, ancestor))).toBe(true);
      }),
    );
  });

  it("does not lie within a grid whose code merely begins alike", () => {
    fc.assert(
      fc.property(codes, fc.stringMatching(/^[0-9A-Z]{1,3}$/), (list, more) => {
        const longer = [...list.slice(0, -1), `${list.at(-1)}${more}`];
        expect(isWithin(pathOf(longer), pathOf(list))).toBe(false);
      }),
    );
  });
});

describe("the validity of a version", () => {
  const version = { validFrom: "2026-01-01T00:00:00.000Z", validTo: "2026-02-01T00:00:00.000Z" };

  it.each([
    ["2025-12-31T23:59:59.999Z", false],
    ["2026-01-01T00:00:00.000Z", true],
    ["2026-01-31T23:59:59.999Z", true],
    ["2026-02-01T00:00:00.000Z", false],
  ])("given a version of January, %s is inside: %s", (at, inside) => {
    expect(isValidAt(version, at)).toBe(inside);
  });

  it("has no end while the version is open", () => {
    expect(isValidAt({ ...version, validTo: null }, "2099-01-01T00:00:00.000Z")).toBe(true);
  });
});

describe("the words", () => {
  it("put every level directly below the one before it", () => {
    expect(gridLevels.map((level) => parentLevel[level])).toEqual([
      null,
      ...gridLevels.slice(0, -1),
    ]);
  });

  it("exist in both languages", () => {
    const texts = [levelLabels, kindLabels, gridRefusals].flatMap((one) => Object.values(one));
    expect(texts.filter(({ zh, en }) => zh === "" || en === "" || zh === en)).toEqual([]);
  });
});
