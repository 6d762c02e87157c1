import { may } from "../kernel/access.ts";
import type { Decision } from "../kernel/decision.ts";
import { refuse } from "../kernel/decision.ts";
import { checkColleague } from "./check.ts";
import type { Colleague, Complaint, GridTeam, Holder, TransitionName } from "./complaint.ts";
import { holderOf, upwards } from "./desk.ts";

/* To whom work can be given by name: the commands that do so and the list to choose from share this. */

/** The commands that give a complaint to somebody by name. */
export const handovers = ["assignOnSite", "transfer"] as const satisfies readonly TransitionName[];
export type Handover = (typeof handovers)[number];

type Given = { holder: Holder } | Extract<Decision<never>, { kind: "refusal" }>;

const personOf = ({ actor }: Colleague) => ({ id: actor.personId, name: actor.displayName });

/** The nearest team around the place in which the colleague can settle things on site. */
function teamFor({ place }: Complaint, { actor, teams }: Colleague): GridTeam | undefined {
  const posts = actor.assignments.filter((one) => {
    const inPost = { ...actor, isResident: false, assignments: [one] };
    return may(inPost, "complaint:closeOnSite", { path: place.path }) !== null;
  });
  return teams
    .filter(({ path }) => posts.some((one) => one.path === path))
    .sort((a, b) => b.path.length - a.path.length)
    .at(0);
}

/** Of the same unit or grid team, and in a post that can hand in a result. */
function belongsTo(holder: Holder, { actor }: Colleague): boolean {
  const isUnit = holder.kind === "UNIT";
  const resource = isUnit ? { unitIds: [holder.unitId] } : { path: holder.path };
  return actor.assignments.some((one) => {
    const isOfTeam = isUnit ? one.unitId === holder.unitId : one.path === holder.path;
    const inPost = { ...actor, isResident: false, assignments: [one] };
    return isOfTeam && may(inPost, "complaint:submitResult", resource) !== null;
  });
}

/** The team or unit that has it once the colleague does; null when they are of none that could. */
function teamOf(complaint: Complaint, handover: Handover, colleague: Colleague): Holder | null {
  if (handover === "assignOnSite") {
    const team = teamFor(complaint, colleague);
    return team ? { kind: "GRID", ...team, person: null } : null;
  }
  const holder = holderOf(complaint);
  return holder && belongsTo(holder, colleague) ? holder : null;
}

/** Who has it when it is given to this colleague, or why it cannot be. */
export function holderAfter(
  complaint: Complaint,
  handover: Handover,
  colleague: Colleague | null,
): Given {
  const team = colleague && teamOf(complaint, handover, colleague);
  if (!team) return refuse("complaint.not_in_team", "personId");
  const holder = { ...team, person: personOf(colleague) };
  return checkColleague(complaint, colleague) ?? { holder };
}

/** Levels of the grid tree that are asked for somebody to settle it on site: the nearest ones. */
const NEAREST_LEVELS = 2;

/** Whose people to choose from: a unit, or the teams of grids, the nearest first. */
export type Circle = { unitId: string } | { paths: readonly string[] };

export function circleOf(complaint: Complaint, handover: Handover): Circle {
  if (handover === "assignOnSite")
    return { paths: upwards(complaint.place.path).slice(0, NEAREST_LEVELS) };
  const holder = holderOf(complaint);
  if (!holder) return { paths: [] };
  return holder.kind === "UNIT" ? { unitId: holder.unitId } : { paths: [holder.path] };
}
