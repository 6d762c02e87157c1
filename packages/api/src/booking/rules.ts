import type { Service } from "../catalogue/catalogue.ts";
import type { Slot } from "../catalogue/slots.ts";
import type { Instant } from "../kernel/clock.ts";
import { refuse } from "../kernel/decision.ts";
import type { Booking, Surroundings, Who } from "./booking.ts";
import { ageOn, ageOutside, checkPeople, checkPlace, checkSlot, type Refused } from "./check.ts";
import { diaryRefusal } from "./diary.ts";

/*
 * Whether somebody may have a slot. A hold, a place in line, an offer, a confirmation and a move all ask
 * here, so no second step is let through by less than the first one asked.
 */

/** A slot that is wanted, by whom, and when that is asked. */
export type Wanted = {
  slot: Slot;
  service: Service;
  serviceId: string;
  id: string;
  party: number;
  who: Who;
  now: Instant;
};

/** Why this person cannot be there then as well, or is beyond a limit of the service; null when neither. */
export const diaryProblem = (
  { slot, service, serviceId, id, now }: Omit<Wanted, "party" | "who">,
  { diary }: Pick<Surroundings, "diary">,
): Refused =>
  diaryRefusal(
    diary,
    { serviceId, from: slot.startAt, to: slot.endAt, lane: slot.lane },
    service.rules,
    { self: id, now },
  );

const checkParty = (party: number, { rules }: Service): Refused =>
  Number.isInteger(party) && party >= 1 && party <= rules.maxParty
    ? null
    : refuse("booking.party_size", "party", { max: rules.maxParty });

const hasAges = ({ eligibility: { minAge, maxAge } }: Service): boolean =>
  minAge !== null || maxAge !== null;

/** The age at the beginning of a slot, where the service asks for it: the date of birth is not kept. */
export const ageFor = (service: Service, bornOn: string | null, at: Instant): number | null =>
  bornOn !== null && hasAges(service) ? ageOn(bornOn, at) : null;

/** How old somebody may be at another time, by the age that was told for a booking. */
export function agesAt({ age, slot }: Booking, at: Instant): Who["ages"] {
  if (age === null || age === undefined) return null;
  if (at === slot.startAt) return { least: age, most: age };
  return at > slot.startAt ? { least: age, most: age + 1 } : { least: age - 1, most: age };
}

/** Post, home and age. What was told for the booking answers for the age as far as it goes. */
function checkWho(service: Service, who: Who, when: { at: Instant; now: Instant }): Refused {
  const { ages, bornOn } = who;
  if (bornOn !== null || ages === null) return checkPeople(service, who, when);
  const { minAge, maxAge } = service.eligibility;
  const ageless = {
    ...service,
    eligibility: { ...service.eligibility, minAge: null, maxAge: null },
  };
  const fits = (age: number) =>
    (minAge === null || age >= minAge) && (maxAge === null || age <= maxAge);
  const problem = checkPeople(ageless, who, when);
  if (problem || (fits(ages.least) && fits(ages.most))) return problem;
  return fits(ages.least) || fits(ages.most)
    ? refuse("booking.birth_date_missing", "bornOn")
    : ageOutside(service.eligibility);
}

/** Whether a service is for so many and for this person at that time. */
export const peopleProblem = (
  service: Service,
  party: number,
  who: Who,
  when: { at: Instant; now: Instant },
): Refused => checkParty(party, service) ?? checkWho(service, who, when);

/**
 * Everything but room: open and in time, the party, the person, the diary, and rooms and people of the
 * service. `timely` is when it was asked for in time: a hold may be confirmed until it ends.
 */
export function ruleProblem(
  wanted: Wanted,
  around: Pick<Surroundings, "diary" | "busy">,
  timely: Instant = wanted.now,
): Refused {
  const { service, slot, party, who } = wanted;
  return (
    checkSlot(service, slot, timely) ??
    peopleProblem(service, party, who, { at: slot.startAt, now: wanted.now }) ??
    diaryProblem(wanted, around) ??
    checkPlace(service, slot, around)
  );
}
