import type { Instant } from "../kernel/clock.ts";
import type { Language } from "../kernel/decision.ts";
import type { Complaint, ComplaintFact } from "./complaint.ts";
import { ratingOf, stages } from "./labels.ts";
import { categoryNameOf, gridNameOf, tell } from "./words.ts";

/** One line of the timeline, as far as a copy needs it. */
type Line = { at: Instant; by: { actorId: string; name: string }; fact: ComplaintFact };

/** A line as the reporter sees it: what only staff may read is left out. */
function lineFor(personId: string | null, { at, by, fact }: Line, language: Language) {
  const { title, detail, photos } = tell(fact);
  return {
    at,
    what: title[language],
    detail: detail?.[language] ?? null,
    byName: by.name || null,
    isByMe: by.actorId === personId,
    photoIds: photos.map(({ id }) => id),
  };
}

function evaluationOf(complaint: Complaint, language: Language) {
  const evaluation = complaint.stage === "CLOSED" ? complaint.evaluation : null;
  if (!evaluation) return null;
  const { rating, comment } = evaluation;
  return { rating: rating && (ratingOf(rating)?.label[language] ?? null), comment };
}

/** A complaint with its timeline as its reporter may take it away; `place` is the address in clear. */
export function ownCopy(
  id: string,
  complaint: Complaint,
  {
    timeline,
    place,
    language,
  }: { timeline: readonly Line[]; place: string | null; language: Language },
) {
  const { number, description, reporter, submittedAt, acceptedAt, photos, result } = complaint;
  return {
    id,
    number,
    category: categoryNameOf(complaint)[language],
    status: stages[complaint.stage][language],
    description,
    place: {
      words: place,
      point: complaint.place.point,
      grid: gridNameOf(complaint.place)[language],
    },
    reportedAs: reporter.name,
    isAnonymousToPublic: reporter.isAnonymousToPublic,
    isAnonymousToHandlers: reporter.isAnonymousToHandlers,
    submittedAt,
    acceptedAt,
    closedAt: "closedAt" in complaint ? complaint.closedAt : null,
    photoIds: photos.map((photo) => photo.id),
    result: result && { text: result.text, handlerName: result.handler.name, at: result.at },
    evaluation: evaluationOf(complaint, language),
    timeline: timeline.map((line) => lineFor(reporter.personId, line, language)),
  };
}
