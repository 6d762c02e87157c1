import type { Action } from "../kernel/access.ts";
import type { PersonActor, Role } from "../kernel/actor.ts";
import type { Interval, Term } from "../kernel/calendar.ts";
import type { Instant } from "../kernel/clock.ts";
import type { Bilingual } from "../kernel/decision.ts";
import type { Id } from "../kernel/ids.ts";
import type { Sealed } from "../kernel/sealed.ts";
import type { Level } from "./category.ts";
import type { CloseReason, Light, RejectReason, Source, Stage, Step } from "./labels.ts";

/** A moment at which something happens by itself unless somebody acts before. */
export type TimerKind = "HALF" | "EIGHTY" | "DUE" | "RED" | "REMIND";

/** Of the two deadlines: that of the present step, or that of the whole handling. */
export type ClockKind = "STEP" | "DISPOSAL";

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
  /** GCJ-02; null while it is known in words only. */
  point: { lng: number; lat: number } | null;
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
};

/** A grid whose team can have a complaint. */
export type GridTeam = { gridId: Id<"grid">; path: string; name: string };

/** Who has it: the team of a grid, or a unit; perhaps one person of it. */
export type Holder = {
  /** Of the grid or unit. */
  name: string;
  /** The grid, or the part of the grid tree that the unit serves. */
  path: string;
  /** Who of them, once it was given to or taken by one person. */
  person: { id: Id<"person">; name: string } | null;
} & (
  | { kind: "GRID"; gridId: Id<"grid"> }
  | { kind: "UNIT"; unitId: Id<"unit">; isDepartment: boolean }
);

/** Somebody whom the work is given to by name, with the posts they hold now. */
export type Colleague = { actor: PersonActor; teams: readonly GridTeam[] };

/** Who did the work, and in which office: nobody below that office may verify it. */
export type Handler = { id: string; name: string; role: Role; path: string | null };

export type Result = {
  text: string;
  /** Why the photos could not be located at the place; whoever verifies reads it. */
  placeReason: string | null;
  photos: readonly Photo[];
  handler: Handler;
  at: Instant;
};

/** A report of the same matter that was merged with this one. */
export type Merged = {
  id: Id<"complaint">;
  number: string;
  reporterId: Id<"person"> | null;
};

/** The complaint that leads on, as it was when it was read. */
export type Lead = { id: Id<"complaint">; complaint: Complaint; version: number; head: string };

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
  /** Was red once and is not closed yet: it cannot be closed without the street. */
  isSupervised: boolean;
  wasAsked: boolean;
  supplements: number;
  urgedAt: Instant | null;
  urges: number;
  /** Units and people that have had it, the last one last. */
  unitIds: readonly Id<"unit">[];
  handlerIds: readonly string[];
  /** Those who handled it before it was reopened: somebody else does it now. */
  barredIds: readonly string[];
  lastHolder: Holder | null;
  returns: readonly { holder: Holder; reason: string }[];
  isDesignated: boolean;
  disputes: number;
  reworks: number;
  reopenings: number;
  result: Result | null;
  /** The reports that were merged with it. */
  merged: readonly Merged[];
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
      /** The deadline for signing; it is not paused. */
      signClock: StepClock;
      reason: string;
      suggestion: string;
      /** Who asked for it, and so does not decide on it. */
      askedById: string | null;
    }
  | { stage: "HANDLED"; holder: Holder }
  /** `lead`: what was solved is the complaint it was merged with. */
  | { stage: "AWAIT_CONFIRM"; lead: Pick<Merged, "id" | "number"> | null }
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

/** A deadline in short. It is provisional when a calendar it needs is not published. */
export type DueInList = { step: Step; at: Instant; isProvisional: boolean };

/** Who has it, as a list says it. */
export type HolderInList = Pick<Holder, "name"> & {
  /** The id is for the whole complaint to say. */
  person: { id?: Id<"person">; name: string } | null;
} & ({ kind: "GRID"; path: string } | { kind: "UNIT"; unitId: Id<"unit"> });

type Held = "ON_SITE" | "DISPATCHED" | "PROCESSING" | "RETURN_REQUESTED" | "HANDLED";

/** What belongs to a stage alone, as far as a list says it. */
export type StageInList =
  | { stage: "SUBMITTED" | "ACCEPTED" | "AWAIT_CONFIRM" }
  | { stage: "NEEDS_INFO" }
  | { stage: Held; holder: HolderInList }
  | Pick<At<"REJECTED">, "stage" | "reason">
  | Pick<At<"MERGED">, "stage" | "intoNumber">
  | Pick<At<"CLOSED">, "stage" | "reason" | "sample">
  | Pick<At<"REOPENED">, "stage" | "needsReview">;

