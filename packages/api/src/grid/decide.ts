import type { Instant } from "../kernel/clock.ts";
import { fill, refuse } from "../kernel/decision.ts";
import type { Bilingual, Refusal } from "../kernel/decision.ts";
import type { Id } from "../kernel/ids.ts";
import { overlapAreaM2, uncoveredAreaM2 } from "./clipping.ts";
import { areaM2, boundingBox, boxesMeet, preciseAreaM2 } from "./geometry.ts";
import { gridLevels, parentLevel, pathBelow } from "./grid.ts";
import type { Division, DivisionRow, Grid, GridKind, GridLevel } from "./grid.ts";
import { polygonFault, polygonFaults } from "./ring.ts";

/** Whether a division may be imported, and what an import opens and closes. */

const problemTexts = {
  BAD_CODE: {
    zh: "编码“{code}”无效：只能使用字母、数字和连字符，最多40个字符。",
    en: "The code “{code}” is not valid: letters, digits and hyphens only, 40 characters at most.",
  },
  DUPLICATE_CODE: {
    zh: "编码 {code} 与第{otherRow}行重复。",
    en: "The code {code} is already used in row {otherRow}.",
  },
  BAD_NAME: { zh: "{code} 没有名称。", en: "{code} has no name." },
  BAD_HOUSEHOLD_COUNT: {
    zh: "{code} 的户数必须是不小于0的整数。",
    en: "The number of households of {code} must be a whole number, 0 or more.",
  },
  BAD_POLYGON: {
    zh: "{code} 的边界不是一块完整区域：{reason}。",
    en: "The boundary of {code} is not one piece of land: {reason}.",
  },
  UNKNOWN_PARENT: {
    zh: "{code} 的上级 {parentCode} 不在本次导入中。",
    en: "The parent {parentCode} of {code} is not among the imported rows.",
  },
  WRONG_LEVEL: {
    zh: "{code} 的上级不是它的上一层级。",
    en: "The parent of {code} is not of the level directly above it.",
  },
  OVERLAP: {
    zh: "{code} 与第{otherRow}行 {otherCode} 重叠 {areaM2} 平方米。",
    en: "{code} overlaps {otherCode} in row {otherRow} by {areaM2} m².",
  },
  OUTSIDE_PARENT: {
    zh: "{code} 有 {areaM2} 平方米在第{otherRow}行上级 {otherCode} 之外。",
    en: "{areaM2} m² of {code} lie outside its parent {otherCode} in row {otherRow}.",
  },
  GAP: {
    zh: "{code} 有 {areaM2} 平方米没有下级网格覆盖。",
    en: "{areaM2} m² of {code} are covered by no grid below it.",
  },
} satisfies Record<string, Bilingual>;

const warningTexts = {
  SIZE: {
    zh: "{code} 有 {households} 户，不在建议的 {least} 至 {most} 户之内。",
    en: "{code} has {households} households, outside the advised {least} to {most}.",
  },
} satisfies Record<string, Bilingual>;

type Remark<Code extends string> = {
  row: number;
  otherRow?: number;
  code: Code;
  message: Bilingual;
};
/** Something that keeps a division from being imported. Rows count from 1, in the order of the file. */
export type DivisionProblem = Remark<keyof typeof problemTexts>;
/** Something to look at again; it does not stop an import. */
export type DivisionWarning = Remark<keyof typeof warningTexts>;

/** Siblings may share this much by surveying error. */
const OVERLAP_TOLERANCE_M2 = 1;
/** A child may stick out of its parent, and children may leave open, this share of an area. */
const AREA_TOLERANCE = 0.005;

/** A row with its place in the file, and the row of its parent. */
type Numbered = { row: DivisionRow; no: number };
type Line = Numbered & { parent: Numbered | null };

const say = (texts: Bilingual, params: Refusal["params"]): Bilingual => ({
  zh: fill(texts.zh, params, "zh"),
  en: fill(texts.en, params, "en"),
});

