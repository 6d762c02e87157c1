import type { Context } from "../context.ts";
import { reachOf } from "../kernel/access.ts";
import type { PersonActor } from "../kernel/actor.ts";
import { dateOf } from "../kernel/clock.ts";
import { dateAfter } from "../meal/calendar.ts";
import { diets, mealStages, stages } from "../meal/labels.ts";
import { openAllergies, openContact, openDoor, openPhone } from "../meal/private.ts";
import { listOwn, readDays } from "../meal/store.ts";
import type { Subscription } from "../meal/subscription.ts";
import { stillOf } from "../proxy/acting.ts";
import type { Stored } from "../table/aggregate.ts";
import { readUpTo } from "./read.ts";

/* What somebody told for their meals, and what came to their door. */

/** More than anybody has; who does is told that there is more. */
const MOST = 50;
/** So far back what happened at the door is looked up, day by day. */
const DOOR_DAYS = 90;

/** What came to the door lately, on days on which somebody did something there. */
async function doorsOf(id: string, { deps, now, language }: Context) {
  const today = dateOf(now);
  const dates = Array.from({ length: DOOR_DAYS }, (_, days) => dateAfter(today, -days));
  const touched = await readDays(deps.table, id, dates);
  return [...touched.values()].map(({ state }) => ({
    servedOn: state.servedOn,
    status: mealStages[state.stage][language],
    courier: state.courier?.name ?? null,
    callsNobodyTook: state.check?.calls ?? 0,
  }));
}

/** Everything that was told, in clear; whom to ask when nobody opens only to who told it. */
const toldOf = (
  { id, state }: Stored<Subscription>,
  isByMe: boolean,
  { deps: { keyring }, language }: Context,
) => ({
  food: diets[state.diet][language],
  allergies: openAllergies(keyring, id, state),
  foodBefore: state.formerFoods.map((food) => ({
    until: food.to,
    food: diets[food.diet][language],
    allergies: openAllergies(keyring, id, food),
  })),
  door: openDoor(keyring, id, state),
  phone: openPhone(keyring, id, state),
  ...(isByMe && { emergencyContact: openContact(keyring, id, state) }),
});

/** Of what was ordered for somebody else there is what one did, and nothing that is theirs. */
async function mealsFor(one: Stored<Subscription>, personId: string, context: Context) {
  const { id, state } = one;
  const { language } = context;
  const isMine = state.beneficiary.id === personId;
  const isByMe = state.requester.id === personId;
  return {
    id,
    kitchen: state.kitchenName[language],
    status: stages[state.stage][language],
    appliedAt: state.madeAt,
    isForSomebodyElse: !isMine,
    wasOrderedBySomebodyElse: !isByMe,
    ...(isMine && {
      ...toldOf(one, isByMe, context),
      weekdays: state.weekdays,
      terms: state.terms,
      firstOn: state.firstOn,
      lastOn: state.lastOn,
      skippedOn: state.skips,
      pauses: state.pauses,
      reason: state.note,
      doors: await doorsOf(id, context),
    }),
  };
}

/** The meals of a person; those they ordered for others only while they may act for them. */
export async function mealsOf(oneself: PersonActor, context: Context) {
  const { deps, now } = context;
  const found = await readUpTo(MOST, context, (request, cursors) =>
    listOwn(deps.table, reachOf(oneself, "meal:change"), request, cursors),
  );
  const known = await stillOf(deps.table, oneself, found.items, now);
  const items: Awaited<ReturnType<typeof mealsFor>>[] = [];
  // One after the other: a copy may take its time and must not crowd others out.
  for (const one of known) items.push(await mealsFor(one, oneself.personId, context));
  return { ...found, items };
}
