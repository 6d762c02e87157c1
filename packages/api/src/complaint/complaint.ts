import type { Action } from "../kernel/access.ts";
import type { Interval, Term } from "../kernel/calendar.ts";
import type { Instant } from "../kernel/clock.ts";
import type { Bilingual } from "../kernel/decision.ts";
import type { Id } from "../kernel/ids.ts";
import type { Sealed } from "../kernel/sealed.ts";
import type { Level } from "./category.ts";

/** Where a complaint stands, in the words of the domain. */
export const stages = {
  SUBMITTED: { zh: "已上报", en: "Reported" },
  NEEDS_INFO: { zh: "待补充", en: "More information needed" },
  REJECTED: { zh: "不予受理", en: "Not accepted" },
  MERGED: { zh: "已并案", en: "Merged with another report" },
  ACCEPTED: { zh: "已立案", en: "Accepted" },
  ON_SITE: { zh: "现场处置", en: "Being handled on site" },
  DISPATCHED: { zh: "待签收", en: "Dispatched" },
  PROCESSING: { zh: "处置中", en: "Being handled" },
  RETURN_REQUESTED: { zh: "申请退回", en: "Return requested" },
  HANDLED: { zh: "已处置待核查", en: "Handled, to be verified" },
  AWAIT_CONFIRM: { zh: "待确认", en: "Waiting for your confirmation" },
  CLOSED: { zh: "已办结", en: "Closed" },
  REOPENED: { zh: "重办", en: "Reopened" },
} as const satisfies Record<string, Bilingual>;
export type Stage = keyof typeof stages;

export const rejectReasons = {
  NOT_THIS_AREA: {
    zh: "不属于本辖区,请拨打当地政务热线反映",
    en: "Not in our area: please call the hotline of the place concerned",
  },
  OTHER_TRACK: {
    zh: "已进入诉讼、仲裁或信访程序,请按原渠道办理",
    en: "Already before a court, in arbitration or petition: please continue there",
  },
  EMERGENCY_NUMBER: {
    zh: "情况紧急,请立即拨打 110、119、120 或 122",
    en: "An emergency: call 110, 119, 120 or 122 at once",
  },
  ABUSIVE: { zh: "内容含有侮辱或与事实无关", en: "Abusive, or not about a matter of fact" },
  OUTSIDE_CATALOGUE: {
    zh: "不在受理目录内",
    en: "Outside what the community can take up",
  },
  NO_ANSWER: {
    zh: "未在期限内补充必要信息,无法办理;补充后可重新上报",
    en: "The information needed did not come; you may report again with it",
  },
} as const satisfies Record<string, Bilingual>;
export type RejectReason = keyof typeof rejectReasons;

export const closeReasons = {
  SOLVED: { zh: "已解决", en: "Solved" },
  EXPLAINED: { zh: "已书面说明", en: "Explained in writing" },
  AUTO: { zh: "到期自动办结(未评价)", en: "Closed when time ran out (not evaluated)" },
  WITHDRAWN: { zh: "上报人撤回", en: "Withdrawn by the reporter" },
} as const satisfies Record<string, Bilingual>;
export type CloseReason = keyof typeof closeReasons;

export const sources = {
  MINI_PROGRAM: { zh: "小程序", en: "Mini-program" },
  H5: { zh: "网页", en: "Web page" },
  COUNTER: { zh: "窗口代录", en: "Counter" },
  PATROL: { zh: "巡查发现", en: "Found on patrol" },
} as const satisfies Record<string, Bilingual>;
export type Source = keyof typeof sources;

/** The lights of a deadline. Silence is never green: no light before anything is late. */
export const lights = {
  NONE: { zh: "正常", en: "In time" },
  YELLOW: { zh: "已超期", en: "Overdue" },
  RED: { zh: "严重超期", en: "Long overdue" },
} as const satisfies Record<string, Bilingual>;
export type Light = keyof typeof lights;

/** What a deadline is for. */
export const steps = {
  ACCEPT: { zh: "受理", en: "Acceptance" },
  INFO: { zh: "补充信息", en: "Further information" },
  DISPATCH: { zh: "派单", en: "Dispatch" },
  SIGN: { zh: "签收", en: "Signing" },
  DISPOSE: { zh: "处置", en: "Handling" },
  RETURN: { zh: "退回审核", en: "Decision on a return" },
  VERIFY: { zh: "核查", en: "Verification" },
  CONFIRM: { zh: "确认评价", en: "Confirmation" },
  REDISPATCH: { zh: "重新派单", en: "Dispatch after reopening" },
} as const satisfies Record<string, Bilingual>;
export type Step = keyof typeof steps;

