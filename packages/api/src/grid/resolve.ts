import type { Instant } from "../kernel/clock.ts";
import { fill } from "../kernel/decision.ts";
import type { Bilingual } from "../kernel/decision.ts";
import type { Id } from "../kernel/ids.ts";
import { boundaryDistanceM, boundingBox, boxDistanceM, contains, toGcj02 } from "./geometry.ts";
import type { Box, Crs } from "./geometry.ts";
import { gridLevels, isValidAt } from "./grid.ts";
import type { Division, Grid, GridLevel, Point } from "./grid.ts";

/** From a location to the grid that answers for it: deterministic, versioned in time, and able to say why. */

/** A place whose grid has been looked up already, in the address book or under a sign. */
type MappedPlace = { gridCode: string; label: string; point: Point };

/** Where something is, in one of the three ways a person can say it. */
export type Location =
  | ({ kind: "address"; addressId: Id<"address"> } & MappedPlace)
  | ({ kind: "locationCode"; code: string } & MappedPlace)
  | { kind: "point"; point: Point; crs: Crs; accuracyM: number };

export type GridCandidate = { gridId: Id<"grid">; code: string; name: string; distanceM: number };

/** The rule that found the base grid; exactly one applies. */
type BaseRule =
  | "ADDRESS_MAPPING"
  | "LOCATION_CODE_MAPPING"
  | "POINT_IN_MICRO_GRID"
  | "NEAREST_WITHIN_30_M"
  | "POINT_IN_WIDER_GRID"
  | "NO_GRID";
/** Why another grid could be the right one. */
type Doubt = "LOW_ACCURACY" | "NEAR_BOUNDARY";

export type ResolutionRule =
  | "WGS84_TO_GCJ02"
  | "MAPPED_GRID_NOT_VALID"
  | BaseRule
  | Doubt
  | "BASE_GRID_LEADS";

/** What happened when no micro-grid held the point; null when one did. */
export type ResolutionFallback = "NEAREST_MICRO_GRID" | "WIDER_GRID" | "UNASSIGNED_POOL";

/** Everything that led to the answer, kept with the complaint. Address texts are left out: they are personal data. */
export type ResolutionTrace = {
  inputs: {
    kind: Location["kind"];
    /** The address id or the location code. */
    reference: string | null;
    /** In GCJ-02, after conversion. */
    point: Point;
    accuracyM: number | null;
    at: Instant;
    divisionVersionNo: number;
  };
  candidates: readonly GridCandidate[];
  ruleHits: readonly ResolutionRule[];
  gridVersions: readonly { gridId: Id<"grid">; code: string; validFrom: Instant }[];
  chosen: Id<"grid"> | null;
  fallback: ResolutionFallback | null;
};

/** `chosen` is null when the location goes to the unassigned pool, where a duty officer decides. */
export type Resolution = {
  chosen: Grid | null;
  ambiguous: boolean;
  candidates: readonly GridCandidate[];
  trace: ResolutionTrace;
  explanation: Bilingual;
};

type Placed = { grid: Grid; box: Box };

/** A division made ready for look-ups. Build it once per division version. */
export type DivisionIndex = {
  versionNo: number;
  /** Versions of each grid, in the order of the division. */
  byId: ReadonlyMap<Id<"grid">, readonly Grid[]>;
  byCode: ReadonlyMap<string, readonly Grid[]>;
  byParent: ReadonlyMap<Id<"grid"> | null, readonly Grid[]>;
  byLevel: ReadonlyMap<GridLevel, readonly Placed[]>;
};

/** Prepares a division, all its versions included, for look-ups and `resolveLocation`. */
export function indexDivision({ versionNo, grids }: Division): DivisionIndex {
  const placed = grids.map((grid) => ({ grid, box: boundingBox(grid.polygon) }));
  return {
    versionNo,
    byId: Map.groupBy(grids, (grid) => grid.id),
    byCode: Map.groupBy(grids, (grid) => grid.code),
    byParent: Map.groupBy(grids, (grid) => grid.parentId),
    byLevel: Map.groupBy(placed, ({ grid }) => grid.level),
  };
}

const validAmong = (versions: readonly Grid[] | undefined, at: Instant): Grid | null =>
  versions?.find((grid) => isValidAt(grid, at)) ?? null;

/** The version of a grid that was valid at an instant, or null. */
export const gridById = (index: DivisionIndex, id: Id<"grid">, at: Instant): Grid | null =>
  validAmong(index.byId.get(id), at);

/** The version of the grid with this code that was valid at an instant, or null. */
export const gridByCode = (index: DivisionIndex, code: string, at: Instant): Grid | null =>
  validAmong(index.byCode.get(code), at);

/** The grids directly below one (null: the streets) that were valid at an instant. */
export const childrenOf = (
  index: DivisionIndex,
  id: Id<"grid"> | null,
  at: Instant,
): readonly Grid[] => (index.byParent.get(id) ?? []).filter((grid) => isValidAt(grid, at));

/**
 * The grids whose people are asked in turn: the grid itself, then its parents up to the street.
 * A grid nobody answers for climbs to the next one.
 */
