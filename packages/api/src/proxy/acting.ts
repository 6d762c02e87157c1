import type { Context } from "../context.ts";
import type { Actor, PersonActor } from "../kernel/actor.ts";
import type { Instant } from "../kernel/clock.ts";
import type { Table } from "../table/table.ts";
import { askedOnLeave, type OnBehalf, ownersOf } from "./proxy.ts";
import { principalsOf } from "./store.ts";

/*
 * For whom somebody may act at this moment. It is asked at every look and never kept: leave that is taken
 * back is worth nothing from then on. Whoever acts for nobody costs no request.
 */

/** The actor who knows for whom they may act now. At most one request. */
async function withLeave(table: Table, actor: Actor, now: Instant): Promise<Actor> {
  if (actor.kind !== "person" || actor.actsFor) return actor;
  return { ...actor, actsFor: await principalsOf(table, actor.personId, now) };
}

/** The same where it decides about one of these; otherwise nothing has to be known. */
export const asAgent = async (
  table: Table,
  actor: Actor,
  found: readonly OnBehalf[],
  now: Instant,
): Promise<Actor> =>
  found.some((one) => askedOnLeave(one, actor)) ? withLeave(table, actor, now) : actor;

/** Of these what is still this person's: what they asked for others, only while they may act for them. */
export async function stillOf<One extends { state: OnBehalf }>(
  table: Table,
  person: PersonActor,
  found: readonly One[],
  now: Instant,
): Promise<One[]> {
  const states = found.map(({ state }) => state);
  const reader = await asAgent(table, person, states, now);
  return found.filter(({ state }) => ownersOf(state, reader).includes(person.personId));
}

/** Lets the request know for whom it may act, where that decides about one of these. */
export async function learnLeave(context: Context, found: readonly OnBehalf[]): Promise<void> {
  const { deps, actor, now } = context;
  context.actor = await asAgent(deps.table, actor, found, now);
}

/** Carries out a command; when it is denied, once more knowing for whom the actor may act. */
export async function onLeave<Outcome extends { kind: string }>(
  context: Context,
  carryOut: (actor: Actor) => Promise<Outcome>,
): Promise<Outcome> {
  const outcome = await carryOut(context.actor);
  if (outcome.kind !== "denial") return outcome;
  const { deps, actor, now } = context;
  const agent = await withLeave(deps.table, actor, now);
  if (agent === actor || agent.kind !== "person" || agent.actsFor?.length === 0) return outcome;
  context.actor = agent;
  return carryOut(agent);
}
