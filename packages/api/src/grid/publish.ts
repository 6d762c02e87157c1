import { may } from "../kernel/access.ts";
import type { Instant } from "../kernel/clock.ts";
import { type Circumstances, type Decision, decided, deny, refuse } from "../kernel/decision.ts";
import { MAX_UNITS, type Unit } from "./unit.ts";

/** What counts now. The rows of a division are written before it is published and never change. */
export type Publication = {
  versionNo: number;
  /** Names the rows of this version. Two imports at once write two editions; one is published. */
  edition: string;
  /** In the order in which they were added. */
  units: readonly Unit[];
  publishedAt: Instant;
};

export type PublishCommand = {
  type: "publish";
  /** The version the import was worked out against; null when there was none. */
  basedOn: number | null;
  versionNo: number;
  edition: string;
  /** The part of the tree that is replaced. */
  path: string;
  opened: number;
  closed: number;
  /** Units to add, or to replace when their code is known. */
  units: readonly Unit[];
};

export type PublishFact = { type: "published" } & Omit<PublishCommand, "type">;

/** A known code is the unit we know: it keeps its id, also when two imports bring it at once. */
function changedUnits(known: readonly Unit[], units: readonly Unit[]): Unit[] {
  const byCode = new Map(known.map((unit) => [unit.code, unit]));
  return units
    .map((unit) => ({ ...unit, id: byCode.get(unit.code)?.id ?? unit.id }))
    .filter((unit) => !isSame(unit, byCode.get(unit.code)));
}

const isSame = (a: Unit, b: Unit | undefined): boolean =>
  b !== undefined &&
  a.name === b.name &&
  a.kind === b.kind &&
  a.path === b.path &&
  a.officePhone === b.officePhone;

function mergeUnits(known: readonly Unit[], changed: readonly Unit[]): Unit[] {
  const byId = new Map([...known, ...changed].map((unit) => [unit.id, unit]));
  return [...byId.values()];
}

/** Every place the publication touches, what a replaced unit served until now included. */
function touchedPaths(state: Publication | null, { path, units }: PublishCommand): string[] {
  const codes = new Set(units.map(({ code }) => code));
  const replaced = (state?.units ?? []).filter(({ code }) => codes.has(code));
  return [path, ...[...units, ...replaced].map((unit) => unit.path)];
}

/** A division worked out against an older version would undo somebody else's import. */
export function decide(
  state: Publication | null,
  command: PublishCommand,
  { actor }: Circumstances,
): Decision<PublishFact> {
  const permits = touchedPaths(state, command).map((path) =>
    may(actor, "grid:importDivision", { path }),
  );
  const as = permits.includes(null) ? null : permits[0];
  if (!as) return deny();
  if ((state?.versionNo ?? null) !== command.basedOn)
    return refuse("grid.division_changed", "rows");
  const known = state?.units ?? [];
  const units = changedUnits(known, command.units);
  if (mergeUnits(known, units).length > MAX_UNITS)
    return refuse("grid.too_many_units", "units", { max: MAX_UNITS });
  const isSameDivision = state?.edition === command.edition;
  if (isSameDivision && units.length === 0) return decided(as);
  return decided(as, { ...command, type: "published", units });
}

export const apply = (
  state: Publication | null,
  { versionNo, edition, units }: PublishFact,
  { at }: { at: Instant },
): Publication => ({
  versionNo,
  edition,
  units: mergeUnits(state?.units ?? [], units),
  publishedAt: at,
});