export function escalationOf(index: DivisionIndex, grid: Grid, at: Instant): Grid[] {
  const parent = grid.parentId === null ? null : gridById(index, grid.parentId, at);
  return parent === null ? [grid] : [grid, ...escalationOf(index, parent, at)];
}

/** A point farther from every micro-grid than this belongs to none of them. */
const NEAREST_WITHIN_M = 30;
/** A point this near a boundary could as well be on the other side. */
const NEAR_BOUNDARY_M = 10;
/** A fix less accurate than this says little about the grid. */
const ACCURATE_WITHIN_M = 100;
/** As many grids as a person can choose from. */
const MAX_CANDIDATES = 8;

type Found = { grid: Grid; distanceM: number; boundaryM: number };
type Fix = { point: Point; accuracyM: number };
/** What the steps found, before it is put into words. */
type Finding = {
  base: Grid | null;
  near: readonly Found[];
  rule: BaseRule;
  doubts: readonly Doubt[];
};

/** Whole centimetres: finer than any position is known, and "on the edge" is no matter of rounding. */
const toCentimetre = (metres: number): number => Math.round(metres * 100) / 100;

function measure(grid: Grid, point: Point): Found {
  const boundaryM = toCentimetre(boundaryDistanceM(grid.polygon, point));
  return { grid, boundaryM, distanceM: contains(grid.polygon, point) ? 0 : boundaryM };
}

/** The order of candidates: smallest distance, then smaller area, then lower code. No two are equal. */
function inOrder(a: Found, b: Found): number {
  const byMeasure = a.distanceM - b.distanceM || a.grid.areaM2 - b.grid.areaM2;
  if (byMeasure !== 0) return byMeasure;
  return a.grid.code < b.grid.code ? -1 : 1;
}

/** The grids of a level that were valid then and lie within `reachM` metres of a point, best first. */
function gridsNear(
  index: DivisionIndex,
  level: GridLevel,
  point: Point,
  reachM: number,
  at: Instant,
): Found[] {
  return (index.byLevel.get(level) ?? [])
    .filter(({ grid, box }) => isValidAt(grid, at) && boxDistanceM(box, point) <= reachM)
    .map(({ grid }) => measure(grid, point))
    .filter(({ distanceM }) => distanceM <= reachM)
    .sort(inOrder);
}

/** The narrowest grid above the micro-grids that holds a point. */
function widerGridAt(index: DivisionIndex, point: Point, at: Instant): Found | null {
  for (const level of gridLevels.toReversed().slice(1)) {
    const [best] = gridsNear(index, level, point, 0, at);
    if (best !== undefined) return best;
  }
  return null;
}

/** Why a fix may belong to another grid than the one it falls in. */
function doubtsAbout(fix: Fix, near: readonly Found[]): Doubt[] {
  const doubts: Doubt[] = [];
  if (!(fix.accuracyM <= ACCURATE_WITHIN_M)) doubts.push("LOW_ACCURACY");
  if (near.some(({ boundaryM }) => boundaryM <= NEAR_BOUNDARY_M)) doubts.push("NEAR_BOUNDARY");
  return doubts;
}

/**
 * The base grid by coordinates: the micro-grid at the point, else the nearest within 30 m, else the narrowest
 * wider grid at the point, else none. An inaccurate fix widens the list of candidates, never the choice.
 */
function findByPoint(index: DivisionIndex, fix: Fix, at: Instant): Finding {
  const uncertainM = fix.accuracyM > ACCURATE_WITHIN_M ? fix.accuracyM : NEAR_BOUNDARY_M;
  const reachM = Math.max(NEAREST_WITHIN_M, uncertainM);
  const micros = gridsNear(index, "MICRO_GRID", fix.point, reachM, at);
  const doubts = doubtsAbout(fix, micros);
  const [best] = micros;
  if (best?.distanceM === 0) {
    const near = micros.filter(({ distanceM }) => distanceM <= uncertainM);
    return { base: best.grid, near, rule: "POINT_IN_MICRO_GRID", doubts };
  }
  if (best !== undefined && best.distanceM <= NEAREST_WITHIN_M)
    return { base: best.grid, near: micros, rule: "NEAREST_WITHIN_30_M", doubts };
  const wider = widerGridAt(index, fix.point, at);
  if (wider === null) return { base: null, near: micros, rule: "NO_GRID", doubts };
  return { base: wider.grid, near: [wider, ...micros], rule: "POINT_IN_WIDER_GRID", doubts };
}

/** The base grid by an address or a sign, or null for a plain point or a grid that was not valid then. */
function findByMapping(index: DivisionIndex, location: Location, at: Instant): Finding | null {
  if (location.kind === "point") return null;
  const base = gridByCode(index, location.gridCode, at);
  if (base === null) return null;
  const rule = location.kind === "address" ? "ADDRESS_MAPPING" : "LOCATION_CODE_MAPPING";
  return { base, near: [measure(base, location.point)], rule, doubts: [] };
}

