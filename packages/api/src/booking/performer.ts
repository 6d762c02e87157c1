import { may } from "../kernel/access.ts";
import type { PersonActor } from "../kernel/actor.ts";
import type { Id } from "../kernel/ids.ts";
import type { Post } from "../person/person.ts";
import type { Booking } from "./booking.ts";

/* Who can be asked to give a service: the command that asks and the list to choose from agree. */

/** The grids from this one up to the street. */
function upwards(path: string): string[] {
  const parts = path.split("/").filter(Boolean);
  return parts.map((_part, n) => `/${parts.slice(0, parts.length - n).join("/")}/`);
}

/** Where those are who can be asked: the unit that gives the service, or the grids around it. */
export const circleOf = ({
  promised: { path, unitId },
}: Pick<Booking, "promised">): { unitId: Id<"unit"> | null; paths: string[] } => ({
  unitId,
  paths: unitId ? [] : upwards(path),
});

/** Somebody as far as one of their posts goes. */
const inPost = ({ personId, displayName, id, role, path, unitId }: Post): PersonActor => ({
  kind: "person",
  personId,
  displayName,
  homes: [],
  assignments: [{ id, role, path, unitId }],
  isResident: false,
});

/** Each person who may give the service once; none who has it or turned it down. */
export function performersAmong(booking: Booking, posts: readonly Post[]): Post[] {
  const { path, unitId } = booking.promised;
  const resource = { path, ...(unitId && { unitIds: [unitId] }) };
  const holder = "performer" in booking ? booking.performer?.id : undefined;
  const fit = posts.filter(
    (post) =>
      post.personId !== holder &&
      !booking.turnedDownBy.includes(post.personId) &&
      may(inPost(post), "booking:perform", resource) !== null,
  );
  return fit.filter((post, n) => fit.findIndex(({ personId }) => personId === post.personId) === n);
}
