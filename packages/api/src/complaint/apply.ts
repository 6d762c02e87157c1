import type { Term } from "../kernel/calendar.ts";
import type { Instant } from "../kernel/clock.ts";
import { startClock, termOf } from "./clock.ts";
import type {
  At,
  ClockKind,
  Common,
  Complaint,
  ComplaintFact,
  Holder,
  Place,
  Result,
  StageState,
  StepClock,
  TimerKind,
} from "./complaint.ts";
import { deskToReopen, deskToVerify, holderOf, scopeOf, streetOf } from "./desk.ts";
import type { Step } from "./labels.ts";

type Fact<T extends ComplaintFact["type"]> = Extract<ComplaintFact, { type: T }>;

type KeysOf<T> = T extends unknown ? keyof T : never;
type StageKey = KeysOf<StageState>;

/** What belongs to one stage only and is left behind with it; a new one is missed by the compiler. */
const stageKeys: Record<StageKey, true> = {
  stage: true,
  holder: true,
  dispatchedAt: true,
  infoLapsed: true,
  question: true,
  pausedClock: true,
  signClock: true,
  reason: true,
  text: true,
  suggestion: true,
  intoId: true,
  intoNumber: true,
  closedAt: true,
  evaluation: true,
  explanation: true,
  sample: true,
  needsReview: true,
  askedById: true,
  lead: true,
};

const commonOf = (complaint: Complaint): Common =>
  Object.fromEntries(Object.entries(complaint).filter(([key]) => !(key in stageKeys))) as Common;

/** Moves to another stage. */
const enter = (complaint: Complaint, to: StageState, changes: Partial<Common> = {}): Complaint => ({
  ...commonOf(complaint),
  ...changes,
  ...to,
});

const clockFor = (complaint: Complaint, step: Step, at: Instant): StepClock =>
  startClock(step, termOf(complaint, step), at);

function submitted(fact: Fact<"submitted">, at: Instant): Complaint {
  const { type: _, ...submission } = fact;
  return {
    ...submission,
    stage: "SUBMITTED",
    infoLapsed: false,
    submittedAt: at,
    acceptedAt: null,
    clock: startClock("ACCEPT", termOf(fact, "ACCEPT"), at),
    disposal: null,
    light: "NONE",
    isSupervised: false,
    wasAsked: false,
    supplements: 0,
    urgedAt: null,
    urges: 0,
    unitIds: [],
    handlerIds: [],
    barredIds: [],
    lastHolder: null,
    returns: [],
    isDesignated: false,
    disputes: 0,
    reworks: 0,
    reopenings: 0,
    result: null,
    merged: [],
  };
}

/** What turns out to be about staff is the street's alone from then on. */
const placeIn = (place: Place, category: string): Place => ({
  ...place,
  path: scopeOf(category, place.path),
});

/** Accepting fixes category and level, and with them the date by which it must be handled. */
function accepted(complaint: Complaint, fact: Fact<"accepted">, at: Instant): Complaint {
  const { category, level, desk } = fact;
  const place = placeIn(complaint.place, category);
  const found = { category, level, desk, place, acceptedAt: at };
  const next = enter(complaint, { stage: "ACCEPTED" }, found);
  return {
    ...next,
    clock: clockFor(next, "DISPATCH", at),
    disposal: clockFor(next, "DISPOSE", at),
  };
}

/** While the reporter is asked, the clock of acceptance stands still; its rest runs on afterwards. */
function resumed(complaint: At<"NEEDS_INFO">, at: Instant, infoLapsed: boolean): Complaint {
  const { pausedClock, clock } = complaint;
  const pause = { from: clock?.startedAt ?? at, to: at };
  const running = { ...pausedClock, pauses: [...pausedClock.pauses, pause] };
  return enter(complaint, { stage: "SUBMITTED", infoLapsed }, { clock: running });
}

function supplemented(complaint: Complaint, fact: Fact<"supplemented">, at: Instant): Complaint {
  const photos = [...complaint.photos, ...fact.photos];
  const next = { ...complaint, photos, supplements: complaint.supplements + 1 };
  return next.stage === "NEEDS_INFO" ? resumed(next, at, false) : next;
}

const withHolder = (complaint: Complaint, holder: Holder): Partial<Common> => ({
  lastHolder: holder,
  unitIds:
    holder.kind === "UNIT"
      ? [...new Set([...complaint.unitIds, holder.unitId])]
      : complaint.unitIds,
});

