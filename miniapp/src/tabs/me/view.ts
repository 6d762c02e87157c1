import type { MeQuery } from "../../gql/generated/session";
import { type Identity, postOption, postsOf } from "../../session/posts";
import { RESIDENT } from "../../session/session";

type Home = MeQuery["me"]["residences"][number];
type Role = MeQuery["me"]["roles"][number];

/** The identities somebody may choose from: themself first, then the posts they hold now. */
export function identitiesOf(roles: readonly Role[], resident: string): Identity[] {
  return [{ value: RESIDENT, label: resident }, ...postsOf(roles).map(postOption)];
}

/** The identity to act in: the chosen one while it may be chosen, else oneself. */
export const heldIdentity = (identities: readonly Identity[], actingAs: string): string =>
  identities.some(({ value }) => value === actingAs) ? actingAs : RESIDENT;

/** One's homes in a line: the confirmed one before one that waits; null without any. */
export function homeHint(homes: readonly Home[]): string | null {
  const of = (status: Home["status"]) => homes.find((home) => home.status === status);
  const home = of("CONFIRMED") ?? of("CLAIMED");
  return home ? `${home.address} · ${home.statusLabel}` : null;
}
