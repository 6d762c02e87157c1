import type { Instant } from "../kernel/clock.ts";
import type { Bilingual } from "../kernel/decision.ts";
import type { Id } from "../kernel/ids.ts";

/** L1 to L4 of the base hierarchy: street, community, grid, micro-grid. */
export type GridLevel = "STREET" | "COMMUNITY" | "GRID" | "MICRO_GRID";
export type GridKind = "RESIDENTIAL" | "COMMERCIAL" | "TOWER" | "RURAL";

/** A position in GCJ-02 degrees, the coordinates of every map in mainland China. */
export type Point = { lng: number; lat: number };
/** A closed line of `[lng, lat]` pairs: the last pair repeats the first. */
export type Ring = readonly (readonly [number, number])[];
/** The outer ring first, then the holes. */
export type Polygon = readonly Ring[];

/**
 * One version of one grid, valid from `validFrom` until just before `validTo` (null: still open).
 * The id and the code stay the same from version to version.
 */
export type Grid = {
  id: Id<"grid">;
  code: string;
  name: string;
  level: GridLevel;
  kind: GridKind;
  parentId: Id<"grid"> | null;
  /** The codes from the street down to this grid, e.g. `/999901001/999901001003/`. */
  path: string;
  polygon: Polygon;
  areaM2: number;
  householdCount: number;
  color: string;
  pattern: string;
  validFrom: Instant;
  validTo: Instant | null;
};

/** One line of a division to import. Parents are named by code, never guessed from the shape of a code. */
export type DivisionRow = {
  code: string;
  name: string;
  level: GridLevel;
  kind: GridKind;
  parentCode: string | null;
  polygon: Polygon;
  householdCount: number;
  color?: string;
  pattern?: string;
};

/** Every version of every grid, closed ones included. `versionNo` counts the imports that changed something. */
export type Division = { versionNo: number; grids: readonly Grid[] };

/** The levels from the widest to the narrowest. */
export const gridLevels = ["STREET", "COMMUNITY", "GRID", "MICRO_GRID"] as const;

/** The level a parent must have, null for a street. */
export const parentLevel: Record<GridLevel, GridLevel | null> = {
  STREET: null,
  COMMUNITY: "STREET",
  GRID: "COMMUNITY",
  MICRO_GRID: "GRID",
};

/** The path of a grid below `parentPath` (null: at the top). Both ends are slashes, so `A` is no prefix of `AB`. */
export const pathBelow = (parentPath: string | null, code: string): string =>
  `${parentPath ?? "/"}${code}/`;

/** The paths of the grids above this one, the street first; empty for a street. */
export function ancestorsOf(path: string): string[] {
  const codes = path.split("/").slice(1, -2);
  return codes.map((_, depth) => `/${codes.slice(0, depth + 1).join("/")}/`);
}

/** Whether a grid lies in the subtree of another. A grid lies within itself. */
export const isWithin = (path: string, ancestorPath: string): boolean =>
  path.startsWith(ancestorPath);

/** Whether this version of a grid was the valid one at an instant. The end is exclusive. */
export const isValidAt = (grid: Pick<Grid, "validFrom" | "validTo">, at: Instant): boolean =>
  grid.validFrom <= at && (grid.validTo === null || at < grid.validTo);

export const levelLabels: Record<GridLevel, Bilingual> = {
  STREET: { zh: "街道", en: "Street" },
  COMMUNITY: { zh: "社区", en: "Community" },
  GRID: { zh: "网格", en: "Grid" },
  MICRO_GRID: { zh: "微网格", en: "Micro-grid" },
};

export const kindLabels: Record<GridKind, Bilingual> = {
  RESIDENTIAL: { zh: "居住", en: "Residential" },
  COMMERCIAL: { zh: "商业", en: "Commercial" },
  TOWER: { zh: "楼宇", en: "Office towers" },
  RURAL: { zh: "农村", en: "Rural" },
};

/** Rows of one file. */
export const MAX_ROWS = 1_000;
/** A boundary with its holes, and the corners of each of them. */
export const MAX_RINGS = 20;
export const MAX_RING_POINTS = 3_000;
