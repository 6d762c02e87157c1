import type { Action } from "../kernel/access.ts";
import type { Term } from "../kernel/calendar.ts";
import type { Instant, LocalDate } from "../kernel/clock.ts";
import type { Bilingual } from "../kernel/decision.ts";
import type { Id } from "../kernel/ids.ts";
import type { Sealed } from "../kernel/sealed.ts";
import type { Authorisation, Basis } from "../proxy/proxy.ts";
import type { Kitchen, Party } from "./kitchen.ts";
import type { Hit, KitchenChange } from "./kitchen-hit.ts";
import type { Diet, EndReason, Stage, Subsidy } from "./labels.ts";

/* A meal subscription: who eats, where, on which days, and what must not be in the food. */

/** A stretch without meals; `to` is the first day with a meal again, null while nobody knows. */
export type Pause = { from: LocalDate; to: LocalDate | null };

/** What only those may read who cook, carry and look after somebody. */
export type Private = {
  /** What must not be in the food, in words; an empty text when there is nothing. */
  allergies: Sealed;
  door: Sealed;
  phone: Sealed;
  /** Whom to ask when nobody opens: name and phone. */
  contact: Sealed | null;
};

/** What somebody eats, and what must not be in it. */
export type Food = { diet: Diet; hasAllergies: boolean; allergies: Sealed };

/** What was told before and still holds for the days before `to`: they were settled when it was changed. */
export type FormerFood = Food & { to: LocalDate };

export type Home = { addressId: Id<"address">; path: string };

/** What somebody wants: given when they apply. */
export type Wish = {
  kitchenId: Id<"kitchen">;
  kitchenName: Bilingual;
  home: Home;
  requester: Party;
  beneficiary: Party;
  /** On what they ordered, when it was for somebody else. */
  basis: Basis;
  weekdays: readonly number[];
  diet: Diet;
  hasAllergies: boolean;
};

/** What was granted when it was assessed: a later change of the kitchen's price does not change it. */
export type Terms = { subsidy: Subsidy; priceFen: number };

/** How long the assessment may take. */
export type Review = { startedAt: Instant; term: Term; hasFired: boolean };

export type Subscription = Wish &
  Private & {
    stage: Stage;
    madeAt: Instant;
    review: Review | null;
    terms: Terms | null;
    assessedAt: Instant | null;
    firstOn: LocalDate | null;
    /** The last day with a meal, once it was ended. */
    lastOn: LocalDate | null;
    /** Until when the end can be taken back. */
    endsAt: Instant | null;
    skips: readonly LocalDate[];
    pauses: readonly Pause[];
    /** In their order; the last one ends where what is told now begins. */
    formerFoods: readonly FormerFood[];
    endReason: EndReason | null;
    note: string | null;
  };

export type SubscriptionCommand =
  | {
      type: "apply";
      wish: Omit<Wish, "requester" | "basis" | "home" | "kitchenName">;
      kitchen: Kitchen | null;
      /** The confirmed home the meals go to; null when it is none of theirs. */
      home: Home | null;
      allergies: string | null;
      phone: string;
      contact: { name: string; phone: string } | null;
      bornOn: LocalDate;
      authorisation: Authorisation | null;
      sealed: Private | null;
    }
  /** `isHome`: who eats still has the home the meals go to. */
  | { type: "assess"; subsidy: Subsidy; kitchen: Kitchen; isHome: boolean }
  | { type: "decline"; reason: string }
  | { type: "begin"; kitchen: Kitchen; isHome: boolean }
  | { type: "skip"; on: LocalDate; isSkipped: boolean; kitchen: Kitchen }
  | { type: "pause"; untilOn: LocalDate | null; kitchen: Kitchen }
  | { type: "resume"; kitchen: Kitchen }
  | { type: "end"; kitchen: Kitchen }
  | { type: "keep"; kitchen: Kitchen }
  | {
      type: "changeFood";
      diet: Diet;
      hasAllergies: boolean;
      allergies: string | null;
      sealed: Pick<Private, "allergies">;
      kitchen: Kitchen;
    }
  | {
      type: "changeReach";
      /** Null leaves what was told before. */
      phone: string | null;
      contact: { name: string; phone: string } | null;
      sealed: Partial<Pick<Private, "phone" | "contact">>;
    }
  | { type: "hearOfChange"; change: KitchenChange }
  | { type: "fireTimer"; timer: TimerKind };
