import { may } from "../kernel/access.ts";
import type { ActedAs, Actor } from "../kernel/actor.ts";
import { type Decision, deny, refuse } from "../kernel/decision.ts";
import type { Id } from "../kernel/ids.ts";
import { needReason } from "./check.ts";
import {
  type Complaint,
  type ComplaintInList,
  isOpen,
  MAX_NOTE,
  type StageInList,
} from "./complaint.ts";
import { holderOf } from "./desk.ts";

export type Revelation =
  | { kind: "granted"; as: ActedAs; personId: Id<"person"> }
  | Exclude<Decision<never>, { kind: "facts" }>;

/** A complaint as a list knows it, with who handled it. */
type Revealing = Pick<ComplaintInList, "reporter" | "place" | "unitIds"> &
  Pick<Complaint, "handlerIds"> &
  StageInList;

/** Offices that answer for a matter without handling it themselves. */
const responsible: readonly string[] = ["GRID_HEAD", "COMMUNITY", "STREET"];

/** Whether the team or unit of this identity has it in hand now. */
function isInHand(complaint: Revealing, actor: Actor, as: ActedAs): boolean {
  const holder = holderOf(complaint);
  if (!holder || actor.kind !== "person" || !isOpen(complaint)) return false;
  const post = actor.assignments.find((one) => one.id === as.assignmentId);
  return holder.kind === "GRID"
    ? post?.path != null && holder.path.startsWith(post.path)
    : post?.unitId === holder.unitId;
}

/** Handled it, or has it in hand by name: somebody the wish for anonymity is about. */
const isHandler = (complaint: Revealing, actor: Actor): boolean =>
  actor.kind === "person" &&
  (complaint.handlerIds.includes(actor.personId) ||
    holderOf(complaint)?.person?.id === actor.personId);

/**
 * May this actor be told how to reach the reporter (note 4 of the access matrix)? Those who handle a
 * matter, while they do, and if the reporter does not mind; those who answer for it always. On record.
 */
export function reveal(complaint: Revealing, purpose: string, actor: Actor): Revelation {
  const { reporter, place, unitIds } = complaint;
  const as = may(actor, "complaint:readReporter", { path: place.path, unitIds });
  if (!as) return deny();
  const problem = needReason(purpose, "purpose", MAX_NOTE);
  if (problem) return problem;
  if (!reporter.personId) return refuse("complaint.reporter_guest", "id");
  const answers = responsible.includes(as.role) && !isHandler(complaint, actor);
  if (reporter.isAnonymousToHandlers && !answers)
    return refuse("complaint.reporter_anonymous", "id");
  if (!responsible.includes(as.role) && !isInHand(complaint, actor, as))
    return refuse("complaint.reporter_not_needed", "id");
  return { kind: "granted", as, personId: reporter.personId };
}
