import { may, reachOf } from "../kernel/access.ts";
import type { ActedAs, Actor, PersonActor } from "../kernel/actor.ts";
import type { Instant } from "../kernel/clock.ts";
import { type Circumstances, type Decision, decided, deny, refuse } from "../kernel/decision.ts";
import type { Id } from "../kernel/ids.ts";
import { type Feed, type FeedCommand, type FeedFact, MAX_FEEDS } from "./feed.ts";

type Make = Extract<FeedCommand, { type: "make" }>;

/** Whether a post still lets its holder see the bookings of a place: asked when a feed is made and at every read. */
export function servesAnything(actor: PersonActor, roleId: Id<"role">): boolean {
  const assignments = actor.assignments.filter(({ id }) => id === roleId);
  const { paths, unitIds } = reachOf({ ...actor, assignments, isResident: false }, "booking:read");
  return paths.length + unitIds.length > 0;
}

const ownedBy = (actor: Actor, ownerId: string): ActedAs | null =>
  may(actor, "feed:manage", { ownerIds: [ownerId] });

function make(
  { live, roleId, language, secretHash }: Make,
  { actor }: Circumstances,
): Decision<FeedFact> {
  const as = actor.kind === "person" ? ownedBy(actor, actor.personId) : null;
  if (!as || actor.kind !== "person") return deny();
  if (live >= MAX_FEEDS) return refuse("feed.too_many", undefined, { max: MAX_FEEDS });
  if (roleId !== null && !servesAnything(actor, roleId))
    return refuse("feed.post_unknown", "roleId");
  return decided(as, {
    type: "made",
    ownerId: actor.personId,
    roleId,
    language,
    secretHash,
  });
}

/** Only the owner knows of a feed. */
export const isVisible = (_id: string, { ownerId }: Feed, actor: Actor): boolean =>
  ownedBy(actor, ownerId) !== null;

/** Decides about a feed: whose it is, and that what was taken back stays so. */
export function decide(
  feed: Feed | null,
  command: FeedCommand,
  circumstances: Circumstances,
): Decision<FeedFact> {
  if (command.type === "make") return make(command, circumstances);
  if (feed === null) return deny("NOT_FOUND");
  const as = ownedBy(circumstances.actor, feed.ownerId);
  if (!as) return deny();
  if (feed.secretHash === null) return refuse("feed.revoked");
  return command.type === "revoke"
    ? decided(as, { type: "revoked" })
    : decided(as, { type: "replaced", secretHash: command.secretHash });
}

/** The feed after a fact; the first fact makes it. */
export function apply(feed: Feed | null, fact: FeedFact, { at }: { at: Instant }): Feed {
  if (fact.type === "made") {
    const { type: _, ...made } = fact;
    return { ...made, madeAt: at };
  }
  if (feed === null) throw new Error(`${fact.type} before made`);
  return { ...feed, secretHash: fact.type === "replaced" ? fact.secretHash : null };
}
