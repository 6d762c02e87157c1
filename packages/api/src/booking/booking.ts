import type { Answer, Mode, OpeningPlan, Service, StandRule } from "../catalogue/catalogue.ts";
import type { Action } from "../kernel/access.ts";
import type { PersonActor, Role } from "../kernel/actor.ts";
import type { Term } from "../kernel/calendar.ts";
import type { Instant } from "../kernel/clock.ts";
import type { Bilingual } from "../kernel/decision.ts";
import type { FreedSlot, HitReason } from "../kernel/effects.ts";
import type { Id } from "../kernel/ids.ts";
import type { Sealed } from "../kernel/sealed.ts";
import type { Authorisation, Basis } from "../proxy/proxy.ts";
import {
  type CheckInMethod,
  type LapseReason,
  type ReleaseReason,
  type Stage,
  stages,
  type Step,
} from "./labels.ts";

/** Who the service is for; somebody without an account has no id. */
export type Guest = { id: Id<"person"> | null; name: string };
export type Party = { id: Id<"person">; name: string };

/** A stretch of time of a service, and how many it takes. */
export type BookedSlot = FreedSlot & { endAt: Instant; capacity: number };

/** What was promised when it was booked: a later change of the service does not change it. */
export type Promised = {
  name: Bilingual;
  mode: Mode;
  path: string;
  unitId: Id<"unit"> | null;
  providerName: string;
  venue: string | null;
  cutoffMinutes: number;
  /** Missing in what was promised before it was published. */
  graceMinutes?: number;
  /** Numbers are given out beside the appointments, so all who come wait to be called. Missing before: they do. */
  hasLine?: boolean;
  needsApproval: boolean;
  isUrgent: boolean;
  /** A visit is made by two. */
  needsCompanion: boolean;
  /** It takes a room whole, however many come. */
  isTakenWhole: boolean;
  /** For elders or health: somebody in need who is not served is looked after. */
  isCare: boolean;
  resources: readonly string[];
  bufferMinutes: OpeningPlan["bufferMinutes"];
};

/** A running deadline of a step. */
export type StepClock = { step: Step; startedAt: Instant; term: Term; hasFired: boolean };

export type Common = {
  promised: Promised;
  slot: BookedSlot;
  /** Full years of who comes when it begins, where the service asks for the age; the date of birth is not kept. */
  age?: number | null;
  /** The plan has no such time any more, and it was decided that they keep it. */
  isKept?: boolean;
  /** It was moved for a change of the plan: it may be given up or moved again until it begins. */
  isMoved?: boolean;
  /** The version of the service with which it was last decided what becomes of it. */
  stoodAt?: number;
  /** It was called off for a change of the plan. */
  isMadeGood?: boolean;
  /** They were told that the service is paused. */
  isPauseTold?: boolean;
  /** How many come. */
  party: number;
  /** Who booked, and for whom. */
  requester: Party;
  beneficiary: Guest;
  /** On what they booked, when it was for somebody else. */
  basis: Basis;
  /** The answers to the service's questions, for those who serve. */
  answers: Sealed | null;
  /** Where to come to, for a home visit. */
  address: Sealed | null;
  /** Whoever comes was promised something; before that there is only a hold or a place in line. */
  wasConfirmed: boolean;
  /** Grows whenever time or state changes, for calendars that were told before. */
  sequence: number;
  madeAt: Instant;
  clock: StepClock | null;
  /** Who goes with whoever was asked, where a visit is made by two. */
  companion: Party | null;
  /** Who was asked to come and did not take it on. */
  turnedDownBy: readonly string[];
  /** Of a reception day: the number, since when they stand in line, and how often they were called in vain. */
  ticket: { number: number | null; since: Instant; calls: number } | null;
  /** Since when who has an appointment at a reception is known to be there. */
  arrivedAt?: Instant | null;
  /** Until when the name of somebody without an account is kept, outside the booking; null: not, or no more. */
  visitorUntil?: Instant | null;
  /** The complaint it led to: a dispute, or help sought elsewhere. */
  complaintId: Id<"complaint"> | null;
  /** Reminders that were sent. */
  isReminded: boolean;
};

