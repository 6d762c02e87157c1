import { may } from "../kernel/access.ts";
import type { ActedAs, Actor } from "../kernel/actor.ts";
import { DAY, type Instant } from "../kernel/clock.ts";
import { type Circumstances, type Decision, decided, deny, refuse } from "../kernel/decision.ts";
import { type Category, categoryOf, departments, type Level } from "./category.ts";
import { reworkTerm, timersOf } from "./clock.ts";
import {
  type At,
  type Complaint,
  type ComplaintCommand,
  type ComplaintFact,
  EVIDENCE_WITHIN_M,
  type EvidencePlace,
  type Holder,
  isOpen,
  MAX_DESCRIPTION,
  MAX_DISPUTES,
  MAX_NOTE,
  MAX_PHOTOS,
  MAX_RETURNS,
  MERGE_WITHIN,
  PER_DAY,
  type Result,
  type TransitionName,
} from "./complaint.ts";
import { above, guard, levelOf, permitted, sameHolder } from "./guard.ts";
import { metresBetween } from "./nearby.ts";

type Answer = Decision<ComplaintFact>;
type Command<T extends ComplaintCommand["type"]> = Extract<ComplaintCommand, { type: T }>;
type Refused = ReturnType<typeof refuse> | null;

/** Characters as people count them: a rare character is one, not two. */
const size = (text: string): number => [...text].length;

function checkText(text: string | null, field: string, max: number, required: boolean): Refused {
  const length = size(text?.trim() ?? "");
  if (required && length === 0)
    return refuse(
      field === "description" || field === "text"
        ? "complaint.text_missing"
        : "complaint.reason_missing",
      field,
    );
  return length > max ? refuse("complaint.text_too_long", field, { max, size: length }) : null;
}

const checkPhotos = (photos: readonly unknown[]): Refused =>
  photos.length > MAX_PHOTOS
    ? refuse("complaint.too_many_photos", "photos", { max: MAX_PHOTOS })
    : null;

/** Guests may report what cannot wait, and ask questions. */
function guestMay(actor: Actor, category: Category, level: Level): boolean {
  if (actor.kind !== "guest") return true;
  return category.nature === "CONSULT" || level === "P0" || level === "P1";
}

function submit(command: Command<"submit">, { actor }: Circumstances): Answer {
  const as = may(actor, "complaint:submit", {});
  if (!as) return deny();
  const category = categoryOf(command.category);
  if (!category) return refuse("complaint.category_unknown", "category");
  if (!guestMay(actor, category, command.level))
    return refuse("complaint.guest_only_urgent", "category");
  const most = actor.kind === "guest" ? PER_DAY.guest : PER_DAY.person;
  if (command.submittedToday >= most)
    return refuse("complaint.too_many_today", undefined, { max: most });
  const { type: _, submittedToday: _today, ...submission } = command;
  return (
    checkText(command.description, "description", MAX_DESCRIPTION, true) ??
    checkPhotos(command.photos) ??
    decided(as, { type: "submitted", ...submission })
  );
}

/** The desk a matter belongs on: a department's work is the street's to dispatch, from the start. */
export function deskFor(category: Category, path: string): string {
  const parts = path.split("/").filter(Boolean);
  const level = category.mustBeHandledBy === "COMMUNITY" ? 3 : 1;
  return `/${parts.slice(0, level).join("/")}/`;
}

function classification(complaint: Complaint, code: string | null, level: Level | null) {
  const category = categoryOf(code ?? complaint.category);
  if (!category) return null;
  const moved = category.code !== complaint.category;
  return {
    category: category.code,
    level: level ?? (moved ? category.level : complaint.level),
    desk: moved ? deskFor(category, complaint.place.path) : complaint.desk,
  };
}

