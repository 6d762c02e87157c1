import { type Eligibility, graceOf, type Service } from "../catalogue/catalogue.ts";
import { inWords } from "../catalogue/bounds.ts";
import { grainsOf, type Slot, slotAt, timeRefusal } from "../catalogue/slots.ts";
import { type Role, roleLabels } from "../kernel/actor.ts";
import { dateOf, type Instant } from "../kernel/clock.ts";
import type { FreedSlot } from "../kernel/effects.ts";
import { type Bilingual, type Refusal, refuse } from "../kernel/decision.ts";
import { type BookedSlot, MAX_TEXT, type Promised, type Surroundings } from "./booking.ts";

/* What must be true of the arguments of a command. Each check answers the refusal, or null. */

export type Refused = { kind: "refusal"; refusal: Refusal } | null;

const sizeOf = (text: string): number => [...text].length;

/** A text that may be missing. */
export function checkNote(text: string | null, field: string): Refused {
  const size = sizeOf(text?.trim() ?? "");
  return size > MAX_TEXT ? refuse("booking.text_too_long", field, { max: MAX_TEXT, size }) : null;
}

/** A text that must be there. */
export const needNote = (text: string, field: string): Refused =>
  text.trim() === "" ? refuse("booking.reason_missing", field) : checkNote(text, field);

/** The slot as the plan has it now; null when the plan has none such. */
export const slotOf = (
  service: Service | null,
  { startAt, lane }: Pick<FreedSlot, "startAt" | "lane">,
): Slot | null => service && slotAt(service, startAt, lane);

/** Whether the plan still has the slot, and it may be booked at this time. */
export function checkSlot(service: Service | null, slot: Slot | null, now: Instant): Refused {
  if (!service) return refuse("booking.service_unknown", "serviceId");
  return slot ? timeRefusal(service, slot, now) : refuse("booking.slot_unknown", "startAt");
}

/** Full years from a date of birth to the day of the slot. */
export function ageOn(bornOn: string, at: Instant): number {
  const [born, day] = [bornOn, dateOf(at)];
  const years = Number(day.slice(0, 4)) - Number(born.slice(0, 4));
  return day.slice(5) < born.slice(5) ? years - 1 : years;
}

/** Nobody who books was born later than today, nor as long ago as this. */
const OLDEST = 130;

/** The age limits in words: either of them may be missing. */
const agesOf = ({ minAge, maxAge }: Eligibility): Bilingual =>
  inWords(
    { min: minAge, max: maxAge },
    {
      both: { zh: "为 {min} 至 {max} 岁", en: "aged {min} to {max}" },
      min: { zh: "满 {min} 岁", en: "aged {min} or over" },
      max: { zh: "不超过 {max} 岁", en: "aged {max} or under" },
    },
  );

export const ageOutside = (eligibility: Eligibility) =>
  refuse("booking.age_outside", "bornOn", { ages: agesOf(eligibility) });

function checkAge(
  eligibility: Eligibility,
  bornOn: string | null,
  { at, now }: { at: Instant; now: Instant },
): Refused {
  const { minAge, maxAge } = eligibility;
  if (minAge === null && maxAge === null) return null;
  if (bornOn === null || !/^\d{4}-\d\d-\d\d$/.test(bornOn))
    return refuse("booking.birth_date_missing", "bornOn");
  if (bornOn > dateOf(now) || ageOn(bornOn, now) > OLDEST)
    return refuse("booking.birth_date_invalid", "bornOn");
  const age = ageOn(bornOn, at);
  const fits = (minAge === null || age >= minAge) && (maxAge === null || age <= maxAge);
  return fits ? null : ageOutside(eligibility);
}

type Who = { homes: readonly string[]; roles: readonly Role[]; bornOn: string | null };

const namesOf = (roles: readonly Role[]): Bilingual => ({
  zh: roles.map((role) => roleLabels[role].zh).join("、"),
  en: roles.map((role) => roleLabels[role].en).join(", "),
});

/** Whether the service is for this person: post, home and age. */
export function checkPeople(
  { eligibility, path }: Service,
  who: Who,
  when: { at: Instant; now: Instant },
): Refused {
  const { needsHome, roles } = eligibility;
  if (roles.length > 0 && !roles.some((role) => who.roles.includes(role)))
    return refuse("booking.roles_only", "beneficiaryId", { roles: namesOf(roles) });
  if (needsHome && !who.homes.some((home) => home.startsWith(path)))
    return refuse("booking.residents_only", "beneficiaryId");
  return checkAge(eligibility, who.bornOn, when);
}

/** Whether the rooms and people the slot needs are free; another service may have taken them. */
export const checkPlace = (
  service: Service,
  slot: Slot,
  { busy }: Pick<Surroundings, "busy">,
): Refused =>
  service.resources.length > 0 && grainsOf(slot, service.plan).some((at) => busy.has(at))
    ? refuse("booking.slot_taken", "startAt")
    : null;

/** The slot as a booking keeps it. */
export const toBooked = (
  serviceId: FreedSlot["serviceId"],
  { startAt, endAt, lane, capacity }: Slot,
): BookedSlot => ({ serviceId, startAt, endAt, lane, capacity });

/** What is promised from now on, whatever becomes of the service. */
export const promise = (service: Service): Promised => ({
  name: service.name,
  mode: service.mode,
  path: service.path,
  unitId: service.unitId,
  providerName: service.providerName,
  venue: service.venue,
  cutoffMinutes: service.rules.cutoffMinutes,
  graceMinutes: graceOf(service.rules),
  hasLine: service.plan.walkIns > 0,
  needsApproval: service.rules.needsApproval,
  isUrgent: service.rules.isUrgent,
  isTakenWhole: service.rules.isTakenWhole,
  needsCompanion: service.rules.needsCompanion,
  isCare: service.category === "ELDERLY" || service.category === "HEALTH",
  resources: service.resources.map(({ key }) => key),
  bufferMinutes: service.plan.bufferMinutes,
});
