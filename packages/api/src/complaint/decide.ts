import { may, reachOf } from "../kernel/access.ts";
import type { ActedAs, Actor } from "../kernel/actor.ts";
import { type Circumstances, type Decision, decided, deny, refuse } from "../kernel/decision.ts";
import { holderAfter } from "./assignee.ts";
import { type Category, categoryOf, type Level } from "./category.ts";
import {
  checkEvidence,
  checkHolder,
  checkMorePhotos,
  checkOnSiteEvidence,
  checkPhotos,
  checkText,
  needReason,
  needText,
} from "./check.ts";
import { reworkTerm, termOf } from "./clock.ts";
import {
  type At,
  type Complaint,
  type ComplaintCommand,
  type ComplaintFact,
  type Handler,
  type Holder,
  MAX_DESCRIPTION,
  MAX_DISPUTES,
  MAX_NOTE,
  MAX_RETURNS,
  mostPerDay,
  type Result,
  type TransitionName,
} from "./complaint.ts";
import { deskAbove, deskFor, sameHolder, scopeOf } from "./desk.ts";
import { entitlement } from "./guard.ts";
import { ratingOf, type Source } from "./labels.ts";
import { fireTimer } from "./lapse.ts";
import { followLead, merge, unmerge } from "./merge.ts";

type Answer = Decision<ComplaintFact>;
type Command<T extends ComplaintCommand["type"]> = Extract<ComplaintCommand, { type: T }>;
/** What a decision knows besides the complaint, once the actor may give the command. */
type Known = Circumstances & { as: ActedAs };

/** Guests may report what cannot wait, and ask questions. */
function guestMay(actor: Actor, category: Category, level: Level): boolean {
  if (actor.kind !== "guest") return true;
  return category.nature === "CONSULT" || level === "P0" || level === "P1";
}

/** Only staff write down what came to the counter or was found on patrol; what other capabilities open only we know. */
function mayUse(source: Source, actor: Actor): boolean {
  if (source === "BOOKING" || source === "MEAL") return actor.kind === "system";
  if (source !== "COUNTER" && source !== "PATROL") return true;
  const { paths, unitIds } = reachOf(actor, "complaint:read");
  return paths.length > 0 || unitIds.length > 0;
}

function submit(command: Command<"submit">, { actor }: Circumstances): Answer {
  const as = may(actor, "complaint:submit", {});
  if (!as) return deny();
  const category = categoryOf(command.category);
  if (!category) return refuse("complaint.category_unknown", "category");
  if (!guestMay(actor, category, command.level))
    return refuse("complaint.guest_only_urgent", "category");
  if (!mayUse(command.source, actor)) return refuse("complaint.source_staff_only", "source");
  const most = mostPerDay(command.reporter);
  if (command.submittedToday >= most)
    return refuse("complaint.too_many_today", undefined, { max: most });
  const { type: _, submittedToday: _today, ...submission } = command;
  return (
    needText(command.description, "description", MAX_DESCRIPTION) ??
    checkPhotos(command.photos) ??
    decided(as, { type: "submitted", ...submission })
  );
}

function classify(
  complaint: Complaint,
  command: Command<"classify" | "accept">,
  as: ActedAs,
): Answer {
  const category = categoryOf(command.category ?? complaint.category);
  if (!category) return refuse("complaint.category_unknown", "category");
  const isOther = category.code !== complaint.category;
  const found = {
    category: category.code,
    level: command.level ?? (isOther ? category.level : complaint.level),
    desk: isOther ? deskFor(category, complaint.place.path) : complaint.desk,
  };
  return command.type === "classify"
    ? decided(as, { type: "classified", ...found })
    : decided(as, { type: "accepted", ...found, auto: false });
}

/** Another place is another desk, unless the matter was moved up to one that has the new place too. */
function locate(complaint: Complaint, { place: found }: Command<"locate">, as: ActedAs): Answer {
  if (found.gridId === null) return refuse("complaint.place_unknown", "place");
  const category = categoryOf(complaint.category);
  if (!category) throw new Error(`unknown category ${complaint.category}`);
  const { place: before } = complaint;
  const path = scopeOf(category.code, found.path);
  const label = found.label ?? before.label;
  const desk = deskFor(category, path);
  const stays =
    before.gridId !== null &&
    path.startsWith(complaint.desk) &&
    complaint.desk.length < desk.length;
  return decided(as, {
    type: "located",
    place: { ...found, path, label },
    desk: stays ? complaint.desk : desk,
  });
}

function reject(complaint: Complaint, { reason, text }: Command<"reject">, as: ActedAs): Answer {
  const hasLapsed = complaint.stage === "SUBMITTED" && complaint.infoLapsed;
  if (reason === "NO_ANSWER" && !hasLapsed) return refuse("complaint.answer_not_due", "reason");
  return (
    needText(text, "text", MAX_NOTE) ?? decided(as, { type: "rejected", reason, text: text.trim() })
  );
}

/** To a department it goes by the authority that may do so, whichever post gave access to the command. */
function authorityFor(complaint: Complaint, holder: Holder, { actor, as }: Known): ActedAs {
  if (holder.kind === "GRID" || !holder.isDepartment) return as;
  return may(actor, "complaint:dispatchToDepartment", { path: complaint.place.path }) ?? as;
}

