import { type Action, may } from "../kernel/access.ts";
import type { ActedAs, Actor, PersonActor } from "../kernel/actor.ts";
import type { Instant } from "../kernel/clock.ts";
import type { Bilingual, Circumstances } from "../kernel/decision.ts";
import type { Audience } from "../kernel/effects.ts";
import type { Id } from "../kernel/ids.ts";

/* Leave given by one person to another to book for them: recorded, for a time, and taken back at any moment. */

/** How the one who acts belongs to the one they act for. */
export const relations = {
  FAMILY: { zh: "家人", en: "Family" },
  NEIGHBOUR: { zh: "邻居", en: "Neighbour" },
  VOLUNTEER: { zh: "结对志愿者", en: "Volunteer" },
  CARER: { zh: "照护人员", en: "Carer" },
} as const satisfies Record<string, Bilingual>;
export type Relation = keyof typeof relations;

export type Somebody = { id: Id<"person">; name: string };

export type Authorisation = {
  /** Who is acted for. */
  principal: Somebody;
  /** Who acts. */
  agent: Somebody;
  relation: Relation;
  from: Instant;
  to: Instant;
  revokedAt: Instant | null;
  /** How the consent was given, when staff wrote it down; null when the principal gave it here. */
  evidence: string | null;
};

/** Good at an instant: from its beginning, until just before its end or until it was taken back. */
export const isInForce = ({ from, to, revokedAt }: Authorisation, at: Instant): boolean =>
  from <= at && at < to && revokedAt === null;

/** Whether this leave lets the agent act for the principal at an instant. */
const letsAct = (
  authorisation: Authorisation | null,
  agentId: string,
  principalId: string | null,
  at: Instant,
): boolean =>
  authorisation !== null &&
  authorisation.agent.id === agentId &&
  authorisation.principal.id === principalId &&
  isInForce(authorisation, at);

/**
 * How somebody came to act for somebody else: on leave, or as staff around the home at `path`; null: for
 * themselves. It is asked again whenever they look or act: what they did once gives them nothing for ever.
 */
export type Basis = { kind: "LEAVE" } | { kind: "POST"; path: string } | null;

/** As what somebody asks for a thing, and on what when it is for somebody else. */
type Standing = { as: ActedAs; basis: Basis };

/** Whom a thing is asked for: where their homes are, and the leave that the one who asks names. */
type AskedFor = {
  beneficiaryId: string | null;
  homes: readonly string[];
  authorisation: Authorisation | null;
};

/** For oneself; for who gave leave that still holds; or, by staff, for a resident of their grid. */
export function standingFor(
  { beneficiaryId, homes, authorisation }: AskedFor,
  actions: { oneself: Action; resident: Action },
  { actor, now }: Circumstances,
): Standing | null {
  if (actor.kind !== "person") return null;
  const isOwn = beneficiaryId === actor.personId;
  if (isOwn || letsAct(authorisation, actor.personId, beneficiaryId, now)) {
    const as = may(actor, actions.oneself, {});
    return as && { as, basis: isOwn ? null : { kind: "LEAVE" } };
  }
  const standings = homes.map((path): Standing | null => {
    const as = may(actor, actions.resident, { path });
    return as && { as, basis: { kind: "POST", path } };
  });
  return standings.find((one) => one !== null) ?? null;
}

/** Something of one person that perhaps another one asked for. */
export type OnBehalf = {
  beneficiary: { id: Id<"person"> | null };
  requester: { id: Id<"person"> };
  basis: Basis;
};

/** Whether it was this person who asked for it, for somebody else, on leave. */
export const askedOnLeave = ({ requester, basis }: OnBehalf, actor: Actor): boolean =>
  basis?.kind === "LEAVE" && actor.kind === "person" && actor.personId === requester.id;

/** Whether whoever asked for it may still act for whom it is. */
function standsStill({ beneficiary, basis }: OnBehalf, actor: PersonActor): boolean {
  if (basis === null || beneficiary.id === null) return false;
  return basis.kind === "LEAVE"
    ? (actor.actsFor?.includes(beneficiary.id) ?? false)
    : may(actor, "proxy:record", { path: basis.path }) !== null;
}

/**
 * Whose it is, as far as this actor goes: of whom it is for, and of who asked for it while the leave or the
 * post holds. Whoever has no account has nobody but those who serve.
 */
export function ownersOf(about: OnBehalf, actor: Actor): Id<"person">[] {
  const { beneficiary, requester } = about;
  if (beneficiary.id === null) return [];
  const isAgent = actor.kind === "person" && actor.personId === requester.id;
  return isAgent && standsStill(about, actor) ? [beneficiary.id, requester.id] : [beneficiary.id];
}

/** Who hears of it: whom it is for, and who asked for it, if they may still know when they are told. */
export function hearersOf({ beneficiary, requester, basis }: OnBehalf): Audience[] {
  if (beneficiary.id === null) return [];
  const [personId, forId] = [requester.id, beneficiary.id];
  const path = basis?.kind === "POST" ? basis.path : null;
  return [
    { kind: "person", personId: forId },
    ...(basis ? [{ kind: "agent", personId, forId, path } as const] : []),
  ];
}

export type ProxyCommand =
  | {
      type: "authorise";
      principal: Somebody | null;
      agent: Somebody | null;
      /** The grids of the principal's confirmed homes: their staff may write a consent down. */
      homes: readonly string[];
      relation: Relation;
      days: number;
      evidence: string | null;
    }
  | { type: "revoke" };

export type ProxyFact =
  | ({ type: "authorised" } & Omit<Authorisation, "revokedAt">)
  | { type: "revoked" };

export const MAX_DAYS = 365;
export const MAX_EVIDENCE = 500;