function merge(complaint: Complaint, { into }: Command<"merge">, id: string, as: ActedAs): Answer {
  if (!into) return refuse("complaint.merge_target_unknown", "intoId");
  if (into.id === id) return refuse("complaint.merge_itself", "intoId");
  const lead = into.complaint;
  if (!isOpen(lead)) return refuse("complaint.merge_target_ended", "intoId");
  const apart = metresBetween(complaint.place.point, lead.place.point);
  const days = Math.abs(Date.parse(complaint.submittedAt) - Date.parse(lead.submittedAt)) / DAY;
  const isSame =
    complaint.category === lead.category &&
    apart <= MERGE_WITHIN.metres &&
    days <= MERGE_WITHIN.days;
  if (!isSame) return refuse("complaint.merge_not_same", "intoId", MERGE_WITHIN);
  return decided(as, { type: "merged", intoId: into.id, intoNumber: lead.number });
}

/** The dispatch catalogue: work of a department is not passed down to a community (L4). */
function dutyMismatch(complaint: Complaint, holder: Holder): Refused {
  const category = categoryOf(complaint.category);
  if (!category || category.mustBeHandledBy === "COMMUNITY") return null;
  if (holder.kind === "UNIT" && holder.isDepartment) return null;
  const isStreet = holder.kind === "GRID" && above(holder.path) === null;
  if (category.mustBeHandledBy === "STREET" && isStreet) return null;
  const who =
    category.leadUnit === "GRID" ? departments.STREET_OFFICE : departments[category.leadUnit];
  return refuse("complaint.duty_mismatch", "holder", { who });
}

function checkHolder(complaint: Complaint, holder: Holder | null, actor: Actor): Refused {
  if (!holder) return refuse("complaint.holder_unknown", "holder");
  if (holder.kind === "GRID" && !complaint.place.path.startsWith(holder.path))
    return refuse("complaint.grid_elsewhere", "holder");
  const toDepartment = holder.kind === "UNIT" && holder.isDepartment;
  const place = { path: complaint.place.path };
  if (toDepartment && !may(actor, "complaint:dispatchToDepartment", place))
    return refuse("complaint.department_needs_street", "holder");
  return dutyMismatch(complaint, holder);
}

function dispatch(
  complaint: Complaint,
  { holder, note }: { holder: Holder | null; note: string | null },
  { actor, as, again }: { actor: Actor; as: ActedAs; again: boolean },
): Answer {
  const problem = checkHolder(complaint, holder, actor) ?? checkText(note, "note", MAX_NOTE, false);
  if (problem) return problem;
  const chosen = holder as Holder;
  if (again && complaint.lastHolder && sameHolder(complaint.lastHolder, chosen))
    return refuse("complaint.same_holder", "holder");
  return decided(as, { type: "dispatched", holder: chosen, note, again });
}

function approveReturn(
  complaint: At<"RETURN_REQUESTED">,
  holder: Holder | null,
  actor: Actor,
  as: ActedAs,
): Answer {
  const problem = checkHolder(complaint, holder, actor);
  if (problem) return problem;
  const chosen = holder as Holder;
  if (sameHolder(complaint.holder, chosen)) return refuse("complaint.same_holder", "holder");
  const isDesignated = complaint.returns.length + 1 >= MAX_RETURNS;
  return decided(as, { type: "returnApproved", holder: chosen, isDesignated });
}

/** A photo counts as evidence of this place only when it was taken there. */
function checkEvidencePlace(complaint: Complaint, where: EvidencePlace | null): Refused {
  if (!where) return refuse("complaint.evidence_place", "where");
  if ("locationCode" in where)
    return where.locationCode === complaint.place.locationCode
      ? null
      : refuse("complaint.evidence_place", "where");
  const metres = Math.round(metresBetween(where.point, complaint.place.point));
  return metres <= EVIDENCE_WITHIN_M
    ? null
    : refuse("complaint.evidence_too_far", "where", { metres, max: EVIDENCE_WITHIN_M });
}

