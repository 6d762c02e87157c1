import { HOUR, type Instant, toInstant, toMs } from "../kernel/clock.ts";
import type { Bilingual } from "../kernel/decision.ts";
import { type Callable, type Delivery, type DeliveryFact, STEP_MINUTES } from "./delivery.ts";
import { type CheckStep, checkSteps, endReasons, subsidies } from "./labels.ts";
import type { Subscription, SubscriptionFact } from "./subscription.ts";
import type { WatchStep } from "./watch.ts";

/** A line of a timeline in words. */
export type Telling = { title: Bilingual; detail: Bilingual | null };

const both = (text: string): Bilingual => ({ zh: text, en: text });
const told = (zh: string, en: string, detail: Bilingual | null = null): Telling => ({
  title: { zh, en },
  detail,
});
const noteOf = (note: string | null): Bilingual | null => (note ? both(note) : null);

/** Local date and time, as on a wall clock. */
export const wallTime = (at: Instant): string =>
  toInstant(toMs(at) + 8 * HOUR)
    .slice(0, 16)
    .replace("T", " ");

/** An amount of fen as people say it. */
export const yuan = (fen: number): Bilingual => ({
  zh: `${(fen / 100).toFixed(2)} 元`,
  en: `${(fen / 100).toFixed(2)} yuan`,
});

type Fact<T extends SubscriptionFact["type"]> = Extract<SubscriptionFact, { type: T }>;
type Tellers = { [T in SubscriptionFact["type"]]: (fact: Fact<T>) => Telling };

const tellers: Tellers = {
  applied: ({ kitchenName }) => told("已申请助餐", "Meals applied for", kitchenName),
  assessed: ({ terms: { subsidy, priceFen } }) =>
    told("评估通过", "Approved", {
      zh: `${subsidies[subsidy].zh}，每餐 ${yuan(priceFen).zh}`,
      en: `${subsidies[subsidy].en}, ${yuan(priceFen).en} a meal`,
    }),
  declined: ({ reason }) => told("评估未通过", "Not approved", both(reason)),
  begun: ({ firstOn }) =>
    told("开始送餐", "Meals begin", { zh: `${firstOn} 起`, en: `From ${firstOn} on` }),
  skipped: ({ on }) => told("停一餐", "One meal skipped", both(on)),
  unskipped: ({ on }) => told("恢复一餐", "One meal restored", both(on)),
  paused: ({ from, to }) =>
    told("暂停送餐", "Meals are paused", {
      zh: to ? `${from} 起，${to} 恢复` : `${from} 起`,
      en: to ? `From ${from}, again on ${to}` : `From ${from} on`,
    }),
  resumed: ({ from }) =>
    told("恢复送餐", "Meals resume", { zh: `${from} 起`, en: `From ${from} on` }),
  // Not what is eaten: that is nobody's business who sees the notice over a shoulder.
  foodChanged: ({ from }) =>
    told("饮食或忌口已更改", "Diet or allergies changed", {
      zh: `${from} 起`,
      en: `From ${from} on`,
    }),
  reachChanged: () => told("联系电话已更改", "Phone numbers changed"),
  endAsked: ({ lastOn }) =>
    told("即将结束", "Meals are ending", {
      zh: `${lastOn} 之后不再送餐`,
      en: `No meals after ${lastOn}`,
    }),
  kept: ({ from }) =>
    told("已撤销结束", "The meals continue", {
      zh: `${from} 起照常`,
      en: `As before from ${from} on`,
    }),
  ended: ({ reason }) => told("助餐已结束", "Meals have ended", endReasons[reason]),
  reviewOverdue: () => told("评估超时提醒", "The assessment is overdue"),
};

/** A line of the timeline of a subscription. */
export const tell = <T extends SubscriptionFact["type"]>(fact: Fact<T>): Telling =>
  (tellers[fact.type] as (one: Fact<T>) => Telling)(fact);

const late = (auto: boolean, note: string | null): Bilingual | null =>
  auto ? { zh: "超时未登记", en: "Not recorded in time" } : noteOf(note);

type WatchCounts = { doors: number; withoutCourier: number };
const stands: Readonly<Record<WatchStep, Telling["title"]>> = {
  BEGIN: { zh: "有送餐地址没有送餐员", en: "Homes without a courier" },
  COOK: { zh: "到点仍未出餐", en: "Meals are not cooked yet" },
  OUT: { zh: "到点仍未开始配送", en: "Meals are not on their way yet" },
  DOORS: { zh: "有餐到点未送达", en: "Meals have not arrived in time" },
  COMMUNITY: { zh: "未送达的餐无人说明", en: "Meals did not arrive and nobody has said why" },
  COMPLAINT: {
    zh: "未送达的餐已转紧急求助件",
    en: "Meals did not arrive: an emergency was reported",
  },
  OVER: { zh: "当天有餐未登记送达", en: "Meals of that day were not recorded as delivered" },
};

/** What is wrong at a kitchen, without anybody's name. */
export function watchWords(
  kitchen: Bilingual,
  { on, step }: { on: string; step: WatchStep },
  { doors, withoutCourier }: WatchCounts,
): { title: Bilingual; body: Bilingual } {
  const without: Bilingual =
    withoutCourier === 0
      ? { zh: "", en: "" }
      : {
          zh: `，其中 ${withoutCourier} 户没有送餐员，请马上安排`,
          en: `, ${withoutCourier} without a courier: please assign one at once`,
        };
  return {
    title: stands[step],
    body: {
      zh: `${kitchen.zh} ${on}：${doors} 户的餐还没有送到${without.zh}。请逐户送到、敲门确认或说明原因。`,
      en: `${kitchen.en}, ${on}: homes whose meal has not arrived: ${doors}${without.en}. Deliver each meal, knock and check, or say why it will not come.`,
    },
  };
}

