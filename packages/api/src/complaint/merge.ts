import { may } from "../kernel/access.ts";
import type { ActedAs } from "../kernel/actor.ts";
import { DAY } from "../kernel/clock.ts";
import { type Circumstances, type Decision, decided, refuse } from "../kernel/decision.ts";
import { needReason } from "./check.ts";
import {
  type Complaint,
  type ComplaintCommand,
  type ComplaintFact,
  isOpen,
  type Lead,
  MAX_MERGED,
  MAX_NOTE,
  MERGE_WITHIN,
  type Place,
} from "./complaint.ts";
import { metresBetween } from "./nearby.ts";

/*
 * Two reports of one matter: one leads on, the other is merged with it. What is decided about the one rests
 * on the other, so the facts about both are written together (`tied`), and what becomes of the lead is
 * followed by those merged with it (`followLead`).
 */

type Answer = Decision<ComplaintFact>;
type Command<T extends ComplaintCommand["type"]> = Extract<ComplaintCommand, { type: T }>;
type Known = Circumstances & { as: ActedAs };

/** Places known in words only are not said to be one: somebody finds out first where they are. */
const areNear = ({ point: one }: Place, { point: other }: Place): boolean =>
  one !== null && other !== null && metresBetween(one, other) <= MERGE_WITHIN.metres;

function isSameMatter(one: Complaint, other: Complaint): boolean {
  const apart = Math.abs(Date.parse(one.submittedAt) - Date.parse(other.submittedAt));
  return (
    one.category === other.category &&
    areNear(one.place, other.place) &&
    apart <= MERGE_WITHIN.days * DAY
  );
}

export function merge(
  complaint: Complaint,
  { into }: Command<"merge">,
  { id, as, actor }: Known,
): Answer {
  // The lead is decided about too.
  if (!into || !may(actor, "complaint:merge", { path: into.complaint.place.path }))
    return refuse("complaint.merge_target_unknown", "intoId");
  const { complaint: lead } = into;
  if (into.id === id) return refuse("complaint.merge_itself", "intoId");
  if (!isOpen(lead)) return refuse("complaint.merge_target_ended", "intoId");
  if (!isSameMatter(complaint, lead))
    return refuse("complaint.merge_not_same", "intoId", MERGE_WITHIN);
  // P0 is the most urgent: nobody in danger waits at the pace of something ordinary.
  if (lead.level > complaint.level) return refuse("complaint.merge_less_urgent", "intoId");
  if (lead.merged.length + complaint.merged.length >= MAX_MERGED)
    return refuse("complaint.merge_too_many", "intoId", { max: MAX_MERGED });
  return decided(as, { type: "merged", intoId: into.id, intoNumber: lead.number });
}

export const unmerge = ({ reason }: Command<"unmerge">, as: ActedAs): Answer =>
  needReason(reason, "reason", MAX_NOTE) ??
  decided(as, { type: "unmerged", reason: reason.trim() });

/** What was done about the lead was done about this report: its reporter is asked too, once. */
function outcomeOf(
  complaint: Complaint,
  { id, complaint: lead }: Lead,
): Extract<ComplaintFact, { type: "leadClosed" }> {
  if (lead.stage !== "CLOSED") throw new Error("the lead is not closed");
  const { number, reason, explanation, result, handlerIds, lastHolder } = lead;
  const reporterId = complaint.reporter.personId;
  const isToldByLead = reporterId !== null && reporterId === lead.reporter.personId;
  const hasHandled = reporterId !== null && handlerIds.includes(reporterId);
  return {
    type: "leadClosed",
    lead: { id, number },
    reason,
    explanation,
    result,
    handlerIds,
    lastHolder,
    // What the street has explained in writing is not asked about again, of nobody.
    asks: reason !== "EXPLAINED" && !isToldByLead && !hasHandled,
    isToldByLead,
  };
}

/** What a merged report does now, from how its lead stands: asked twice, it does nothing more. */
export function followLead(
  complaint: Complaint,
  { lead }: Command<"followLead">,
  as: ActedAs,
): Answer {
  if (!lead) return decided(as);
  const { id: intoId, complaint: now } = lead;
  const into = { intoId, intoNumber: now.number };
  if (complaint.stage === "AWAIT_CONFIRM")
    return complaint.lead?.id === intoId && isOpen(now)
      ? decided(as, { type: "rejoined", ...into })
      : decided(as);
  if (complaint.stage !== "MERGED") return decided(as);
  if (isOpen(now))
    return complaint.intoId === intoId ? decided(as) : decided(as, { type: "handedOn", ...into });
  if (now.stage === "REJECTED") return decided(as, { type: "freed", because: now.reason });
  if (now.stage === "CLOSED" && now.reason === "WITHDRAWN")
    return decided(as, { type: "freed", because: "WITHDRAWN" });
  return decided(as, outcomeOf(complaint, lead));
}

type Tied = { lead: Lead; fact: ComplaintFact };

/** What a fact about a merged report means for the complaint that leads on. */
export function tiedFact(
  id: Lead["id"],
  before: Complaint | null,
  command: ComplaintCommand,
  fact: ComplaintFact,
): Tied | null {
  if (!before) return null;
  const { number, reporter, description, photos, merged } = before;
  if (command.type === "merge" && command.into && fact.type === "merged") {
    const joined = { id, number, reporterId: reporter.personId, text: description, photos };
    return { lead: command.into, fact: { type: "joined", ...joined, also: merged } };
  }
  const lead = "lead" in command ? command.lead : null;
  if (!lead || before.stage !== "MERGED" || !isOpen(lead.complaint)) return null;
  if (fact.type === "supplemented") {
    const { text, photos: more } = fact;
    return { lead, fact: { type: "mergedSupplemented", id, number, text, photos: more } };
  }
  return fact.type === "withdrawn" || fact.type === "unmerged"
    ? { lead, fact: { type: "left", id, number } }
    : null;
}

/** The reports that must look at what has become of their lead: it ended, was merged itself, or goes on again. */
export function followersOf(before: Complaint | null, after: Complaint): readonly Lead["id"][] {
  const hasTurned = before !== null && isOpen(before) !== isOpen(after);
  return hasTurned ? before.merged.map(({ id }) => id) : [];
}
