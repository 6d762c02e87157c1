import { describe, expect, it } from "vitest";
import type { Term } from "../kernel/calendar.ts";
import type { Bilingual } from "../kernel/decision.ts";
import { categories, categoryGroups, categoryOf, departments, termsOf, OTHER } from "./category.ts";
import { conditionsOf } from "./category-conditions.ts";
import type { Category, Level, Terms } from "./category.ts";

const steps = ["accept", "dispatch", "sign", "dispose", "verify", "confirm"] as const;

const minutes = (amount: number): Term => ({ unit: "MINUTE", amount });
const workHours = (amount: number): Term => ({ unit: "WORK_HOUR", amount });
const workDays = (amount: number): Term => ({ unit: "WORK_DAY", amount });
const days = (amount: number): Term => ({ unit: "DAY", amount });

const category = (code: string): Category => {
  const found = categoryOf(code);
  if (!found) throw new Error(`no category ${code}`);
  return found;
};

const isFilled = ({ zh, en }: Bilingual): boolean =>
  /\p{Script=Han}/u.test(zh) && /[a-z]/i.test(en) && !/\p{Script=Han}/u.test(en);
const isLimit = ({ amount }: Term): boolean => Number.isInteger(amount) && amount > 0;

/** The rules every category keeps, each with the name a failure shows. */
const rules: Record<string, (category: Category) => boolean> = {
  "its code begins with its group": ({ code, group }) => code.startsWith(`${group}.`),
  "its group exists": ({ group }) => group in categoryGroups,
  "its name is in both languages": ({ name }) => isFilled(name),
  "its unit exists": ({ leadUnit }) => leadUnit === "GRID" || leadUnit in departments,
  "every step has a limit": (category) =>
    steps.every((step) => isLimit(termsOf(category, category.level)[step])),
  "danger to life is never handled on the spot": ({ level, onSiteAllowed }) =>
    !(level === "P0" && onSiteAllowed),
  "work of a department or the street is led by one": ({ mustBeHandledBy, leadUnit }) =>
    (mustBeHandledBy === "COMMUNITY") === (leadUnit === "GRID"),
  "only work of the community is handled on the spot": ({ mustBeHandledBy, onSiteAllowed }) =>
    mustBeHandledBy === "COMMUNITY" || !onSiteAllowed,
  "an urgent matter is disposed of in 4 to 24 hours": (category) => {
    const { unit, amount } = termsOf(category, "P1").dispose;
    return category.level !== "P1" || (unit === "MINUTE" && amount >= 240 && amount <= 1440);
  },
  "a question is answered in 3 work days, in words": (category) =>
    category.nature !== "CONSULT" ||
    (category.evidence === "TEXT" && termsOf(category, "P3").dispose.amount === 3),
  "a person in need is never photographed": ({ group, evidence }) =>
    group !== "care" || evidence === "TEXT",
};

const broken = (category: Category): string[] =>
  Object.keys(rules).filter((rule) => !rules[rule]!(category));

describe("the category list", () => {
  it("has exactly 60 leaves and one for all else, each code once", () => {
    expect(categories).toHaveLength(61);
    expect(new Set(categories.map(({ code }) => code)).size).toBe(61);
  });

  it("has no name twice within a group", () => {
    const names = categories.flatMap(({ group, name }) => [
      `${group} ${name.zh}`,
      `${group} ${name.en}`,
    ]);
    expect(new Set(names).size).toBe(122);
  });

  it("leaves no group empty", () => {
    const used = new Set<string>(categories.map(({ group }) => group));
    expect(Object.keys(categoryGroups).filter((group) => !used.has(group))).toEqual([]);
  });

  it("names groups and departments in both languages", () => {
    const names: Bilingual[] = [...Object.values(categoryGroups), ...Object.values(departments)];
    expect(names.filter((name) => !isFilled(name))).toEqual([]);
  });

  it.each(categories.map((category) => [category.code, category] as const))(
    "%s keeps every rule",
    (_, category) => {
      expect(broken(category)).toEqual([]);
    },
  );

  it.each(categories.map(({ code }) => code))(
    "%s is taken up and done in both languages",
    (code) => {
      const { filing, closing } = conditionsOf(code);
      expect([filing, closing].filter((one) => !isFilled(one))).toEqual([]);
    },
  );

  it("finds a category by its code, and nothing by another", () => {
    expect(categoryOf("appearance.rubble")?.name.en).toBe("Rubble");
    expect(categoryOf("rubble")).toBeNull();
  });
});

describe("planted violations", () => {
  const rubbish = category("appearance.exposed_rubbish");
  const byStreet = { mustBeHandledBy: "STREET", leadUnit: "POLICE", onSiteAllowed: false } as const;
  const plants: Record<string, Partial<Category>> = {
    "its code begins with its group": { code: "rubbish" },
    "its group exists": { code: "moon.rubbish", group: "moon" as never },
    "its name is in both languages": { name: { zh: "无", en: "无" } },
    "its unit exists": { ...byStreet, leadUnit: "NASA" as never },
    "every step has a limit": { terms: { sign: minutes(0) } },
    "danger to life is never handled on the spot": { level: "P0" },
    "work of a department or the street is led by one": { ...byStreet, leadUnit: "GRID" },
    "only work of the community is handled on the spot": { ...byStreet, onSiteAllowed: true },
    "an urgent matter is disposed of in 4 to 24 hours": {
      level: "P1",
      terms: { dispose: minutes(60) },
    },
    "a question is answered in 3 work days, in words": { nature: "CONSULT" },
    "a person in need is never photographed": { code: "care.rubbish", group: "care" },
  };

  it.each(Object.entries(plants))("are seen: %s", (rule, change) => {
    expect(broken({ ...rubbish, ...change })).toEqual([rule]);
  });

  it("are planted for every rule", () => {
    expect(Object.keys(plants)).toEqual(Object.keys(rules));
  });
});