export type Evaluation = { rating: number; comment: string | null };

export type StageState =
  | { stage: "HELD"; until: Instant }
  | { stage: "WAITING"; since: Instant; isOwed: boolean }
  | { stage: "OFFERED"; until: Instant; since: Instant; isOwed?: boolean }
  | { stage: "PENDING" }
  | { stage: "ORDERED" }
  | { stage: "ASSIGNED"; performer: Party }
  | { stage: "BOOKED"; performer: Party | null }
  | {
      stage: "CHECKED_IN";
      performer: Party | null;
      checkedInAt: Instant;
      method: CheckInMethod;
    }
  | {
      stage: "DONE";
      performer: Party | null;
      doneAt: Instant;
      record: string | null;
      evaluation: Evaluation | null;
      /** What those who serve say to a bad rating. */
      answer: string | null;
      /** What became of what was talked about on a reception day. */
      reply: string | null;
    }
  | { stage: "CANCELLED"; endedAt: Instant }
  | { stage: "LATE_CANCELLED"; endedAt: Instant }
  | { stage: "DECLINED"; endedAt: Instant; reason: string }
  | { stage: "CALLED_OFF"; endedAt: Instant; reason: string }
  | { stage: "LAPSED"; endedAt: Instant; reason: LapseReason }
  | { stage: "NO_SHOW_USER"; endedAt: Instant; calls: number }
  | { stage: "NO_SHOW_PROVIDER"; endedAt: Instant };

/** A booking on its way from the first hold to the rating. */
export type Booking = Common & StageState;
export type At<S extends Stage> = Extract<Booking, { stage: S }>;

/** A seat of a slot; one that is only held or offered is free again from `until` on. */
export type Seat = {
  party: number;
  until: Instant | null;
  /** How long it is taken; null in what was stored before this was kept: as long as its slot. */
  minutes: number | null;
};
export type Waiter = {
  id: string;
  party: number;
  since: Instant;
  /** Nobody came for them lately: they are first. */
  isOwed: boolean;
};

/** What stands in the time of a slot without being of it, left by a former plan. */
export type Beside = {
  /** The most of them at any one moment. */
  most: number;
  /** Those in the item of the slot itself, which begin with it and are of another length. */
  odd: readonly string[];
  oddTaken: number;
};

/** The seats of one slot and who waits for one. It says nothing that the bookings do not say. */
export type SeatPlan = {
  taken: number;
  seats: ReadonlyMap<string, Seat>;
  /** In their order. */
  waiters: readonly Waiter[];
  beside: Beside;
};

/** What one person has booked lately and will come to; `LIVE` ones take up their time. */
export type DiaryEntry = {
  serviceId: string;
  from: Instant;
  to: Instant;
  lane: string;
  /**
   * `WAIT`: they stand in line or are offered a seat, which takes up no time yet.
   * `OWED`: nobody came, so they come first the next time.
   * `DROPPED`: given up again; too many of these slow the next one down.
   */
  kind: "LIVE" | "WAIT" | "LATE" | "NO_SHOW" | "OWED" | "DROPPED";
  /** A hold, an offer or what was given up counts only until then. */
  until: Instant | null;
};
/** What one person asked for somebody else: a hold not yet confirmed, or what was given up again. */
export type AskedEntry = { kind: "HELD" | "DROPPED"; until: Instant };
/** A home visit that one person makes: its time, and what is kept free around it for the way. */
export type Duty = {
  from: Instant;
  to: Instant;
  beforeMinutes: number;
  afterMinutes: number;
  /** Whom it is for: between two visits to the same person there is no way to go. */
  forId: Id<"person"> | null;
};
/** A stretch of time in which one person cannot be sent anywhere. */
export type Away = { from: Instant; to: Instant };

/**
 * The time of one person: what they booked, what they asked for others, the visits they make, and their
 * absences. One item, compared as a whole with every write that adds to it (docs/decisions/0005).
 */
export type Diary = {
  version: number;
  entries: ReadonlyMap<string, DiaryEntry>;
  asked: ReadonlyMap<string, AskedEntry>;
  duties: ReadonlyMap<string, Duty>;
  away: ReadonlyMap<string, Away>;
};
export const emptyDiary: Diary = {
  version: 0,
  entries: new Map(),
  asked: new Map(),
  duties: new Map(),
  away: new Map(),
};