/** A complaint as a list knows it. A whole one is one too, but for `due`. */
export type ComplaintInList = Pick<
  Complaint,
  "number" | "category" | "level" | "light" | "source" | "submittedAt" | "unitIds" | "desk"
> & {
  place: Pick<Place, "path" | "gridId" | "gridName" | "point"> & {
    /** Missing when the card has no room for it. */
    label?: Sealed | null;
  };
  reporter: Omit<Reporter, "network">;
  due: DueInList | null;
  /** The description as lists show it; missing when the card has no room for it. */
  summary?: string;
} & StageInList;

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

/** What a merged report takes over from the complaint that led on, once that is closed. */
export type LeadOutcome = {
  lead: Pick<Merged, "id" | "number">;
  reason: CloseReason;
  explanation: string | null;
  result: Result | null;
  handlerIds: readonly string[];
  lastHolder: Holder | null;
  /** Whether the reporter is asked to confirm: not who handled it, nor who was asked for the lead. */
  asks: boolean;
  /** The reporter of both hears it from the lead. */
  isToldByLead: boolean;
};

export type ComplaintCommand =
  | ({ type: "submit"; submittedToday: number } & Submission)
  | { type: "classify"; category: string; level: Level | null }
  | { type: "locate"; place: Place }
  | { type: "accept"; category: string | null; level: Level | null }
  | { type: "askInfo"; question: string }
  | ({ type: "supplement"; lead?: Lead | null } & Words)
  | { type: "reject"; reason: RejectReason; text: string }
  | { type: "merge"; into: Lead | null }
  | { type: "unmerge"; reason: string; lead: Lead | null }
  /** Something has become of the complaint that leads on. */
  | { type: "followLead"; lead: Lead | null }
  | { type: "handleOnSite"; teams: readonly GridTeam[] }
  | { type: "assignOnSite"; colleague: Colleague | null }
  /** `draw` is a number by lot, 0 to 255. */
  | ({ type: "closeOnSite"; draw: number } & Words)
  | { type: "checkSample"; passed: boolean; note: string }
  | { type: "dispatch"; holder: Holder | null; note: string | null }
  | { type: "sign" }
  | { type: "transfer"; colleague: Colleague | null }
  | { type: "requestReturn"; reason: string; suggestion: string }
  | { type: "approveReturn"; holder: Holder | null }
  | { type: "refuseReturn"; reason: string }
  | { type: "escalate"; reason: string }
  | ({ type: "submitResult"; where: EvidencePlace | null; placeReason?: string | null } & Words)
  | { type: "verifyPass"; note: string | null }
  | ({ type: "verifyFail" } & Words)
  | { type: "confirm"; solved: boolean; rating: number | null; comment: string | null }
  | ({ type: "reopen" } & Words)
  | { type: "redispatch"; holder: Holder | null; note: string | null }
  | { type: "conclude"; text: string }
  | { type: "withdraw"; reason: string | null; lead?: Lead | null }
  | { type: "urge" }
  | { type: "fireTimer"; clock: ClockKind; timer: TimerKind };
export type CommandType = ComplaintCommand["type"];

