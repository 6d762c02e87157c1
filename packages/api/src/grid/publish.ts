import { may } from "../kernel/access.ts";
import type { Instant } from "../kernel/clock.ts";
import { type Circumstances, type Decision, decided, deny, refuse } from "../kernel/decision.ts";

/** Which version of the division counts: the rows themselves are written before and never change. */
export type Publication = { versionNo: number; publishedAt: Instant };

export type PublishCommand = {
  type: "publish";
  /** The version the import was worked out against; null when there was none. */
  basedOn: number | null;
  versionNo: number;
  /** The part of the tree that is replaced. */
  path: string;
  opened: number;
  closed: number;
};

export type PublishFact = { type: "published" } & Omit<PublishCommand, "type">;

/** A division worked out against an older version would undo somebody else's import. */
export function decide(
  state: Publication | null,
  command: PublishCommand,
  { actor }: Circumstances,
): Decision<PublishFact> {
  const as = may(actor, "grid:importDivision", { path: command.path });
  if (!as) return deny();
  if ((state?.versionNo ?? null) !== command.basedOn)
    return refuse("grid.division_changed", "rows");
  return decided(as, { ...command, type: "published" });
}

export const apply = (
  _state: Publication | null,
  { versionNo }: PublishFact,
  { at }: { at: Instant },
): Publication => ({ versionNo, publishedAt: at });
