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

/** Why an import is not carried out. */
export const gridRefusals: Record<string, Bilingual> = {
  "grid.division_empty": {
    zh: "导入的网格划分没有任何行。",
    en: "The division to import has no rows.",
  },
  "grid.division_changed": {
    zh: "网格划分在此期间已被他人更新，请核对后重新导入。",
    en: "Somebody else has changed the division meanwhile; please check it and import again.",
  },
  "grid.division_invalid": {
    zh: "网格划分有 {count} 处问题，未导入。",
    en: "The division has {count} problems and was not imported.",
  },
  "grid.not_after_current": {
    zh: "生效时间必须晚于现有网格划分的最近一次变更（{latest}）。",
    en: "The division must take effect after the last change of the present one ({latest}).",
  },
  "grid.position_zero": {
    zh: "没有得到定位（经纬度为 0），请重新定位，或选择地址",
    en: "There is no position yet (it is 0, 0); please locate again or choose an address",
  },
  "grid.position_swapped": {
    zh: "经度和纬度写反了，请对调后再试",
    en: "Longitude and latitude are the wrong way round; please swap them",
  },
  "grid.position_unknown": {
    zh: "坐标超出范围：经度须在 ±180、纬度须在 ±90 之内",
    en: "There are no such coordinates: longitude is within ±180, latitude within ±90",
  },
  "grid.position_far": {
    zh: "这个位置距本街道约 {km} 公里，请重新选点，或选择地址",
    en: "This is about {km} km from here; please choose another point or an address",
  },
  "grid.accuracy_invalid": {
    zh: "定位精度须是 0 以上的米数",
    en: "The accuracy must be a number of metres, 0 or more",
  },
  "grid.unit_invalid": {
    zh: "单位“{code}”缺少编码或名称，或编码重复。",
    en: "The unit “{code}” lacks a code or a name, or its code is used twice.",
  },
  "grid.unit_grid_unknown": {
    zh: "单位 {code} 的服务范围 {gridCode} 不在网格划分中。",
    en: "The unit {code} serves {gridCode}, which is not in the division.",
  },
  "grid.too_many_units": {
    zh: "单位总数不能超过 {max} 个。",
    en: "There can be no more than {max} units.",
  },
};

/** Rows of one file. */
export const MAX_ROWS = 1_000;
/** A boundary with its holes, and the corners of each of them. */
export const MAX_RINGS = 20;
export const MAX_RING_POINTS = 3_000;
