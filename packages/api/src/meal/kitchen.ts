import type { PersonActor } from "../kernel/actor.ts";
import type { Instant, LocalDate } from "../kernel/clock.ts";
import type { Bilingual } from "../kernel/decision.ts";
import type { Id } from "../kernel/ids.ts";
import type { Cutoff, Subsidy } from "./labels.ts";
import type { Found, Watch, Watched } from "./watch.ts";

/* A kitchen: whom it cooks for, on which days, at what price, and who carries the meals where. */

export type Party = { id: Id<"person">; name: string };

/** A date on which the kitchen does not follow its week. */
export type DatedException = { on: LocalDate; isOpen: boolean; reason: string };

export type Dish = { weekday: number; name: Bilingual };

export type KitchenDraft = {
  name: Bilingual;
  /** The grid whose residents it cooks for. */
  path: string;
  unitId: Id<"unit">;
  unitName: string;
  cutoff: Cutoff;
  /** Its own week, Monday is 1: a kitchen works when the office rests. */
  weekdays: readonly number[];
  exceptions: readonly DatedException[];
  minAge: number;
  /** The list price of a meal, in fen. */
  priceFen: number;
  /** What the public purse adds, in fen; `FREE` is the whole price. */
  subsidyFen: { STANDARD: number; HARDSHIP: number };
  menu: readonly Dish[];
};

/** Who carries the meals to a grid and all below it. */
export type Route = { path: string; courier: Party };

/** How far the kitchen is on the day it works on. */
export type Progress = { on: LocalDate; cookedAt: Instant; outAt: Instant | null };

export type Kitchen = KitchenDraft & {
  routes: readonly Route[];
  progress: Progress | null;
  watch: Watch;
};

/** So many of those whom a change hits are named at once. */
export const MOST_HIT = 1_000;

export type KitchenCommand =
  | { type: "offer"; draft: KitchenDraft }
  /** `hit` are the subscriptions it touches; `decision` those that whoever changes it was shown. */
  | {
      type: "revise";
      draft: KitchenDraft;
      hit: readonly string[];
      decision: { subscriptionIds: readonly string[] } | null;
    }
  | { type: "assignRoute"; path: string | null; courier: PersonActor | null }
  | { type: "markCooked" }
  | { type: "markOut" }
  /** Nothing is cooked on a day that was planned: the kitchen has burnt down. */
  | { type: "callOff"; on: LocalDate; reason: string }
  | { type: "watch"; found: Found };

export type KitchenFact =
  | { type: "offered"; draft: KitchenDraft }
  /** From that day on: what was settled before stays. */
  | { type: "revised"; draft: KitchenDraft; from: LocalDate }
  | { type: "routeAssigned"; path: string; courier: Party }
  | { type: "cooked"; on: LocalDate }
  | { type: "sentOut"; on: LocalDate }
  | { type: "calledOff"; on: LocalDate; reason: string }
  | Watched;

export const MAX_EXCEPTIONS = 100;
export const MAX_ROUTES = 100;
const MAX_FEN = 100_000;

/** What a meal costs who eats it, in fen: never less than nothing. */
export function priceFor(
  { priceFen, subsidyFen }: Pick<Kitchen, "priceFen" | "subsidyFen">,
  subsidy: Subsidy,
): number {
  if (subsidy === "FREE") return 0;
  return subsidy === "NONE" ? priceFen : Math.max(0, priceFen - subsidyFen[subsidy]);
}

export const isFen = (amount: number): boolean =>
  Number.isInteger(amount) && amount >= 0 && amount <= MAX_FEN;

/** Who carries the meals to a home: the route that lies closest around it. */
export const courierFor = ({ routes }: Kitchen, path: string): Party | null =>
  routes
    .filter((route) => path.startsWith(route.path))
    .sort((a, b) => b.path.length - a.path.length)[0]?.courier ?? null;