function checkEvidence(complaint: Complaint, command: Command<"submitResult">): Refused {
  if (categoryOf(complaint.category)?.evidence !== "PHOTO") return null;
  if (command.photos.length === 0) return refuse("complaint.evidence_photo", "photos");
  return checkEvidencePlace(complaint, command.where);
}

const toResult = (
  words: { text: string; photos: Result["photos"] },
  actor: Actor,
  at: Instant,
): Result => ({
  text: words.text.trim(),
  photos: words.photos,
  handlerId: actor.kind === "person" ? actor.personId : "",
  handlerName: actor.kind === "person" ? actor.displayName : "",
  at,
});

function submitResult(
  complaint: Complaint,
  command: Command<"submitResult">,
  { actor, now, as }: Circumstances & { as: ActedAs },
): Answer {
  return (
    checkText(command.text, "text", MAX_DESCRIPTION, true) ??
    checkPhotos(command.photos) ??
    checkEvidence(complaint, command) ??
    decided(as, { type: "resultSubmitted", result: toResult(command, actor, now) })
  );
}

/** One in ten is checked by the head; which ones follows from the id, so nobody can choose. */
export const isSampled = (id: string): boolean =>
  [...id].reduce((sum, char) => (sum * 31 + char.charCodeAt(0)) % 10_007, 7) % 10 === 0;

function closeOnSite(
  complaint: Complaint,
  command: Command<"closeOnSite">,
  { actor, now, as, id }: Circumstances & { as: ActedAs },
): Answer {
  const problem =
    checkText(command.text, "text", MAX_DESCRIPTION, true) ?? checkPhotos(command.photos);
  if (problem) return problem;
  if (categoryOf(complaint.category)?.evidence === "PHOTO") {
    if (command.photos.length === 0) return refuse("complaint.evidence_photo", "photos");
    if (complaint.photos.length === 0 && command.photos.length < 2)
      return refuse("complaint.evidence_before", "photos");
  }
  const result = toResult(command, actor, now);
  return decided(as, { type: "closedOnSite", result, sampled: isSampled(id) });
}

function confirm(
  complaint: Complaint,
  { solved, rating, comment }: Command<"confirm">,
  as: ActedAs,
): Answer {
  if (rating !== null && !(Number.isInteger(rating) && rating >= 1 && rating <= 5))
    return refuse("complaint.rating_range", "rating");
  const problem = checkText(comment, "comment", MAX_NOTE, !solved);
  if (problem) return problem;
  const words = comment?.trim() || null;
  if (solved) return decided(as, { type: "confirmed", evaluation: { rating, comment: words } });
  const needsReview = complaint.disputes >= MAX_DISPUTES;
  return decided(as, { type: "disputed", reason: words ?? "", rating, needsReview });
}

/** What a clock does when its time has come: remind, turn a light on, move up, or close as not evaluated. */
function fireTimer(
  complaint: Complaint,
  { clock, timer }: Command<"fireTimer">,
  now: Instant,
  as: ActedAs,
): Answer {
  const due = timersOf(complaint).find((one) => one.clock === clock && one.kind === timer);
  if (!due || due.at > now) return refuse("complaint.timer_not_due");
  const reminded: ComplaintFact = { type: "reminded", clock, timer };
  if (clock === "DISPOSAL") {
    if (timer === "DUE") return decided(as, { type: "turnedYellow" });
    if (timer === "RED") return decided(as, { type: "turnedRed", desk: streetOf(complaint) });
    return decided(as, reminded);
  }
  return timer === "REMIND" ? decided(as, reminded) : decided(as, ...lapse(complaint));
}

const streetOf = ({ place }: Complaint): string => `/${place.path.split("/")[1] ?? ""}/`;

const moveUp = (complaint: Complaint): ComplaintFact => ({
  type: "escalated",
  desk: above(complaint.desk) ?? complaint.desk,
  reason: null,
  auto: true,
});

