import { sweepMeals } from "../src/meal/sweep.ts";
import { atLocal, type Instant } from "../src/kernel/clock.ts";
import { gridByCode } from "../src/grid/resolve.ts";
import { loadDivision } from "../src/grid/store.ts";
import type { Dweller } from "./community.ts";
import { ask, type Teller, type Who } from "./tell.ts";

/*
 * Meals of the demo: a kitchen for the whole street, subscriptions in every stage, and today's route with one
 * door that stayed shut. The town the numbers come from feeds 893 elders; here it is one in thirty.
 */

const STREET = "999901001";
const TODAY = "2026-11-20";
const at = (on: string, time: `${number}:${number}`): Instant => atLocal(on, time);

type Elder = Dweller & { address: { id: string } | null };
/** Who eats, cooks, carries, assesses, and a relative who orders. */
export type Diners = {
  elders: readonly Elder[];
  relative: Dweller;
  street: Dweller;
  community: Dweller;
  courier: Dweller;
};

const asStaff = ({ id, roleId }: Dweller): Who => ({ id, actingAs: roleId ?? "RESIDENT" });
const asThemselves = ({ id }: Dweller): Who => ({ id, actingAs: "RESIDENT" });

type Thing = "kitchen" | "mealSubscription" | "mealDelivery" | "authorisation";

/** A command through the API; the demo tells only what can happen, so a refusal is a fault. */
async function act(
  teller: Teller,
  who: Who,
  [thing, mutation]: readonly [Thing, string],
  input: object,
): Promise<Record<string, string>> {
  const type = `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Input`;
  const key = thing === "mealDelivery" ? "subscriptionId" : "id";
  const query = `mutation Demo($input: ${type}!) { done: ${mutation}(input: $input) { thing: ${thing} { ${key} } refusal { code field } } }`;
  const { done } = await ask(teller, who, query, { input });
  const made = done?.["thing"] as Record<string, string> | null | undefined;
  if (!made) throw new Error(`${mutation} in the demo: ${JSON.stringify([done, input])}`);
  return made;
}

const dishes = [
  ["红烧豆腐、炒时蔬、米饭", "Braised tofu, greens, rice"],
  ["土豆烧鸡、紫菜汤、米饭", "Chicken with potatoes, seaweed soup, rice"],
  ["番茄炒蛋、冬瓜汤、米饭", "Eggs with tomatoes, winter melon soup, rice"],
  ["肉末茄子、拌黄瓜、米饭", "Aubergine with mince, cucumber, rice"],
  ["清蒸鱼、炒青菜、米饭", "Steamed fish, greens, rice"],
  ["萝卜炖牛肉、花卷", "Beef with radish, steamed rolls"],
] as const;

const draft = (gridId: string, unitId: string) => ({
  gridId,
  unitId,
  name: { zh: "红色厨房", en: "The red kitchen" },
  cutoff: "SAME_DAY",
  weekdays: [1, 2, 3, 4, 5, 6],
  exceptions: [{ appliesOn: "2026-12-05", isOpen: false, reason: "厨房检修" }],
  minAge: 60,
  priceFen: 1_500,
  standardSubsidyFen: 500,
  hardshipSubsidyFen: 1_000,
  menu: dishes.map(([zh, en], i) => ({ weekday: i + 1, name: { zh, en } })),
});

async function openKitchen(teller: Teller, { street, courier }: Diners): Promise<string> {
  teller.clock.now = at("2026-10-20", "09:30");
  const { table } = teller.deps;
  const grid = gridByCode(await loadDivision(table), STREET, teller.clock.now);
  const unit = teller.community.units.find(({ code }) => code === courier.unitCode);
  if (!grid || !unit) throw new Error("the demo has nowhere to cook");
  const opened = { draft: draft(grid.id, unit.id) };
  const { id = "" } = await act(teller, asStaff(street), ["kitchen", "offerKitchen"], opened);
  const route = { id, gridId: grid.id, personId: courier.id };
  await act(teller, asStaff(street), ["kitchen", "assignMealRoute"], route);
  return id;
}

const diets = ["REGULAR", "SOFT", "LOW_SALT", "REGULAR", "LOW_SUGAR", "REGULAR"] as const;
const subsidies = ["STANDARD", "STANDARD", "HARDSHIP", "FREE", "NONE"] as const;
const everyDay = [1, 2, 3, 4, 5, 6];