/** Everything outside itself that a booking is decided on, read anew for every try. */
export type Surroundings = {
  service: Service | null;
  /** Which version of the service this is: who takes a seat takes it of the service as it is then. */
  serviceVersion: number;
  seats: SeatPlan;
  diary: Diary;
  /** Pieces of time in which another booking has a room or person of the service, with its id. */
  busy: ReadonlyMap<Instant, string>;
};

/** Who comes, as far as it decides whether a service is for them. */
export type Who = {
  /** The grids of their confirmed homes, and the posts they hold now. */
  homes: readonly string[];
  roles: readonly Role[];
  /** Told for this command only and not kept. */
  bornOn: string | null;
  /** How old they may be by what was told before. */
  ages: { least: number; most: number } | null;
};

type Wanting = {
  slot: FreedSlot;
  party: number;
  /** Of the beneficiary; told for this booking only and not kept. */
  bornOn: string | null;
  beneficiary: Party;
  /** Leave the beneficiary gave, when somebody else books on it. */
  authorisation: Authorisation | null;
  /** The grids of the beneficiary's confirmed homes, and the posts they hold now. */
  homes: readonly string[];
  roles: readonly Role[];
  /** The diary of who asks; the beneficiary's own when they ask for themselves. */
  asker: Diary;
} & Surroundings;

/** What the code at the door said; `NONE`: staff know the person. */
export type ShownCode = "NONE" | "INVALID" | "EXPIRED" | { bookingId: string; sequence: number };

/** What becomes of a booking that a change of its service hits. */
export type Standing = {
  type: "stand";
  rule: StandRule;
  why: HitReason;
  /** It was named when that was decided; who booked between the look and the change was not. */
  isNamed: boolean;
  /** The version of the service, so that a message which comes twice does nothing twice. */
  change: number;
} & (
  | { to: null }
  /** Where it may move, with all that a fresh booking there is decided on. */
  | ({ to: FreedSlot; who: Who } & Surroundings)
);

export type BookingCommand =
  | ({
      type: "takeNumber";
      slot: FreedSlot;
      /** Numbers drawn so far: the next one is ours, unless somebody else was quicker. */
      drawn: number;
      /** Somebody without an account, whom staff give a number: the name as it came, and as it is kept. */
      guestName: string | null;
      visitorName: Sealed | null;
      homes: readonly string[];
      roles: readonly Role[];
    } & Surroundings)
  | ({ type: "hold" } & Wanting)
  | ({ type: "join" } & Wanting)
  | ({
      type: "confirm";
      answers: readonly Answer[];
      /** The answers in words and the address, as they are kept. */
      sealed: Pick<Common, "answers" | "address">;
      who: Who;
    } & Surroundings)
  | ({ type: "reschedule"; slot: FreedSlot; who: Who } & Surroundings)
  | { type: "cancel" }
  | { type: "approve" }
  | { type: "decline"; reason: string }
  | { type: "callOff"; reason: string }
  | {
      type: "assign";
      /** With the posts they hold now and still at the time of the visit. */
      performer: PersonActor | null;
      companion: PersonActor | null;
      /** The diaries of these two, by their ids. */
      diaries: ReadonlyMap<string, Diary>;
      /** The assigner was warned and goes on. */
      anyway: boolean;
    }
  | { type: "release"; personId: Id<"person">; reason: ReleaseReason }
  | { type: "accept" }
  | { type: "turnDown"; reason: string }
  | { type: "checkIn"; code: ShownCode }
  | { type: "finish"; record: string | null }
  | { type: "reportAbsence"; calls: number }
  | { type: "reportNobodyCame" }
  | { type: "rate"; rating: number; comment: string | null }
  | { type: "answerRating"; text: string }
  | { type: "dispute"; text: string }
  | { type: "call" }
  | { type: "callAgain" }
  | { type: "skip" }
  | { type: "answerTalk"; text: string }
  | ({ type: "offer"; who: Who } & Surroundings)
  | { type: "review"; service: Service | null }
  | Standing
  | { type: "fireTimer"; timer: TimerKind };