export type CommandType = SubscriptionCommand["type"];

/** A moment at which something happens by itself unless somebody acts before. */
export type TimerKind = "REMIND" | "LAPSE" | "RESUME" | "END";

export type SubscriptionFact =
  | ({ type: "applied" } & Wish & Private)
  | { type: "assessed"; terms: Terms }
  | { type: "declined"; reason: string }
  | { type: "begun"; firstOn: LocalDate }
  | { type: "skipped"; on: LocalDate }
  | { type: "unskipped"; on: LocalDate }
  | { type: "paused"; from: LocalDate; to: LocalDate | null }
  | { type: "resumed"; from: LocalDate; auto: boolean }
  | ({ type: "foodChanged"; from: LocalDate } & Food)
  | { type: "reachChanged"; told: Partial<Pick<Private, "phone" | "contact">> }
  /** No meal comes after that day; until `endsAt` it can be taken back. */
  | { type: "endAsked"; lastOn: LocalDate; endsAt: Instant }
  /** The end was taken back: meals come from the first day that is not settled. */
  | { type: "kept"; from: LocalDate }
  | { type: "ended"; reason: EndReason }
  /** The kitchen has changed its plan: from that day on it means this for them. */
  | ({ type: "kitchenChanged"; from: LocalDate } & Hit)
  | { type: "reviewOverdue" };

/** Whose authority a command needs: of who eats or ordered, or of the staff of the home's grid. */
export type Authority = "people" | "staff";

const live = ["ACTIVE", "PAUSED"] as const satisfies readonly Stage[];

/** The transition table: `decide` and `allowedActions` both read it. */
export const transitions = {
  assess: { from: ["APPLIED"], action: "meal:assess", on: "staff" },
  decline: { from: ["APPLIED"], action: "meal:assess", on: "staff" },
  begin: { from: ["ASSESSED"], action: "meal:change", on: "people" },
  skip: { from: ["ACTIVE"], action: "meal:change", on: "people" },
  pause: { from: ["ACTIVE"], action: "meal:change", on: "people" },
  resume: { from: ["PAUSED"], action: "meal:change", on: "people" },
  changeFood: { from: ["APPLIED", "ASSESSED", ...live], action: "meal:change", on: "people" },
  changeReach: { from: ["APPLIED", "ASSESSED", ...live], action: "meal:change", on: "people" },
  end: { from: ["APPLIED", "ASSESSED", ...live], action: "meal:change", on: "people" },
  keep: { from: live, action: "meal:change", on: "people" },
  hearOfChange: { from: live, action: "meal:fireTimer", on: "staff" },
  fireTimer: { from: ["APPLIED", "ASSESSED", ...live], action: "meal:fireTimer", on: "staff" },
} as const satisfies Record<
  Exclude<CommandType, "apply">,
  { from: readonly Stage[]; action: Action; on: Authority }
>;
export type TransitionName = keyof typeof transitions;

export const isLive = ({ stage }: Pick<Subscription, "stage">): boolean =>
  stage === "ACTIVE" || stage === "PAUSED";

export const REVIEW_TERM: Term = { unit: "WORK_DAY", amount: 5 };
export const BEGIN_WITHIN_DAYS = 14;
/** So far ahead a day can be skipped. */
export const SKIP_WITHIN_DAYS = 60;
export const PAUSE_WITHIN_DAYS = 180;
export const MAX_TEXT = 200;

/** A name of somebody to ask. */
export const MAX_NAME = 33;
