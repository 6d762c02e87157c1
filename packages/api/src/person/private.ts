import type { Id } from "../kernel/ids.ts";
import type { Sealed } from "../kernel/sealed.ts";
import { type Keyring, lookupHash, seal, unseal } from "../table/seal.ts";

/*
 * The private texts of a person: how each is sealed, bound to where it belongs, and how it is found again.
 * A sealed text moved to another person or field does not open.
 */

type PrivateField = "phone" | "realName" | "openid";

const placeOf = (id: string, field: PrivateField): string => `${id}#${field}`;

export const sealPrivate = (
  ring: Keyring,
  id: Id<"person">,
  field: PrivateField,
  text: string,
): Sealed => seal(ring, placeOf(id, field), text);

export const openPrivate = (
  ring: Keyring,
  id: string,
  field: PrivateField,
  sealed: Sealed,
): string => unseal(ring, placeOf(id, field), sealed);

/** The address of a home in words, bound to the claim it is part of. */
export const sealLabel = (ring: Keyring, residenceId: Id<"residence">, label: string): Sealed =>
  seal(ring, `${residenceId}#label`, label);

export const openLabel = (ring: Keyring, residenceId: string, sealed: Sealed): string =>
  unseal(ring, `${residenceId}#label`, sealed);

/** By what a person is found who signs in with this phone. */
export const phoneHashOf = (ring: Keyring, phone: string): string =>
  lookupHash(ring, "phone", phone);

/** By what a person is found who signs in with WeChat. */
export const wechatHashOf = (ring: Keyring, openid: string): string =>
  lookupHash(ring, "wechat", openid);

/** `138****0001`: enough to recognise one's own number, too little to call somebody else's. */
export const maskPhone = (phone: string): string => `${phone.slice(0, 3)}****${phone.slice(-4)}`;
