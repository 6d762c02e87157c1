import type { LatestNoticesQuery, NoticePartsFragment } from "../gql/generated/tabs";
import type { Route, RouteParams } from "../routes";

export type Notice = NoticePartsFragment;
export type Destination = { to: Route; params: RouteParams };

const SHOWN = 3;

/** Of a door on a day the welfare check, else the meals or the desk they wait on. */
function mealPage(subjectId: string, capacity: Notice["capacity"]): Destination {
  const [id = "", servedOn] = subjectId.split("#");
  if (servedOn) return { to: "mealCheck", params: { id, on: servedOn } };
  return { to: capacity === "STAFF" ? "mealWork" : "meals", params: {} };
}

/**
 * The page of what a notice is about, by the prefix of its id and as whom one is told; null when there is
 * none: a follower hears of a neighbour's complaint and may not read it.
 */
export function destinationOf({
  subjectId,
  capacity,
}: Pick<Notice, "subjectId" | "capacity">): Destination | null {
  if (subjectId.startsWith("prs_")) return { to: "homes", params: {} };
  if (subjectId.startsWith("aut_")) return { to: "proxies", params: {} };
  if (subjectId.startsWith("msb_")) return mealPage(subjectId, capacity);
  if (subjectId.startsWith("kit_"))
    return { to: capacity === "STAFF" ? "mealWork" : "meals", params: {} };
  if (subjectId.startsWith("bkg_"))
    return { to: capacity === "STAFF" ? "providerBooking" : "booking", params: { id: subjectId } };
  if (!subjectId.startsWith("cmp_") || capacity === "FOLLOWER") return null;
  return { to: capacity === "STAFF" ? "workItem" : "complaint", params: { id: subjectId } };
}

/** All that is told of one thing to one side of it, as far as it was read. */
export type Matter = { id: string; newest: Notice; older: readonly Notice[]; unread: number };

/** Notices by what they are about, in the order of the newest of each. */
export function mattersIn(notices: readonly Notice[]): Matter[] {
  const matters = new Map<string, Notice[]>();
  for (const notice of notices) {
    const id = `${notice.subjectId} ${notice.capacity}`;
    matters.set(id, [...(matters.get(id) ?? []), notice]);
  }
  return [...matters].flatMap(([id, [newest, ...older]]) =>
    newest
      ? [{ id, newest, older, unread: [newest, ...older].filter(({ readAt }) => !readAt).length }]
      : [],
  );
}

/** A few for the first page: what is unread before what was read, each matter once. */
export function mattersToShow({
  unread,
  latest,
}: Pick<LatestNoticesQuery, "unread" | "latest">): Matter[] {
  return mattersIn([...unread.edges, ...latest.edges].map(({ node }) => node)).slice(0, SHOWN);
}
