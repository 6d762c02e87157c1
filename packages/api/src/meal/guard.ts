import { may } from "../kernel/access.ts";
import type { ActedAs, Actor } from "../kernel/actor.ts";
import { type Decision, deny, type Refusal, refuse } from "../kernel/decision.ts";
import { sayDay } from "../kernel/spoken.ts";
import { ownersOf } from "../proxy/proxy.ts";
import { stages } from "./labels.ts";
import { type ButtonName, mutations } from "./mutation.ts";
import { type Subscription, type TransitionName, transitions } from "./subscription.ts";

/*
 * What can be said about a command before its arguments are known: the stage allows it, the actor may
 * do it, and nothing about the subscription forbids it. `decide` and `allowedActions` share this.
 */

type Refused = { kind: "refusal"; refusal: Refusal } | null;
/** Who eats, or who ordered it and may act for them still; or staff who order for residents of their grid. */
const asPeople = (about: Subscription, actor: Actor): ActedAs | null =>
  may(actor, "meal:change", { ownerIds: ownersOf(about, actor) }) ??
  may(actor, "meal:applyFor", { path: about.home.path });

/** Public money is granted by somebody else than who asked for it. */
const notOneself = ({ beneficiary, requester }: Subscription, actor: Actor): Refused =>
  actor.kind === "person" && [beneficiary.id, requester.id].includes(actor.personId)
    ? refuse("meal.own_application")
    : null;

type Guard = (subscription: Subscription, actor: Actor) => Refused;
const guards: Partial<Record<TransitionName, Guard>> = {
  assess: notOneself,
  decline: notOneself,
  keep: ({ lastOn }) => (lastOn === null ? refuse("meal.not_ending") : null),
  end: ({ lastOn }) =>
    lastOn === null ? null : refuse("meal.end_asked", undefined, { lastOn: sayDay(lastOn) }),
};

type Entitlement = { kind: "granted"; as: ActedAs } | Exclude<Decision<never>, { kind: "facts" }>;

/** Whether the actor may give this command now, and under which identity; else why not. */
export function entitlement(
  subscription: Subscription,
  command: TransitionName,
  actor: Actor,
): Entitlement {
  const { action, on, from } = transitions[command];
  const as =
    on === "people"
      ? asPeople(subscription, actor)
      : may(actor, action, { path: subscription.home.path });
  if (!as) return deny();
  const stagesFrom: readonly string[] = from;
  if (!stagesFrom.includes(subscription.stage))
    return refuse("meal.not_now", undefined, { stage: stages[subscription.stage] });
  return guards[command]?.(subscription, actor) ?? { kind: "granted", as };
}

const buttons = Object.keys(mutations) as ButtonName[];

/** What this actor may do to it now: the buttons to draw, from the same table that `decide` obeys. */
export const allowedActions = (subscription: Subscription, actor: Actor): ButtonName[] =>
  buttons.filter((command) => entitlement(subscription, command, actor).kind === "granted");

/** May this actor know of it: who eats, who ordered, and the staff of the home's grid. Not the kitchen. */
export const isVisible = (_id: string, subscription: Subscription, actor: Actor): boolean =>
  actor.kind === "system" ||
  asPeople(subscription, actor) !== null ||
  may(actor, "meal:assess", { path: subscription.home.path }) !== null;
