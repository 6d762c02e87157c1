import { isDeepStrictEqual } from "node:util";
import type { ActedAs } from "../kernel/actor.ts";
import type { Instant } from "../kernel/clock.ts";
import { apply } from "./apply.ts";
import { dueAt, timersOf, wakesAt } from "./clock.ts";
import { fromCard, inList, toCard } from "./card.ts";
import {
  type Complaint,
  type ComplaintFact,
  type ComplaintInList,
  type HolderInList,
  isOpen,
  type StageInList,
  type StepClock,
} from "./complaint.ts";
import type { Stage } from "./labels.ts";

/* What must be true of every complaint and of every fact, whatever people and clocks did. */

/** One fact with what was true before it and who made it. */
export type Entry = {
  before: Complaint | null;
  fact: ComplaintFact;
  at: Instant;
  by: string;
  as: ActedAs;
};
type FactType = ComplaintFact["type"];

/** Every type of fact; the compiler misses none. */
const allFacts: Record<FactType, true> = {
  submitted: true,
  classified: true,
  located: true,
  accepted: true,
  infoAsked: true,
  infoLapsed: true,
  supplemented: true,
  rejected: true,
  merged: true,
  handedOn: true,
  unmerged: true,
  freed: true,
  leadClosed: true,
  rejoined: true,
  joined: true,
  mergedSupplemented: true,
  left: true,
  onSiteStarted: true,
  closedOnSite: true,
  sampleChecked: true,
  dispatched: true,
  signed: true,
  transferred: true,
  returnRequested: true,
  returnApproved: true,
  returnRefused: true,
  escalated: true,
  resultSubmitted: true,
  verificationPassed: true,
  verificationFailed: true,
  confirmed: true,
  disputed: true,
  closedUnanswered: true,
  reopened: true,
  concluded: true,
  withdrawn: true,
  urged: true,
  reminded: true,
  turnedYellow: true,
  turnedRed: true,
};
export const factTypes = Object.keys(allFacts) as FactType[];

const withoutStepClock: readonly Stage[] = [
  "ON_SITE",
  "PROCESSING",
  "REJECTED",
  "MERGED",
  "CLOSED",
];
const withHandlingClock: readonly Stage[] = [
  "ACCEPTED",
  "ON_SITE",
  "DISPATCHED",
  "PROCESSING",
  "RETURN_REQUESTED",
  "HANDLED",
];

/** What happened since it was reported or reopened last. */
function roundOf(history: readonly Entry[]): readonly Entry[] {
  const isStart = ({ fact }: Entry) =>
    ["submitted", "disputed", "reopened"].includes(fact.type) ||
    (fact.type === "sampleChecked" && !fact.passed);
  return history.slice(history.findLastIndex(isStart));
}
const has = (entries: readonly Entry[], ...types: FactType[]): boolean =>
  entries.some(({ fact }) => types.includes(fact.type));

const isPast = (clock: StepClock | null | undefined, at: Instant): boolean =>
  clock != null && dueAt(clock).at <= at;

/** What a list shows that reads the card, as the table gives it back. */
export const shownBy = (complaint: Complaint): ComplaintInList | null => {
  const card = toCard(complaint);
  return card && fromCard(JSON.parse(JSON.stringify(card)));
};

/** The same of the file; who of the holders it is stands in the file alone. */
export function shownOf(complaint: Complaint): ComplaintInList {
  const { number, category, level, light, source, submittedAt, unitIds, desk } = complaint;
  const { path, gridId, gridName, point, label } = complaint.place;
  const { network: _, ...reporter } = complaint.reporter;
  const { due, summary } = inList(complaint);
  return {
    number,
    category,
    level,
    light,
    source,
    submittedAt,
    unitIds,
    desk,
    reporter,
    due,
    ...(summary !== undefined && { summary }),
    place: { path, gridId, gridName, point, label },
    ...stageOf(complaint),
  };
}

function stageOf(complaint: Complaint): StageInList {
  const { stage } = complaint;
  if (stage === "REJECTED") return { stage, reason: complaint.reason };
  if (stage === "MERGED") return { stage, intoNumber: complaint.intoNumber };
  if (stage === "CLOSED") return { stage, reason: complaint.reason, sample: complaint.sample };
  if (stage === "REOPENED") return { stage, needsReview: complaint.needsReview };
  if (!("holder" in complaint)) return { stage } as StageInList;
  const { name, person, ...where } = complaint.holder;
  const who = { name, person: person && { name: person.name } };
  const holder: HolderInList =
    where.kind === "GRID"
      ? { ...who, kind: "GRID", path: where.path }
      : { ...who, kind: "UNIT", unitId: where.unitId };
  return { stage: complaint.stage, holder };
}