/** A moment at which something happens by itself unless somebody acts before. */
export type TimerKind = "HALF" | "EIGHTY" | "DUE" | "RED" | "REMIND";

/** A running deadline; when it ends follows from these and the calendar. */
export type StepClock = {
  step: Step;
  startedAt: Instant;
  term: Term;
  pauses: readonly Interval[];
  fired: readonly TimerKind[];
};

/** A photo as the complaint keeps it: what is needed to show it without looking it up. */
export type Photo = { id: Id<"media">; width: number; height: number; sha256: string };

/** Where the matter is. */
export type Place = {
  path: string;
  gridId: Id<"grid"> | null;
  gridName: string;
  /** GCJ-02. */
  point: { lng: number; lat: number };
  /** The place in words; an address may be somebody's home. */
  label: Sealed | null;
  locationCode: string | null;
  isAmbiguous: boolean;
  /** Why it was sent here, in a sentence. */
  explanation: Bilingual;
  divisionVersionNo: number;
};

export type Reporter = {
  /** A person, or a guest known only by network. */
  personId: Id<"person"> | null;
  network: string | null;
  name: string;
  isAnonymousToPublic: boolean;
  isAnonymousToHandlers: boolean;
  /** Keyed hash of the code by which a guest can look the complaint up. */
  queryCodeHash: string | null;
};

/** Who has it: the team of a grid, or a unit; perhaps one person of it. */
export type Holder = { name: string; personId: Id<"person"> | null } & (
  | { kind: "GRID"; gridId: Id<"grid">; path: string }
  | { kind: "UNIT"; unitId: Id<"unit">; isDepartment: boolean }
);

export type Result = {
  text: string;
  photos: readonly Photo[];
  handlerId: string;
  handlerName: string;
  at: Instant;
};

export type Evaluation = { rating: number | null; comment: string | null };

/** What every complaint carries, whatever its stage. */
export type Common = {
  number: string;
  category: string;
  level: Level;
  description: string;
  place: Place;
  source: Source;
  reporter: Reporter;
  photos: readonly Photo[];
  submittedAt: Instant;
  acceptedAt: Instant | null;
  /** The grid whose staff decides next about it; escalation moves it up. */
  desk: string;
  /** The deadline of the present step. */
  clock: StepClock | null;
  /** The deadline of the whole handling, from acceptance to result; keeps running through returns. */
  disposal: StepClock | null;
  light: Light;
  wasAsked: boolean;
  urgedAt: Instant | null;
  urges: number;
  /** Units and people that have had it, the last one last. */
  unitIds: readonly Id<"unit">[];
  handlerIds: readonly string[];
  lastHolder: Holder | null;
  returns: readonly { holder: Holder; reason: string }[];
  isDesignated: boolean;
  disputes: number;
  reworks: number;
  reopenings: number;
  result: Result | null;
};

export type StageState =
  | { stage: "SUBMITTED"; infoLapsed: boolean }
  | { stage: "NEEDS_INFO"; question: string; pausedClock: StepClock }
  | { stage: "REJECTED"; reason: RejectReason; text: string; closedAt: Instant }
  | { stage: "MERGED"; intoId: Id<"complaint">; intoNumber: string; closedAt: Instant }
  | { stage: "ACCEPTED" }
  | { stage: "ON_SITE"; holder: Holder }
  | { stage: "DISPATCHED"; holder: Holder; dispatchedAt: Instant }
  | { stage: "PROCESSING"; holder: Holder }
  | {
      stage: "RETURN_REQUESTED";
      holder: Holder;
      dispatchedAt: Instant;
      reason: string;
      suggestion: string | null;
    }
  | { stage: "HANDLED"; holder: Holder }
  | { stage: "AWAIT_CONFIRM" }
  | {
      stage: "CLOSED";
      reason: CloseReason;
      closedAt: Instant;
      evaluation: Evaluation | null;
      explanation: string | null;
      /** Settled on site and drawn for a check by the head. */
      sample: "PENDING" | "PASSED" | null;
    }
  | { stage: "REOPENED"; reason: string; needsReview: boolean };

