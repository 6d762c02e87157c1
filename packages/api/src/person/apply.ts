import type { Instant } from "../kernel/clock.ts";
import type { Id } from "../kernel/ids.ts";
import { isOpen, type Person, type PersonFact, type Residence } from "./person.ts";

/** Claims that came to nothing or ended, as many as a person looks back on; the timeline has them all. */
const MAX_PAST_RESIDENCES = 10;

const latestDecided = (residences: readonly Residence[]): Residence[] =>
  residences
    .toSorted((a, b) => ((a.decidedAt ?? "") < (b.decidedAt ?? "") ? 1 : -1))
    .slice(0, MAX_PAST_RESIDENCES);

function changeResidence(person: Person, id: Id<"residence">, change: Partial<Residence>): Person {
  const residences = person.residences.map((one) => (one.id === id ? { ...one, ...change } : one));
  const past = latestDecided(residences.filter((one) => !isOpen(one)));
  return { ...person, residences: residences.filter((one) => isOpen(one) || past.includes(one)) };
}

function register(fact: Extract<PersonFact, { type: "registered" }>, at: Instant): Person {
  const { type: _, ...rest } = fact;
  return {
    ...rest,
    realName: null,
    elderMode: false,
    createdAt: at,
    sessionEpoch: 0,
    endedSessions: [],
    residences: [],
    appointments: [],
  };
}

/** The person after a fact. */
export function apply(person: Person | null, fact: PersonFact, { at }: { at: Instant }): Person {
  if (fact.type === "registered") return register(fact, at);
  if (person === null) throw new Error(`${fact.type} before registered`);
  switch (fact.type) {
    case "phoneLinked":
      return { ...person, phone: fact.phone, phoneHash: fact.phoneHash };
    case "profileUpdated": {
      const { type: _, ...changes } = fact;
      return { ...person, ...changes };
    }
    case "signedOutEverywhere":
      return { ...person, sessionEpoch: person.sessionEpoch + 1, endedSessions: [] };
    case "sessionEnded": {
      const { sessionId, tokensUntil } = fact;
      const live = person.endedSessions.filter((one) => one.tokensUntil > at);
      return { ...person, endedSessions: [...live, { sessionId, tokensUntil }] };
    }
    case "residenceClaimed": {
      const { type: _, residenceId: id, ...rest } = fact;
      const claimed = { id, ...rest, status: "CLAIMED", claimedAt: at } as const;
      const residence: Residence = { ...claimed, decidedAt: null, reason: null };
      return { ...person, residences: [...person.residences, residence] };
    }
    case "residenceConfirmed":
      return changeResidence(person, fact.residenceId, { status: "CONFIRMED", decidedAt: at });
    case "residenceRefused":
      return changeResidence(person, fact.residenceId, {
        status: "REFUSED",
        decidedAt: at,
        reason: fact.reason,
      });
    case "residenceEnded":
      return changeResidence(person, fact.residenceId, { status: "ENDED", decidedAt: at });
    case "appointed":
      return { ...person, appointments: [...person.appointments, fact.appointment] };
    case "dismissed":
      return {
        ...person,
        appointments: person.appointments.map((one) =>
          one.id === fact.roleId ? { ...one, to: at, dismissedAt: at } : one,
        ),
      };
  }
}
