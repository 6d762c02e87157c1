import type { Address } from "../grid/unit.ts";
import type { Sealed } from "../kernel/sealed.ts";
import { type Keyring, seal, unseal } from "../table/seal.ts";
import type { Private } from "./subscription.ts";

/* What is told for the meals of somebody, each bound to its subscription. */

/** Where to knock. */
export type DoorWords = Pick<Address, "compound" | "building" | "unit" | "room">;
/** Whom to ask when nobody opens. */
export type Contact = { name: string; phone: string };

type Told = { allergies: string; door: DoorWords; phone: string; contact: Contact | null };

const put = (ring: Keyring, id: string, field: keyof Private, text: string): Sealed =>
  seal(ring, `${id}#${field}`, text);

const take = (ring: Keyring, id: string, field: keyof Private, sealed: Sealed): string =>
  unseal(ring, `${id}#${field}`, sealed);

export const sealAllergies = (ring: Keyring, id: string, allergies: string): Sealed =>
  put(ring, id, "allergies", allergies.trim());

/** The phones that were told, sealed; what was not told is left out. */
export const sealReach = (
  ring: Keyring,
  id: string,
  { phone, contact }: { phone: string | null; contact: Contact | null },
): Partial<Pick<Private, "phone" | "contact">> => ({
  ...(phone !== null && { phone: put(ring, id, "phone", phone.trim()) }),
  ...(contact && { contact: put(ring, id, "contact", JSON.stringify(contact)) }),
});

/** Everything private of a subscription, sealed. */
export const sealPrivate = (ring: Keyring, id: string, told: Told): Private => ({
  allergies: sealAllergies(ring, id, told.allergies),
  door: put(ring, id, "door", JSON.stringify(told.door)),
  phone: put(ring, id, "phone", told.phone.trim()),
  contact: told.contact && put(ring, id, "contact", JSON.stringify(told.contact)),
});

/** What must not be in the food; null when there is nothing. */
export const openAllergies = (
  ring: Keyring,
  id: string,
  { allergies }: Pick<Private, "allergies">,
): string | null => take(ring, id, "allergies", allergies) || null;

export const openDoor = (ring: Keyring, id: string, { door }: Private): DoorWords =>
  JSON.parse(take(ring, id, "door", door)) as DoorWords;

export const openPhone = (ring: Keyring, id: string, { phone }: Private): string =>
  take(ring, id, "phone", phone);

export const openContact = (ring: Keyring, id: string, { contact }: Private): Contact | null =>
  contact && (JSON.parse(take(ring, id, "contact", contact)) as Contact);
