import type { Context } from "../context.ts";
import { gridByCode } from "../grid/resolve.ts";
import { leadAnsweringFor, loadUnit } from "../grid/store.ts";
import type { ComplaintInList } from "./complaint.ts";
import { turnOf } from "./desk.ts";
import { nextStep, type Stepping } from "./next-step.ts";

/* Who has the next move, by the name of the grid or unit, and how to reach its office. */

/** The name of the grid at a path, or null. No request. */
async function gridNameAt(path: string, { division, now }: Context): Promise<string | null> {
  const code = path.split("/").at(-2) ?? "";
  return gridByCode(await division(), code, now)?.name ?? null;
}

/** What happens next, with the name of who decides. No request. */
export async function nextStepIn(
  complaint: Stepping,
  context: Context,
  isForStaff: boolean,
): Promise<string> {
  const turn = turnOf(complaint);
  const desk = turn?.kind === "DESK" ? await gridNameAt(turn.path, context) : null;
  return nextStep(complaint, { desk, isForStaff })[context.language];
}

export type TurnContact = { name: string; title: string | null; phone: string | null };

async function ofGrid(path: string, context: Context): Promise<TurnContact> {
  const lead = await leadAnsweringFor(context.deps.table, path, context.now);
  const name = (await gridNameAt(path, context)) ?? "";
  return { name, title: lead?.title ?? null, phone: lead?.officePhone ?? null };
}

/** The post that answers for the grid, or the unit, that has the next move. One request per level asked. */
export async function turnContact(
  complaint: ComplaintInList,
  context: Context,
): Promise<TurnContact | null> {
  const turn = turnOf(complaint);
  if (!turn) return null;
  if (turn.kind === "DESK") return ofGrid(turn.path, context);
  const { holder } = turn;
  if (holder.kind === "GRID") return ofGrid(holder.path, context);
  const unit = await loadUnit(context.deps.table, holder.unitId);
  return { name: holder.name, title: null, phone: unit?.officePhone ?? null };
}
