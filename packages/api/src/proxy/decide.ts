import { may } from "../kernel/access.ts";
import type { ActedAs, Actor } from "../kernel/actor.ts";
import { DAY, type Instant, plus } from "../kernel/clock.ts";
import { type Circumstances, type Decision, decided, deny, refuse } from "../kernel/decision.ts";
import {
  type Authorisation,
  MAX_DAYS,
  MAX_EVIDENCE,
  type ProxyCommand,
  type ProxyFact,
} from "./proxy.ts";

type Authorise = Extract<ProxyCommand, { type: "authorise" }>;

/** Given by the person, or written down by staff of where the person lives. */
function identityFor({ principal, homes }: Authorise, actor: Actor): ActedAs | null {
  const own = may(actor, "proxy:authorise", { ownerIds: principal ? [principal.id] : [] });
  return own ?? homes.map((path) => may(actor, "proxy:record", { path })).find(Boolean) ?? null;
}

/** Whoever writes down what somebody else said has to say how they said it. */
function checkEvidence({ principal, evidence }: Authorise, actor: Actor) {
  const isOwn = actor.kind === "person" && actor.personId === principal?.id;
  const size = [...(evidence?.trim() ?? "")].length;
  if (!isOwn && size === 0) return refuse("proxy.evidence_missing", "evidence");
  return size > MAX_EVIDENCE
    ? refuse("proxy.evidence_too_long", "evidence", { max: MAX_EVIDENCE })
    : null;
}

function authorise(command: Authorise, { actor, now }: Circumstances): Decision<ProxyFact> {
  const as = identityFor(command, actor);
  const { principal, agent, relation, days, evidence } = command;
  if (!as || !principal) return deny();
  if (!agent) return refuse("proxy.person_unknown", "agentId");
  if (agent.id === principal.id) return refuse("proxy.oneself", "agentId");
  if (!Number.isInteger(days) || days < 1 || days > MAX_DAYS)
    return refuse("proxy.days_range", "days", { max: MAX_DAYS });
  const given = { principal, agent, relation, from: now, to: plus(now, days * DAY) };
  return (
    checkEvidence(command, actor) ??
    decided(as, { type: "authorised", ...given, evidence: evidence?.trim() || null })
  );
}

/** Either of the two may know of it and end it. */
const sidesOf = ({ principal, agent }: Authorisation): string[] => [principal.id, agent.id];

export const isVisible = (_id: string, authorisation: Authorisation, actor: Actor): boolean =>
  may(actor, "proxy:authorise", { ownerIds: sidesOf(authorisation) }) !== null;

/** Decides about leave to book for somebody. */
export function decide(
  authorisation: Authorisation | null,
  command: ProxyCommand,
  circumstances: Circumstances,
): Decision<ProxyFact> {
  if (command.type === "authorise") return authorise(command, circumstances);
  if (authorisation === null) return deny("NOT_FOUND");
  const ownerIds = sidesOf(authorisation);
  const as = may(circumstances.actor, "proxy:authorise", { ownerIds });
  if (!as) return deny();
  return authorisation.revokedAt === null
    ? decided(as, { type: "revoked" })
    : refuse("proxy.revoked_before");
}

/** The authorisation after a fact; the first fact makes it. */
export function apply(
  authorisation: Authorisation | null,
  fact: ProxyFact,
  { at }: { at: Instant },
): Authorisation {
  if (fact.type === "authorised") {
    const { type: _, ...given } = fact;
    return { ...given, revokedAt: null };
  }
  if (authorisation === null) throw new Error("revoked before authorised");
  return { ...authorisation, revokedAt: at };
}