function dispatch(
  complaint: Complaint,
  { type, holder, note }: Command<"dispatch" | "redispatch">,
  known: Known,
): Answer {
  const problem = checkHolder(complaint, holder, known.actor) ?? checkText(note, "note", MAX_NOTE);
  if (problem || !holder) return problem ?? refuse("complaint.holder_unknown", "holder");
  return decided(authorityFor(complaint, holder, known), {
    type: "dispatched",
    holder,
    note: note?.trim() || null,
    again: type === "redispatch",
  });
}

function approveReturn(
  complaint: At<"RETURN_REQUESTED">,
  { holder }: Command<"approveReturn">,
  { actor, as }: Known,
): Answer {
  const problem = checkHolder(complaint, holder, actor);
  if (problem || !holder) return problem ?? refuse("complaint.holder_unknown", "holder");
  if (sameHolder(complaint.holder, holder)) return refuse("complaint.same_holder", "holder");
  const isDesignated = complaint.returns.length + 1 >= MAX_RETURNS;
  return decided(as, { type: "returnApproved", holder, isDesignated });
}

function requestReturn(
  { reason, suggestion }: Command<"requestReturn">,
  { as, actor }: Known,
): Answer {
  return (
    needReason(reason, "reason", MAX_NOTE) ??
    needText(suggestion, "suggestion", MAX_NOTE, "complaint.suggestion_missing") ??
    decided(as, {
      type: "returnRequested",
      reason: reason.trim(),
      suggestion: suggestion.trim(),
      askedById: actor.kind === "person" ? actor.personId : null,
    })
  );
}

function escalate(complaint: Complaint, { reason }: Command<"escalate">, as: ActedAs): Answer {
  const desk = deskAbove(complaint);
  if (desk === null) return refuse("complaint.top_level");
  return (
    needReason(reason, "reason", MAX_NOTE) ??
    decided(as, { type: "escalated", desk, reason: reason.trim(), auto: false })
  );
}

/** The grid the actor's identity stands for takes it into its own hands. */
function handleOnSite({ teams }: Command<"handleOnSite">, { actor, as }: Known): Answer {
  if (actor.kind !== "person") return deny();
  const post = actor.assignments.find((one) => one.id === as.assignmentId);
  const team = teams.find(({ path }) => path === post?.path);
  if (!team) return refuse("complaint.holder_unknown", "holder");
  const person = { id: actor.personId, name: actor.displayName };
  return decided(as, { type: "onSiteStarted", holder: { kind: "GRID", ...team, person } });
}

function assignOnSite(
  complaint: Complaint,
  { colleague }: Command<"assignOnSite">,
  as: ActedAs,
): Answer {
  const given = holderAfter(complaint, "assignOnSite", colleague);
  return "holder" in given ? decided(as, { type: "onSiteStarted", holder: given.holder }) : given;
}

function transfer(complaint: Complaint, { colleague }: Command<"transfer">, as: ActedAs): Answer {
  const given = holderAfter(complaint, "transfer", colleague);
  return "holder" in given ? decided(as, { type: "transferred", holder: given.holder }) : given;
}

function handlerOf({ actor, as }: Known): Handler {
  if (actor.kind !== "person") throw new Error("only people hand in results");
  const path = actor.assignments.find((one) => one.id === as.assignmentId)?.path ?? null;
  return { id: actor.personId, name: actor.displayName, role: as.role, path };
}

type Done = Pick<Result, "text" | "photos"> & { placeReason?: string | null };

const toResult = (words: Done, known: Known): Result => ({
  text: words.text.trim(),
  placeReason: words.placeReason?.trim() || null,
  photos: words.photos,
  handler: handlerOf(known),
  at: known.now,
});

const submitResult = (
  complaint: Complaint,
  command: Command<"submitResult">,
  known: Known,
): Answer =>
  needText(command.text, "text", MAX_DESCRIPTION) ??
  checkPhotos(command.photos) ??
  checkEvidence(complaint, command) ??
  decided(known.as, { type: "resultSubmitted", result: toResult(command, known) });

/** One in ten is checked by the head. By lot: whoever settles it cannot know which one it will be. */
const isSampled = (draw: number): boolean => draw * 10 < 256;

const closeOnSite = (complaint: Complaint, command: Command<"closeOnSite">, known: Known): Answer =>
  needText(command.text, "text", MAX_DESCRIPTION) ??
  checkPhotos(command.photos) ??
  checkOnSiteEvidence(complaint, command.photos) ??
  decided(known.as, {
    type: "closedOnSite",
    result: toResult(command, known),
    sampled: isSampled(command.draw),
  });

function verifyFail(complaint: Complaint, command: Command<"verifyFail">, as: ActedAs): Answer {
  const { text, photos } = command;
  const { disposal, result } = complaint;
  if (!disposal || !result) throw new Error("handled without a handling clock or a result");
  const term = reworkTerm(disposal, termOf(complaint, "DISPOSE"), result.at);
  return (
    needText(text, "text", MAX_NOTE) ??
    checkPhotos(photos) ??
    decided(as, { type: "verificationFailed", text: text.trim(), photos, term })
  );
}

