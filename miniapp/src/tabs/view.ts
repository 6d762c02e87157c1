import type { LatestNoticesQuery, NoticePartsFragment } from "../gql/generated/tabs";
import type { Route, RouteParams } from "../routes";

export type Notice = NoticePartsFragment;
export type Destination = { to: Route; params: RouteParams };

const SHOWN = 3;

/**
 * The page of what a notice is about, by the prefix of its id; null when there is none. The same complaint
 * has two pages: work opens in the workbench of who holds a post, everything else where reporters read it.
 */
export function destinationOf(
  { subjectId, sort }: Pick<Notice, "subjectId" | "sort">,
  holdsPost: boolean,
): Destination | null {
  if (subjectId.startsWith("cmp_"))
    return {
      to: holdsPost && sort === "WORK" ? "workItem" : "complaint",
      params: { id: subjectId },
    };
  return subjectId.startsWith("prs_") ? { to: "homes", params: {} } : null;
}

/** A few for the first page: what is unread before what was read, each once. */
export function noticesToShow({ unread, latest }: LatestNoticesQuery): Notice[] {
  const all = [...unread.edges, ...latest.edges].map(({ node }) => node);
  const isFirst = ({ id }: Notice, index: number) => all.findIndex((one) => one.id === id) === index;
  return all.filter(isFirst).slice(0, SHOWN);
}