/** The end of a step that nobody took (column "on timeout" of the transition table). */
function lapse(complaint: Complaint): ComplaintFact[] {
  const { category, level, desk } = complaint;
  switch (complaint.stage) {
    case "SUBMITTED":
      return [{ type: "accepted", category, level, desk: above(desk) ?? desk, auto: true }];
    case "NEEDS_INFO":
      return [{ type: "infoLapsed" }];
    case "DISPATCHED":
      return [{ type: "signed", auto: true }, { type: "turnedYellow" }];
    case "RETURN_REQUESTED":
      return [{ type: "returnRefused", reason: null, auto: true }];
    case "AWAIT_CONFIRM":
      return [{ type: "closedUnanswered" }];
    case "ACCEPTED":
    case "HANDLED":
    case "REOPENED":
      return [moveUp(complaint)];
    case "ON_SITE":
    case "PROCESSING":
    case "REJECTED":
    case "MERGED":
    case "CLOSED":
      throw new Error(`a complaint ${complaint.stage} has no step that can run out`);
  }
}

function escalate(complaint: Complaint, reason: string, as: ActedAs): Answer {
  const desk = above(levelOf(complaint));
  if (desk === null) return refuse("complaint.top_level");
  return (
    checkText(reason, "reason", MAX_NOTE, true) ??
    decided(as, { type: "escalated", desk, reason: reason.trim(), auto: false })
  );
}

type Known = Circumstances & { as: ActedAs };
type Decisions<T extends TransitionName> = {
  [Name in T]: (complaint: Complaint, command: Command<Name>, known: Known) => Answer;
};

const classify = (
  complaint: Complaint,
  command: Command<"classify" | "accept">,
  as: ActedAs,
): Answer => {
  const found = classification(complaint, command.category, command.level);
  if (!found) return refuse("complaint.category_unknown", "category");
  return command.type === "classify"
    ? decided(as, { type: "classified", ...found })
    : decided(as, { type: "accepted", ...found, auto: false });
};

/** The commands of those who receive, judge and dispatch. */
const atDesk = {
  classify: (complaint, command, { as }) => classify(complaint, command, as),
  accept: (complaint, command, { as }) => classify(complaint, command, as),
  askInfo: (_complaint, { question }, { as }) =>
    checkText(question, "question", MAX_NOTE, true) ??
    decided(as, { type: "infoAsked", question: question.trim() }),
  reject: (_complaint, { reason, text }, { as }) =>
    checkText(text, "text", MAX_NOTE, true) ??
    decided(as, { type: "rejected", reason, text: text.trim() }),
  merge: (complaint, command, { id, as }) => merge(complaint, command, id, as),
  assignOnSite: (_complaint, { holder }, { as }) =>
    holder
      ? decided(as, { type: "onSiteStarted", holder })
      : refuse("complaint.not_in_team", "personId"),
  dispatch: (complaint, command, { actor, as }) =>
    dispatch(complaint, command, { actor, as, again: false }),
  redispatch: (complaint, command, { actor, as }) =>
    dispatch(complaint, command, { actor, as, again: true }),
  approveReturn: (complaint, { holder }, { actor, as }) =>
    approveReturn(complaint as At<"RETURN_REQUESTED">, holder, actor, as),
  refuseReturn: (_complaint, { reason }, { as }) =>
    checkText(reason, "reason", MAX_NOTE, true) ??
    decided(as, { type: "returnRefused", reason: reason.trim(), auto: false }),
  conclude: (_complaint, { text }, { as }) =>
    checkText(text, "text", MAX_DESCRIPTION, true) ??
    decided(as, { type: "concluded", text: text.trim() }),
} satisfies Partial<Decisions<TransitionName>>;

/** The grid the actor's identity stands for takes it into its own hands. */
function handleOnSite(complaint: Complaint, { actor, as }: Known): Answer {
  if (actor.kind !== "person") return deny();
  const path = actor.assignments.find((one) => one.id === as.assignmentId)?.path;
  const { gridId, gridName } = complaint.place;
  if (!path || !gridId) return deny();
  const holder = { kind: "GRID", gridId, path, name: gridName, personId: actor.personId } as const;
  return decided(as, { type: "onSiteStarted", holder });
}