/** A reported matter on its way through the closed loop. */
export type Complaint = Common & StageState;
export type At<S extends Stage> = Extract<Complaint, { stage: S }>;

export type Submission = {
  number: string;
  category: string;
  level: Level;
  description: string;
  place: Place;
  source: Source;
  reporter: Reporter;
  photos: readonly Photo[];
  desk: string;
};

/** Where evidence was taken: near the place, or under the very sign. */
export type EvidencePlace = { point: { lng: number; lat: number } } | { locationCode: string };

type Words = { text: string; photos: readonly Photo[] };

export type ComplaintCommand =
  | ({ type: "submit"; submittedToday: number } & Submission)
  | { type: "classify"; category: string; level: Level | null }
  | { type: "accept"; category: string | null; level: Level | null }
  | { type: "askInfo"; question: string }
  | ({ type: "supplement" } & Words)
  | { type: "reject"; reason: RejectReason; text: string }
  | {
      type: "merge";
      into: { id: Id<"complaint">; complaint: Complaint } | null;
    }
  | { type: "handleOnSite" }
  | { type: "assignOnSite"; holder: Holder | null }
  | ({ type: "closeOnSite" } & Words)
  | { type: "checkSample"; passed: boolean; note: string }
  | { type: "dispatch"; holder: Holder | null; note: string | null }
  | { type: "sign" }
  | { type: "transfer"; colleague: { personId: Id<"person">; name: string } | null }
  | { type: "requestReturn"; reason: string; suggestion: string | null }
  | { type: "approveReturn"; holder: Holder | null }
  | { type: "refuseReturn"; reason: string }
  | { type: "escalate"; reason: string }
  | ({ type: "submitResult"; where: EvidencePlace | null } & Words)
  | { type: "verifyPass"; note: string | null }
  | ({ type: "verifyFail" } & Words)
  | { type: "confirm"; solved: boolean; rating: number | null; comment: string | null }
  | ({ type: "reopen" } & Words)
  | { type: "redispatch"; holder: Holder | null; note: string | null }
  | { type: "conclude"; text: string }
  | { type: "withdraw"; reason: string | null }
  | { type: "urge" }
  | { type: "fireTimer"; clock: "STEP" | "DISPOSAL"; timer: TimerKind };
export type CommandType = ComplaintCommand["type"];

export type ComplaintFact =
  | ({ type: "submitted" } & Submission)
  | { type: "classified"; category: string; level: Level; desk: string }
  | { type: "accepted"; category: string; level: Level; desk: string; auto: boolean }
  | { type: "infoAsked"; question: string }
  | { type: "infoLapsed" }
  | ({ type: "supplemented" } & Words)
  | { type: "rejected"; reason: RejectReason; text: string }
  | { type: "merged"; intoId: Id<"complaint">; intoNumber: string }
  | { type: "onSiteStarted"; holder: Holder }
  | { type: "closedOnSite"; result: Result; sampled: boolean }
  | { type: "sampleChecked"; passed: boolean; note: string }
  | { type: "dispatched"; holder: Holder; note: string | null; again: boolean }
  | { type: "signed"; auto: boolean }
  | { type: "transferred"; holder: Holder }
  | { type: "returnRequested"; reason: string; suggestion: string | null }
  | { type: "returnApproved"; holder: Holder; isDesignated: boolean }
  | { type: "returnRefused"; reason: string | null; auto: boolean }
  | { type: "escalated"; desk: string; reason: string | null; auto: boolean }
  | { type: "resultSubmitted"; result: Result }
  | { type: "verificationPassed"; note: string | null }
  | ({ type: "verificationFailed"; term: Term } & Words)
  | { type: "confirmed"; evaluation: Evaluation }
  | { type: "disputed"; reason: string; rating: number | null; needsReview: boolean }
  | { type: "closedUnanswered" }
  | ({ type: "reopened" } & Words)
  | { type: "concluded"; text: string }
  | { type: "withdrawn"; reason: string | null }
  | { type: "urged" }
  | { type: "reminded"; clock: "STEP" | "DISPOSAL"; timer: TimerKind }
  | { type: "turnedYellow" }
  | { type: "turnedRed"; desk: string };

