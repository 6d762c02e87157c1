import type { Context } from "../context.ts";
import type { Reach } from "../kernel/access.ts";
import { diets, stages, subsidies } from "../meal/labels.ts";
import { openAllergies, openContact, openDoor, openPhone } from "../meal/private.ts";
import { listOwn } from "../meal/store.ts";
import type { Subscription } from "../meal/subscription.ts";
import type { Stored } from "../table/aggregate.ts";
import { readUpTo } from "./read.ts";

/* The meals somebody eats, and those they ordered for others. */

/** More than anybody has; who does is told that there is more. */
const MOST = 100;

/** What was told about who eats; the emergency contact only to who told it. */
function toldOf(
  { id, state }: Stored<Subscription>,
  isByMe: boolean,
  { deps: { keyring }, language }: Context,
) {
  const { diet, skips, pauses, formerFoods, terms } = state;
  return {
    diet: diets[diet][language],
    allergies: openAllergies(keyring, id, state),
    foodBefore: formerFoods.map((food) => ({
      until: food.to,
      diet: diets[food.diet][language],
      allergies: openAllergies(keyring, id, food),
    })),
    door: openDoor(keyring, id, state),
    phone: openPhone(keyring, id, state),
    ...(isByMe && { emergencyContact: openContact(keyring, id, state) }),
    subsidy: terms && subsidies[terms.subsidy][language],
    skippedDays: skips,
    pauses,
  };
}

/** Of meals ordered for somebody else there is what one did, and nothing that is theirs. */
function mealsFor(one: Stored<Subscription>, personId: string, context: Context) {
  const { id, state } = one;
  const { kitchenName, madeAt, stage, weekdays, firstOn, lastOn, beneficiary, requester } = state;
  const { language } = context;
  const isMine = beneficiary.id === personId;
  return {
    id,
    kitchen: kitchenName[language],
    status: stages[stage][language],
    madeAt,
    weekdays,
    firstOn,
    lastOn,
    isForSomebodyElse: !isMine,
    wasOrderedBySomebodyElse: requester.id !== personId,
    ...(isMine && toldOf(one, requester.id === personId, context)),
  };
}

/** The meal subscriptions of a person, the newest first. */
export async function mealsOf(reach: Reach, personId: string, context: Context) {
  const found = await readUpTo(MOST, context, (request, cursors) =>
    listOwn(context.deps.table, reach, request, cursors),
  );
  return { ...found, items: found.items.map((one) => mealsFor(one, personId, context)) };
}