export type CommandType = BookingCommand["type"];

/** A moment at which something happens by itself unless somebody acts before. */
export type TimerKind =
  | "EXPIRE"
  | "STEP"
  | "REMIND"
  | "BEGIN"
  | "ABSENT"
  | "END"
  /** The published time is over in which an appointment keeps its place. */
  | "GRACE"
  /** The name of a visitor is not needed any more. */
  | "FORGET";

type Held = {
  slot: BookedSlot;
  promised: Promised;
  party: number;
  requester: Party;
  beneficiary: Guest;
  basis: Basis;
  age?: number | null;
};

export type BookingFact =
  | ({ type: "numberTaken"; number: number; visitorUntil: Instant | null } & Held)
  /** Who has an appointment at a reception is there and waits to be called. */
  | { type: "arrived"; method: CheckInMethod }
  | { type: "graceEnded"; minutes: number }
  | { type: "visitorForgotten" }
  | { type: "called"; performer: Party }
  | { type: "calledAgain" }
  | { type: "skipped"; isLast: boolean }
  | { type: "talkAnswered"; text: string }
  | ({ type: "held"; until: Instant } & Held)
  | ({ type: "joined"; isOwed: boolean } & Held)
  /** What is promised is what the service is now: it may have changed while they waited. */
  | { type: "offered"; until: Instant; capacity: number; promised: Promised }
  | ({ type: "confirmed"; to: "PENDING" | "ORDERED" | "BOOKED" } & Pick<
      Common,
      "answers" | "address"
    >)
  | {
      type: "rescheduled";
      slot: BookedSlot;
      /** Another time is promised as the service is now. */
      promised: Promised;
      to: "PENDING" | "ORDERED" | "BOOKED";
    }
  | { type: "cancelled"; isLate: boolean }
  | { type: "approved"; to: "ORDERED" | "BOOKED" }
  | { type: "declined"; reason: string }
  /** `isOwed`: for a change of the service, so they come first the next time. */
  | { type: "calledOff"; reason: string; isOwed?: boolean; isFull?: boolean }
  | { type: "kept"; why?: HitReason; change?: number }
  | {
      type: "moved";
      was: Pick<BookedSlot, "startAt" | "endAt" | "lane">;
      slot: BookedSlot;
      promised: Promised;
      to: "PENDING" | "ORDERED" | "BOOKED";
      change: number;
    }
  | { type: "assigned"; performer: Party; companion: Party | null }
  | { type: "accepted" }
  | { type: "turnedDown"; reason: string | null; auto: boolean }
  | { type: "released"; reason: ReleaseReason }
  | { type: "checkedIn"; method: CheckInMethod }
  | { type: "finished"; record: string | null; auto: boolean }
  | { type: "absenceReported"; calls: number }
  | { type: "nobodyCame"; auto: boolean }
  | { type: "rated"; evaluation: Evaluation }
  | { type: "ratingAnswered"; text: string }
  /** What nobody served goes to the community, which looks for help elsewhere. */
  | {
      type: "lapsed";
      reason: LapseReason;
      complaintId: Id<"complaint"> | null;
      /** The rule that stands in the way, in words. */
      why?: Bilingual;
    }
  /** The service was paused: an offer goes back to its place in line. */
  | { type: "paused" }
  | { type: "resumed" }
  | { type: "disputed"; text: string; complaintId: Id<"complaint"> }
  | { type: "reminded" }
  | { type: "stepOverdue"; step: Step };

/** Stages in which something can still come of it. */
export const openStages: readonly Stage[] = [
  "HELD",
  "WAITING",
  "OFFERED",
  "PENDING",
  "ORDERED",
  "ASSIGNED",
  "BOOKED",
  "CHECKED_IN",
];
export const isOpen = ({ stage }: Pick<Booking, "stage">): boolean => openStages.includes(stage);

/** Confirmed and not begun: what can be moved or called off. */
const upcoming = ["PENDING", "ORDERED", "ASSIGNED", "BOOKED"] as const satisfies readonly Stage[];

