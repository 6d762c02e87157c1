import type { Audience, Effects, News } from "../kernel/effects.ts";
import { courierFor, type Kitchen, type KitchenFact } from "./kitchen.ts";
import type { KitchenPlan } from "./kitchen-hit.ts";
import { communityOf, type Gap, type Watched } from "./watch.ts";
import { calledOffWords, routeWords, watchWords } from "./words.ts";

/* Who hears of what at a kitchen. */

const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);

/** What a step of the clock is about, in numbers. */
export const countsOf = (gaps: readonly Gap[]): { doors: number; withoutCourier: number } => ({
  doors: sum(gaps.map(({ doors }) => doors)),
  withoutCourier: sum(gaps.map(({ withoutCourier }) => withoutCourier)),
});

const toNews = (
  kitchen: Kitchen,
  watched: Watched,
  audience: Audience,
  gaps: readonly Gap[],
): News => ({
  audience: [audience],
  ...watchWords(kitchen.name, watched, countsOf(gaps)),
  sort: "WORK",
  isUrgent: true,
  capacity: "STAFF",
});

/** The kitchen hears of every step; each community of its own doors, once the kitchen could not or did not act. */
function newsOf(kitchen: Kitchen, watched: Watched): News[] {
  const { gaps, isPassedOn } = watched;
  if (gaps.length === 0) return [];
  const ofKitchen = toNews(kitchen, watched, { kind: "unit", unitId: kitchen.unitId }, gaps);
  const ofCommunities = gaps.map((gap) =>
    toNews(kitchen, watched, { kind: "grid", path: gap.path }, [gap]),
  );
  return [ofKitchen, ...(isPassedOn ? ofCommunities : [])];
}

type RouteFact = Extract<KitchenFact, { type: "routeAssigned" }>;
/** Who carries a route from now on, and who carried it. */
function routeNews(before: Kitchen | null, after: Kitchen, { path, courier }: RouteFact): News[] {
  const former = before && courierFor(before, path);
  if (former?.id === courier.id) return [];
  const news = (personId: typeof courier.id, isTheirs: boolean): News => ({
    audience: [{ kind: "person", personId }],
    ...routeWords(after.name, isTheirs),
    sort: isTheirs ? "WORK" : "INFO",
    capacity: "STAFF",
  });
  return [news(courier.id, true), ...(former ? [news(former.id, false)] : [])];
}

const planOf = ({ cutoff, weekdays, exceptions }: KitchenPlan): KitchenPlan => ({
  cutoff,
  weekdays,
  exceptions,
});

/** A new plan is for everybody who eats there to hear of; each is looked at when the message is carried out. */
function changedPlans(
  before: Kitchen | null,
  after: Kitchen,
  facts: readonly KitchenFact[],
): NonNullable<Effects["kitchensChanged"]> {
  const revised = facts.find((fact) => fact.type === "revised");
  if (!before || !revised) return [];
  const [was, is] = [planOf(before), planOf(after)];
  return JSON.stringify(was) === JSON.stringify(is)
    ? []
    : [{ path: after.path, was, is, from: revised.from }];
}

type CalledOff = Extract<KitchenFact, { type: "calledOff" }>;
/** Those who cook and carry, and the communities whose elders go without, hear of it at once. */
const calledOffNews = (kitchen: Kitchen, { on, reason }: CalledOff): News => {
  const { name, unitId, path, routes } = kitchen;
  const { zh, en } = calledOffWords(on, reason);
  const around = new Set([path, ...routes.map((route) => communityOf(route.path))]);
  return {
    audience: [
      { kind: "unit", unitId },
      ...[...around].map((one): Audience => ({ kind: "grid", path: one })),
    ],
    title: { zh: "助餐点当天停止供餐", en: "A kitchen serves no meals that day" },
    body: { zh: `${name.zh}：${zh}`, en: `${name.en}: ${en}` },
    sort: "WORK",
    isUrgent: true,
    capacity: "STAFF",
  };
};

const ALARM_CATEGORY = "care.elder_or_disability";

/** What facts of a kitchen ask of others. */
export const effectsOfKitchen = (
  _id: string,
  before: Kitchen | null,
  after: Kitchen,
  facts: readonly KitchenFact[],
  by: { actorId: string },
): Effects => {
  const watched = facts.filter((fact) => fact.type === "watched");
  return {
    news: [
      ...watched.flatMap((fact) => newsOf(after, fact)),
      ...facts
        .flatMap((fact) => {
          if (fact.type === "calledOff") return [calledOffNews(after, fact)];
          return fact.type === "routeAssigned" ? routeNews(before, after, fact) : [];
        })
        .map((one) => ({ ...one, except: [by.actorId] })),
    ],
    kitchensChanged: changedPlans(before, after, facts),
    mealsCalledOff: facts.flatMap((fact) =>
      fact.type === "calledOff" && before
        ? [{ path: after.path, on: fact.on, reason: fact.reason, was: planOf(before) }]
        : [],
    ),
    attached: [],
    alarms: watched
      .filter(({ isComplaint }) => isComplaint)
      .flatMap((fact) => fact.gaps.map((gap) => ({ gap, on: fact.on })))
      .map(({ gap: { complaintId, addressId, doors }, on }) => ({
        complaintId,
        category: ALARM_CATEGORY,
        addressId,
        text: `${after.name.zh} ${on} 有 ${doors} 户的助餐没有送到，供餐单位和社区均未处理。请逐户联系用餐老人，确认平安并安排用餐；户数明细见助餐工作台。`,
      })),
  };
};
