import type { Audience, Effects, News } from "../kernel/effects.ts";
import type { Bilingual } from "../kernel/decision.ts";
import type { Delivery, DeliveryFact } from "./delivery.ts";
import { hearersOf } from "../proxy/proxy.ts";
import type { Subscription, SubscriptionFact } from "./subscription.ts";
import { communityOf } from "./watch.ts";
import { lateWords, nextAct, tell, tellDelivery } from "./words.ts";

/* Who hears of what. Nobody hears of what they did themselves. */

/** What single days are is seen in the list; only what changes the arrangement is told. */
const untold: readonly SubscriptionFact["type"][] = ["skipped", "unskipped", "reviewOverdue"];
const asks: readonly SubscriptionFact["type"][] = ["assessed"];
const forDesk: readonly SubscriptionFact["type"][] = ["applied", "reviewOverdue"];

function newsOf(subscription: Subscription, fact: SubscriptionFact): News[] {
  const { title, detail } = tell(fact);
  const { beneficiary, home } = subscription;
  const body: Bilingual = {
    zh: `${beneficiary.name}的助餐${detail ? `：${detail.zh}` : ""}`,
    en: `Meals of ${beneficiary.name}${detail ? `: ${detail.en}` : ""}`,
  };
  const sort = asks.includes(fact.type) ? "WORK" : "INFO";
  const audience = hearersOf(subscription);
  const told: News[] = untold.includes(fact.type)
    ? []
    : [{ audience, title, body, sort, capacity: "ONESELF" }];
  const desk: Audience = { kind: "grid", path: communityOf(home.path) };
  return forDesk.includes(fact.type)
    ? [...told, { audience: [desk], title, body, sort: "WORK", capacity: "STAFF" }]
    : told;
}

/** What facts of a subscription ask of others. */
export const effectsOf = (
  _id: string,
  _before: Subscription | null,
  after: Subscription,
  facts: readonly SubscriptionFact[],
  by: { actorId: string },
): Effects => ({
  news: facts
    .flatMap((fact) => newsOf(after, fact))
    .map((one) => ({ ...one, except: [by.actorId] })),
  attached: [],
});

/** Whose turn it is after a fact about a door; null when it is nobody's of the grid. */
function turnOf({ home }: Delivery, fact: DeliveryFact): Audience | null {
  if (fact.type === "passedOn")
    return { kind: "grid", path: fact.to === "VISIT" ? home.path : communityOf(home.path) };
  return fact.type === "alarmed" ? { kind: "grid", path: communityOf(home.path) } : null;
}

/** Relatives are told that something may be wrong, and that all is well; a meal that came is no news. */
const tellsPeople: readonly DeliveryFact["type"][] = [
  ...(["late", "missed", "explained", "calledOff"] as const),
  ...(["unanswered", "alarmed", "foundWell"] as const),
];

/** What can wait until somebody looks into the app. */
const calm: readonly DeliveryFact["type"][] = ["foundWell", "explained"];

function newsOfDoor(before: Delivery | null, after: Delivery, fact: DeliveryFact): News[] {
  const { title } = tellDelivery(fact);
  const { zh, en } = lateWords(fact) ?? nextAct(after);
  const { name } = after.beneficiary;
  const body: Bilingual = { zh: `${name}：${zh}`, en: `${name}: ${en}` };
  const isUrgent = !calm.includes(fact.type) && { isUrgent: true as const };
  const turn = turnOf(after, fact);
  const cameLate = fact.type === "delivered" && before !== null;
  const isSilent = fact.type === "missed" && !fact.isTold;
  const peopleHear = cameLate || (tellsPeople.includes(fact.type) && !isSilent);
  return [
    ...(peopleHear
      ? [
          {
            audience: hearersOf(after),
            title,
            body,
            sort: "INFO",
            capacity: "ONESELF",
            ...(cameLate ? {} : isUrgent),
          } as const,
        ]
      : []),
    ...(turn
      ? [{ audience: [turn], title, body, sort: "WORK", capacity: "STAFF", ...isUrgent } as const]
      : []),
  ];
}

const ALARM = {
  category: "care.elder_or_disability",
  text: "助餐送餐敲门无人应答，电话、上门查看和紧急联系人均未能确认平安，请立即上门处置。",
  textWhenHurt: "助餐送餐时发现老人需要救助，请立即上门处置。",
} as const;

/** What facts of a meal ask of others; of an alarm there is one, whose id was chosen when nobody opened. */
export const effectsOfDoor = (
  _id: string,
  before: Delivery | null,
  after: Delivery,
  facts: readonly DeliveryFact[],
  by: { actorId: string },
): Effects => ({
  news: facts
    .flatMap((fact) => newsOfDoor(before, after, fact))
    .map((one) => ({ ...one, except: [by.actorId] })),
  attached: [],
  alarms: facts.flatMap((fact) => {
    if (fact.type !== "alarmed" || !after.check) return [];
    const { complaintId } = after.check;
    const text = fact.needsHelp ? ALARM.textWhenHurt : ALARM.text;
    return [{ complaintId, category: ALARM.category, addressId: after.home.addressId, text }];
  }),
});