/** Which grid leads. The seam for special grids, which may take the lead by category; until then the base grid does. */
const leadOf = (base: Grid | null): Grid | null => base;

/** Where a location is, in GCJ-02. */
export const pointOf = (location: Location): Point =>
  location.kind === "point" ? toGcj02(location.point, location.crs) : location.point;

const normalise = (location: Location): Fix => ({
  point: pointOf(location),
  accuracyM: location.kind === "point" ? location.accuracyM : 0,
});

const referenceOf = (location: Location): string | null => {
  if (location.kind === "point") return null;
  return location.kind === "address" ? location.addressId : location.code;
};

const toVersion = ({ id, code, validFrom }: Grid): ResolutionTrace["gridVersions"][number] => ({
  gridId: id,
  code,
  validFrom,
});

/** What happened to the location on the way to the rule that decided. */
function detourOf(location: Location, { rule }: Finding): ResolutionRule[] {
  if (location.kind === "point") return location.crs === "WGS84" ? ["WGS84_TO_GCJ02"] : [];
  const mapped = rule === "ADDRESS_MAPPING" || rule === "LOCATION_CODE_MAPPING";
  return mapped ? [] : ["MAPPED_GRID_NOT_VALID"];
}

const fallbacks: Partial<Record<BaseRule, ResolutionFallback>> = {
  NEAREST_WITHIN_30_M: "NEAREST_MICRO_GRID",
  POINT_IN_WIDER_GRID: "WIDER_GRID",
  NO_GRID: "UNASSIGNED_POOL",
};

const toCandidate = ({ grid, distanceM }: Found): GridCandidate => ({
  gridId: grid.id,
  code: grid.code,
  name: grid.name,
  distanceM,
});

const reasons: Record<BaseRule, Bilingual> = {
  ADDRESS_MAPPING: {
    zh: "所选地址登记在{grid}",
    en: "The chosen address is registered in {grid}",
  },
  LOCATION_CODE_MAPPING: {
    zh: "所扫位置码登记在{grid}",
    en: "The scanned location code is registered in {grid}",
  },
  POINT_IN_MICRO_GRID: {
    zh: "位置在{grid}内",
    en: "The location is in {grid}",
  },
  NEAREST_WITHIN_30_M: {
    zh: "位置不在任何微网格内，归相距约{distance}米、最近的{grid}",
    en: "The location is in no micro-grid; it belongs to the nearest, {grid}, about {distance} m away",
  },
  POINT_IN_WIDER_GRID: {
    zh: "位置不在任何微网格内，归所在的{grid}",
    en: "The location is in no micro-grid; it belongs to {grid} around it",
  },
  NO_GRID: {
    zh: "位置不在任何网格内，由值班人员人工分派",
    en: "The location is in no grid; the duty officer will assign this by hand",
  },
};

const requests: Record<Doubt, Bilingual> = {
  LOW_ACCURACY: {
    zh: "；定位不够准确，请补选地址",
    en: "; the position is not accurate, please choose an address",
  },
  NEAR_BOUNDARY: {
    zh: "；位置靠近网格边界，请补选地址",
    en: "; the location is near a grid boundary, please choose an address",
  },
};

/** One sentence for the reporter: which grid, by which rule, and what would make the answer surer. */
function explain({ base, near, rule, doubts }: Finding): Bilingual {
  const reason = reasons[rule];
  const request = doubts[0] === undefined ? { zh: "", en: "" } : requests[doubts[0]];
  const params = { grid: base?.name ?? "", distance: Math.round(near[0]?.distanceM ?? 0) };
  return {
    zh: `${fill(reason.zh, params)}${request.zh}。`,
    en: `${fill(reason.en, params)}${request.en}.`,
  };
}

const inputsOf = (
  location: Location,
  at: Instant,
  divisionVersionNo: number,
): ResolutionTrace["inputs"] => ({
  kind: location.kind,
  reference: referenceOf(location),
  point: normalise(location).point,
  accuracyM: location.kind === "point" ? location.accuracyM : null,
  at,
  divisionVersionNo,
});

/** The grid that answers for a location, as the division was at that instant, and how that was found. */
export function resolveLocation(index: DivisionIndex, location: Location, at: Instant): Resolution {
  const finding = findByMapping(index, location, at) ?? findByPoint(index, normalise(location), at);
  const chosen = leadOf(finding.base);
  const listed = finding.near.slice(0, MAX_CANDIDATES);
  const candidates = listed.map(toCandidate);
  const lead: ResolutionRule[] = chosen === null ? [] : ["BASE_GRID_LEADS"];
  const trace: ResolutionTrace = {
    inputs: inputsOf(location, at, index.versionNo),
    candidates,
    ruleHits: [...detourOf(location, finding), finding.rule, ...finding.doubts, ...lead],
    gridVersions: listed.map(({ grid }) => toVersion(grid)),
    chosen: chosen?.id ?? null,
    fallback: fallbacks[finding.rule] ?? null,
  };
  const ambiguous = finding.doubts.length > 0;
  return { chosen, ambiguous, candidates, trace, explanation: explain(finding) };
}
