import type { AppointedRole, PersonActor, SystemActor } from "../kernel/actor.ts";
import type { Instant } from "../kernel/clock.ts";
import { atLocal } from "../kernel/clock.ts";
import type { Id } from "../kernel/ids.ts";
import type { Sealed } from "../kernel/sealed.ts";
import { apply } from "./apply.ts";
import { decide } from "./decide.ts";
import type { Delivery, DeliveryCommand, Door } from "./delivery.ts";
import * as door from "./delivery-decide.ts";
import { courierFor, type Kitchen } from "./kitchen.ts";
import { watchFrom } from "./watch.ts";
import type { Subscription, SubscriptionCommand } from "./subscription.ts";

/* A kitchen, an elder and those around them, for tests of the rules. */

/** A Friday morning, an hour before the cut-off of that day. */
export const EARLY = atLocal("2026-11-20", "08:00");
export const TODAY = "2026-11-20";
export const HOME = "/S/C/A/A1/";

export const person = (name: string): PersonActor => ({
  kind: "person",
  personId: `prs_${name}` as Id<"person">,
  displayName: name,
  homes: [],
  assignments: [],
  isResident: true,
});

const holding = (role: AppointedRole, path: string, unitId: string | null = null): PersonActor => ({
  ...person(role.toLowerCase()),
  isResident: false,
  assignments: [
    { id: `rol_${role}` as Id<"role">, role, path, unitId: unitId as Id<"unit"> | null },
  ],
});

export const cast = {
  elder: person("elder"),
  child: person("child"),
  stranger: person("stranger"),
  community: holding("COMMUNITY", "/S/C/"),
  otherCommunity: holding("COMMUNITY", "/S/D/"),
  head: holding("MICRO_HEAD", HOME),
  otherHead: holding("MICRO_HEAD", "/S/C/A/A2/"),
  courier: holding("PROVIDER", "/S/", "unt_1"),
  colleague: { ...holding("PROVIDER", "/S/", "unt_1"), personId: "prs_colleague" as Id<"person"> },
  sweep: { kind: "system", job: "meal-sweep" } satisfies SystemActor,
} as const;

const partyOf = ({ personId: id, displayName: name }: PersonActor) => ({ id, name });

export const kitchen: Kitchen = {
  name: { zh: "红色厨房", en: "Red kitchen" },
  path: "/S/C/",
  unitId: "unt_1" as Id<"unit">,
  unitName: "示例助老",
  cutoff: "SAME_DAY",
  weekdays: [1, 2, 3, 4, 5, 6],
  exceptions: [],
  minAge: 60,
  priceFen: 1_500,
  subsidyFen: { STANDARD: 500, HARDSHIP: 2_000 },
  menu: [{ weekday: 5, name: { zh: "清蒸鱼", en: "Steamed fish" } }],
  routes: [{ path: "/S/C/A/", courier: partyOf(cast.courier) }],
  progress: null,
  watch: watchFrom(TODAY),
};

const sealed = "v1.k.n.b" as Sealed;
const told = { allergies: sealed, door: sealed, phone: sealed, contact: sealed };

export type Apply = Extract<SubscriptionCommand, { type: "apply" }>;
export const application = (change: Partial<Apply> = {}): Apply => ({
  type: "apply",
  wish: {
    kitchenId: "kit_1" as Id<"kitchen">,
    beneficiary: partyOf(cast.elder),
    weekdays: [1, 2, 3, 4, 5],
    diet: "SOFT",
    hasAllergies: true,
  },
  kitchen,
  home: { addressId: "adr_1" as Id<"address">, path: HOME },
  allergies: "花生",
  phone: "10012345678",
  contact: { name: "示例亲属", phone: "10012345679" },
  bornOn: "1940-05-01",
  authorisation: null,
  sealed: told,
  ...change,
});

type Given = { actor?: PersonActor | SystemActor; now?: Instant };

/** What a command comes to: the new state, or why not. */
export function give(
  state: Subscription | null,
  command: SubscriptionCommand,
  { actor = cast.elder, now = EARLY }: Given = {},
): Subscription | string {
  const decision = decide(state, command, { id: "msb_1", actor, now });
  if (decision.kind === "refusal") return decision.refusal.code;
  if (decision.kind === "denial") return decision.kind;
  return decision.facts.reduce<Subscription | null>(
    (one, fact) => apply(one, fact, { at: now }),
    state,
  ) as Subscription;
}

const must = <T>(outcome: T | string): T => {
  if (typeof outcome === "string") throw new Error(outcome);
  return outcome;
};

/** Somebody who has been getting meals since Monday. */
export function subscribed(): Subscription {
  const monday = { now: atLocal("2026-11-16", "08:00") };
  const applied = must(give(null, application(), monday));
  const assess = { type: "assess", subsidy: "STANDARD", kitchen, isHome: true } as const;
  const assessed = must(give(applied, assess, { actor: cast.community, ...monday }));
  return must(give(assessed, { type: "begin", kitchen, isHome: true }, monday));
}

export const doorOf = (
  subscription: Subscription = subscribed(),
  change: Partial<Kitchen> = {},
): Door => {
  const cooks = { ...kitchen, ...change };
  const { home, beneficiary, requester, basis, kitchenId, contact } = subscription;
  return {
    subscription,
    kitchen: cooks,
    stop: {
      subscriptionId: "msb_1" as Id<"mealSubscription">,
      servedOn: TODAY,
      kitchenId,
      unitId: cooks.unitId,
      home,
      beneficiary,
      requester,
      basis,
      courier: courierFor(cooks, home.path),
      hasContact: contact !== null,
    },
  };
};

/** When the courier comes by. */
export const NOON = atLocal(TODAY, "11:30");

/** The same for the meal of a day at a door. */
export function touch(
  state: Delivery | null,
  command: DeliveryCommand,
  { actor = cast.courier, now = NOON }: Given = {},
): Delivery | string {
  const decision = door.decide(state, command, { id: "msb_1#2026-11-20", actor, now });
  if (decision.kind === "refusal") return decision.refusal.code;
  if (decision.kind === "denial") return decision.kind;
  return decision.facts.reduce<Delivery | null>(
    (one, fact) => door.apply(one, fact, { at: now }),
    state,
  ) as Delivery;
}

export const complaintId = "cmp_1" as Id<"complaint">;
/** A door that stayed shut at noon. */
export const shut = (subscription: Subscription = subscribed()): Delivery =>
  must(touch(null, { type: "reportUnanswered", door: doorOf(subscription), complaintId }));
