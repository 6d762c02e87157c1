import type {
  WorkByNumberQuery,
  WorkCardFragment,
  WorkCategoriesQuery,
  WorkClockFragment,
  WorkItemQuery,
  WorkNearbyQuery,
  WorkUnitsQuery,
} from "../gql/generated/work";
import { complaintLevelLabels } from "../gql/generated/labels";
import { holderValue } from "../command/fields";
import type { Option } from "../command/option";

export type Item = NonNullable<WorkItemQuery["complaint"]>;
export type Card = WorkCardFragment;
type Unit = WorkUnitsQuery["units"]["edges"][number]["node"];
type Category = WorkCategoriesQuery["complaintCategories"][number];
type Nearby = WorkNearbyQuery["nearbyComplaints"][number];
type Found = NonNullable<WorkByNumberQuery["complaintByNumber"]>;

/** In these stages somebody is still to be found who handles it. */
const UNHELD: readonly Card["stage"][] = [
  "SUBMITTED",
  "NEEDS_INFO",
  "ACCEPTED",
  "REOPENED",
  "RETURN_REQUESTED",
];

/** Who has it, or that nobody has it yet; null when it has been handled and is nobody's any more. */
export function holderLine(
  { holder, stage }: Pick<Card, "holder" | "stage">,
  say: (key: "heldBy" | "unheld", values: { name: string }) => string,
): string | null {
  if (!holder) return UNHELD.includes(stage) ? say("unheld", { name: "" }) : null;
  const name = holder.personName ? `${holder.name} ${holder.personName}` : holder.name;
  return say("heldBy", { name });
}

/** The levels to choose from, the most urgent first. */
export const levels = Object.entries(complaintLevelLabels).map(([value, label]) => ({
  value,
  label,
}));

/** The counted pieces and pauses of a deadline in one sequence, as they follow each other. */
export function piecesOf({ intervals, pauses }: WorkClockFragment) {
  const counted = intervals.map((one) => ({ ...one, isCounted: true }));
  const paused = pauses.map((one) => ({ ...one, isCounted: false }));
  return [...counted, ...paused].sort((a, b) => a.from.localeCompare(b.from));
}

export const categoryOption = ({ code, name, groupName }: Category): Option => ({
  value: code,
  label: name,
  hint: groupName,
});

type GridStep = { id: string; name: string; levelLabel: string };
const gridOption = ({ id, name, levelLabel }: GridStep): Option => ({
  value: holderValue("grid", id),
  label: name,
  hint: levelLabel,
});

/** The grids around the place, the nearest first, and those inside it. Which may have it is the API's affair. */
export function gridsAround({ place: { grid } }: Item): GridStep[] {
  if (!grid) return [];
  const above = [grid.parent, grid.parent?.parent, grid.parent?.parent?.parent];
  const inside = grid.children.edges.map(({ node }) => node);
  return [grid, ...above.filter((one) => one != null), ...inside];
}

/** Whom it can be given to: what the catalogue suggests first, with why; then grids, then units. */
export function holderOptions(item: Item, units: readonly Unit[]): Option[] {
  const options = [
    ...gridsAround(item).map(gridOption),
    ...units.map(({ id, name, kindLabel }) => ({
      value: holderValue("unit", id),
      label: name,
      hint: kindLabel,
    })),
  ];
  const suggested = suggestedUnit(item);
  const first = options.find(({ value }) => value === suggested);
  if (!first) return options;
  const hint = item.dispatchSuggestion?.reason ?? "";
  return [{ ...first, hint }, ...options.filter((option) => option !== first)];
}

/** The unit the catalogue suggests, as a value of the choice; null when it names none. */
function suggestedUnit({ dispatchSuggestion }: Item): string | null {
  const unitId = dispatchSuggestion?.unitId ?? null;
  return unitId === null ? null : holderValue("unit", unitId);
}

/** The people it may be given to, with what they would have it as. */
export const colleagueOptions = ({ assignees }: Item): Option[] =>
  assignees.map(({ personId, name, roleLabel, teamName }) => ({
    value: personId,
    label: name,
    hint: `${roleLabel} · ${teamName}`,
  }));

type Say = (key: "sameReason" | "metres", values: Record<string, string | number>) => string;

/** Complaints nearby about the same thing; itself is none. */
export const nearbyOptions = (
  id: string,
  nearby: readonly Nearby[],
  say: Say,
  when: (instant: string) => string,
): Option[] =>
  nearby
    .filter((one) => one.id !== id)
    .map((one) => {
      const where = one.metres === null ? "" : ` · ${say("metres", { n: one.metres })}`;
      const hint = say("sameReason", { status: one.statusLabel, when: when(one.submittedAt) });
      return { value: one.id, label: `${one.category.name} · ${one.gridName}${where}`, hint };
    });

export const foundOption = ({ id, number, statusLabel, category }: Found): Option => ({
  value: id,
  label: `${number} · ${category.name}`,
  hint: statusLabel,
});

type Team = { requiredSeats: number; filledSeats: number; isComplete: boolean | null };

/** How many required seats are empty. */
export const missingSeats = ({ requiredSeats, filledSeats }: Team): number =>
  Math.max(0, requiredSeats - filledSeats);