const wish = (kitchenId: string, n: number) => ({
  kitchenId,
  bornOn: `19${35 + (n % 25)}-0${1 + (n % 9)}-15`,
  weekdays: n % 4 === 1 ? [1, 3, 5] : everyDay,
  diet: diets[n % diets.length],
  ...(n % 5 === 2 ? { hasAllergies: true, allergies: "花生" } : { hasAllergies: false }),
  phone: `1000002${String(n).padStart(4, "0")}`,
  ...(n % 3 !== 1 && {
    contactName: "示例亲属",
    contactPhone: `1000003${String(n).padStart(4, "0")}`,
  }),
});

type End = "applied" | "assessed" | "declined" | "paused" | "ended" | "active";
/** Where the first ones stand; all others get their meals. */
const ends: readonly End[] = [
  ...([
    "active",
    "active",
    "active",
    "applied",
    "assessed",
    "declined",
    "paused",
    "ended",
  ] as const),
  ...(["applied", "assessed"] as const),
];

async function apply(teller: Teller, kitchenId: string, diners: Diners, n: number) {
  const elder = diners.elders[n]!;
  const done = ["mealSubscription", "applyForMeals"] as const;
  if (n !== 0) return act(teller, asThemselves(elder), done, wish(kitchenId, n));
  // The first is looked after by a relative, who has leave.
  const leave = { agentId: diners.relative.id, relation: "FAMILY", days: 180 };
  const given = ["authorisation", "authoriseAgent"] as const;
  const { id: authorisationId } = await act(teller, asThemselves(elder), given, leave);
  const input = { ...wish(kitchenId, n), beneficiaryId: elder.id, authorisationId };
  return act(teller, asThemselves(diners.relative), done, input);
}

async function subscribe(teller: Teller, kitchenId: string, diners: Diners, n: number) {
  const end = ends[n] ?? "active";
  const self = asThemselves(n === 0 ? diners.relative : diners.elders[n]!);
  const staff = asStaff(diners.community);
  const late = end === "applied" || end === "assessed";
  teller.clock.now = at(late ? "2026-11-18" : "2026-11-09", "10:00");
  const { id = "" } = await apply(teller, kitchenId, diners, n);
  const next = (who: Who, mutation: string, input: object = {}) =>
    act(teller, who, ["mealSubscription", mutation], { id, ...input });
  if (end === "applied") return id;
  teller.clock.now = at(late ? "2026-11-19" : "2026-11-11", "15:00");
  if (end === "declined")
    await next(staff, "declineMeals", { reason: "住址不在本社区送餐范围，已转介邻近助餐点。" });
  else await next(staff, "assessMeals", { subsidy: subsidies[n % subsidies.length] });
  if (end === "declined" || end === "assessed") return id;
  // The first noon of the kitchen is today's: no day before it is left without an end.
  teller.clock.now = at("2026-11-19", "15:30");
  await next(self, "beginMeals");
  teller.clock.now = at("2026-11-19", "16:00");
  if (end === "paused") await next(self, "pauseMeals", { untilOn: "2026-11-30" });
  if (end === "ended") await next(self, "endMeals");
  if (n % 7 === 2) await next(self, "skipMeal", { servedOn: "2026-11-23", isSkipped: true });
  return id;
}

/** Today's route: some doors are done, at one nobody opened a few minutes ago. */
async function carry(
  teller: Teller,
  kitchenId: string,
  { courier }: Diners,
  ids: readonly string[],
) {
  const cook = asStaff(courier);
  teller.clock.now = at(TODAY, "09:40");
  await act(teller, cook, ["kitchen", "markMealsOut"], { id: kitchenId });
  for (const [n, subscriptionId] of ids.entries()) {
    teller.clock.now = at(TODAY, `09:${45 + n * 3}`);
    const mutation = n === ids.length - 1 ? "reportMealUnanswered" : "markMealDelivered";
    const door = { subscriptionId, servedOn: TODAY };
    await act(teller, cook, ["mealDelivery", mutation], door);
  }
}

/** Tells of the kitchen and of everybody who eats from it. */
export async function tellMeals(teller: Teller, diners: Diners, now: Instant): Promise<void> {
  const kitchenId = await openKitchen(teller, diners);
  const ids: string[] = [];
  for (const n of diners.elders.keys()) ids.push(await subscribe(teller, kitchenId, diners, n));
  const eating = ids.filter((_, n) => (ends[n] ?? "active") === "active" && n % 4 !== 1);
  await carry(teller, kitchenId, diners, [eating[0]!, eating[2]!, eating[3]!, eating[1]!]);
  await sweepMeals(teller.deps.table, now);
}
