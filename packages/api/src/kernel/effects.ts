import type { LocalDate } from "./clock.ts";
import type { Bilingual } from "./decision.ts";
import type { Id } from "./ids.ts";

/** Who should hear of something; resolved to people only when the news is delivered. */
export type Audience =
  | { kind: "person"; personId: Id<"person"> }
  /** Whoever looks after somebody's affairs: on leave, or in a post around the home at `path`. */
  | { kind: "agent"; personId: Id<"person">; forId: Id<"person">; path: string | null }
  /** The people responsible for a grid: its post holders, or those of the nearest grid above. */
  | { kind: "grid"; path: string }
  | { kind: "unit"; unitId: Id<"unit"> }
  | { kind: "followers"; subjectId: string }
  /** Those whose reports were merged with a thing; each is told of their own report. */
  | { kind: "merged"; subjectId: string };

/** Something people should hear of, in the words they will read. */
export type News = {
  audience: readonly Audience[];
  /** People not to be told, such as who did it: they know. */
  except?: readonly string[];
  title: Bilingual;
  body: Bilingual;
  /** WORK asks the reader to act, INFO only tells. */
  sort: "WORK" | "INFO";
  /** It cannot wait until somebody looks into the app: danger, or a matter of hours. */
  isUrgent?: true;
  /** Nothing runs out at night: it wakes nobody, urgent as it is by day. */
  waitsForMorning?: true;
  /**
   * As whom the readers are told. Somebody can be staff and the reporter of one complaint: the sort says
   * nothing of that, since a reporter has something to do as well when asked to confirm.
   */
  capacity: "ONESELF" | "REPORTER" | "FOLLOWER" | "STAFF";
};

/** A notice that should reach its reader outside the app as well. */
export type Push = { personId: Id<"person">; noticeId: Id<"notice">; isUrgent: boolean };
/** A stretch of time of a service in which a seat has come free, or somebody waits for one. */
export type FreedSlot = { serviceId: Id<"service">; startAt: string; lane: string };

/** Somebody may be in danger: a complaint of the highest level is opened, under an id chosen beforehand, so only once. */
export type Alarm = {
  complaintId: Id<"complaint">;
  category: string;
  addressId: Id<"address">;
  /** What those who hurry there must know; without names. */
  text: string;
};

/** Something that went wrong elsewhere and goes on as a complaint of the person, under an id chosen beforehand. */
export type Concern = {
  complaintId: Id<"complaint">;
  category: string;
  /** The grid whose matter it is. */
  path: string;
  reporter: { id: Id<"person">; name: string };
  text: string;
};

/** Why a change of a service hits a booking. */
export type HitReason = "RETIRED" | "TIME" | "SEATS" | "PLACE" | "PEOPLE" | "PAUSED";
export type Hit = { id: string; why: HitReason };
/** When a kitchen cooks. */
type MealPlan = {
  cutoff: "DAY_BEFORE" | "SAME_DAY";
  weekdays: readonly number[];
  exceptions: readonly { on: LocalDate; isOpen: boolean; reason: string }[];
};

/** What facts ask of other capabilities; it travels through the outbox and is carried out at least once. */
export type Effects = {
  news: readonly News[];
  /** Uploads that now belong to the aggregate and must not expire. */
  attached: readonly Id<"media">[];
  pushes?: readonly Push[];
  /** Slots whose waiting list is to be looked at. */
  freed?: readonly FreedSlot[];
  alarms?: readonly Alarm[];
  /** Services whose plan has changed: somebody who waits may have a seat now. */
  replanned?: readonly Id<"service">[];
  /** People who cannot serve for a time, or lost a post: somebody else makes their visits. */
  unavailable?: readonly Id<"person">[];
  /** Services that have changed, the bookings this hits, and what becomes of them. */
  stand?: readonly {
    serviceId: Id<"service">;
    rule: "KEEP" | "MOVE" | "CANCEL";
    hit: readonly Hit[];
  }[];
  /** Services that are over: nobody waits for them any more. */
  retired?: readonly Id<"service">[];
  concerns?: readonly Concern[];
  /** Complaints that must look at what has become of the one that leads them. */
  led?: readonly Id<"complaint">[];
  /** Who followed the one follows the other as well. */
  followed?: readonly { from: Id<"complaint">; into: Id<"complaint"> }[];
  /** Days on which a kitchen cooks nothing after all, with the plan before: every door of it is told why. */
  mealsCalledOff?: readonly { path: string; on: LocalDate; reason: string; was: MealPlan }[];
  /** Kitchens whose plan has changed from a day on: those who eat in the area are told. */
  kitchensChanged?: readonly { path: string; was: MealPlan; is: MealPlan; from: LocalDate }[];
};

export const noEffects: Effects = { news: [], attached: [] };