function problem(
  code: DivisionProblem["code"],
  line: Numbered,
  other: Numbered | null = null,
  squareMetres = 0,
): DivisionProblem {
  const fault = code === "BAD_POLYGON" ? polygonFault(line.row.polygon) : null;
  const { row, no } = line;
  const message = say(problemTexts[code], {
    code: row.code,
    parentCode: row.parentCode ?? "",
    otherRow: other?.no ?? "",
    otherCode: other?.row.code ?? "",
    areaM2: Math.ceil(squareMetres),
    ...(fault && { reason: polygonFaults[fault] }),
  });
  return { row: no, ...(other && { otherRow: other.no }), code, message };
}

/** What is wrong with a row taken by itself. */
function ownProblems(row: DivisionRow, no: number): DivisionProblem[] {
  const found: DivisionProblem["code"][] = [];
  // Codes become parts of paths: a slash in one, or an empty one, would put a grid in another place.
  if (!/^[0-9A-Za-z-]{1,40}$/.test(row.code)) found.push("BAD_CODE");
  if (row.name.trim() === "") found.push("BAD_NAME");
  if (!Number.isSafeInteger(row.householdCount) || row.householdCount < 0)
    found.push("BAD_HOUSEHOLD_COUNT");
  if (polygonFault(row.polygon) !== null) found.push("BAD_POLYGON");
  return found.map((code) => problem(code, { row, no }));
}

/** What is wrong between a row and its parent row, areas left aside. */
function placeProblems(line: Line): DivisionProblem[] {
  const wanted = parentLevel[line.row.level];
  if (line.row.parentCode !== null && line.parent === null)
    return [problem("UNKNOWN_PARENT", line)];
  if ((line.parent?.row.level ?? null) === wanted) return [];
  return [problem("WRONG_LEVEL", line, line.parent)];
}

/** Siblings that overlap. Only those whose boxes meet are clipped: the rest cannot. */
function overlapProblems(siblings: readonly Line[]): DivisionProblem[] {
  const boxes = new Map(siblings.map((line) => [line, boundingBox(line.row.polygon)]));
  const pairs = siblings.flatMap((line, i) =>
    siblings.slice(0, i).map((earlier) => [line, earlier] as const),
  );
  return pairs
    .filter(([line, earlier]) => boxesMeet(boxes.get(line)!, boxes.get(earlier)!))
    .flatMap(([line, earlier]) => {
      const shared = overlapAreaM2(line.row.polygon, earlier.row.polygon);
      return shared > OVERLAP_TOLERANCE_M2 ? [problem("OVERLAP", line, earlier, shared)] : [];
    });
}

function outsideProblems(line: Line): DivisionProblem[] {
  if (line.parent === null) return [];
  const area = preciseAreaM2(line.row.polygon);
  const outside = area - overlapAreaM2(line.row.polygon, line.parent.row.polygon);
  if (outside <= area * AREA_TOLERANCE) return [];
  return [problem("OUTSIDE_PARENT", line, line.parent, outside)];
}

/** A parent its children leave open. A grid above the micro-grids without any child is all gap. */
function gapProblems(line: Line, children: readonly Line[]): DivisionProblem[] {
  if (line.row.level === "MICRO_GRID") return [];
  const parts = children.map(({ row }) => row.polygon);
  const area = preciseAreaM2(line.row.polygon);
  const open = parts.length === 0 ? area : uncoveredAreaM2(line.row.polygon, parts);
  return open > area * AREA_TOLERANCE ? [problem("GAP", line, null, open)] : [];
}

/** Rows with the first row of their parent's code, and the rows that repeat an earlier code. */
function readLines(rows: readonly DivisionRow[]): { lines: Line[]; repeats: DivisionProblem[] } {
  const first = new Map<string, Numbered>();
  const repeats: DivisionProblem[] = [];
  for (const [i, row] of rows.entries()) {
    const line = { row, no: i + 1 };
    const earlier = first.get(row.code);
    if (earlier === undefined) first.set(row.code, line);
    else repeats.push(problem("DUPLICATE_CODE", line, earlier));
  }
  const lines = rows.map((row, i) => ({
    row,
    no: i + 1,
    parent: row.parentCode === null ? null : (first.get(row.parentCode) ?? null),
  }));
  return { lines, repeats };
}