/** Stages in which somebody still has to do something. */
export const openStages: readonly Stage[] = [
  "SUBMITTED",
  "NEEDS_INFO",
  "ACCEPTED",
  "ON_SITE",
  "DISPATCHED",
  "PROCESSING",
  "RETURN_REQUESTED",
  "HANDLED",
  "AWAIT_CONFIRM",
  "REOPENED",
];
export const isOpen = ({ stage }: Pick<Complaint, "stage">): boolean => openStages.includes(stage);

/** Whose authority a command needs: over the place, over whoever holds it, or as its reporter. */
export type Authority = "place" | "holder" | "reporter";

/**
 * The transition table: from which stages each command leads on, under which access rule, and on
 * whose authority. `decide` and `allowedActions` both read it, so a button cannot lie.
 */
export const transitions = {
  classify: { from: ["SUBMITTED"], action: "complaint:classify", on: "place" },
  accept: { from: ["SUBMITTED"], action: "complaint:accept", on: "place" },
  askInfo: { from: ["SUBMITTED"], action: "complaint:askInfo", on: "place" },
  supplement: { from: openStages, action: "complaint:supplement", on: "reporter" },
  reject: { from: ["SUBMITTED"], action: "complaint:reject", on: "place" },
  merge: { from: ["SUBMITTED", "ACCEPTED"], action: "complaint:merge", on: "place" },
  handleOnSite: { from: ["SUBMITTED"], action: "complaint:handleOnSite", on: "place" },
  assignOnSite: { from: ["ACCEPTED"], action: "complaint:assignOnSite", on: "place" },
  closeOnSite: { from: ["ON_SITE"], action: "complaint:closeOnSite", on: "holder" },
  checkSample: { from: ["CLOSED"], action: "complaint:checkSample", on: "place" },
  dispatch: { from: ["ACCEPTED"], action: "complaint:dispatch", on: "place" },
  sign: { from: ["DISPATCHED"], action: "complaint:sign", on: "holder" },
  transfer: { from: ["PROCESSING"], action: "complaint:transfer", on: "holder" },
  requestReturn: { from: ["DISPATCHED"], action: "complaint:requestReturn", on: "holder" },
  approveReturn: { from: ["RETURN_REQUESTED"], action: "complaint:decideReturn", on: "place" },
  refuseReturn: { from: ["RETURN_REQUESTED"], action: "complaint:decideReturn", on: "place" },
  escalate: {
    from: ["SUBMITTED", "ACCEPTED", "ON_SITE", "DISPATCHED", "PROCESSING"],
    action: "complaint:escalate",
    on: "place",
  },
  submitResult: { from: ["ON_SITE", "PROCESSING"], action: "complaint:submitResult", on: "holder" },
  verifyPass: { from: ["HANDLED"], action: "complaint:verify", on: "place" },
  verifyFail: { from: ["HANDLED"], action: "complaint:verify", on: "place" },
  confirm: { from: ["AWAIT_CONFIRM"], action: "complaint:confirm", on: "reporter" },
  reopen: { from: ["CLOSED"], action: "complaint:reopen", on: "reporter" },
  redispatch: { from: ["REOPENED"], action: "complaint:redispatch", on: "place" },
  conclude: { from: ["REOPENED"], action: "complaint:conclude", on: "place" },
  withdraw: { from: openStages, action: "complaint:withdraw", on: "reporter" },
  urge: { from: openStages, action: "complaint:urge", on: "place" },
  fireTimer: { from: openStages, action: "complaint:fireTimer", on: "place" },
} as const satisfies Record<
  Exclude<CommandType, "submit">,
  { from: readonly Stage[]; action: Action; on: Authority }
>;
export type TransitionName = keyof typeof transitions;

export const MAX_DESCRIPTION = 2_000;
export const MAX_NOTE = 500;
export const MAX_PHOTOS = 9;
export const PER_DAY = { person: 30, guest: 5 } as const;
export const MAX_DISPUTES = 2;
export const MAX_RETURNS = 2;
export const REOPEN_WITHIN_DAYS = 15;
export const MERGE_WITHIN = { metres: 50, days: 7 } as const;
export const EVIDENCE_WITHIN_M = 50;
export const URGE_EVERY_HOURS = 24;
