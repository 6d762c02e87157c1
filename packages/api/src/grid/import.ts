import type { Actor } from "../kernel/actor.ts";
import { may } from "../kernel/access.ts";
import type { Instant } from "../kernel/clock.ts";
import { type Refusal, refuse } from "../kernel/decision.ts";
import type { Ids } from "../kernel/ids.ts";
import { run } from "../run.ts";
import type { Table } from "../table/table.ts";
import type { DivisionWarning } from "./decide.ts";
import type { Division, DivisionRow } from "./grid.ts";
import type { PublishCommand } from "./publish.ts";
import {
  decideReplacement,
  type ReplaceDecision,
  replacedPaths,
  type RowProblem,
} from "./replace.ts";
import { DIVISION, divisions, forgetDivision, readDivision, writeEdition } from "./store.ts";
import { readUnits, type Unit, type UnitRow } from "./unit.ts";

/** Importing streets: worked out against what counts now, written beside it, then published as one. */

type ImportOrder = {
  rows: readonly DivisionRow[];
  units: readonly UnitRow[];
  actor: Actor;
  now: Instant;
};

export type ImportSummary = {
  versionNo: number;
  opened: number;
  closed: number;
  unchanged: number;
  warnings: readonly DivisionWarning[];
};

export type ImportOutcome =
  | { kind: "imported"; summary: ImportSummary }
  | { kind: "refusal"; refusal: Refusal; problems: readonly RowProblem[] }
  | { kind: "denial"; code: "FORBIDDEN" | "NOT_FOUND" };

type Deps = { table: Table; ids: Ids };
type Worked = Extract<ReplaceDecision, { kind: "division" }>;
type Current = Awaited<ReturnType<typeof readDivision>>;
type Plan = { worked: Worked; units: readonly Unit[]; edition: string };

const refused = (refusal: Refusal, problems: readonly RowProblem[] = []): ImportOutcome => ({
  kind: "refusal",
  refusal,
  problems,
});

/** A file without a street has no place to be allowed in, and is refused for that by the rules. */
const mayReplace = (actor: Actor, rows: readonly DivisionRow[]): boolean =>
  replacedPaths(rows).every((path) => may(actor, "grid:importDivision", { path }));

/** The paths of the grids that will be open after the import, by code. */
function pathsAfter({ grids }: Division): (code: string) => string | null {
  const open = grids.filter(({ validTo }) => validTo === null);
  const paths = new Map(open.map(({ code, path }) => [code, path]));
  return (code) => paths.get(code) ?? null;
}

/** One street is published under its own path; several at once concern the whole tree. */
const pathOf = (rows: readonly DivisionRow[]): string => {
  const [first, ...others] = replacedPaths(rows);
  return first !== undefined && others.length === 0 ? first : "/";
};

const toSummary = ({ division, opened, closed, unchanged, warnings }: Worked): ImportSummary => ({
  versionNo: division.versionNo,
  opened: opened.length,
  closed: closed.length,
  unchanged: unchanged.length,
  warnings,
});

/** An edition of its own per import: two at once never mix their rows. */
const newEdition = (ids: Ids): string => Buffer.from(ids.random(12)).toString("base64url");

/** The edition to publish: the present one when no grid changes, otherwise a new one, written now. */
async function prepareEdition(
  { table, ids }: Deps,
  { division, opened, closed }: Worked,
  current: Current,
): Promise<string> {
  if (current && opened.length + closed.length === 0) return current.publication.edition;
  const edition = newEdition(ids);
  await writeEdition(table, edition, division.grids);
  return edition;
}

function toCommand(order: ImportOrder, current: Current, plan: Plan): PublishCommand {
  const { division, opened, closed } = plan.worked;
  return {
    type: "publish",
    basedOn: current?.publication.versionNo ?? null,
    versionNo: division.versionNo,
    edition: plan.edition,
    path: pathOf(order.rows),
    opened: opened.length,
    closed: closed.length,
    units: plan.units,
  };
}

/** Makes the edition count. One that is refused stays behind unread: nothing points at it. */
async function publish(
  { table }: Deps,
  order: ImportOrder,
  current: Current,
  plan: Plan,
): Promise<ImportOutcome> {
  const isNew = current === null;
  const command = toCommand(order, current, plan);
  const { actor, now } = order;
  const outcome = await run(table, divisions, { id: DIVISION, isNew, command, actor, now });
  forgetDivision(table);
  switch (outcome.kind) {
    case "done":
      return { kind: "imported", summary: toSummary(plan.worked) };
    case "denial":
      return outcome;
    case "refusal":
      return refused(isNew ? asChanged(outcome.refusal) : outcome.refusal);
    case "taken":
      throw new Error(`unexpected collision on ${outcome.sk}`);
  }
}

/** The first import finds nothing to compare with: that another was first shows as endless conflict. */
const asChanged = (refusal: Refusal): Refusal =>
  refusal.code === "request.busy" ? refuse("grid.division_changed", "rows").refusal : refusal;

/**
 * Imports whole streets with the units that serve them: all of it or nothing. The rows are written
 * first, where nobody reads them; publishing makes them count in one transaction, together with the
 * units. Importing the same again changes nothing. Of two imports at once, one is refused.
 */
export async function importDivision(deps: Deps, order: ImportOrder): Promise<ImportOutcome> {
  const { rows, actor, now } = order;
  if (!mayReplace(actor, rows)) return { kind: "denial", code: "FORBIDDEN" };
  const current = await readDivision(deps.table);
  const worked = decideReplacement({
    current: current?.division ?? null,
    rows,
    at: now,
    newId: () => deps.ids.next("grid"),
  });
  if (worked.kind === "refusal") return refused(worked.refusal);
  if (worked.kind === "problems") {
    const count = worked.problems.length;
    return refused(refuse("grid.division_invalid", "rows", { count }).refusal, worked.problems);
  }
  const units = readUnits(order.units, {
    pathOf: pathsAfter(worked.division),
    newId: () => deps.ids.next("unit"),
  });
  if ("code" in units) return refused(units);
  const edition = await prepareEdition(deps, worked, current);
  return publish(deps, order, current, { worked, units, edition });
}