/** Overlaps and bits outside the parent, among rows that are sound; gaps too, once every row is. */
function areaProblems(sound: readonly Line[], complete: boolean): DivisionProblem[] {
  const numbers = new Set(sound.map(({ no }) => no));
  const placed = sound.filter(({ parent }) => parent === null || numbers.has(parent.no));
  const families = Map.groupBy(placed, ({ parent }) => parent?.no ?? 0);
  const found = [
    ...[...families.values()].flatMap(overlapProblems),
    ...placed.flatMap(outsideProblems),
  ];
  // A row that could not be read would otherwise be reported a second time, as a gap in its parent.
  if (!complete) return found;
  return [...found, ...sound.flatMap((line) => gapProblems(line, families.get(line.no) ?? []))];
}

/**
 * Everything that keeps these rows from being a division, in the order of the rows: siblings overlap by 1 m² at most,
 * a child lies in its parent with 99.5 % of its area, and children leave open at most 0.5 % of their parent.
 */
export function checkDivision(rows: readonly DivisionRow[]): DivisionProblem[] {
  const { lines, repeats } = readLines(rows);
  const unsound = [
    ...repeats,
    ...lines.flatMap((line) => [...ownProblems(line.row, line.no), ...placeProblems(line)]),
  ];
  const unsoundRows = new Set(unsound.map(({ row }) => row));
  const sound = lines.filter(({ no }) => !unsoundRows.has(no));
  const found = [...unsound, ...areaProblems(sound, unsound.length === 0)];
  return found.sort((a, b) => a.row - b.row);
}

/** Households a grid of this level should have, after GB/T 34300-2017 and local rules. */
const advisedHouseholds: Partial<Record<GridLevel, { least: number; most: number }>> = {
  GRID: { least: 200, most: 600 },
  MICRO_GRID: { least: 30, most: 100 },
};

/** Grids and micro-grids that are unusually small or large. Towers and villages often are, for good reason. */
export const sizeWarnings = (rows: readonly DivisionRow[]): DivisionWarning[] =>
  rows.flatMap(({ code, level, householdCount: households }, i) => {
    const advised = advisedHouseholds[level];
    if (advised === undefined) return [];
    if (households >= advised.least && households <= advised.most) return [];
    const message = say(warningTexts.SIZE, { code, households, ...advised });
    return [{ row: i + 1, code: "SIZE", message }];
  });

/** How a grid is drawn when its row does not say. Never by colour alone. */
const looks: Record<GridKind, { color: string; pattern: string }> = {
  RESIDENTIAL: { color: "#009E73", pattern: "SOLID" },
  COMMERCIAL: { color: "#E69F00", pattern: "DIAGONAL" },
  TOWER: { color: "#0072B2", pattern: "VERTICAL" },
  RURAL: { color: "#F0E442", pattern: "DOTS" },
};

export type ImportDecision =
  | {
      kind: "problems";
      problems: readonly DivisionProblem[];
      warnings: readonly DivisionWarning[];
    }
  | { kind: "refusal"; refusal: Refusal }
  | {
      kind: "division";
      division: Division;
      /** New versions, valid from the import on. */
      opened: readonly Grid[];
      /** The versions they replace, or that have no row any more, with the end they got. */
      closed: readonly Grid[];
      /** Open versions the import leaves alone. */
      unchanged: readonly Grid[];
      warnings: readonly DivisionWarning[];
    };

type Import = {
  current: Division | null;
  rows: readonly DivisionRow[];
  at: Instant;
  newId: () => Id<"grid">;
};

