import type { LocalDate } from "../kernel/clock.ts";
import { type Refusal, refuse } from "../kernel/decision.ts";
import type { Kitchen } from "./kitchen.ts";
import { MAX_TEXT, type SubscriptionCommand } from "./subscription.ts";

/* What must be true of the arguments of a command. Each check answers the refusal, or null. */

export type Refused = { kind: "refusal"; refusal: Refusal } | null;
type Apply = Extract<SubscriptionCommand, { type: "apply" }>;
type Told = Pick<Extract<SubscriptionCommand, { type: "changeReach" }>, "phone" | "contact">;

const sizeOf = (text: string): number => [...text.trim()].length;

/** A text that may be missing. */
export const checkNote = (text: string | null, field: string): Refused =>
  sizeOf(text ?? "") > MAX_TEXT ? refuse("meal.text_too_long", field, { max: MAX_TEXT }) : null;

/** A text that must be there. */
export const needReason = (text: string, field: string): Refused =>
  sizeOf(text) === 0 ? refuse("meal.reason_missing", field) : checkNote(text, field);

/** As many years as there are birthdays before a date. */
function ageOn(bornOn: LocalDate, on: LocalDate): number {
  const years = Number(on.slice(0, 4)) - Number(bornOn.slice(0, 4));
  return on.slice(5) < bornOn.slice(5) ? years - 1 : years;
}

const PHONE = /^\+?[\d -]{5,20}$/;
const checkPhone = (phone: string, field: string): Refused =>
  PHONE.test(phone.trim()) ? null : refuse("meal.phone_invalid", field);

const isWeekday = (day: number): boolean => Number.isInteger(day) && day >= 1 && day <= 7;

function checkDays({ weekdays }: Apply["wish"], kitchen: Kitchen): Refused {
  if (weekdays.length === 0) return refuse("meal.weekdays_missing", "weekdays");
  return weekdays.every((day) => isWeekday(day) && kitchen.weekdays.includes(day))
    ? null
    : refuse("meal.weekday_closed", "weekdays");
}

/** What was asked first is asked again when somebody agrees: the home may be another by now, and the kitchen's week. */
export function checkStill(
  { weekdays }: Pick<Apply["wish"], "weekdays">,
  { kitchen, isHome }: { kitchen: Kitchen; isHome: boolean },
): Refused {
  if (!isHome) return refuse("meal.home_gone");
  return weekdays.some((day) => kitchen.weekdays.includes(day)) ? null : refuse("meal.days_gone");
}

/** Silence about allergies is no answer: whoever has some has to say which. */
export function checkFood({
  hasAllergies,
  allergies,
}: {
  hasAllergies: boolean;
  allergies: string | null;
}): Refused {
  if (hasAllergies && sizeOf(allergies ?? "") === 0)
    return refuse("meal.allergies_missing", "allergies");
  if (!hasAllergies && sizeOf(allergies ?? "") > 0)
    return refuse("meal.allergies_contradict", "hasAllergies");
  return checkNote(allergies, "allergies");
}

function checkContact({ contact }: Pick<Apply, "contact">): Refused {
  if (contact === null) return null;
  return needReason(contact.name, "contactName") ?? checkPhone(contact.phone, "contactPhone");
}

/** Whether there is something to change, and it can be phoned. */
export function checkReach({ phone, contact }: Told): Refused {
  if (phone === null && contact === null) return refuse("meal.reason_missing", "phone");
  return (phone === null ? null : checkPhone(phone, "phone")) ?? checkContact({ contact });
}

/** Whether the application can be looked at: everything is answered, and the kitchen cooks for this home and age. */
export function checkApplication(command: Apply, today: LocalDate): Refused {
  const { kitchen, home, bornOn, wish, phone } = command;
  if (!kitchen) return refuse("meal.kitchen_unknown", "kitchenId");
  if (!home?.path.startsWith(kitchen.path)) return refuse("meal.residents_only", "addressId");
  if (ageOn(bornOn, today) < kitchen.minAge)
    return refuse("meal.too_young", "bornOn", { min: kitchen.minAge });
  return (
    checkDays(wish, kitchen) ??
    checkFood({ ...wish, allergies: command.allergies }) ??
    checkPhone(phone, "phone") ??
    checkContact(command)
  );
}
