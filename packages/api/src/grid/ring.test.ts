import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { rectangle, shapeOf } from "./plan.fixture.ts";
import { polygonFault } from "./ring.ts";

type Corner = readonly [x: number, y: number];
const square = rectangle(0, 0, 200, 200);
const corners: readonly Corner[] = [
  [0, 0],
  [200, 0],
  [200, 200],
  [0, 200],
];

/** A corner in each of some directions around a middle, each at its own distance. */
const starOf = (distances: readonly number[]): Corner[] =>
  distances.map((far, i) => {
    const angle = (2 * Math.PI * i) / distances.length;
    return [500 + far * Math.cos(angle), 500 + far * Math.sin(angle)];
  });
const star = fc
  .array(fc.integer({ min: 40, max: 200 }), { minLength: 5, maxLength: 24 })
  .map(starOf);

describe("whether rings bound a piece of land", () => {
  it.each([
    ["a square", square],
    ["a corner on a straight line", shapeOf([0, 0], [100, 0], ...corners.slice(1))],
    ["a hole", [...square, ...rectangle(50, 50, 150, 150)]],
  ])("given %s: they do", (_, polygon) => {
    expect(polygonFault(polygon)).toBeNull();
  });

  it.each([
    ["no ring", "EMPTY", []],
    ["an open ring", "OPEN", [square[0]!.slice(0, -1)]],
    ["a point off the earth", "NOT_ON_EARTH", [[...square[0]!.slice(0, -1), [200, 0] as const]]],
    ["two points", "TOO_FEW_POINTS", shapeOf([0, 0], [200, 0], [0, 0])],
    ["a point twice in turn", "REPEATED_POINT", shapeOf([0, 0], ...corners)],
    ["a point twice", "REPEATED_POINT", shapeOf(...corners, [100, 100], [200, 200], [190, 100])],
    ["a spike from a corner", "SPIKE", shapeOf([0, 0], [970, 0], [200, 0], [200, 200], [0, 200])],
    [
      "a spike from a side",
      "SPIKE",
      shapeOf([0, 0], [100, 0], [100, -700], [100, 0], [200, 0], [200, 200]),
    ],
    ["a slanted spike", "SPIKE", shapeOf(...corners.slice(0, 3), [777, 901], [200, 200], [0, 200])],
    ["a bow", "CROSSING", shapeOf([0, 0], [200, 200], [200, 0], [0, 250])],
    [
      "a corner on another side",
      "CROSSING",
      shapeOf([0, 0], [200, 0], [200, 200], [100, 0], [0, 200]),
    ],
    ["a hole outside", "NOT_ONE_PIECE", [...square, ...rectangle(300, 0, 350, 50)]],
    ["a hole across the edge", "NOT_ONE_PIECE", [...square, ...rectangle(150, 50, 250, 150)]],
    [
      "a hole with a spike",
      "SPIKE",
      [...square, ...shapeOf([50, 50], [190, 50], [100, 50], [60, 90])],
    ],
  ])("given %s: is %s", (_, fault, polygon) => {
    expect(polygonFault(polygon)).toBe(fault);
  });

  it("given any simple ring: they do, with a spike they do not", () => {
    fc.assert(
      fc.property(star, fc.nat(23), (ring, turn) => {
        const at = turn % ring.length;
        const turned = [...ring.slice(at), ...ring.slice(0, at)];
        const [x, y] = turned[0]!;
        expect(polygonFault(shapeOf(...turned))).toBeNull();
        expect(polygonFault(shapeOf([x, y], [x + 770, y + 31], ...turned))).not.toBeNull();
      }),
    );
  });

  it("given any round ring with two neighbours swapped: is a crossing", () => {
    fc.assert(
      fc.property(fc.integer({ min: 5, max: 24 }), fc.nat(23), (count, turn) => {
        const ring = starOf(Array.from({ length: count }, () => 150));
        const at = turn % (count - 1);
        const swapped = ring.toSpliced(at, 2, ring[at + 1]!, ring[at]!);
        expect(polygonFault(shapeOf(...swapped))).toBe("CROSSING");
      }),
    );
  });
});
