import { describe, expect, it } from "vitest";
import { isOnePiece, overlapAreaM2, uncoveredAreaM2 } from "./clipping.ts";
import { rectangle, shapeOf } from "./plan.fixture.ts";

const square = rectangle(0, 0, 200, 200);

describe("what two polygons have in common", () => {
  it("is the area of the strip by which they overlap", () => {
    expect(overlapAreaM2(square, rectangle(195, 0, 400, 200))).toBeCloseTo(1_000, 0);
  });

  it("is nothing when they only touch", () => {
    expect(overlapAreaM2(square, rectangle(200, 0, 400, 200))).toBe(0);
  });
});

describe("what the parts leave uncovered", () => {
  it("is the gap between them", () => {
    const parts = [rectangle(0, 0, 90, 200), rectangle(100, 0, 200, 200)];
    expect(uncoveredAreaM2(square, parts)).toBeCloseTo(2_000, 0);
  });

  it("is nothing when they overlap and cover everything", () => {
    const parts = [rectangle(0, 0, 120, 200), rectangle(100, 0, 220, 200)];
    expect(uncoveredAreaM2(square, parts)).toBe(0);
  });
});

describe("one piece of land", () => {
  const [lower, upper] = [
    [
      [100, 100],
      [0, 100],
      [0, 0],
      [100, 0],
    ],
    [
      [100, 100],
      [200, 100],
      [200, 200],
      [100, 200],
    ],
  ] as const;
  const meeting = shapeOf(...lower, ...upper);
  it.each([
    ["a square", true, square],
    ["a square with a hole", true, [...square, ...rectangle(50, 50, 150, 150)]],
    ["a ring that crosses itself", false, shapeOf([0, 0], [200, 200], [200, 0], [0, 200])],
    ["two squares that meet in a corner", false, meeting],
    ["a hole outside", false, [...square, ...rectangle(300, 0, 350, 50)]],
    ["a hole across the edge", false, [...square, ...rectangle(150, 50, 250, 150)]],
  ])("given %s: %s", (_, expected, polygon) => {
    expect(isOnePiece(polygon)).toBe(expected);
  });
});