/** Whose authority a command needs: of who comes or booked it, or of those who give the service. */
export type Authority = "person" | "provider";

/** The transition table: `decide` and `allowedActions` both read it. */
export const transitions = {
  confirm: { from: ["HELD", "OFFERED"], action: "booking:change", on: "person" },
  reschedule: { from: upcoming, action: "booking:change", on: "person" },
  cancel: {
    from: ["HELD", "WAITING", "OFFERED", ...upcoming],
    action: "booking:change",
    on: "person",
  },
  approve: { from: ["PENDING"], action: "booking:approve", on: "provider" },
  decline: { from: ["PENDING"], action: "booking:approve", on: "provider" },
  callOff: { from: upcoming, action: "booking:approve", on: "provider" },
  assign: { from: ["ORDERED", "ASSIGNED"], action: "booking:assign", on: "provider" },
  accept: { from: ["ASSIGNED"], action: "booking:perform", on: "provider" },
  turnDown: { from: ["ASSIGNED"], action: "booking:perform", on: "provider" },
  call: { from: ["BOOKED"], action: "booking:receive", on: "provider" },
  callAgain: { from: ["CHECKED_IN"], action: "booking:receive", on: "provider" },
  skip: { from: ["CHECKED_IN"], action: "booking:receive", on: "provider" },
  answerTalk: { from: ["DONE"], action: "booking:receive", on: "provider" },
  checkIn: { from: ["BOOKED"], action: "booking:receive", on: "provider" },
  finish: { from: ["CHECKED_IN"], action: "booking:receive", on: "provider" },
  reportAbsence: { from: ["BOOKED"], action: "booking:receive", on: "provider" },
  reportNobodyCame: { from: ["BOOKED"], action: "booking:change", on: "person" },
  rate: { from: ["DONE"], action: "booking:change", on: "person" },
  answerRating: { from: ["DONE"], action: "booking:approve", on: "provider" },
  dispute: {
    from: ["DONE", "NO_SHOW_USER", "NO_SHOW_PROVIDER"],
    action: "booking:change",
    on: "person",
  },
  // Who was to go is absent or holds no post any more: somebody else is found.
  release: { from: ["ASSIGNED", "BOOKED"], action: "booking:fireTimer", on: "provider" },
  offer: { from: ["WAITING"], action: "booking:fireTimer", on: "provider" },
  // Its service has changed under it: it is kept, moved, or called off with an apology.
  stand: { from: upcoming, action: "booking:fireTimer", on: "provider" },
  // Its service has changed: what is not settled may be over, or stand still.
  review: {
    from: ["HELD", "WAITING", "OFFERED"],
    action: "booking:fireTimer",
    on: "provider",
  },
  fireTimer: { from: Object.keys(stages) as Stage[], action: "booking:fireTimer", on: "provider" },
} as const satisfies Record<
  Exclude<CommandType, "hold" | "join" | "takeNumber">,
  { from: readonly Stage[]; action: Action; on: Authority }
>;
export type TransitionName = keyof typeof transitions;

export const HOLD_MINUTES = 10;
export const OFFER_MINUTES = 120;
export const MAX_TEXT = 500;
export const MAX_GUEST_NAME = 33;
export const MAX_WAITING = 50;
/** A diary is read and written as a whole: nobody has more in it ahead than this. */
export const MAX_UPCOMING = 30;
/** Domain rule: so many absences within so many days, and staff confirm by phone. Nobody is barred. */
export const NO_SHOWS = { most: 3, days: 60 } as const;
export const ABSENCE = { calls: 2, waitMinutes: 15, providerMinutes: 30 } as const;
/** So long after a reception day it is known which visitor had a number: until every talk is answered. */
export const VISITOR_DAYS = 15;
/** So long somebody for whom nobody came is first in every waiting list of that service. */
export const OWED_DAYS = 30;
export const RATE_WITHIN_DAYS = 7;
export const DISPUTE_WITHIN_DAYS = 15;
/** After so many have turned an order down the community calls; whoever is left can still be asked. */
export const MOST_TURN_DOWNS = 3;
/** Rated like this or worse, it has to be put right and answered. */
export const BAD_RATING = 2;
