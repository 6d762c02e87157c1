import { loadDivision, listUnits } from "../../src/grid/store.ts";
import type { UnitRow } from "../../src/grid/unit.ts";
import { atLocal, type Instant } from "../../src/kernel/clock.ts";
import { type Asking, startApp, type TestApp } from "./app.ts";
import { giveHome, signIn, type TestPerson } from "./people.ts";
import { addAddresses, importPlan } from "./places.ts";

/* A kitchen, elders and those around them, through the API. */

// The shape depends on the query; tests read what they asked for.
// oxlint-disable-next-line typescript/no-explicit-any
export type Json = any;

export const TODAY = "2026-11-20";
/** Before and after the cut-off of today, and when the courier comes by. */
export const EARLY: Instant = atLocal(TODAY, "08:00");
export const NOON: Instant = atLocal(TODAY, "11:30");

export const kitchenDraft = (gridId: string, unitId: string, change: object = {}) => ({
  gridId,
  unitId,
  name: { zh: "红色厨房", en: "Red kitchen" },
  cutoff: "SAME_DAY",
  weekdays: [1, 2, 3, 4, 5, 6, 7],
  exceptions: [],
  minAge: 60,
  priceFen: 1_500,
  standardSubsidyFen: 500,
  hardshipSubsidyFen: 1_000,
  menu: [{ weekday: 5, name: { zh: "清蒸鱼、炒青菜、米饭", en: "Steamed fish, greens, rice" } }],
  ...change,
});

export const application = (kitchenId: string, change: object = {}) => ({
  kitchenId,
  bornOn: "1940-05-01",
  weekdays: [1, 2, 3, 4, 5, 6, 7],
  diet: "SOFT",
  hasAllergies: true,
  allergies: "花生",
  phone: "10000009001",
  contactName: "示例亲属",
  contactPhone: "10000009002",
  ...change,
});

/** What each mutation of meals answers with. */
const thingOf = (name: string): string => {
  if (/Kitchen|Route$|Cooked$|Out$|^callOffMeals$/.test(name)) return "kitchen";
  return /Delivered$|Unanswered$|Check$|^explainMeal$/.test(name)
    ? "mealDelivery"
    : "mealSubscription";
};

/** One mutation: the payload with its thing, or the code of a denial. */
export async function send(
  app: TestApp,
  who: Asking,
  name: string,
  input: object,
  wanted = "__typename",
): Promise<{ thing: Json; code: string | null; message: string | null; field?: string | null }> {
  const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`;
  const query = `mutation ($input: ${type}!) { done: ${name}(input: $input) { thing: ${thingOf(name)} { ${wanted} } refusal { code message field } } }`;
  const { data, errors }: Json = await app.ask(query, { input }, who);
  const [denied] = errors;
  if (denied) return { thing: null, code: denied.extensions.code, message: denied.message };
  const { thing, refusal } = data.done;
  const { code = null, message = null, field = null } = refusal ?? {};
  return { thing, code, message, field };
}

/** One that must work, since the test stands on it. */
export async function must(
  app: TestApp,
  who: Asking,
  name: string,
  input: object,
  wanted = "id",
): Promise<Json> {
  const { thing, code, message } = await send(app, who, name, input, wanted);
  if (!thing) throw new Error(`${name}: ${code} ${message}`);
  return thing;
}

/** As somebody, with a token that is good at this moment. */
export async function as(app: TestApp, { id }: Pick<TestPerson, "id">): Promise<Asking> {
  const { ids, tokens, clock } = app.deps;
  const claims = { personId: id, sessionId: ids.next("session"), epoch: 0 };
  return { token: await tokens.issue(claims, clock()) };
}

const cook: UnitRow = {
  code: "COOK",
  name: "示例助老服务中心",
  kind: "PROVIDER",
  gridCode: "C",
  officePhone: null,
};

/** A community with a kitchen that has a courier for grid A, an hour before today's cut-off. */
export async function buildDiner() {
  const app = await startApp();
  app.clock.now = EARLY;
  await importPlan(app, undefined, [cook]);
  const unit = (await listUnits(app.deps.table))[0]!;
  const { byCode } = await loadDivision(app.deps.table);
  const grid = (code: string): string => byCode.get(code)?.[0]?.id ?? "";
  const inUnit = { role: "PROVIDER" as const, path: unit.path, unitId: unit.id };
  const staff = (role: "COMMUNITY" | "MICRO_HEAD" | "GRID_WORKER", path: string, name: string) =>
    signIn(app, { name, posts: [{ role, path, officePhone: "010-00000001" }] });
  const people = {
    community: await staff("COMMUNITY", "/S/C/", "社区"),
    head: await staff("MICRO_HEAD", "/S/C/A/A1/", "微网格长"),
    worker: await staff("GRID_WORKER", "/S/C/A/", "网格员"),
    courier: await signIn(app, { name: "送餐员甲", posts: [inUnit] }),
    colleague: await signIn(app, { name: "送餐员乙", posts: [inUnit] }),
    child: await signIn(app, { name: "子女" }),
    stranger: await signIn(app, { name: "路人" }),
  };
  const who = (name: keyof typeof people) => as(app, people[name]);
  const community = await who("community");
  const draft = kitchenDraft(grid("C"), unit.id);
  const kitchenId: string = (await must(app, community, "offerKitchen", { draft })).id;
  const route = { id: kitchenId, gridId: grid("A"), personId: people.courier.id };
  await must(app, community, "assignMealRoute", route);
  return { app, people, who, grid, unitId: unit.id as string, kitchenId };
}
export type Diner = Awaited<ReturnType<typeof buildDiner>>;

let made = 0;
/** An elder with a confirmed home in micro-grid A1; every one behind another door. */
export async function elderIn(
  app: TestApp,
  room?: string,
  place: { gridCode?: string; path?: string } = {},
): Promise<TestPerson & { addressId: string }> {
  made += 1;
  const [address] = await addAddresses(app, { room: room ?? String(100 + made), ...place });
  const elder = await signIn(app, { name: `示例老人${made}` });
  await giveHome(app, elder.id, { addressId: address!.id, path: address!.path });
  return { ...elder, addressId: address!.id };
}

/** Applied for, granted and begun: there is a meal from the first day that is not settled. */
export async function subscribed(
  { app, kitchenId, who }: Pick<Diner, "app" | "kitchenId" | "who">,
  elder: TestPerson,
  change: object = {},
): Promise<string> {
  const self = await as(app, elder);
  const { id } = await must(app, self, "applyForMeals", application(kitchenId, change));
  await must(app, await who("community"), "assessMeals", { id, subsidy: "STANDARD" });
  await must(app, self, "beginMeals", { id });
  return id as string;
}
