import { fill } from "../kernel/decision.ts";
import { overlapAreaM2 } from "./clipping.ts";
import { decideImport, type DivisionProblem, type ImportDecision } from "./decide.ts";
import { boundingBox, boxesMeet } from "./geometry.ts";
import { type Division, type DivisionRow, type Grid, isWithin, pathBelow } from "./grid.ts";

/** An import replaces whole streets and leaves the others as they are. */

type Import = Parameters<typeof decideImport>[0];
/** A row that gets in the way of a street that is not in the file. */
type NeighbourProblem = Omit<DivisionProblem, "code"> & { code: keyof typeof neighbourTexts };
export type RowProblem = DivisionProblem | NeighbourProblem;

export type ReplaceDecision =
  | Exclude<ImportDecision, { kind: "problems" }>
  | (Omit<Extract<ImportDecision, { kind: "problems" }>, "problems"> & {
      problems: readonly RowProblem[];
    });

const neighbourTexts = {
  CODE_IN_USE: {
    zh: "编码 {code} 已被不在本次导入中的 {other} 使用。",
    en: "The code {code} is already used by {other}, which is not in this file.",
  },
  OVERLAPS_STREET: {
    zh: "{code} 与不在本次导入中的 {other} 重叠 {areaM2} 平方米。",
    en: "{code} overlaps {other}, which is not in this file, by {areaM2} m².",
  },
};

/** Neighbouring streets may share this much by surveying error, as siblings may. */
const OVERLAP_TOLERANCE_M2 = 1;

/** The paths of the streets in the file: what the import replaces. */
export const replacedPaths = (rows: readonly DivisionRow[]): string[] =>
  rows.filter(({ level }) => level === "STREET").map(({ code }) => pathBelow(null, code));

function problem(
  code: NeighbourProblem["code"],
  { row, no }: { row: DivisionRow; no: number },
  other: Grid,
  areaM2 = 0,
): NeighbourProblem {
  const params = { code: row.code, other: other.name, areaM2: Math.ceil(areaM2) };
  const { zh, en } = neighbourTexts[code];
  return { row: no, code, message: { zh: fill(zh, params), en: fill(en, params) } };
}

/** What a street row takes from a street that stays. */
function overlaps(line: { row: DivisionRow; no: number }, streets: readonly Grid[]) {
  const box = boundingBox(line.row.polygon);
  return streets
    .filter((street) => boxesMeet(box, boundingBox(street.polygon)))
    .flatMap((street) => {
      const shared = overlapAreaM2(line.row.polygon, street.polygon);
      if (shared <= OVERLAP_TOLERANCE_M2) return [];
      return [problem("OVERLAPS_STREET", line, street, shared)];
    });
}

function neighbourProblems(rows: readonly DivisionRow[], staying: readonly Grid[]) {
  const byCode = new Map(staying.map((grid) => [grid.code, grid]));
  const streets = staying.filter(({ level }) => level === "STREET");
  return rows.flatMap((row, i) => {
    const line = { row, no: i + 1 };
    const user = byCode.get(row.code);
    return [
      ...(user ? [problem("CODE_IN_USE", line, user)] : []),
      ...(row.level === "STREET" ? overlaps(line, streets) : []),
    ];
  });
}

/**
 * Splits off what the import leaves alone: the open grids of other streets. Closed versions stay with
 * the replaced part, so that a code that comes back in another street gets the id it always had.
 */
function split(current: Division, paths: readonly string[]): { staying: Grid[]; replaced: Grid[] } {
  const stays = ({ validTo, path }: Grid): boolean =>
    validTo === null && !paths.some((root) => isWithin(path, root));
  return {
    staying: current.grids.filter(stays),
    replaced: current.grids.filter((grid) => !stays(grid)),
  };
}

/** What importing these streets opens and closes, with the other streets unchanged. */
export function decideReplacement(input: Import): ReplaceDecision {
  const { current, rows } = input;
  const parts = current && split(current, replacedPaths(rows));
  const replaced = current && { ...current, grids: parts?.replaced ?? [] };
  const decision = decideImport({ ...input, current: replaced });
  if (decision.kind !== "division") return decision;
  const staying = parts?.staying ?? [];
  const problems = neighbourProblems(rows, staying);
  if (problems.length > 0) return { kind: "problems", problems, warnings: decision.warnings };
  const { division } = decision;
  return { ...decision, division: { ...division, grids: [...staying, ...division.grids] } };
}
