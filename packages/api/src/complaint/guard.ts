import { may, type Resource } from "../kernel/access.ts";
import type { ActedAs, Actor, Role } from "../kernel/actor.ts";
import { dueAfter } from "../kernel/calendar.ts";
import { DAY, HOUR, type Instant, plus } from "../kernel/clock.ts";
import { type Refusal, refuse } from "../kernel/decision.ts";
import { categoryOf } from "./category.ts";
import {
  type Authority,
  type Complaint,
  type Holder,
  MAX_RETURNS,
  REOPEN_WITHIN_DAYS,
  stages,
  type TransitionName,
  transitions,
  URGE_EVERY_HOURS,
} from "./complaint.ts";

/*
 * What can be said about a command before its arguments are known: the stage allows it, the actor may
 * do it, and nothing about the complaint forbids it. `decide` and `allowedActions` share this.
 */

type Guard = { kind: "refusal"; refusal: Refusal } | null;

/** The holder now, if anybody has it. */
export const holderOf = (complaint: Complaint): Holder | null =>
  "holder" in complaint ? complaint.holder : null;

function resourceFor(complaint: Complaint, on: Authority): Resource {
  const { personId } = complaint.reporter;
  const ownerIds = personId ? [personId] : [];
  const holder = holderOf(complaint);
  switch (on) {
    case "reporter":
      return { ownerIds };
    case "place":
      return { ownerIds, path: complaint.place.path };
    case "holder":
      if (!holder) return {};
      return holder.kind === "GRID" ? { path: holder.path } : { unitIds: [holder.unitId] };
  }
}

/** The identity under which the actor may give this command, or null. */
export const permitted = (
  complaint: Complaint,
  command: TransitionName,
  actor: Actor,
): ActedAs | null => {
  const { action, on } = transitions[command];
  return may(actor, action, resourceFor(complaint, on));
};

const notNow = (complaint: Complaint): Guard =>
  refuse("complaint.not_now", undefined, { stage: stages[complaint.stage] });

/** Leads may act for whoever of their team has it. */
const leads: readonly Role[] = ["GRID_HEAD", "COMMUNITY", "STREET", "DEPT_LEAD"];

function heldByColleague(complaint: Complaint, actor: Actor, as: ActedAs): Guard {
  const holder = holderOf(complaint);
  if (!holder?.personId || actor.kind !== "person" || holder.personId === actor.personId)
    return null;
  return leads.includes(as.role)
    ? null
    : refuse("complaint.held_by_colleague", undefined, { name: holder.name });
}

/** A return must be asked for soon: one working day, two for complex matters. */
export const returnDays = ({ level }: Complaint): number => (level === "P3" ? 2 : 1);

export function sameHolder(a: Holder, b: Holder): boolean {
  if (a.kind === "GRID") return b.kind === "GRID" && a.gridId === b.gridId;
  return b.kind === "UNIT" && a.unitId === b.unitId;
}

function returnGuard(complaint: Complaint, now: Instant): Guard {
  if (complaint.stage !== "DISPATCHED") return null;
  if (complaint.isDesignated || complaint.returns.length >= MAX_RETURNS)
    return refuse("complaint.return_impossible");
  if (complaint.returns.some((one) => sameHolder(one.holder, complaint.holder)))
    return refuse("complaint.returned_before");
  const days = returnDays(complaint);
  const due = dueAfter(complaint.dispatchedAt, { unit: "WORK_DAY", amount: days });
  const until = due.kind === "due" ? due.at : due.provisionalAt;
  return now > until ? refuse("complaint.return_too_late", undefined, { days }) : null;
}

const assignmentPath = (actor: Actor, as: ActedAs): string | null =>
  actor.kind === "person"
    ? (actor.assignments.find((one) => one.id === as.assignmentId)?.path ?? null)
    : null;

/** The verifier is never the handler, nor somebody below the handler's grid (row 18). */
function verifierGuard(complaint: Complaint, actor: Actor, as: ActedAs): Guard {
  if (complaint.stage !== "HANDLED") return null;
  if (actor.kind === "person" && complaint.handlerIds.includes(actor.personId))
    return refuse("complaint.verifier_is_handler");
  const path = assignmentPath(actor, as);
  const { holder } = complaint;
  const isBelow =
    holder.kind === "GRID" && path !== null && path !== holder.path && path.startsWith(holder.path);
  return isBelow ? refuse("complaint.verifier_is_subordinate") : null;
}