describe("the terms of a level", () => {
  const plain = category("governance.suggestion");
  it.each<[Level, Terms]>([
    ["P0", limits(minutes(1), minutes(5), minutes(5), minutes(60), minutes(120), days(3))],
    ["P1", limits(minutes(15), minutes(30), minutes(30), minutes(1440), workDays(1), days(3))],
    ["P2", limits(workHours(2), workHours(4), workHours(4), workDays(3), workDays(2), days(3))],
    ["P3", limits(workDays(1), workHours(4), workDays(1), workDays(5), workDays(2), days(5))],
  ])("%s", (level, terms) => {
    expect(termsOf(plain, level)).toEqual(terms);
  });

  it.each([
    ["appearance.exposed_rubbish", workDays(1)],
    ["appearance.dirty_road", workHours(5)],
    ["appearance.rubble", workDays(4)],
    ["housing.illegal_structure", workDays(15)],
    ["facility.cable", minutes(240)],
    ["consult.permits", workDays(3)],
  ])("given %s, then its own time to dispose", (code, dispose) => {
    const { level } = category(code);
    expect(termsOf(category(code), level).dispose).toEqual(dispose);
  });

  it("given an illegal structure raised to P0, then the hour of P0 and not its 15 work days", () => {
    expect(termsOf(category("housing.illegal_structure"), "P0").dispose).toEqual(minutes(60));
  });
});

/** The matters the domain reference names, by group, each with the leaf it belongs to. */
const named: Record<string, string> = {
  "exposed rubbish": "appearance.exposed_rubbish",
  rubble: "appearance.rubble",
  "dirty road": "appearance.dirty_road",
  "dirty water": "appearance.dirty_road",
  "green damage": "appearance.green_damage",
  burning: "appearance.burning",
  "small ads": "advertising.small_ads",
  "illegal outdoor ads": "advertising.illegal_outdoor_ads",
  "night noise": "construction.night_noise",
  dust: "construction.dust",
  "occupying road": "street_order.occupying_road",
  stall: "street_order.occupying_road",
  "mobile vendor": "street_order.mobile_vendor",
  "shared-bike piles": "street_order.shared_bike_piles",
  "tactile-paving blocked": "street_order.tactile_paving_blocked",
  "pipe burst": "emergency.pipe_burst",
  "road collapse": "emergency.road_collapse",
  "standing water": "emergency.standing_water",
  fire: "emergency.fire_or_smoke",
  "smoke alarm": "emergency.fire_or_smoke",
  lamp: "facility.lamp",
  "manhole cover": "facility.manhole_cover",
  bench: "facility.bench_or_fitness",
  fitness: "facility.bench_or_fitness",
  cable: "facility.cable",
  barrier: "facility.barrier_or_guard_rail",
  "guard rail": "facility.barrier_or_guard_rail",
  "public toilet": "facility.public_toilet",
  parking: "traffic.parking",
  "fire lane": "traffic.fire_lane",
  "barrier pole": "traffic.barrier_pole",
  signs: "traffic.signs",
  leak: "housing.leak",
  "wall crack": "housing.wall_crack_or_tilt",
  tilt: "housing.wall_crack_or_tilt",
  "illegal structure": "housing.illegal_structure",
  "unit door": "housing.unit_door",
  lift: "housing.lift",
  "water stop": "housing.water_or_heating_stop",
  heating: "housing.water_or_heating_stop",
  "battery charging indoors": "safety.indoor_charging",
  gas: "safety.gas",
  "falling object": "safety.falling_object",
  "high-rise litter": "safety.falling_object",
  "dangerous wall": "safety.dangerous_wall",
  "fire equipment": "safety.fire_equipment",
  noise: "neighbour.noise",
  "leak dispute": "neighbour.leak_dispute",
  dog: "neighbour.dog",
  hoarding: "neighbour.hoarding",
  "property fee": "neighbour.property_fee",
  "public space": "neighbour.public_space",
  refund: "consumer.refund_or_prepaid_card",
  "prepaid card": "consumer.refund_or_prepaid_card",
  price: "consumer.price",
  food: "consumer.food",
  "lone elder": "care.elder_or_disability",
  disability: "care.elder_or_disability",
  child: "care.child",
  "missing person": "care.missing_person",
  policy: "enterprise.policy",
  tax: "enterprise.tax_or_licence",
  licence: "enterprise.tax_or_licence",
  "enterprise parking": "enterprise.parking",
  "park service": "enterprise.park_service",
  "social security": "consult.social_security",
  schooling: "consult.schooling",
  permits: "consult.permits",
  suggestion: "governance.suggestion",
  praise: "governance.praise",
  "staff complaint": "governance.staff_complaint",
};

describe("the matters of the domain reference", () => {
  it("all 71 have a leaf, and no leaf stands for nothing", () => {
    expect(Object.keys(named)).toHaveLength(71);
    const leaves = new Set(Object.values(named));
    expect([...leaves].toSorted()).toEqual(
      categories
        .map(({ code }) => code)
        .filter((code) => code !== OTHER)
        .toSorted(),
    );
  });
});

function limits(...terms: [Term, Term, Term, Term, Term, Term]): Terms {
  const [accept, dispatch, sign, dispose, verify, confirm] = terms;
  return { accept, dispatch, sign, dispose, verify, confirm };
}