/** Who reported it and handled it has nothing to confirm: that would be a rating of the own work. */
const isOwnWork = ({ reporter, handlerIds }: Complaint): boolean =>
  reporter.personId !== null && handlerIds.includes(reporter.personId);

const verifyPass = (complaint: Complaint, { note }: Command<"verifyPass">, { as }: Known): Answer =>
  checkText(note, "note", MAX_NOTE) ??
  decided(as, {
    type: "verificationPassed",
    note: note?.trim() || null,
    closes: isOwnWork(complaint),
  });

function confirm(complaint: Complaint, command: Command<"confirm">, as: ActedAs): Answer {
  const { solved, rating, comment } = command;
  if (rating !== null && !ratingOf(rating)) return refuse("complaint.rating_range", "rating");
  const words = comment?.trim() || null;
  if (solved)
    return (
      checkText(comment, "comment", MAX_NOTE) ??
      decided(as, { type: "confirmed", evaluation: { rating, comment: words } })
    );
  const needsReview = complaint.disputes >= MAX_DISPUTES;
  return (
    needReason(comment, "comment", MAX_NOTE) ??
    decided(as, { type: "disputed", reason: words ?? "", rating, needsReview })
  );
}

function addWords(
  complaint: Complaint,
  { type, text, photos }: Command<"supplement" | "reopen">,
  as: ActedAs,
): Answer {
  const fact = type === "supplement" ? "supplemented" : "reopened";
  return (
    needText(text, "text", MAX_DESCRIPTION) ??
    checkMorePhotos(complaint, photos) ??
    decided(as, { type: fact, text: text.trim(), photos })
  );
}

type Decisions<T extends TransitionName> = {
  [Name in T]: (complaint: Complaint, command: Command<Name>, known: Known) => Answer;
};

/** The commands of those who receive, judge and dispatch. */
const atDesk = {
  classify: (complaint, command, { as }) => classify(complaint, command, as),
  accept: (complaint, command, { as }) => classify(complaint, command, as),
  locate: (complaint, command, { as }) => locate(complaint, command, as),
  askInfo: (_complaint, { question }, { as }) =>
    needText(question, "question", MAX_NOTE) ??
    decided(as, { type: "infoAsked", question: question.trim() }),
  reject: (complaint, command, { as }) => reject(complaint, command, as),
  merge,
  unmerge: (_complaint, command, { as }) => unmerge(command, as),
  assignOnSite: (complaint, command, { as }) => assignOnSite(complaint, command, as),
  dispatch,
  redispatch: dispatch,
  approveReturn: (complaint, command, known) =>
    approveReturn(complaint as At<"RETURN_REQUESTED">, command, known),
  refuseReturn: (_complaint, { reason }, { as }) =>
    needReason(reason, "reason", MAX_NOTE) ??
    decided(as, { type: "returnRefused", reason: reason.trim(), auto: false }),
  conclude: (_complaint, { text }, { as }) =>
    needText(text, "text", MAX_DESCRIPTION) ??
    decided(as, { type: "concluded", text: text.trim() }),
} satisfies Partial<Decisions<TransitionName>>;

/** The commands of those who have it in hand, and of those who check the work. */
const inHand = {
  handleOnSite: (_complaint, command, known) => handleOnSite(command, known),
  closeOnSite,
  checkSample: (_complaint, { passed, note }, { as }) =>
    (passed ? checkText : needReason)(note, "note", MAX_NOTE) ??
    decided(as, { type: "sampleChecked", passed, note: note.trim() }),
  sign: (_complaint, _command, { as }) => decided(as, { type: "signed", auto: false }),
  transfer: (complaint, command, { as }) => transfer(complaint, command, as),
  requestReturn: (_complaint, command, known) => requestReturn(command, known),
  escalate: (complaint, command, { as }) => escalate(complaint, command, as),
  submitResult,
  verifyPass,
  verifyFail: (complaint, command, { as }) => verifyFail(complaint, command, as),
} satisfies Partial<Decisions<TransitionName>>;

/** The commands of the reporter, and of the clocks. */
const byReporter = {
  supplement: (complaint, command, { as }) => addWords(complaint, command, as),
  reopen: (complaint, command, { as }) => addWords(complaint, command, as),
  confirm: (complaint, command, { as }) => confirm(complaint, command, as),
  withdraw: (_complaint, { reason }, { as }) =>
    checkText(reason, "reason", MAX_NOTE) ??
    decided(as, { type: "withdrawn", reason: reason?.trim() || null }),
  urge: (_complaint, _command, { as }) => decided(as, { type: "urged" }),
  followLead: (complaint, command, { as }) => followLead(complaint, command, as),
  fireTimer,
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
  const { actor, now } = context;
  const entitled = entitlement(complaint, command.type, actor, now);
  if (entitled.kind !== "granted") return entitled;
  const { as } = entitled;
  return decisions[command.type](complaint, command as never, { ...context, as });
}