const isUrgentHazard = ({ level }: Complaint): boolean => level === "P0" || level === "P1";

/** One level up in the grid tree, or null at the street. */
export const above = (path: string): string | null => {
  const parts = path.split("/").filter(Boolean);
  return parts.length > 1 ? `/${parts.slice(0, -1).join("/")}/` : null;
};

/** Where escalation starts from: the grid that has it, else the desk that decides. */
export function levelOf(complaint: Complaint): string {
  const holder = holderOf(complaint);
  return holder?.kind === "GRID" ? holder.path : complaint.desk;
}

type GuardOf = (complaint: Complaint, actor: Actor, as: ActedAs, now: Instant) => Guard;

const guards: Partial<Record<TransitionName, GuardOf>> = {
  askInfo: (complaint) => (complaint.wasAsked ? refuse("complaint.already_asked") : null),
  handleOnSite: (complaint) =>
    categoryOf(complaint.category)?.onSiteAllowed && complaint.level !== "P0"
      ? null
      : refuse("complaint.on_site_not_allowed"),
  assignOnSite: (complaint) =>
    categoryOf(complaint.category)?.onSiteAllowed && complaint.level !== "P0"
      ? null
      : refuse("complaint.on_site_not_allowed"),
  closeOnSite: heldByColleague,
  submitResult: heldByColleague,
  transfer: heldByColleague,
  checkSample: (complaint, actor) => {
    if (complaint.stage !== "CLOSED" || complaint.sample !== "PENDING")
      return refuse("complaint.not_sampled");
    return actor.kind === "person" && complaint.handlerIds.includes(actor.personId)
      ? refuse("complaint.verifier_is_handler")
      : null;
  },
  requestReturn: (complaint, _actor, _as, now) => returnGuard(complaint, now),
  escalate: (complaint) =>
    above(levelOf(complaint)) === null ? refuse("complaint.top_level") : null,
  verifyPass: verifierGuard,
  verifyFail: verifierGuard,
  reopen: (complaint, _actor, _as, now) => {
    if (complaint.stage !== "CLOSED") return null;
    if (complaint.reason === "WITHDRAWN") return refuse("complaint.reopen_withdrawn");
    return now > plus(complaint.closedAt, REOPEN_WITHIN_DAYS * DAY)
      ? refuse("complaint.reopen_too_late", undefined, { days: REOPEN_WITHIN_DAYS })
      : null;
  },
  conclude: (complaint) =>
    complaint.stage === "REOPENED" && complaint.needsReview
      ? null
      : refuse("complaint.not_reviewed"),
  withdraw: (complaint) => (isUrgentHazard(complaint) ? refuse("complaint.withdraw_hazard") : null),
  urge: ({ urgedAt }, _actor, _as, now) =>
    urgedAt !== null && now < plus(urgedAt, URGE_EVERY_HOURS * HOUR)
      ? refuse("complaint.urged_recently", undefined, { hours: URGE_EVERY_HOURS })
      : null,
};

/** Why this command cannot be given now whatever its arguments; null when it can. */
export function guard(
  complaint: Complaint,
  command: TransitionName,
  actor: Actor,
  as: ActedAs,
  now: Instant,
): Guard {
  const from = transitions[command].from as readonly string[];
  if (!from.includes(complaint.stage)) return notNow(complaint);
  return guards[command]?.(complaint, actor, as, now) ?? null;
}

/** Commands given by clocks are nobody's button. */
const buttons = (Object.keys(transitions) as TransitionName[]).filter(
  (name) => name !== "fireTimer",
);

/** What this actor may do to it now: the buttons to draw, from the same table that `decide` obeys. */
export const allowedActions = (
  complaint: Complaint,
  actor: Actor,
  now: Instant,
): TransitionName[] =>
  buttons.filter((command) => {
    const as = permitted(complaint, command, actor);
    return as !== null && guard(complaint, command, actor, as, now) === null;
  });

/** May this actor know of it: its reporter, the staff of its place, the units that have or had it. */
export function isVisible(_id: string, complaint: Complaint, actor: Actor): boolean {
  if (actor.kind === "system") return true;
  const { reporter, place, unitIds } = complaint;
  return (
    may(actor, "complaint:read", {
      ownerIds: reporter.personId ? [reporter.personId] : [],
      path: place.path,
      unitIds,
    }) !== null
  );
}