type Invariant = (complaint: Complaint, history: readonly Entry[]) => boolean;

export const ofState: Record<string, Invariant> = {
  "the timeline tells the state": (complaint, history) => {
    let replayed: Complaint | null = null;
    for (const { fact, at } of history) replayed = apply(replayed, fact, { at });
    return JSON.stringify(replayed) === JSON.stringify(complaint);
  },
  "the step has a clock exactly where somebody must take it": ({ stage, clock }) =>
    (clock === null) === withoutStepClock.includes(stage),
  "the handling has a clock exactly while it goes on": ({ stage, disposal }) =>
    (disposal !== null) === withHandlingClock.includes(stage),
  "what has ended has no light and nothing to fire": (complaint) =>
    isOpen(complaint) ||
    (complaint.light === "NONE" && timersOf(complaint).length + (wakesAt(complaint) ? 1 : 0) === 0),
  "what is closed was verified, settled on site, explained, or withdrawn": (complaint, history) => {
    if (complaint.stage !== "CLOSED") return true;
    const round = roundOf(history);
    if (complaint.reason === "WITHDRAWN") return has(round, "withdrawn");
    if (complaint.reason === "EXPLAINED") return complaint.disputes === 3;
    return has(round, "verificationPassed", "closedOnSite", "leadClosed");
  },
  "silence is never satisfaction": (complaint) =>
    complaint.stage !== "CLOSED" || complaint.reason !== "AUTO" || complaint.evaluation === null,
  "nothing is verified that was not handed in": (complaint, history) =>
    !["HANDLED", "AWAIT_CONFIRM"].includes(complaint.stage) ||
    (complaint.result !== null && has(roundOf(history), "resultSubmitted", "leadClosed")),
  "at most two returns, three disputes, one question": (complaint, history) =>
    complaint.returns.length <= 2 &&
    complaint.disputes <= 3 &&
    history.filter(({ fact }) => fact.type === "infoAsked").length <= 1,
  "a list shows what the file says": (complaint) =>
    isDeepStrictEqual(shownBy(complaint), shownOf(complaint)),
  "it stays small": ({ photos: all, supplements }) => all.length <= 27 && supplements <= 20,
  "the desk lies around the place": ({ desk, place }) => place.path.startsWith(desk),
  "red is supervised": ({ light, isSupervised }) => light !== "RED" || isSupervised,
};

export const ofFact: Record<string, (entry: Entry) => boolean> = {
  "nobody judges what they reported": ({ before, fact, by }) =>
    ![
      "accepted",
      "rejected",
      "classified",
      "closedOnSite",
      "sampleChecked",
      "verificationPassed",
      "verificationFailed",
      "concluded",
    ].includes(fact.type) || before?.reporter.personId !== by,
  "no light before something is late": ({ before, fact, at }) => {
    if (fact.type === "turnedRed") return isPast(before?.disposal, at);
    if (fact.type !== "turnedYellow") return true;
    // Signing by the clock ends its step in the same moment.
    const isStep = fact.clock === "STEP";
    return isStep
      ? before?.clock === null || isPast(before?.clock, at)
      : isPast(before?.disposal, at);
  },
  "the verifier is no handler": ({ before, fact, by }) =>
    !["verificationPassed", "verificationFailed", "sampleChecked"].includes(fact.type) ||
    !before?.handlerIds.includes(by),
  "after reopening somebody else handles it": ({ before, fact, by }) =>
    !["resultSubmitted", "closedOnSite"].includes(fact.type) || !before?.barredIds.includes(by),
  "what the street supervises is not closed without it": ({ before, fact, as }) =>
    !before?.isSupervised ||
    (fact.type === "verificationPassed" ? as.role === "STREET" : fact.type !== "closedOnSite"),
  "an urgent matter is not withdrawn": ({ before, fact }) =>
    fact.type !== "withdrawn" ||
    before?.stage === "MERGED" ||
    before?.level === "P2" ||
    before?.level === "P3",
  "a desk above never gives way to one below": ({ before, fact }) =>
    fact.type !== "escalated" || fact.desk.length <= (before?.desk.length ?? 0),
};

/** What is not as it must be. */
export const violations = (complaint: Complaint, history: readonly Entry[]): string[] => [
  ...Object.keys(ofState).filter((name) => !ofState[name]?.(complaint, history)),
  ...Object.keys(ofFact).filter((name) => !history.every((entry) => ofFact[name]?.(entry))),
];
