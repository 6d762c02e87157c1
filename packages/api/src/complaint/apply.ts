import type { Term } from "../kernel/calendar.ts";
import type { Instant } from "../kernel/clock.ts";
import { startClock, termOf } from "./clock.ts";
import type {
  At,
  Common,
  Complaint,
  ComplaintFact,
  Holder,
  Result,
  StageState,
  Step,
  StepClock,
} from "./complaint.ts";
import { holderOf } from "./guard.ts";

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
    wasAsked: false,
    urgedAt: null,
    urges: 0,
    unitIds: [],
    handlerIds: [],
    lastHolder: null,
    returns: [],
    isDesignated: false,
    disputes: 0,
    reworks: 0,
    reopenings: 0,
    result: null,
  };
}

/** Accepting fixes category and level, and with them the date by which it must be handled. */
function accepted(complaint: Complaint, fact: Fact<"accepted">, at: Instant): Complaint {
  const { category, level, desk } = fact;
  const next = enter(complaint, { stage: "ACCEPTED" }, { category, level, desk, acceptedAt: at });
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
  return complaint.stage === "NEEDS_INFO"
    ? resumed({ ...complaint, photos }, at, false)
    : { ...complaint, photos };
}

const withHolder = (complaint: Complaint, holder: Holder): Partial<Common> => ({
  lastHolder: holder,
  unitIds:
    holder.kind === "UNIT"
      ? [...new Set([...complaint.unitIds, holder.unitId])]
      : complaint.unitIds,
});

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
  // A step that ran out starts again one level up, so that the next level has its own time.
  const step = complaint.clock?.step;
  const clock = step ? clockFor(complaint, step, at) : complaint.clock;
  return { ...complaint, desk, clock };
}