/** A grid inside the place says more exactly where it is: so the duty officer assigns what was nobody's. */
const placeWith = (place: Place, holder: Holder): Place =>
  holder.kind === "GRID" && holder.path !== place.path && holder.path.startsWith(place.path)
    ? { ...place, path: holder.path, gridId: holder.gridId, gridName: holder.name }
    : place;

/** A new handling clock starts where none is running: at the first on-site handling, or after reopening. */
const disposalOf = (complaint: Complaint, at: Instant): StepClock =>
  complaint.disposal ?? clockFor(complaint, "DISPOSE", at);

function onSite(complaint: Complaint, { holder }: Fact<"onSiteStarted">, at: Instant): Complaint {
  return enter(
    complaint,
    { stage: "ON_SITE", holder },
    {
      ...withHolder(complaint, holder),
      acceptedAt: complaint.acceptedAt ?? at,
      clock: null,
      disposal: disposalOf(complaint, at),
    },
  );
}

function dispatched(
  complaint: Complaint,
  holder: Holder,
  at: Instant,
  changes: Partial<Common> = {},
): Complaint {
  return enter(
    complaint,
    { stage: "DISPATCHED", holder, dispatchedAt: at },
    {
      ...withHolder(complaint, holder),
      place: placeWith(complaint.place, holder),
      clock: clockFor(complaint, "SIGN", at),
      disposal: disposalOf(complaint, at),
      ...changes,
    },
  );
}

function escalated(complaint: Complaint, { desk }: Fact<"escalated">, at: Instant): Complaint {
  const inHands = ["ON_SITE", "DISPATCHED", "PROCESSING"].includes(complaint.stage);
  if (inHands) {
    const clock = clockFor(complaint, "DISPATCH", at);
    return enter(complaint, { stage: "ACCEPTED" }, { desk, clock });
  }
  // The step starts again one level up, so that the next level has its own time.
  const step = complaint.clock?.step;
  const clock = step ? clockFor(complaint, step, at) : complaint.clock;
  return { ...complaint, desk, clock };
}

const withResult = (complaint: Complaint, result: Result): Partial<Common> => ({
  result,
  handlerIds: [...new Set([...complaint.handlerIds, result.handler.id])],
});

function handled(complaint: Complaint, result: Result, at: Instant): Complaint {
  const holder = holderOf(complaint) as Holder;
  return enter(
    complaint,
    { stage: "HANDLED", holder },
    {
      ...withResult(complaint, result),
      desk: deskToVerify(complaint, result.handler),
      clock: clockFor(complaint, "VERIFY", at),
    },
  );
}

const withReturn = (complaint: Complaint): Partial<Common> => {
  const { holder, reason } = complaint as At<"RETURN_REQUESTED">;
  return { returns: [...complaint.returns, { holder, reason }] };
};

function returnRequested(
  complaint: Complaint,
  { reason, suggestion, askedById }: Fact<"returnRequested">,
  at: Instant,
): Complaint {
  const { holder, dispatchedAt } = complaint as At<"DISPATCHED">;
  const signClock = complaint.clock as StepClock;
  return enter(
    complaint,
    { stage: "RETURN_REQUESTED", holder, dispatchedAt, signClock, reason, suggestion, askedById },
    { clock: clockFor(complaint, "RETURN", at) },
  );
}

/** It did not hold up: the same holder does it again, with the time that is left or a little more. */
function again(complaint: At<"HANDLED">, fact: { term: Term }, at: Instant): Complaint {
  const { holder } = complaint;
  return enter(
    complaint,
    { stage: "PROCESSING", holder },
    {
      clock: null,
      disposal: startClock("DISPOSE", fact.term, at),
      reworks: complaint.reworks + 1,
      light: "NONE",
    },
  );
}

/** Nothing runs any more, and nothing is late. */
const ended = { clock: null, disposal: null, light: "NONE", isSupervised: false } as const;

type Ending = Pick<At<"CLOSED">, "reason"> &
  Partial<Pick<At<"CLOSED">, "evaluation" | "explanation" | "sample">>;

function closed(complaint: Complaint, ending: Ending, at: Instant): Complaint {
  const none = { evaluation: null, explanation: null, sample: null };
  return enter(complaint, { stage: "CLOSED", ...none, ...ending, closedAt: at }, ended);
}