export type ComplaintFact =
  | ({ type: "submitted" } & Submission)
  | { type: "classified"; category: string; level: Level; desk: string }
  | { type: "located"; place: Place; desk: string }
  | { type: "accepted"; category: string; level: Level; desk: string; auto: boolean }
  | { type: "infoAsked"; question: string }
  | { type: "infoLapsed" }
  | ({ type: "supplemented" } & Words)
  | { type: "rejected"; reason: RejectReason; text: string }
  | { type: "merged"; intoId: Id<"complaint">; intoNumber: string }
  | { type: "handedOn"; intoId: Id<"complaint">; intoNumber: string }
  | { type: "unmerged"; reason: string }
  | { type: "freed"; because: "WITHDRAWN" | RejectReason }
  | ({ type: "leadClosed" } & LeadOutcome)
  | { type: "rejoined"; intoId: Id<"complaint">; intoNumber: string }
  | ({ type: "joined"; also: readonly Merged[] } & Merged & Words)
  | ({ type: "mergedSupplemented" } & Pick<Merged, "id" | "number"> & Words)
  | ({ type: "left" } & Pick<Merged, "id" | "number">)
  | { type: "onSiteStarted"; holder: Holder }
  | { type: "closedOnSite"; result: Result; sampled: boolean }
  | { type: "sampleChecked"; passed: boolean; note: string }
  | { type: "dispatched"; holder: Holder; note: string | null; again: boolean }
  | { type: "signed"; auto: boolean }
  | { type: "transferred"; holder: Holder }
  | { type: "returnRequested"; reason: string; suggestion: string; askedById: string | null }
  | { type: "returnApproved"; holder: Holder; isDesignated: boolean }
  | { type: "returnRefused"; reason: string | null; auto: boolean }
  | { type: "escalated"; desk: string; reason: string | null; auto: boolean }
  | { type: "resultSubmitted"; result: Result }
  /** `closes`: the reporter handled it, so nobody is left to be asked. */
  | { type: "verificationPassed"; note: string | null; closes: boolean }
  | ({ type: "verificationFailed"; term: Term } & Words)
  | { type: "confirmed"; evaluation: Evaluation }
  | { type: "disputed"; reason: string; rating: number | null; needsReview: boolean }
  | { type: "closedUnanswered" }
  | ({ type: "reopened" } & Words)
  | { type: "concluded"; text: string }
  | { type: "withdrawn"; reason: string | null }
  | { type: "urged" }
  | { type: "reminded"; clock: ClockKind; timer: TimerKind }
  | { type: "turnedYellow"; clock: ClockKind }
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

/** Stages in which the reporter may add to it or take it back; merged, it goes on in the lead. */
const reportersStages: readonly Stage[] = [...openStages, "MERGED"];

/** Stages in which somebody other than the reporter has the next move. */
const stagesOfOthers: readonly Stage[] = openStages.filter(
  (stage) => stage !== "NEEDS_INFO" && stage !== "AWAIT_CONFIRM",
);

/** Whose authority a command needs: over the place, over whoever holds it, or as its reporter. */
export type Authority = "place" | "holder" | "reporter";

/**
 * The transition table: from which stages each command leads on, under which access rule, and on
 * whose authority. `decide` and `allowedActions` both read it, so a button cannot lie.
 */
export const transitions = {
  classify: { from: ["SUBMITTED"], action: "complaint:classify", on: "place" },
  locate: { from: ["SUBMITTED", "ACCEPTED"], action: "complaint:classify", on: "place" },
  accept: { from: ["SUBMITTED"], action: "complaint:accept", on: "place" },
  askInfo: { from: ["SUBMITTED"], action: "complaint:askInfo", on: "place" },
  supplement: { from: reportersStages, action: "complaint:supplement", on: "reporter" },
  reject: { from: ["SUBMITTED"], action: "complaint:reject", on: "place" },
  merge: { from: ["SUBMITTED", "ACCEPTED"], action: "complaint:merge", on: "place" },
  unmerge: { from: ["MERGED"], action: "complaint:merge", on: "place" },
  followLead: { from: ["MERGED", "AWAIT_CONFIRM"], action: "complaint:fireTimer", on: "place" },
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
  withdraw: { from: reportersStages, action: "complaint:withdraw", on: "reporter" },
  urge: { from: stagesOfOthers, action: "complaint:urge", on: "place" },
  fireTimer: { from: openStages, action: "complaint:fireTimer", on: "place" },
} as const satisfies Record<
  Exclude<CommandType, "submit">,
  { from: readonly Stage[]; action: Action; on: Authority }
>;
export type TransitionName = keyof typeof transitions;

export const MAX_DESCRIPTION = 2_000;
export const MAX_NOTE = 500;
/** A place in words. */
export const MAX_PLACE_WORDS = 200;
export const MAX_PHOTOS = 9;
/** Of the reporter in all, over report, supplements and reopenings. */
export const MAX_PHOTOS_IN_ALL = 27;
export const MAX_SUPPLEMENTS = 20;
/** Guests are known by their network only, and behind one a whole community may stand. */
const PER_DAY = { person: 30, guest: 100 } as const;
/** How many a reporter may submit on one day. */
export const mostPerDay = ({ personId }: Pick<Reporter, "personId">): number =>
  personId === null ? PER_DAY.guest : PER_DAY.person;
export const MAX_DISPUTES = 2;
export const MAX_RETURNS = 2;
export const REOPEN_WITHIN_DAYS = 15;
export const MERGE_WITHIN = { metres: 50, days: 7 } as const;
/** How many reports one complaint can lead: it is read and written as a whole and must stay small. */
export const MAX_MERGED = 200;
export const UNMERGE_WITHIN_DAYS = 15;
export const EVIDENCE_WITHIN_M = 50;
export const URGE_EVERY_HOURS = 24;