function handled(complaint: Complaint, result: Result, at: Instant): Complaint {
  const holder = holderOf(complaint) as Holder;
  return enter(
    complaint,
    { stage: "HANDLED", holder },
    {
      result,
      handlerIds: [...new Set([...complaint.handlerIds, result.handlerId])],
      clock: clockFor(complaint, "VERIFY", at),
    },
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

type Ending = Pick<At<"CLOSED">, "reason"> &
  Partial<Pick<At<"CLOSED">, "evaluation" | "explanation" | "sample">>;

function closed(complaint: Complaint, ending: Ending, at: Instant): Complaint {
  const none = { evaluation: null, explanation: null, sample: null };
  return enter(
    complaint,
    { stage: "CLOSED", ...none, ...ending, closedAt: at },
    {
      clock: null,
      disposal: null,
      light: "NONE",
    },
  );
}

function reopened(
  complaint: Complaint,
  { reason, needsReview }: { reason: string; needsReview: boolean },
  at: Instant,
  changes: Partial<Common> = {},
): Complaint {
  const street = `/${complaint.place.path.split("/")[1] ?? ""}/`;
  return enter(
    complaint,
    { stage: "REOPENED", reason, needsReview },
    {
      desk: needsReview ? street : (above(complaint) ?? complaint.desk),
      clock: clockFor(complaint, "REDISPATCH", at),
      disposal: null,
      isDesignated: false,
      light: "NONE",
      reopenings: complaint.reopenings + 1,
      ...changes,
    },
  );
}

/** After reopening the matter goes to the superior of whoever had it. */
function above({ lastHolder, desk }: Complaint): string | null {
  const path = lastHolder?.kind === "GRID" ? lastHolder.path : desk;
  const parts = path.split("/").filter(Boolean);
  return parts.length > 1 ? `/${parts.slice(0, -1).join("/")}/` : null;
}

const onStep = (complaint: Complaint, fact: Fact<"reminded">): Complaint => {
  const mark = (clock: StepClock | null): StepClock | null =>
    clock && { ...clock, fired: [...clock.fired, fact.timer] };
  return fact.clock === "STEP"
    ? { ...complaint, clock: mark(complaint.clock) }
    : { ...complaint, disposal: mark(complaint.disposal) };
};

const lit = (complaint: Complaint, light: "YELLOW" | "RED"): Complaint => ({
  ...complaint,
  light: complaint.light === "RED" ? "RED" : light,
  disposal: complaint.disposal && {
    ...complaint.disposal,
    fired: [...complaint.disposal.fired, light === "RED" ? "RED" : "DUE"],
  },
});

/** The complaint after a fact; the first fact makes it. */
export function apply(
  complaint: Complaint | null,
  fact: ComplaintFact,
  { at }: { at: Instant },
): Complaint {
  if (fact.type === "submitted") return submitted(fact, at);
  if (complaint === null) throw new Error(`${fact.type} before submitted`);
  switch (fact.type) {
    case "classified": {
      const { category, level, desk } = fact;
      const clock = complaint.clock && {
        ...complaint.clock,
        term: termOf({ category, level }, "ACCEPT"),
      };
      return { ...complaint, category, level, desk, clock };
    }
    case "accepted":
      return accepted(complaint, fact, at);
    case "infoAsked": {
      const pausedClock = complaint.clock as StepClock;
      const extra = { question: fact.question, pausedClock };
      const clock = clockFor(complaint, "INFO", at);
      return enter(complaint, { stage: "NEEDS_INFO", ...extra }, { wasAsked: true, clock });
    }
    case "infoLapsed":
      return resumed(complaint as At<"NEEDS_INFO">, at, true);
    case "supplemented":
      return supplemented(complaint, fact, at);
    case "rejected": {
      const { reason, text } = fact;
      return enter(complaint, { stage: "REJECTED", reason, text, closedAt: at }, { clock: null });
    }
    case "merged": {
      const { intoId, intoNumber } = fact;
      const ended = { clock: null, disposal: null };
      return enter(complaint, { stage: "MERGED", intoId, intoNumber, closedAt: at }, ended);
    }
    case "onSiteStarted":
      return onSite(complaint, fact, at);
    case "closedOnSite": {
      const { result, sampled } = fact;
      const handlerIds = [...new Set([...complaint.handlerIds, result.handlerId])];
      const sample = sampled ? "PENDING" : null;
      return closed({ ...complaint, result, handlerIds }, { reason: "SOLVED", sample }, at);
    }
    case "sampleChecked":
      return fact.passed
        ? ({ ...complaint, sample: "PASSED" } as Complaint)
        : reopened(complaint, { reason: fact.note, needsReview: false }, at);
    case "dispatched":
      return dispatched(complaint, fact.holder, at);
    case "signed": {
      const { holder } = complaint as At<"DISPATCHED">;
      return enter(complaint, { stage: "PROCESSING", holder }, { clock: null });
    }
    case "transferred":
      return dispatched(complaint, fact.holder, at);
    case "returnRequested": {
      const { holder, dispatchedAt } = complaint as At<"DISPATCHED">;
      const { reason, suggestion } = fact;
      const extra = { holder, dispatchedAt, reason, suggestion };
      const clock = clockFor(complaint, "RETURN", at);
      return enter(complaint, { stage: "RETURN_REQUESTED", ...extra }, { clock });
    }
    case "returnApproved": {
      const { holder, reason } = complaint as At<"RETURN_REQUESTED">;
      const returns = [...complaint.returns, { holder, reason }];
      return dispatched(complaint, fact.holder, at, { returns, isDesignated: fact.isDesignated });
    }
    case "returnRefused": {
      const { holder, dispatchedAt, reason } = complaint as At<"RETURN_REQUESTED">;
      const returns = [...complaint.returns, { holder, reason }];
      const clock = clockFor(complaint, "SIGN", at);
      return enter(complaint, { stage: "DISPATCHED", holder, dispatchedAt }, { returns, clock });
    }
    case "escalated":
      return escalated(complaint, fact, at);
    case "resultSubmitted":
      return handled(complaint, fact.result, at);
    case "verificationPassed":
      return enter(
        complaint,
        { stage: "AWAIT_CONFIRM" },
        {
          clock: clockFor(complaint, "CONFIRM", at),
          disposal: null,
          light: "NONE",
        },
      );
    case "verificationFailed":
      return again(complaint as At<"HANDLED">, fact, at);
    case "confirmed":
      return closed(complaint, { reason: "SOLVED", evaluation: fact.evaluation }, at);
    case "disputed":
      return reopened(complaint, fact, at, { disputes: complaint.disputes + 1 });
    case "closedUnanswered":
      return closed(complaint, { reason: "AUTO" }, at);
    case "reopened":
      return reopened(complaint, { reason: fact.text, needsReview: false }, at, {
        photos: [...complaint.photos, ...fact.photos],
      });
    case "concluded":
      return closed(complaint, { reason: "EXPLAINED", explanation: fact.text }, at);
    case "withdrawn":
      return closed(complaint, { reason: "WITHDRAWN" }, at);
    case "urged":
      return { ...complaint, urgedAt: at, urges: complaint.urges + 1 };
    case "reminded":
      return onStep(complaint, fact);
    case "turnedYellow":
      return lit(complaint, "YELLOW");
    case "turnedRed":
      return { ...lit(complaint, "RED"), desk: fact.desk };
  }
}