function reopened(
  complaint: Complaint,
  { reason, needsReview }: { reason: string; needsReview: boolean },
  at: Instant,
  changes: Partial<Common> = {},
): Complaint {
  return enter(
    complaint,
    { stage: "REOPENED", reason, needsReview },
    {
      desk: needsReview ? streetOf(complaint.place.path) : deskToReopen(complaint),
      clock: clockFor(complaint, "REDISPATCH", at),
      disposal: null,
      isDesignated: false,
      light: "NONE",
      reopenings: complaint.reopenings + 1,
      barredIds: complaint.handlerIds,
      ...changes,
    },
  );
}

/** Merged with another one no more: whoever decides about it begins anew. */
function onItsOwn(complaint: Complaint, at: Instant): Complaint {
  const next = enter(complaint, { stage: "SUBMITTED", infoLapsed: false }, { acceptedAt: null });
  return { ...next, clock: clockFor(next, "ACCEPT", at) };
}

/** The lead is closed: what was done there was done about this report too. */
function leadClosed(complaint: Complaint, fact: Fact<"leadClosed">, at: Instant): Complaint {
  const { lead, reason, explanation, result, lastHolder, asks } = fact;
  const handlerIds = [...new Set([...complaint.handlerIds, ...fact.handlerIds])];
  const next = { ...complaint, result, lastHolder, handlerIds };
  if (!asks) return closed(next, { reason, explanation }, at);
  const clock = clockFor(next, "CONFIRM", at);
  return enter(next, { stage: "AWAIT_CONFIRM", lead }, { clock });
}

const mergedInto = (
  complaint: Complaint,
  { intoId, intoNumber }: Pick<Fact<"merged">, "intoId" | "intoNumber">,
  at: Instant,
): Complaint =>
  enter(complaint, { stage: "MERGED", intoId, intoNumber, closedAt: at }, { ...ended, merged: [] });

const without = ({ merged }: Complaint, id: string) => merged.filter((one) => one.id !== id);

/** Notes that a timer fired, so that it does not fire again. */
function marked(complaint: Complaint, clock: ClockKind, timer: TimerKind): Complaint {
  const mark = (one: StepClock | null) => one && { ...one, fired: [...one.fired, timer] };
  return clock === "STEP"
    ? { ...complaint, clock: mark(complaint.clock) }
    : { ...complaint, disposal: mark(complaint.disposal) };
}

const yellow = (complaint: Complaint, clock: ClockKind): Complaint => ({
  ...marked(complaint, clock, "DUE"),
  light: complaint.light === "RED" ? "RED" : "YELLOW",
});

const red = (complaint: Complaint, desk: string): Complaint => ({
  ...marked(complaint, "DISPOSAL", "RED"),
  light: "RED",
  isSupervised: true,
  desk,
});

type Appliers = {
  [T in Exclude<ComplaintFact["type"], "submitted">]: (
    complaint: Complaint,
    fact: Fact<T>,
    at: Instant,
  ) => Complaint;
};

/** What those who receive, judge and dispatch did. */
const atDesk = {
  located: (complaint, { place, desk }, at) => {
    const step = complaint.clock?.step;
    const next = { ...complaint, place, desk };
    // Who gets it only now has the time of the step before them.
    return step && desk !== complaint.desk ? { ...next, clock: clockFor(next, step, at) } : next;
  },
  classified: (complaint, { category, level, desk }) => {
    const place = placeIn(complaint.place, category);
    const next = { ...complaint, category, level, desk, place };
    return { ...next, clock: next.clock && { ...next.clock, term: termOf(next, "ACCEPT") } };
  },
  accepted,
  infoAsked: (complaint, { question }, at) => {
    const to = {
      stage: "NEEDS_INFO",
      question,
      pausedClock: complaint.clock as StepClock,
    } as const;
    return enter(complaint, to, { wasAsked: true, clock: clockFor(complaint, "INFO", at) });
  },
  infoLapsed: (complaint, _fact, at) => resumed(complaint as At<"NEEDS_INFO">, at, true),
  rejected: (complaint, { reason, text }, at) =>
    enter(complaint, { stage: "REJECTED", reason, text, closedAt: at }, { ...ended, merged: [] }),
  merged: mergedInto,
  handedOn: mergedInto,
  rejoined: mergedInto,
  unmerged: (complaint, _fact, at) => onItsOwn(complaint, at),
  freed: (complaint, _fact, at) => onItsOwn(complaint, at),
  leadClosed,
  joined: (complaint, { id, number, reporterId, also }) => ({
    ...complaint,
    merged: [...without(complaint, id), { id, number, reporterId }, ...also],
  }),
  left: (complaint, { id }) => ({ ...complaint, merged: without(complaint, id) }),
  mergedSupplemented: (complaint) => complaint,
  dispatched: (complaint, { holder }, at) => dispatched(complaint, holder, at),
  returnApproved: (complaint, { holder, isDesignated }, at) =>
    dispatched(complaint, holder, at, { ...withReturn(complaint), isDesignated }),
  returnRefused: (complaint) => {
    const { holder, dispatchedAt, signClock } = complaint as At<"RETURN_REQUESTED">;
    const to = { stage: "DISPATCHED", holder, dispatchedAt } as const;
    return enter(complaint, to, { ...withReturn(complaint), clock: signClock });
  },
  escalated,
  concluded: (complaint, { text }, at) =>
    closed(complaint, { reason: "EXPLAINED", explanation: text }, at),
} satisfies Partial<Appliers>;

