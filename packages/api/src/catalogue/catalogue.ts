import type { Resource as AccessResource } from "../kernel/access.ts";
import type { AppointedRole } from "../kernel/actor.ts";
import type { Term, WallTime } from "../kernel/calendar.ts";
import type { Instant, LocalDate } from "../kernel/clock.ts";
import type { Bilingual } from "../kernel/decision.ts";
import type { Hit } from "../kernel/effects.ts";
import type { Id } from "../kernel/ids.ts";

/* The catalogue: what can be booked, when it is open, for whom, and what is asked. */

/** How a service is given. */
export const modes = {
  COUNTER: { zh: "窗口预约", en: "Counter appointment" },
  HOME_VISIT: { zh: "上门服务", en: "Home visit" },
  FACILITY: { zh: "场地预约", en: "Facility" },
  EVENT: { zh: "活动报名", en: "Event sign-up" },
  RECEPTION: { zh: "书记接待日", en: "Secretary's reception day" },
} as const satisfies Record<string, Bilingual>;
export type Mode = keyof typeof modes;

export const serviceCategories = {
  GOVERNMENT: { zh: "政务代办", en: "Public affairs" },
  ELDERLY: { zh: "为老服务", en: "For elders" },
  HOME: { zh: "居家维修", en: "Home and repair" },
  HEALTH: { zh: "健康服务", en: "Health" },
  CULTURE: { zh: "文体活动", en: "Culture and sport" },
  FAMILY: { zh: "亲子托育", en: "Family and children" },
  LEGAL: { zh: "法律调解", en: "Law and mediation" },
  BUSINESS: { zh: "助企助商", en: "For business" },
} as const satisfies Record<string, Bilingual>;
export type ServiceCategory = keyof typeof serviceCategories;

/** A stretch of a day, in local wall time; `24:00` ends the day. */
export type Hours = { from: WallTime; to: WallTime };

/** Monday is 1, Sunday 7. */
export const weekdays = [1, 2, 3, 4, 5, 6, 7] as const;
export type Weekday = (typeof weekdays)[number];

/** A day on which other hours count than in any week; none: closed. */
export type DatedException = { on: LocalDate; hours: readonly Hours[]; reason: string };

/** A dated occasion of an event; a group is a sub-list of its own, such as parents and children. */
export type Occasion = Hours & { on: LocalDate; group: string; capacity: number };

/** When a service is open and how its open time is cut into slots. */
export type OpeningPlan = {
  weekly: Readonly<Partial<Record<Weekday, readonly Hours[]>>>;
  breaks: readonly Hours[];
  exceptions: readonly DatedException[];
  /** Closed on public holidays; a weekend day worked in exchange opens like a Monday. */
  followsHolidays: boolean;
  slotMinutes: number;
  /** Kept free before and after each slot, for the way or for cleaning. */
  bufferMinutes: { before: number; after: number };
  /** How many people one slot takes. */
  capacity: number;
  /** Numbers for those who come without an appointment, a day; reception days only. */
  walkIns: number;
  /** Events have these instead of weekly hours. */
  occasions: readonly Occasion[];
};

/** What limits booking. Terms run through the working calendar. */
export type BookingRules = {
  /** No later than this before the slot. */
  leadMinutes: number;
  /** No earlier than this before the slot. */
  window: Term;
  /** Until this long before the slot it may be cancelled without a mark. */
  cutoffMinutes: number;
  /** So long after the beginning a reception keeps the place of who is not there yet; older services say nothing. */
  graceMinutes?: number;
  perDay: number | null;
  perWeek: number | null;
  perMonth: number | null;
  /** People in one booking. */
  maxParty: number;
  /** A booking takes a room whole, whatever its party: the capacity counts rooms, `maxParty` is the size of one. */
  isTakenWhole: boolean;
  /** Sensitive visits are made by two: to a woman alone, a minor, or somebody with a mental illness. */
  needsCompanion: boolean;
  /** Staff look at each booking before it counts. */
  needsApproval: boolean;
  isUrgent: boolean;
};

export const questionKinds = {
  STRING: { zh: "短文本", en: "Short text" },
  TEXT: { zh: "长文本", en: "Long text" },
  NUMBER: { zh: "数字", en: "Number" },
  DATE_TIME: { zh: "日期时间", en: "Date and time" },
  SINGLE: { zh: "单选", en: "Single choice" },
  MULTI: { zh: "多选", en: "Multiple choice" },
} as const satisfies Record<string, Bilingual>;
export type QuestionKind = keyof typeof questionKinds;

/** One question of a service's own form. */
export type Question = {
  code: string;
  label: Bilingual;
  kind: QuestionKind;
  isRequired: boolean;
  /** To choose from, for SINGLE and MULTI. */
  options: readonly { code: string; label: Bilingual }[];
  /** Bounds of a number. */
  min: number | null;
  max: number | null;
};

/** One answer as it came: a text, or several for MULTI. */
export type Answer = { code: string; values: readonly string[] };

