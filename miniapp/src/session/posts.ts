import type { MeQuery } from "../gql/generated/session";

type Post = MeQuery["me"]["roles"][number];

/** In whose name one may act; the same shape as the options of ui/choice. */
export type Identity = { value: string; label: string; hint?: string };

/** The posts somebody holds now. */
export const postsOf = (roles: readonly Post[]): Post[] =>
  roles.filter(({ isInForce }) => isInForce);

/** What a post is called, and where. */
export function postOption({ id, title, roleLabel, grid, unit }: Post): Identity {
  const place = grid?.name ?? unit?.name;
  return {
    value: id,
    label: title || roleLabel,
    hint: place ? `${roleLabel} · ${place}` : roleLabel,
  };
}
