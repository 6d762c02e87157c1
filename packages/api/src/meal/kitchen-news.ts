import type { Audience, Effects, News } from "../kernel/effects.ts";
import { type Kitchen, type KitchenFact } from "./kitchen.ts";
import type { Gap, Watched } from "./watch.ts";
import { watchWords } from "./words.ts";

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

const ALARM_CATEGORY = "care.elder_or_disability";

/** What facts of a kitchen ask of others. */
export const effectsOfKitchen = (
  _id: string,
  _before: Kitchen | null,
  after: Kitchen,
  facts: readonly KitchenFact[],
): Effects => {
  const watched = facts.filter((fact) => fact.type === "watched");
  return {
    news: watched.flatMap((fact) => newsOf(after, fact)),
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