/** Who a service is for; what is null does not matter. */
export type Eligibility = {
  /** A confirmed home where the service is offered. */
  needsHome: boolean;
  minAge: number | null;
  maxAge: number | null;
  /** Those who hold one of these posts; empty: everybody. */
  roles: readonly AppointedRole[];
};

/** A room or person that can be at one place only; whoever names the same key in the same place shares it. */
export type Resource = { key: string; name: Bilingual };

/** What counts where a service says nothing else. */
export const GRACE_MINUTES = 15;
export const MAX_GRACE_MINUTES = 120;
export const graceOf = ({ graceMinutes }: Pick<BookingRules, "graceMinutes">): number =>
  graceMinutes ?? GRACE_MINUTES;

/** How much of the capacity a party takes. */
export const unitsOf = (
  { isTakenWhole }: Pick<BookingRules, "isTakenWhole">,
  party: number,
): number => (isTakenWhole ? 1 : party);

/** A retired service is over for good; what was booked with it is still given. */
export type ServiceStatus = "OPEN" | "PAUSED" | "RETIRED";

export const serviceStatuses = {
  OPEN: { zh: "可预约", en: "Open for booking" },
  PAUSED: { zh: "暂停预约", en: "Paused" },
  RETIRED: { zh: "已停办", en: "Withdrawn" },
} as const satisfies Record<ServiceStatus, Bilingual>;

/** What becomes of bookings that a change of their service hits. */
export const standRules = {
  KEEP: { zh: "保留原时间", en: "Keep the original time" },
  MOVE: {
    zh: "改到最近的空闲时段，没有空位的取消并致歉",
    en: "Move to the nearest free time; without one, cancel with an apology",
  },
  CANCEL: {
    zh: "取消并致歉，优先重约",
    en: "Cancel with an apology and priority next time",
  },
} as const satisfies Record<string, Bilingual>;
export type StandRule = keyof typeof standRules;

/** What was decided about the bookings that were named, by whoever looked at them. */
type StandDecision = { rule: StandRule; bookingIds: readonly string[] };
/** So many are named for a decision; what is decided holds for the others as well. */
export const MOST_HIT = 500;

/** Whom a change hits, and what was decided about them. */
export type Impact = {
  /** Confirmed bookings. */
  hit: readonly Hit[];
  /** How many holds, offers and places in line end with the change. */
  ending: number;
  decision: StandDecision | null;
};
export const noImpact: Impact = { hit: [], ending: 0, decision: null };
type Stand = { rule: StandRule; hit: readonly Hit[] };

/** What a provider says about a service. */
export type ServiceDraft = {
  name: Bilingual;
  summary: Bilingual;
  category: ServiceCategory;
  mode: Mode;
  /** Where it is offered: this grid and all below it. */
  path: string;
  /** Who gives it; null: the grid's own staff. */
  unitId: Id<"unit"> | null;
  providerName: string;
  /** Where to come to; null when they come to you. */
  venue: string | null;
  plan: OpeningPlan;
  rules: BookingRules;
  form: readonly Question[];
  eligibility: Eligibility;
  resources: readonly Resource[];
  /** Shown, never taken. */
  price: Bilingual;
};

export type Service = ServiceDraft & {
  status: ServiceStatus;
  /** Until then bookings may stand that another plan gave; missing while the plan is the first one. */
  replannedUntil?: Instant;
};

/** Whose it is to look after: the staff of the grid, or the unit that gives it. */
export const careOf = ({ path, unitId }: Pick<Service, "path" | "unitId">): AccessResource => ({
  path,
  ...(unitId && { unitIds: [unitId] }),
});

export type CatalogueCommand =
  | { type: "offer"; draft: ServiceDraft }
  | ({ type: "revise"; draft: ServiceDraft } & Impact)
  | ({ type: "pause" } & Impact)
  | { type: "resume" }
  | ({ type: "retire" } & Impact);

export type CatalogueFact =
  | { type: "offered"; draft: ServiceDraft }
  | ({ type: "revised"; draft: ServiceDraft } & Partial<Stand>)
  | ({ type: "paused" } & Partial<Stand>)
  | { type: "resumed" }
  | ({ type: "retired" } & Partial<Stand>);

/** Slots begin and end on these minutes, so that rooms and people can be compared. */
export const GRAIN_MINUTES = 5;
export const MAX_CAPACITY = 200;
export const MAX_WALK_INS = 100;
export const MAX_QUESTIONS = 20;
export const MAX_OPTIONS = 30;
/** A name, a question, a price: one line. */
export const MAX_NAME = 200;
export const MAX_SUMMARY = 500;
/** Codes of questions and options. */
export const MAX_CODE = 40;
export const MAX_GROUP = 40;
/** Dates on which other hours count: more than a year of them is another plan. */
export const MAX_EXCEPTIONS = 400;
export const MAX_OCCASIONS = 400;
/** Stretches of one day. */
export const MAX_STRETCHES = 12;
/** All of a service together, in bytes: it is stored, and read in lists, as one. */
export const MAX_DRAFT_BYTES = 100_000;
export const MAX_RESOURCES = 3;
/** A room or person is held in pieces of the grain; one write has room for so many minutes of them. */
export const MAX_EXCLUSIVE_MINUTES = 8 * 60;
