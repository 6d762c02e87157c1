import type { Instant } from "../kernel/clock.ts";
import type { Id } from "../kernel/ids.ts";
import { decideImport } from "./decide.ts";
import type { Division, DivisionRow, GridLevel, Point, Polygon } from "./grid.ts";

/**
 * A plan small enough to reckon with: a street of 800 × 400 m, one community, grids A and B side by side,
 * each of four square micro-grids of 200 m (1 and 2 in the south, 3 and 4 in the north).
 */

/** Metres east and north of the corner of the plan. */
export const pointAt = (x: number, y: number): Point => ({
  lng: 82.4 + x / (111_195.08 * Math.cos((39.2 * Math.PI) / 180)),
  lat: 39.2 + y / 111_195.08,
});

export const shapeOf = (...corners: readonly (readonly [number, number])[]): Polygon => {
  const ring = corners.map(([x, y]) => pointAt(x, y)).map(({ lng, lat }) => [lng, lat] as const);
  return [[...ring, ring[0]!]];
};

export const rectangle = (west: number, south: number, east: number, north: number): Polygon =>
  shapeOf([west, south], [east, south], [east, north], [west, north]);

const rowOf = (
  level: GridLevel,
  code: string,
  parentCode: string | null,
  polygon: Polygon,
  householdCount: number,
): DivisionRow => ({
  code,
  name: `${code}号`,
  level,
  kind: "RESIDENTIAL",
  parentCode,
  polygon,
  householdCount,
});

const microRow = (parent: "A" | "B", serial: 1 | 2 | 3 | 4): DivisionRow => {
  const west = (parent === "A" ? 0 : 400) + (serial % 2 === 0 ? 200 : 0);
  const south = serial > 2 ? 200 : 0;
  const polygon = rectangle(west, south, west + 200, south + 200);
  return rowOf("MICRO_GRID", `${parent}${serial}`, parent, polygon, 60);
};

/** Rows 1 to 12: S, C, A, B, A1 to A4, B1 to B4. */
export const plan: readonly DivisionRow[] = [
  rowOf("STREET", "S", null, rectangle(0, 0, 800, 400), 480),
  rowOf("COMMUNITY", "C", "S", rectangle(0, 0, 800, 400), 480),
  rowOf("GRID", "A", "C", rectangle(0, 0, 400, 400), 240),
  rowOf("GRID", "B", "C", rectangle(400, 0, 800, 400), 240),
  ...([1, 2, 3, 4] as const).map((serial) => microRow("A", serial)),
  ...([1, 2, 3, 4] as const).map((serial) => microRow("B", serial)),
];

/** The number a problem gives the row of this code. */
export const rowNumber = (code: string): number => plan.findIndex((row) => row.code === code) + 1;

/** The plan with some rows changed, by code. */
export const planWith = (changes: Record<string, Partial<DivisionRow>>): DivisionRow[] =>
  plan.map((row) => ({ ...row, ...changes[row.code] }));

export const planWithout = (...codes: readonly string[]): DivisionRow[] =>
  plan.filter((row) => !codes.includes(row.code));

/** Ids in a fixed order, new for every call of `sequence`. */
export const sequence = (): (() => Id<"grid">) => {
  let last = 0;
  return () => `grd_${String(++last).padStart(26, "0")}` as Id<"grid">;
};

/** The division that importing each list of rows in turn leads to. Throws when one is not accepted. */
export function divisionOf(
  ...imports: readonly (readonly [at: Instant, rows: readonly DivisionRow[]])[]
): Division {
  const newId = sequence();
  let current: Division | null = null;
  for (const [at, rows] of imports) {
    const decision = decideImport({ current, rows, at, newId });
    if (decision.kind !== "division") throw new Error(JSON.stringify(decision));
    current = decision.division;
  }
  return current!;
}
