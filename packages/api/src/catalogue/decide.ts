import { may } from "../kernel/access.ts";
import { type Circumstances, type Decision, decided, deny, refuse } from "../kernel/decision.ts";
import {
  type CatalogueCommand,
  type CatalogueFact,
  careOf,
  type Impact,
  MOST_HIT,
  type OpeningPlan,
  type Service,
  type ServiceDraft,
} from "./catalogue.ts";
import { type Instant, plus } from "../kernel/clock.ts";
import { LONGEST_WINDOW } from "./slots.ts";
import { checkDraft } from "./check.ts";

type Answer = Decision<CatalogueFact>;

/** Bookings point at it: where it is, who gives it and how stay as they were promised. */
function checkSame(service: Service, draft: ServiceDraft) {
  if (service.path !== draft.path || service.unitId !== draft.unitId)
    return refuse("catalogue.place_fixed", "gridId");
  return service.mode === draft.mode ? null : refuse("catalogue.mode_fixed", "mode");
}

/** Nobody is hit unseen: it is decided about exactly the bookings that were named. */
function checkHit({ hit, ending, decision }: Impact) {
  if (hit.length + ending === 0) return null;
  const seen = new Set(decision?.bookingIds);
  const named = hit.slice(0, MOST_HIT);
  return decision && seen.size === named.length && named.every(({ id }) => seen.has(id))
    ? null
    : refuse("catalogue.bookings_hit", "decision", {
        count: hit.length,
        more: endingWords(ending),
      });
}

const endingWords = (ending: number) => ({
  zh: ending > 0 ? `，另有 ${ending} 个候补或占位会结束` : "",
  en: ending > 0 ? `, and ${ending} who wait or hold a seat lose it` : "",
});

/** A service that takes no bookings has no other time to move anybody to. */
const checkOver = (impact: Impact) =>
  checkHit(impact) ??
  (impact.decision?.rule === "MOVE" && impact.hit.length > 0
    ? refuse("catalogue.nowhere_to_move", "decision")
    : null);

const standOf = ({ hit, decision }: Impact) =>
  decision && hit.length > 0 ? { rule: decision.rule, hit } : {};

/** Decides about a service: its draft must be sound, and whoever offers it must look after the place. */
export function decide(
  service: Service | null,
  command: CatalogueCommand,
  { actor }: Circumstances,
): Answer {
  const about = command.type === "offer" ? command.draft : service;
  const as = about && may(actor, "catalogue:manage", careOf(about));
  if (!as) return deny();
  if (command.type === "offer")
    return (
      checkDraft(command.draft) ?? decided(as, { type: "offered" as const, draft: command.draft })
    );
  if (service === null) return deny("NOT_FOUND");
  if (service.status === "RETIRED") return refuse("catalogue.retired");
  switch (command.type) {
    case "revise":
      return (
        checkSame(service, command.draft) ??
        checkDraft(command.draft) ??
        checkHit(command) ??
        decided(as, {
          type: "revised" as const,
          draft: command.draft,
          ...standOf(command),
        })
      );
    case "pause":
      return service.status === "OPEN"
        ? (checkOver(command) ?? decided(as, { type: "paused" as const, ...standOf(command) }))
        : refuse("catalogue.not_open");
    case "resume":
      return service.status === "PAUSED"
        ? decided(as, { type: "resumed" as const })
        : refuse("catalogue.not_paused");
    case "retire":
      return checkOver(command) ?? decided(as, { type: "retired" as const, ...standOf(command) });
  }
}

/** Capacity is compared in each write; what moves the slots themselves is remembered for a while. */
const timesOf = (plan: OpeningPlan): string =>
  JSON.stringify({
    ...plan,
    capacity: null,
    occasions: plan.occasions.map((one) => ({ ...one, capacity: null })),
  });

function revised({ plan, status, replannedUntil }: Service, draft: ServiceDraft, at: Instant) {
  const isMoved = timesOf(plan) !== timesOf(draft.plan);
  const until = isMoved ? plus(at, LONGEST_WINDOW) : replannedUntil;
  return { ...draft, status, ...(until && { replannedUntil: until }) };
}

/** The service after a fact; the first fact makes it. */
export function apply(
  service: Service | null,
  fact: CatalogueFact,
  { at }: { at: Instant },
): Service {
  if (fact.type === "offered") return { ...fact.draft, status: "OPEN" };
  if (service === null) throw new Error(`${fact.type} before offered`);
  switch (fact.type) {
    case "revised":
      return revised(service, fact.draft, at);
    case "paused":
      return { ...service, status: "PAUSED" };
    case "resumed":
      return { ...service, status: "OPEN" };
    case "retired":
      return { ...service, status: "RETIRED" };
  }
}
