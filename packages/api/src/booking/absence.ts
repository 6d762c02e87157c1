import { may, type Resource } from "../kernel/access.ts";
import type { ActedAs, Actor, PersonActor } from "../kernel/actor.ts";
import { DAY, type Instant, plus } from "../kernel/clock.ts";
import { type Circumstances, type Decision, decided, deny, refuse } from "../kernel/decision.ts";
import type { Diary, Party } from "./booking.ts";
import { dutiesWithin } from "./duty.ts";

/* When somebody who serves cannot be sent anywhere: told by themselves or by who assigns their visits. */

export type Absence = {
  person: Party;
  /** The posts they held then: who assigns visits there may see it and end it. */
  posts: readonly Resource[];
  from: Instant;
  to: Instant;
  /** How many visits fell into it and are given to somebody else. */
  visits: number;
  endedAt: Instant | null;
};

export type AbsenceCommand =
  | {
      type: "report";
      person: PersonActor | null;
      from: Instant;
      to: Instant;
      /** The time of that person, compared in the write. */
      diary: Diary;
    }
  | { type: "end" };

export type AbsenceFact = ({ type: "reported" } & Omit<Absence, "endedAt">) | { type: "ended" };

export const MAX_AWAY_DAYS = 366;
/** Absences ahead of one person: a diary is read and written as a whole. */
export const MAX_AWAY = 20;

const postsOf = ({ assignments }: PersonActor): Resource[] =>
  assignments.map(({ path, unitId }) => ({
    ...(path !== null && { path }),
    ...(unitId !== null && { unitIds: [unitId] }),
  }));

/** As who comes and goes, or as who assigns the visits of one of these posts. */
function standing(actor: Actor, personId: string, posts: readonly Resource[]): ActedAs | null {
  const resources = [{ ownerIds: [personId] }, ...posts].map((one) => ({
    ...one,
    ...(actor.kind === "person" && actor.personId === personId && { ownerIds: [personId] }),
  }));
  for (const resource of resources) {
    const as = may(actor, "booking:reportAway", resource);
    if (as) return as;
  }
  return null;
}

export const isVisible = (_id: string, { person, posts }: Absence, actor: Actor): boolean =>
  standing(actor, person.id, posts) !== null;

/** Whether this actor may tell and read when that person is absent. */
export const mayReportFor = (actor: Actor, person: PersonActor): boolean =>
  standing(actor, person.personId, postsOf(person)) !== null;

function report(
  { person, from, to, diary }: Extract<AbsenceCommand, { type: "report" }>,
  { actor, now }: Circumstances,
): Decision<AbsenceFact> {
  if (person === null) return deny("NOT_FOUND");
  const posts = postsOf(person);
  const as = standing(actor, person.personId, posts);
  if (!as) return deny();
  if (!posts.some((post) => may(person, "booking:perform", post) !== null))
    return refuse("booking.away_not_serving", "personId");
  if (to <= from) return refuse("booking.away_order", "endAt");
  if (to <= now) return refuse("booking.away_past", "endAt");
  if (to > plus(from, MAX_AWAY_DAYS * DAY))
    return refuse("booking.away_too_long", "endAt", { max: MAX_AWAY_DAYS });
  if ([...diary.away.values()].filter((one) => one.to > now).length >= MAX_AWAY)
    return refuse("booking.away_too_many", undefined, { max: MAX_AWAY });
  return decided(as, {
    type: "reported",
    person: { id: person.personId, name: person.displayName },
    posts,
    from,
    to,
    visits: dutiesWithin(diary, { from: from < now ? now : from, to }).length,
  });
}

export function decide(
  absence: Absence | null,
  command: AbsenceCommand,
  circumstances: Circumstances,
): Decision<AbsenceFact> {
  if (command.type === "report") return report(command, circumstances);
  if (absence === null) return deny("NOT_FOUND");
  const as = standing(circumstances.actor, absence.person.id, absence.posts);
  if (!as) return deny();
  return absence.endedAt === null
    ? decided(as, { type: "ended" as const })
    : refuse("booking.away_ended");
}

export function apply(
  absence: Absence | null,
  fact: AbsenceFact,
  { at }: { at: Instant },
): Absence {
  if (fact.type === "reported") {
    const { type: _, ...reported } = fact;
    return { ...reported, endedAt: null };
  }
  if (absence === null) throw new Error("an absence ends that was never reported");
  return { ...absence, endedAt: at };
}
