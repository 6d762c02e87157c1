import type { Context } from "../context.ts";
import { loadAddress } from "../grid/store.ts";
import type { LocalDate } from "../kernel/clock.ts";
import { asId, type Id } from "../kernel/ids.ts";
import type { Door } from "./delivery.ts";
import { stopOn } from "./day.ts";
import type { Kitchen } from "./kitchen.ts";
import { type Contact, sealPrivate } from "./private.ts";
import { loadKitchen, loadSubscription } from "./store.ts";
import type { Home, Private } from "./subscription.ts";

/* What is looked up before a command is decided; an unknown thing becomes null. */

/** The home the meals go to: the one that is named, or the first in the kitchen's area. */
export const homeFor = (
  homes: readonly Home[],
  addressId: string | null,
  kitchen: Kitchen | null,
): Home | null =>
  homes.find((home) =>
    addressId === null
      ? kitchen !== null && home.path.startsWith(kitchen.path)
      : home.addressId === addressId,
  ) ?? null;

type Told = { allergies: string | null; phone: string; contact: Contact | null };

/** What is told for the meals and where the door is, sealed; null when the address is gone. One request. */
export async function sealTold(
  id: string,
  { addressId }: Home,
  { allergies, phone, contact }: Told,
  { deps }: Context,
): Promise<Private | null> {
  const address = await loadAddress(deps.table, addressId);
  if (!address) return null;
  const { compound, building, unit, room } = address;
  const door = { compound, building, unit, room };
  return sealPrivate(deps.keyring, id, { allergies: allergies ?? "", door, phone, contact });
}

/** A kitchen by id; null when there is none. At most one request. */
export async function lookUpKitchen(id: string, { deps }: Context): Promise<Kitchen | null> {
  const kitchenId = asId("kitchen", id);
  return (kitchenId && (await loadKitchen(deps.table, kitchenId))?.state) ?? null;
}

/** A door and what is cooked for it; null when there is no such subscription. Two requests. */
export async function lookUpDoor(
  subscriptionId: Id<"mealSubscription">,
  servedOn: LocalDate,
  { deps }: Context,
): Promise<Door | null> {
  const subscription = (await loadSubscription(deps.table, subscriptionId))?.state;
  const kitchen = subscription && (await loadKitchen(deps.table, subscription.kitchenId))?.state;
  if (!subscription || !kitchen) return null;
  return {
    subscription,
    kitchen,
    stop: stopOn({ id: subscriptionId, state: subscription }, kitchen, servedOn),
  };
}