const toAsk = (askAt: Callable | null): Bilingual =>
  askAt === null
    ? { zh: "请联系社区询问", en: "Please ask your community" }
    : {
        zh: `如需询问请拨打${askAt.name} ${askAt.phone}`,
        en: `To ask, call ${askAt.name}: ${askAt.phone}`,
      };

/** What those who eat are told of a meal that did not come; null when it is no such news. */
export function lateWords(fact: DeliveryFact): Bilingual | null {
  if (fact.type === "explained") return both(fact.note);
  if (fact.type !== "late" && fact.type !== "missed") return null;
  const { servedOn } = fact.stop;
  const { zh, en } = toAsk(fact.askAt);
  return fact.type === "late"
    ? {
        zh: `${servedOn} 的餐晚了，助餐点正在核实。${zh}`,
        en: `The meal of ${servedOn} is late; the kitchen is checking. ${en}`,
      }
    : {
        zh: `${servedOn} 的餐没有按时送到，已报告社区，未送到的餐不计费。${zh}`,
        en: `The meal of ${servedOn} did not arrive in time. The community was told, and a meal that does not come is not charged. ${en}`,
      };
}

/** A line of the timeline of a meal: who did what about an unanswered door. */
export function tellDelivery(fact: DeliveryFact): Telling {
  switch (fact.type) {
    case "late":
      return told("送餐晚点", "The meal is late");
    case "missed":
      return told("餐没有送到", "The meal did not arrive");
    case "explained":
      return told("未送餐的原因", "Why the meal was not delivered", noteOf(fact.note));
    case "delivered":
      return told("已送达", "Delivered");
    case "unanswered":
      return told("敲门无人应答", "No answer at the door");
    case "callUnanswered":
      return told("电话无人接听", "No answer to the call", noteOf(fact.note));
    case "passedOn": {
      const { zh, en } = checkSteps[fact.to];
      return told(`下一步：${zh}`, `Next: ${en}`, late(fact.auto, fact.note));
    }
    case "alarmed":
      return fact.needsHelp
        ? told(
            "需要救助，已转紧急求助件",
            "Help is needed: an emergency is open",
            noteOf(fact.note),
          )
        : told(
            "均无回应，已转紧急求助件",
            "Nobody answered: an emergency is open",
            late(fact.auto, fact.note),
          );
    case "foundWell":
      return told("已确认平安", "Confirmed safe", noteOf(fact.note));
  }
}

/** What happens next and who has it, in one sentence. */
export function nextStep(subscription: Subscription): Bilingual {
  const { stage, terms, lastOn, endReason, pauses } = subscription;
  switch (stage) {
    case "APPLIED":
      return {
        zh: "社区将在 5 个工作日内评估",
        en: "The community assesses it within 5 working days",
      };
    case "ASSESSED":
      return {
        zh: `每餐 ${yuan(terms?.priceFen ?? 0).zh}，请在 14 天内确认开始`,
        en: `${yuan(terms?.priceFen ?? 0).en} a meal; please begin within 14 days`,
      };
    case "ACTIVE":
      return lastOn === null
        ? { zh: "按计划送餐，可逐日停餐", en: "Meals come as planned; single days can be skipped" }
        : {
            zh: `${lastOn} 之后不再送餐，结束前可以撤销`,
            en: `No meals after ${lastOn}; you can undo this until then`,
          };
    case "PAUSED": {
      const to = pauses.at(-1)?.to ?? null;
      return to === null
        ? { zh: "已暂停，可随时恢复", en: "Paused; it can be taken up again at any time" }
        : { zh: `已暂停，${to} 恢复`, en: `Paused until ${to}` };
    }
    case "ENDED":
      return endReasons[endReason ?? "ENDED"];
  }
}

const limits: Readonly<Record<CheckStep, Bilingual>> = {
  CALL: {
    zh: `请在 ${STEP_MINUTES.CALL} 分钟内电话联系两次`,
    en: `Please phone twice within ${STEP_MINUTES.CALL} minutes`,
  },
  VISIT: {
    zh: `微网格长请在 ${STEP_MINUTES.VISIT} 分钟内上门查看`,
    en: `The micro-grid head goes there within ${STEP_MINUTES.VISIT} minutes`,
  },
  CONTACT: {
    zh: `请在 ${STEP_MINUTES.CONTACT} 分钟内联系紧急联系人`,
    en: `The emergency contact is asked within ${STEP_MINUTES.CONTACT} minutes`,
  },
  ALARM: {
    zh: "已转紧急求助件，请立即上门处置",
    en: "An emergency is open: go there at once",
  },
};

/** What is to be done at a door where nobody opened. */
export function nextAct({ stage, check }: Delivery): Bilingual {
  if (stage === "DELIVERED") return { zh: "餐已送到", en: "The meal was handed over" };
  if (stage === "LATE") return { zh: "助餐点正在核实", en: "The kitchen is checking" };
  if (stage === "MISSED") return { zh: "已报告社区处理", en: "The community was told" };
  if (stage === "EXPLAINED") return { zh: "已说明原因", en: "The reason was given" };
  if (stage === "SAFE")
    return { zh: "已确认平安，核查结束", en: "Confirmed safe. The check is over" };
  return limits[check?.step ?? "CALL"];
}
