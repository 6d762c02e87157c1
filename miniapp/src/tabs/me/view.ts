import type { MeQuery } from "../../gql/generated/session";
import { RESIDENT } from "../../session/session";

type Home = MeQuery["me"]["residences"][number];
type Role = MeQuery["me"]["roles"][number];
export type Identity = { value: string; label: string; hint?: string };

const identityOf = ({ id, roleLabel, title, grid, unit }: Role): Identity => {
  const place = grid?.name ?? unit?.name;
  return {
    value: id,
    label: title || roleLabel,
    hint: place ? `${roleLabel} · ${place}` : roleLabel,
  };
};

/** The identities somebody may choose from: themself first, then the posts they hold now. */
export function identitiesOf(roles: readonly Role[], resident: string): Identity[] {
  return [
    { value: RESIDENT, label: resident },
    ...roles.filter((role) => role.isInForce).map(identityOf),
  ];
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