/** What those who had it in hand did, and those who checked the work. */
const inHand = {
  onSiteStarted: onSite,
  closedOnSite: (complaint, { result, sampled }, at) => {
    const next = { ...complaint, ...withResult(complaint, result) };
    return closed(next, { reason: "SOLVED", sample: sampled ? "PENDING" : null }, at);
  },
  sampleChecked: (complaint, { passed, note }, at) =>
    passed
      ? { ...(complaint as At<"CLOSED">), sample: "PASSED" }
      : reopened(complaint, { reason: note, needsReview: false }, at),
  signed: (complaint) => {
    const { holder } = complaint as At<"DISPATCHED">;
    return enter(complaint, { stage: "PROCESSING", holder }, { clock: null });
  },
  transferred: (complaint, { holder }, at) => dispatched(complaint, holder, at),
  returnRequested,
  resultSubmitted: (complaint, { result }, at) => handled(complaint, result, at),
  verificationPassed: (complaint, { closes }, at) => {
    if (closes) return closed(complaint, { reason: "SOLVED" }, at);
    const clock = clockFor(complaint, "CONFIRM", at);
    const to = { stage: "AWAIT_CONFIRM", lead: null } as const;
    return enter(complaint, to, { clock, disposal: null, light: "NONE" });
  },
  verificationFailed: (complaint, fact, at) => again(complaint as At<"HANDLED">, fact, at),
} satisfies Partial<Appliers>;

/** What the reporter did, and the clocks. */
const byReporter = {
  supplemented,
  confirmed: (complaint, { evaluation }, at) =>
    closed(complaint, { reason: "SOLVED", evaluation }, at),
  disputed: (complaint, fact, at) =>
    reopened(complaint, fact, at, { disputes: complaint.disputes + 1 }),
  closedUnanswered: (complaint, _fact, at) => closed(complaint, { reason: "AUTO" }, at),
  reopened: (complaint, { text, photos }, at) =>
    reopened(complaint, { reason: text, needsReview: false }, at, {
      photos: [...complaint.photos, ...photos],
    }),
  withdrawn: (complaint, _fact, at) => ({
    ...closed(complaint, { reason: "WITHDRAWN" }, at),
    merged: [],
  }),
  urged: (complaint, _fact, at) => ({ ...complaint, urgedAt: at, urges: complaint.urges + 1 }),
  reminded: (complaint, { clock, timer }) => marked(complaint, clock, timer),
  turnedYellow: (complaint, { clock }) => yellow(complaint, clock),
  turnedRed: (complaint, { desk }) => red(complaint, desk),
} satisfies Partial<Appliers>;

const appliers: Appliers = { ...atDesk, ...inHand, ...byReporter };

/** The complaint after a fact; the first fact makes it. */
export function apply(
  complaint: Complaint | null,
  fact: ComplaintFact,
  { at }: { at: Instant },
): Complaint {
  if (fact.type === "submitted") return submitted(fact, at);
  if (complaint === null) throw new Error(`${fact.type} before submitted`);
  return appliers[fact.type](complaint, fact as never, at);
}
