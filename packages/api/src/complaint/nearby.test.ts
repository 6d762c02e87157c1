import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { categories } from "./category.ts";
import { MERGE_WITHIN } from "./complaint.ts";
import { cellOf, cellsAround, isPublicMatter, metresBetween } from "./nearby.ts";

const point = fc.record({
  lng: fc.double({ min: 73, max: 135, noNaN: true }),
  lat: fc.double({ min: 3, max: 54, noNaN: true }),
});

/** A point so many metres away in some direction. */
function awayFrom({ lng, lat }: { lng: number; lat: number }, metres: number, turn: number) {
  const degree = 111_195.08;
  return {
    lng: lng + (metres * Math.sin(turn)) / (degree * Math.cos((lat * Math.PI) / 180)),
    lat: lat + (metres * Math.cos(turn)) / degree,
  };
}
const turn = fc.double({ min: 0, max: 2 * Math.PI, noNaN: true });

describe("given two points", () => {
  it.each([
    ["the same", { lng: 113.6, lat: 34.75 }, { lng: 113.6, lat: 34.75 }, 0],
    ["one degree of latitude", { lng: 113.6, lat: 34 }, { lng: 113.6, lat: 35 }, 111_195],
    ["one degree of longitude at 60° north", { lng: 10, lat: 60 }, { lng: 11, lat: 60 }, 55_597],
    ["antipodes", { lng: 0, lat: 0 }, { lng: 180, lat: 0 }, 20_015_115],
  ])("when they are %s apart, then so many metres", (_, a, b, metres) => {
    expect(Math.abs(metresBetween(a, b) - metres)).toBeLessThan(5);
  });

  it("when they change places, then the distance is the same", () => {
    fc.assert(
      fc.property(point, point, (a, b) => {
        expect(metresBetween(a, b)).toBe(metresBetween(b, a));
      }),
    );
  });
});

describe("given a point anywhere in China", () => {
  const anywhere = fc.tuple(
    point,
    fc.double({ min: 0, max: MERGE_WITHIN.metres, noNaN: true }),
    turn,
  );

  it("when another lies within 50 m, then it is in one of the cells around", () => {
    fc.assert(
      fc.property(anywhere, ([here, metres, direction]) => {
        const there = awayFrom(here, metres, direction);
        const isNear = metresBetween(here, there) <= MERGE_WITHIN.metres;
        expect(!isNear || cellsAround(here).includes(cellOf(there))).toBe(true);
      }),
      { numRuns: 2_000 },
    );
  });

  it("when its cells are counted, then there are four at most", () => {
    fc.assert(
      fc.property(point, (here) => {
        expect(cellsAround(here).length).toBeLessThanOrEqual(4);
      }),
    );
  });
});

describe("given matters, when neighbours look for them", () => {
  it.each(["facility.lamp", "appearance.exposed_rubbish", "safety.gas"])("%s is public", (code) => {
    expect(isPublicMatter(code)).toBe(true);
  });

  it.each(["care.child", "neighbour.hoarding", "governance.staff_complaint", "none"])(
    "%s is not",
    (code) => {
      expect(isPublicMatter(code)).toBe(false);
    },
  );

  it("then whoever asks for help is never shown", () => {
    const shown = categories.filter(
      ({ code, nature }) => nature === "HELP" && isPublicMatter(code),
    );
    expect(shown).toEqual([]);
  });
});
