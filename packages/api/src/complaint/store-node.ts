import type { Listed, Stored } from "../table/aggregate.ts";
import type { Entry } from "../table/timeline.ts";
import { fromCard, inList } from "./card.ts";
import type { Complaint, ComplaintFact, ComplaintInList } from "./complaint.ts";

/* A complaint as it is passed on from the table to the schema. */

/** The file of a complaint, with its timeline when that was read too. */
export type Whole = Stored<Complaint> & { timeline?: Entry<ComplaintFact>[] };

/** What lists know of it and, when the whole thing was read, its file. */
export type ComplaintNode = { id: string; listed: ComplaintInList; whole: Whole | null };

export const toNode = (whole: Whole): ComplaintNode => ({
  id: whole.id,
  listed: inList(whole.state),
  whole,
});

/** What an index holds of it as a node; null when that is no card which can be read. */
export function fromListed({ id, card, stored }: Listed<Complaint>): ComplaintNode | null {
  if (stored) return toNode(stored);
  const listed = card && fromCard(card);
  return listed && { id, listed, whole: null };
}
