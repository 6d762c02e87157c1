import { type Answer, builder, command } from "../builder.ts";
import { denial } from "../denial.ts";
import type { DivisionWarning } from "./decide.ts";
import type { DivisionRow } from "./grid.ts";
import type { ImportSummary } from "./import.ts";
import type { RowProblem } from "./replace.ts";
import { GridKindEnum, GridLevelEnum, UnitKindEnum } from "./schema.ts";
import { line, list, phone, ruled } from "../kernel/bound.ts";
import { MAX_RINGS, MAX_RING_POINTS, MAX_ROWS } from "./grid.ts";
import { MAX_UNITS } from "./unit.ts";

/** The one way in which the division and the units change. */

const DivisionRowInput = builder.inputType("DivisionRowInput", {
  description: "One grid of a division to import.",
  fields: (t) => ({
    code: t.string({
      required: true,
      description:
        "Unique code, letters, digits and hyphens. The code is the grid: it keeps its id.",
      bound: line(64, ruled),
    }),
    name: t.string({
      required: true,
      description: "The name people know it by.",
      bound: line(60, ruled),
    }),
    level: t.field({ type: GridLevelEnum, required: true, description: "Its level in the tree." }),
    kind: t.field({ type: GridKindEnum, required: true, description: "What it consists of." }),
    parentCode: t.string({
      required: false,
      description: "Code of the grid above, in the same file; null for a street.",
      bound: line(64),
    }),
    polygon: t.field({
      type: t.listRef(t.listRef(t.listRef("Float"))),
      required: true,
      description:
        "The outer ring, then holes; each a closed list of `[lng, lat]` in GCJ-02 degrees. Seven decimals are a centimetre.",
      bound: list(MAX_RINGS, list(MAX_RING_POINTS, list(4))),
    }),
    householdCount: t.int({ required: true, description: "Households, 0 or more." }),
    color: t.string({
      required: false,
      description: "Fill colour `#RRGGBB`; by kind when null.",
      bound: line(20),
    }),
    pattern: t.string({
      required: false,
      description: "Fill pattern; by kind when null.",
      bound: line(20),
    }),
  }),
});

const UnitRowInput = builder.inputType("UnitRowInput", {
  description: "One unit to add, or to change when its code is known.",
  fields: (t) => ({
    code: t.string({
      required: true,
      description: "Unique code; a known one keeps its id.",
      bound: line(64, ruled),
    }),
    name: t.string({
      required: true,
      description: "The name people know it by.",
      bound: line(60, ruled),
    }),
    kind: t.field({ type: UnitKindEnum, required: true, description: "What sort of body it is." }),
    gridCode: t.string({
      required: true,
      description: "Code of the grid it serves, with all below.",
      bound: line(64, ruled),
    }),
    officePhone: t.string({ required: false, description: "Phone of the office.", bound: phone() }),
  }),
});

type Row = typeof DivisionRowInput.$inferInput;

/** A pair that is not one is left to the rules, which refuse what they cannot read. */
const toRow = ({ parentCode, polygon, color, pattern, ...row }: Row): DivisionRow => ({
  ...row,
  parentCode: parentCode ?? null,
  polygon: polygon.map((ring) => ring.map(([lng = NaN, lat = NaN]) => [lng, lat] as const)),
  ...(typeof color === "string" && { color }),
  ...(typeof pattern === "string" && { pattern }),
});

const WarningType = builder.objectRef<DivisionWarning>("DivisionWarning").implement({
  description: "Something in a division to look at again; it does not stop an import.",
  authScopes: { can: "grid:importDivision" },
  fields: (t) => ({
    row: t.exposeInt("row", { description: "Row of the file, from 1." }),
    code: t.exposeString("code", { description: "Stable code, for programs." }),
    message: t.string({
      description: "The same for people, by Accept-Language.",
      resolve: ({ message }, _args, { language }) => message[language],
    }),
  }),
});

const ProblemType = builder.objectRef<RowProblem>("DivisionProblem").implement({
  description: "Something in a division that keeps it from being imported.",
  authScopes: { can: "grid:importDivision" },
  fields: (t) => ({
    row: t.exposeInt("row", { description: "Row of the file, from 1." }),
    otherRow: t.int({
      nullable: true,
      description: "The row it collides with; null when it does not, or not with this file.",
      resolve: ({ otherRow }) => otherRow ?? null,
    }),
    code: t.exposeString("code", { description: "Stable code, e.g. `OVERLAP`; for programs." }),
    message: t.string({
      description: "The same for people, by Accept-Language.",
      resolve: ({ message }, _args, { language }) => message[language],
    }),
  }),
});

const SummaryType = builder.objectRef<ImportSummary>("DivisionImport").implement({
  description: "What an import changed.",
  authScopes: { can: "grid:importDivision" },
  fields: (t) => ({
    versionNo: t.exposeInt("versionNo", {
      description: "The version that counts now; unchanged when no grid changed.",
    }),
    opened: t.exposeInt("opened", { description: "Grid versions valid from now on." }),
    closed: t.exposeInt("closed", { description: "Grid versions that ended now." }),
    unchanged: t.exposeInt("unchanged", { description: "Imported grids that stay as they were." }),
    warnings: t.field({
      type: [WarningType],
      description: "What to look at again, by row.",
      resolve: ({ warnings }) => warnings,
    }),
  }),
});

/** A refused import says which rows are to blame: one sentence cannot. */
type ImportAnswer = Answer<ImportSummary> & { problems?: readonly RowProblem[] };

command("importDivision", {
  description:
    "Replaces whole streets by the grids of a file, and adds or changes units: all of it or nothing. Streets that are not in the file stay. A street's staff import their own; the first import is the platform's. Importing the same again changes nothing. Of two imports at once one is refused.",
  action: "grid:importDivision",
  repeatable: false,
  input: (t) => ({
    rows: t.field({
      type: [DivisionRowInput],
      required: true,
      description: "The streets with everything below them.",
      bound: list(MAX_ROWS),
    }),
    units: t.field({
      type: [UnitRowInput],
      required: false,
      description: "Units to add or change; the others stay.",
      bound: list(MAX_UNITS),
    }),
  }),
  returns: { field: "summary", type: SummaryType, description: "What changed." },
  resolve: async ({ rows, units }, { deps, actor, now, language }): Promise<ImportAnswer> => {
    // Clipping polygons takes a library that only this needs: it is loaded when the first import comes.
    const { importDivision } = await import("./import.ts");
    const outcome = await importDivision(deps, {
      rows: rows.map(toRow),
      units: (units ?? []).map((unit) => ({ ...unit, officePhone: unit.officePhone ?? null })),
      actor,
      now,
    });
    if (outcome.kind === "denial") throw denial(outcome.code, language);
    if (outcome.kind === "imported") return { thing: outcome.summary };
    return { refusal: outcome.refusal, problems: outcome.problems };
  },
  more: (t) => ({
    problems: t.field({
      type: [ProblemType],
      description:
        "With the refusal `grid.division_invalid`: every problem, by row. Empty otherwise.",
      resolve: ({ problems }) => problems ?? [],
    }),
  }),
});
