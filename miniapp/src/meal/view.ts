import type { mealDietLabels } from "../gql/generated/labels";
import type {
  MealDayPartsFragment,
  MealKitchensQuery,
  MealRouteQuery,
  MealSubscriptionPartsFragment,
} from "../gql/generated/meal";
import type { Tone } from "../ui/status-tag";

export type Diet = keyof typeof mealDietLabels;
export type Meals = MealSubscriptionPartsFragment;
export type MealDay = MealDayPartsFragment;
export type Door = MealRouteQuery["mealRoute"][number];
export type Kitchen = MealKitchensQuery["kitchens"][number];

const good: readonly MealDay["stage"][] = ["DELIVERED", "SAFE"];
const checked: readonly MealDay["stage"][] = ["NOT_AT_HOME", "SAFE_CHECK"];
const bad: readonly MealDay["stage"][] = [...checked, "LATE", "MISSED"];
const calm: readonly MealDay["stage"][] = [
  ...(["NONE", "PAUSED", "SKIPPED", "UNRECORDED", "EXPLAINED"] as const),
];

/** The colour of where a meal stands. The words come from the API. */
export function toneOfMeal(stage: MealDay["stage"]): Tone {
  if (good.includes(stage)) return "good";
  if (bad.includes(stage)) return "bad";
  return calm.includes(stage) ? "calm" : "info";
}

/** Whether somebody is being looked for: who eats can say there that all is well. */
export const isUnderCheck = ({ stage }: Pick<MealDay, "stage">): boolean => checked.includes(stage);

/** The colour of where a subscription stands. */
export function toneOfMeals(stage: Meals["stage"]): Tone {
  if (stage === "ACTIVE") return "good";
  if (stage === "ASSESSED") return "warn";
  return stage === "APPLIED" ? "info" : "calm";
}

/** Whether a list of its days says anything. */
export const hasDays = ({ stage }: Pick<Meals, "stage">): boolean =>
  stage === "ACTIVE" || stage === "PAUSED";

/** What is over comes after what goes on. */
export const endedLast = (all: readonly Meals[]): Meals[] => [
  ...all.filter(({ stage }) => stage !== "ENDED"),
  ...all.filter(({ stage }) => stage === "ENDED"),
];

/** Each text once, with how often it was there: `花生 ×5`. */
export function counted(texts: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  return [...counts].map(([text, n]) => (n > 1 ? `${text} ×${n}` : text));
}

/** The doors of each building, in the order in which one walks. */
export function byBuilding(doors: readonly Door[]): { building: string; doors: Door[] }[] {
  const found = new Map<string, Door[]>();
  for (const door of doors)
    found.set(door.buildingLabel, [...(found.get(door.buildingLabel) ?? []), door]);
  return [...found].map(([building, here]) => ({ building, doors: here }));
}

/** What is left of a step in milliseconds: as the API told it, less what this device has counted since. */
export const leftOf = (secondsLeft: number, toldAt: number, device: number): number =>
  Math.max(0, secondsLeft * 1_000 - Math.max(0, device - toldAt));

/** An application as it is written. */
export type Draft = {
  leave: { id: string; principalId: string } | null;
  bornOn: string;
  weekdays: readonly number[] | null;
  diet: Diet;
  /** Null while it is not answered: silence is no answer. */
  hasAllergies: boolean | null;
  allergies: string;
  phone: string;
  contactName: string;
  contactPhone: string;
};

export const emptyDraft: Draft = {
  leave: null,
  bornOn: "",
  weekdays: null,
  diet: "REGULAR",
  hasAllergies: null,
  allergies: "",
  phone: "",
  contactName: "",
  contactPhone: "",
};

/** What must be answered before it is sent at all; everything else is for the API to say. */
export function missingIn({ bornOn, hasAllergies }: Draft): "bornOn" | "hasAllergies" | null {
  if (bornOn === "") return "bornOn";
  return hasAllergies === null ? "hasAllergies" : null;
}

/** What is eaten now, as it is changed. */
export const foodOf = ({ diet, allergies }: Pick<Meals, "diet" | "allergies">) => ({
  diet,
  hasAllergies: allergies !== null,
  allergies: allergies ?? "",
});

type Phones = Pick<Draft, "phone" | "contactName" | "contactPhone">;

const digits = (text: string): string => text.normalize("NFKC").trim();

/** The phones that were written, as commands take them; what was not written is left out. */
export const toPhones = ({ phone, contactName, contactPhone }: Phones) => ({
  ...(phone.trim() !== "" && { phone: digits(phone) }),
  ...(contactName.trim() !== "" && { contactName }),
  ...(contactPhone.trim() !== "" && { contactPhone: digits(contactPhone) }),
});

/** One day of the week more or less, Monday first. */
export const toggledDay = (days: readonly number[], day: number): number[] =>
  days.includes(day) ? days.filter((one) => one !== day) : [...days, day].sort((a, b) => a - b);

/** The same as the command takes it; what was not written is left out. */
export function toApplication(draft: Draft, kitchen: Kitchen) {
  const { leave, bornOn, weekdays, diet, hasAllergies, allergies, phone } = draft;
  return {
    kitchenId: kitchen.id,
    ...(leave && { authorisationId: leave.id, beneficiaryId: leave.principalId }),
    bornOn,
    weekdays: [...(weekdays ?? kitchen.weekdays)],
    diet,
    hasAllergies: hasAllergies ?? false,
    ...(hasAllergies && { allergies }),
    ...toPhones(draft),
    phone: digits(phone),
  };
}