function verifyFail(complaint: Complaint, command: Command<"verifyFail">, known: Known): Answer {
  const { text, photos } = command;
  if (!complaint.disposal) throw new Error("handled without a handling clock");
  const term = reworkTerm(complaint.disposal, known.now);
  return (
    checkText(text, "text", MAX_NOTE, true) ??
    checkPhotos(photos) ??
    decided(known.as, { type: "verificationFailed", text: text.trim(), photos, term })
  );
}

/** The commands of those who have it in hand, and of those who check the work. */
const inHand = {
  handleOnSite: (complaint, _command, known) => handleOnSite(complaint, known),
  closeOnSite,
  checkSample: (_complaint, { passed, note }, { as }) =>
    checkText(note, "note", MAX_NOTE, !passed) ??
    decided(as, { type: "sampleChecked", passed, note: note.trim() }),
  sign: (_complaint, _command, { as }) => decided(as, { type: "signed", auto: false }),
  transfer: (complaint, { colleague }, { as }) => {
    if (!colleague) return refuse("complaint.not_in_team", "personId");
    const { holder } = complaint as At<"PROCESSING">;
    return decided(as, { type: "transferred", holder: { ...holder, ...colleague } });
  },
  requestReturn: (_complaint, { reason, suggestion }, { as }) =>
    checkText(reason, "reason", MAX_NOTE, true) ??
    decided(as, { type: "returnRequested", reason: reason.trim(), suggestion }),
  escalate: (complaint, { reason }, { as }) => escalate(complaint, reason, as),
  submitResult,
  verifyPass: (_complaint, { note }, { as }) =>
    decided(as, { type: "verificationPassed", note: note?.trim() || null }),
  verifyFail,
} satisfies Partial<Decisions<TransitionName>>;

function addWords(command: Command<"supplement" | "reopen">, as: ActedAs): Answer {
  const { text, photos } = command;
  const type = command.type === "supplement" ? "supplemented" : "reopened";
  return (
    checkText(text, "text", MAX_DESCRIPTION, true) ??
    checkPhotos(photos) ??
    decided(as, { type, text: text.trim(), photos })
  );
}

/** The commands of the reporter, and of the clocks. */
const byReporter = {
  supplement: (_complaint, command, { as }) => addWords(command, as),
  reopen: (_complaint, command, { as }) => addWords(command, as),
  confirm: (complaint, command, { as }) => confirm(complaint, command, as),
  withdraw: (_complaint, { reason }, { as }) =>
    checkText(reason, "reason", MAX_NOTE, false) ??
    decided(as, { type: "withdrawn", reason: reason?.trim() || null }),
  urge: (_complaint, _command, { as }) => decided(as, { type: "urged" }),
  fireTimer: (complaint, command, { now, as }) => fireTimer(complaint, command, now, as),
} satisfies Partial<Decisions<TransitionName>>;

const decisions: Decisions<TransitionName> = { ...atDesk, ...inHand, ...byReporter };

/**
 * What becomes of a complaint: checks the stage, the actor and the guards of the transition table, then
 * the arguments. Null is no complaint yet: only `submit` makes one.
 */
export function decide(
  complaint: Complaint | null,
  command: ComplaintCommand,
  context: Circumstances,
): Answer {
  if (complaint === null)
    return command.type === "submit" ? submit(command, context) : deny("NOT_FOUND");
  if (command.type === "submit") return deny();
  const as = permitted(complaint, command.type, context.actor);
  if (!as) return deny();
  const refused = guard(complaint, command.type, context.actor, as, context.now);
  if (refused) return refused;
  return decisions[command.type](complaint, command as never, { ...context, as });
}
