import { may, type Resource } from "../kernel/access.ts";
import type { ActedAs, Actor, Role } from "../kernel/actor.ts";
import { dueAfter } from "../kernel/calendar.ts";
import { DAY, HOUR, type Instant, plus } from "../kernel/clock.ts";
import { type Decision, deny, type Refusal, refuse } from "../kernel/decision.ts";
import { categoryOf } from "./category.ts";
import {
  type Authority,
  type Complaint,
  type ComplaintInList,
  MAX_RETURNS,
  MAX_SUPPLEMENTS,
  REOPEN_WITHIN_DAYS,
  type Reporter,
  type TransitionName,
  transitions,
  UNMERGE_WITHIN_DAYS,
  URGE_EVERY_HOURS,
} from "./complaint.ts";
import { above, holderOf, levelOf, reportedBy, sameHolder } from "./desk.ts";
import { stages } from "./labels.ts";

/*
 * What can be said about a command before its arguments are known: the stage allows it, the actor may
 * do it, and nothing about the complaint forbids it. `decide` and `allowedActions` share this.
 */

type Refused = { kind: "refusal"; refusal: Refusal } | null;

function resourceFor(complaint: Complaint, on: Authority): Resource {
  const { personId } = complaint.reporter;
  const ownerIds = personId ? [personId] : [];
  switch (on) {
    case "reporter":
      return { ownerIds };
    case "place":
      return { ownerIds, path: complaint.place.path };
    case "holder": {
      // Whoever had it last is told that it is too late, not that it was never theirs.
      const holder = holderOf(complaint) ?? complaint.lastHolder;
      if (!holder) return {};
      return holder.kind === "GRID" ? { path: holder.path } : { unitIds: [holder.unitId] };
    }
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

type Asking = { complaint: Complaint; actor: Actor; as: ActedAs; now: Instant };
type Guard = (asking: Asking) => Refused;

/** The first refusal of several guards. */
const each =
  (...guards: Guard[]): Guard =>
  (asking) => {
    for (const guard of guards) {
      const refused = guard(asking);
      if (refused) return refused;
    }
    return null;
  };

/** Leads may act for whoever of their team has it. */
const leads: readonly Role[] = ["GRID_HEAD", "COMMUNITY", "STREET", "DEPT_LEAD"];

const heldByColleague: Guard = ({ complaint, actor, as }) => {
  const person = holderOf(complaint)?.person;
  if (!person || actor.kind !== "person" || person.id === actor.personId) return null;
  return leads.includes(as.role)
    ? null
    : refuse("complaint.held_by_colleague", undefined, { name: person.name });
};

/** After reopening somebody else does it (row 29). */
const handledBefore: Guard = ({ complaint, actor }) =>
  actor.kind === "person" && complaint.barredIds.includes(actor.personId)
    ? refuse("complaint.handled_before")
    : null;

/** A return must be asked for soon: one working day, two for complex matters. */
const returnDays = ({ level }: Complaint): number => (level === "P3" ? 2 : 1);

const returnable: Guard = ({ complaint, now }) => {
  if (complaint.stage !== "DISPATCHED") return null;
  if (complaint.isDesignated || complaint.returns.length >= MAX_RETURNS)
    return refuse("complaint.return_impossible");
  if (complaint.returns.some((one) => sameHolder(one.holder, complaint.holder)))
    return refuse("complaint.returned_before");
  // Passed on inside the unit: it was signed for, and that cannot be undone by passing it on.
  if (complaint.holder.person) return refuse("complaint.return_signed");
  const days = returnDays(complaint);
  const due = dueAfter(complaint.dispatchedAt, { unit: "WORK_DAY", amount: days });
  const until = due.kind === "due" ? due.at : due.provisionalAt;
  return now > until ? refuse("complaint.return_too_late", undefined, { days }) : null;
};

const assignmentPath = (actor: Actor, as: ActedAs): string | null =>
  actor.kind === "person"
    ? (actor.assignments.find((one) => one.id === as.assignmentId)?.path ?? null)
    : null;

/** The offices of the grid tree, the lowest first. */
const offices: readonly Role[] = ["MICRO_HEAD", "GRID_WORKER", "GRID_HEAD", "COMMUNITY", "STREET"];

type Office = { role: Role; path: string | null };

/** In a grid below the other's, or in the same one in a lower office. Units have nobody below them. */
function isBelow(one: Office, other: Office): boolean {
  if (!offices.includes(other.role) || !one.path || !other.path) return false;
  if (one.path === other.path) return offices.indexOf(one.role) < offices.indexOf(other.role);
  return one.path.startsWith(other.path);
}

/** The verifier is nobody who handled it, nor a subordinate of the handler (row 18). */
const verifier: Guard = ({ complaint, actor, as }) => {
  if (actor.kind === "person" && complaint.handlerIds.includes(actor.personId))
    return refuse("complaint.verifier_is_handler");
  const own = { role: as.role, path: assignmentPath(actor, as) };
  return complaint.result && isBelow(own, complaint.result.handler)
    ? refuse("complaint.verifier_is_subordinate")
    : null;
};

const onSite: Guard = ({ complaint }) =>
  categoryOf(complaint.category)?.onSiteAllowed ? null : refuse("complaint.on_site_not_allowed");

/** Danger to life is taken on by the team first, not by whoever passes (row 2). */
const notDangerous: Guard = ({ complaint }) =>
  complaint.level === "P0" ? refuse("complaint.on_site_not_allowed") : null;

/** Settling on site skips the verification, which what is dangerous or supervised must have. */
const verificationSpared: Guard = ({ complaint }) =>
  complaint.level === "P0" || complaint.isSupervised ? refuse("complaint.must_be_verified") : null;

/** Whoever has it moves it up, or the desk while nobody has it: not those below, nor those beside. */
const inHands: Guard = ({ complaint, actor, as }) => {
  const path = assignmentPath(actor, as);
  return path !== null && levelOf(complaint).startsWith(path)
    ? null
    : refuse("complaint.not_in_your_hands");
};

const isUrgent = ({ level }: Complaint): boolean => level === "P0" || level === "P1";

/**
 * Commands that judge: whether it is taken up, who must do it, whether the work holds up. Nobody judges what
 * they reported themselves, in whichever post.
 */
const judging: readonly TransitionName[] = [
  "classify",
  "accept",
  "reject",
  "approveReturn",
  "refuseReturn",
  "closeOnSite",
  "checkSample",
  "verifyPass",
  "verifyFail",
  "conclude",
];

function judgesOwn(command: TransitionName, { complaint, actor }: Asking): Refused {
  const isOwn = actor.kind === "person" && reportedBy(complaint).includes(actor.personId);
  if (!isOwn || !judging.includes(command)) return null;
  return refuse(command === "closeOnSite" ? "complaint.own_must_be_verified" : "complaint.own");
}

/** Who asked for a return does not decide on it. */
const notAskedByOneself: Guard = ({ complaint, actor }) =>
  complaint.stage === "RETURN_REQUESTED" &&
  actor.kind === "person" &&
  complaint.askedById === actor.personId
    ? refuse("complaint.own_return")
    : null;

const guards: Partial<Record<TransitionName, Guard>> = {
  approveReturn: notAskedByOneself,
  refuseReturn: notAskedByOneself,
  unmerge: ({ complaint, now }) =>
    complaint.stage === "MERGED" && now > plus(complaint.closedAt, UNMERGE_WITHIN_DAYS * DAY)
      ? refuse("complaint.unmerge_too_late", undefined, { days: UNMERGE_WITHIN_DAYS })
      : null,
  askInfo: ({ complaint }) => {
    if (!complaint.reporter.personId) return refuse("complaint.reporter_guest");
    return complaint.wasAsked ? refuse("complaint.already_asked") : null;
  },
  supplement: ({ complaint }) =>
    complaint.supplements >= MAX_SUPPLEMENTS
      ? refuse("complaint.too_many_supplements", undefined, { max: MAX_SUPPLEMENTS })
      : null,
  handleOnSite: each(onSite, notDangerous),
  assignOnSite: onSite,
  closeOnSite: each(heldByColleague, handledBefore, verificationSpared),
  submitResult: each(heldByColleague, handledBefore),
  sign: heldByColleague,
  transfer: heldByColleague,
  requestReturn: each(heldByColleague, returnable),
  checkSample: each(
    ({ complaint }) =>
      complaint.stage === "CLOSED" && complaint.sample === "PENDING"
        ? null
        : refuse("complaint.not_sampled"),
    verifier,
  ),
  escalate: each(
    ({ complaint }) => (above(levelOf(complaint)) === null ? refuse("complaint.top_level") : null),
    inHands,
  ),
  verifyPass: each(verifier, ({ complaint, as }) =>
    complaint.isSupervised && as.role !== "STREET" ? refuse("complaint.supervised") : null,
  ),
  verifyFail: verifier,
  reopen: ({ complaint, now }) => {
    if (complaint.stage !== "CLOSED") return null;
    if (complaint.reason === "WITHDRAWN") return refuse("complaint.reopen_withdrawn");
    if (complaint.reason === "EXPLAINED") return refuse("complaint.reopen_explained");
    return now > plus(complaint.closedAt, REOPEN_WITHIN_DAYS * DAY)
      ? refuse("complaint.reopen_too_late", undefined, { days: REOPEN_WITHIN_DAYS })
      : null;
  },
  redispatch: ({ complaint }) =>
    complaint.stage === "REOPENED" && complaint.needsReview
      ? refuse("complaint.under_review")
      : null,
  conclude: ({ complaint }) =>
    complaint.stage === "REOPENED" && complaint.needsReview
      ? null
      : refuse("complaint.not_under_review"),
  // Merged, the hazard goes on in the complaint that leads.
  withdraw: ({ complaint }) =>
    isUrgent(complaint) && complaint.stage !== "MERGED"
      ? refuse("complaint.withdraw_hazard")
      : null,
  urge: ({ complaint: { urgedAt }, now }) =>
    urgedAt !== null && now < plus(urgedAt, URGE_EVERY_HOURS * HOUR)
      ? refuse("complaint.urged_recently", undefined, { hours: URGE_EVERY_HOURS })
      : null,
};

/** Why this command cannot be given now whatever its arguments; null when it can. */
function refusalOf(command: TransitionName, asking: Asking): Refused {
  const { stage } = asking.complaint;
  const from: readonly string[] = transitions[command].from;
  if (!from.includes(stage))
    return refuse("complaint.not_now", undefined, { stage: stages[stage] });
  return judgesOwn(command, asking) ?? guards[command]?.(asking) ?? null;
}

/** The same person under each identity alone: what one post forbids, another may allow. */
function identitiesOf(actor: Actor): Actor[] {
  if (actor.kind !== "person") return [actor];
  const asResident = actor.isResident ? [{ ...actor, assignments: [] }] : [];
  const inPosts = actor.assignments.map((one) => ({
    ...actor,
    isResident: false,
    assignments: [one],
  }));
  return [...asResident, ...inPosts];
}

export type Entitlement =
  | { kind: "granted"; as: ActedAs }
  | Exclude<Decision<never>, { kind: "facts" }>;

/** Whether the actor may give this command now, and under which identity; else why not. */
export function entitlement(
  complaint: Complaint,
  command: TransitionName,
  actor: Actor,
  now: Instant,
): Entitlement {
  let answer: Entitlement = deny();
  for (const one of identitiesOf(actor)) {
    const as = permitted(complaint, command, one);
    if (!as) continue;
    const refused = refusalOf(command, { complaint, actor: one, as, now });
    if (!refused) return { kind: "granted", as };
    if (answer.kind === "denial") answer = refused;
  }
  return answer;
}

/** Commands given by clocks are nobody's button. */
const buttons = (Object.keys(transitions) as TransitionName[]).filter(
  (name) => transitions[name].action !== "complaint:fireTimer",
);

/** What this actor may do to it now: the buttons to draw, from the same table that `decide` obeys. */
export const allowedActions = (
  complaint: Complaint,
  actor: Actor,
  now: Instant,
): TransitionName[] =>
  buttons.filter((command) => entitlement(complaint, command, actor, now).kind === "granted");

/** May this actor know of it: its reporter, the staff of its place, the units that have or had it. */
export function isVisible(
  _id: string,
  complaint: Pick<ComplaintInList, "place" | "unitIds"> & { reporter: Pick<Reporter, "personId"> },
  actor: Actor,
): boolean {
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