/** The version a checked row asks for, below a parent that has been placed already. */
function versionOf(row: DivisionRow, id: Id<"grid">, parent: Grid | null, at: Instant): Grid {
  const { code, name, level, kind, polygon, householdCount } = row;
  const { color = looks[kind].color, pattern = looks[kind].pattern } = row;
  const path = pathBelow(parent?.path ?? null, code);
  const place = { parentId: parent?.id ?? null, path, polygon, areaM2: areaM2(polygon) };
  const look = { color, pattern };
  return {
    id,
    code,
    name,
    level,
    kind,
    ...place,
    householdCount,
    ...look,
    validFrom: at,
    validTo: null,
  };
}

/** The versions the rows ask for. A code keeps its id for ever, even after it was closed. */
function wantedGrids({ current, rows, at, newId }: Import): Grid[] {
  const ids = new Map(current?.grids.map(({ code, id }) => [code, id]));
  const wanted = new Map<string, Grid>();
  for (const level of gridLevels)
    for (const row of rows.filter((one) => one.level === level)) {
      const parent = row.parentCode === null ? null : wanted.get(row.parentCode)!;
      wanted.set(row.code, versionOf(row, ids.get(row.code) ?? newId(), parent, at));
    }
  return [...wanted.values()];
}

/** What a version says, its time left aside. */
const contentOf = (grid: Grid): string => {
  const { name, level, kind, parentId, path, polygon, householdCount, color, pattern } = grid;
  const land = [polygon, householdCount, color, pattern];
  return JSON.stringify([name, level, kind, parentId, path, ...land]);
};

type Changes = { opened: Grid[]; closed: Grid[]; unchanged: Grid[] };

/** Compares the open versions with the wanted ones: what is different is closed and opened again. */
function changesTo(grids: readonly Grid[], wanted: readonly Grid[], at: Instant): Changes {
  const byCode = new Map(wanted.map((grid) => [grid.code, grid]));
  const open = grids.filter((grid) => grid.validTo === null);
  const isKept = (grid: Grid): boolean => {
    const successor = byCode.get(grid.code);
    return successor !== undefined && contentOf(successor) === contentOf(grid);
  };
  const unchanged = open.filter(isKept);
  const kept = new Set(unchanged.map(({ code }) => code));
  return {
    opened: wanted.filter(({ code }) => !kept.has(code)),
    closed: open.filter(({ code }) => !kept.has(code)).map((grid) => ({ ...grid, validTo: at })),
    unchanged,
  };
}

/** The last instant at which any grid changed; before all others when there is none. */
const lastChange = (grids: readonly Grid[]): Instant =>
  grids.reduce((latest, { validFrom, validTo }) => {
    const change = validTo ?? validFrom;
    return change > latest ? change : latest;
  }, "");

function nextDivision(current: Division | null, { opened, closed }: Changes): Division {
  const ended = new Map(closed.map((grid) => [grid.code, grid]));
  const past = (current?.grids ?? []).map((grid) =>
    grid.validTo === null ? (ended.get(grid.code) ?? grid) : grid,
  );
  return { versionNo: (current?.versionNo ?? 0) + 1, grids: [...past, ...opened] };
}

/**
 * What importing a whole division at an instant opens and closes. Rows that say what is valid already keep their
 * version, so importing twice changes nothing; a code that is missing is closed. History is never rewritten:
 * an import that changes something must come after the last change.
 */
export function decideImport(input: Import): ImportDecision {
  const { current, rows, at } = input;
  if (rows.length === 0) return refuse("grid.division_empty");
  const problems = checkDivision(rows);
  const warnings = sizeWarnings(rows);
  if (problems.length > 0) return { kind: "problems", problems, warnings };
  const past = current?.grids ?? [];
  const changes = changesTo(past, wantedGrids(input), at);
  if (current !== null && changes.opened.length + changes.closed.length === 0)
    return { kind: "division", division: current, ...changes, warnings };
  const latest = lastChange(past);
  if (at <= latest) return refuse("grid.not_after_current", "at", { latest });
  return { kind: "division", division: nextDivision(current, changes), ...changes, warnings };
}
