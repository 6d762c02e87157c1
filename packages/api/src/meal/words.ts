import type { LocalDate } from "../kernel/clock.ts";
import type { Bilingual } from "../kernel/decision.ts";
import { sayDay } from "../kernel/spoken.ts";
import { type Callable, type Delivery, type DeliveryFact, STEP_MINUTES } from "./delivery.ts";
import type { Hit } from "./kitchen-hit.ts";
import { type CheckStep, checkSteps, cutoffs, endReasons, subsidies } from "./labels.ts";
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

/** An amount of fen as people say it. */
export const yuan = (fen: number): Bilingual => ({
  zh: `${(fen / 100).toFixed(2)} 元`,
  en: `${(fen / 100).toFixed(2)} yuan`,
});

const weekdayNames: readonly Bilingual[] = [
  { zh: "周一", en: "Monday" },
  { zh: "周二", en: "Tuesday" },
  { zh: "周三", en: "Wednesday" },
  { zh: "周四", en: "Thursday" },
  { zh: "周五", en: "Friday" },
  { zh: "周六", en: "Saturday" },
  { zh: "周日", en: "Sunday" },
];

const listed = (all: readonly Bilingual[]): Bilingual => ({
  zh: all.map(({ zh }) => zh).join("、"),
  en: all.map(({ en }) => en).join(", "),
});
const weekdaysIn = (days: readonly number[]): Bilingual =>
  listed(days.flatMap((day) => weekdayNames[day - 1] ?? []));

/** More dates than these are counted, not named: the list of days shows each. */
const NAMED_DATES = 8;
function datesIn(dates: readonly string[]): Bilingual {
  const { zh, en } = listed(dates.slice(0, NAMED_DATES).map(sayDay));
  return dates.length > NAMED_DATES
    ? { zh: `${zh}等 ${dates.length} 天`, en: `${en} and others, ${dates.length} days in all` }
    : { zh, en };
}

/** What a change of the kitchen means for somebody who eats, and what they can do. */
export function hitWords(from: string, hit: Hit): Bilingual {
  const { lostWeekdays, gainedWeekdays, lostDates, gainedDates, isUnserved, cutoff } = hit;
  const lines: Bilingual[] = [];
  const say = (days: readonly unknown[], { zh, en }: Bilingual, tail: Bilingual): void => {
    if (days.length > 0) lines.push({ zh: `${zh}${tail.zh}`, en: `${en}${tail.en}` });
  };
  const none = { zh: "不再供餐", en: ": no more meals" };
  const again = { zh: "供餐", en: ": there are meals" };
  say(lostWeekdays, weekdaysIn(lostWeekdays), none);
  say(lostDates, datesIn(lostDates), { zh: "不供餐", en: ": no meal" });
  say(gainedWeekdays, weekdaysIn(gainedWeekdays), again);
  say(gainedDates, datesIn(gainedDates), again);
  if (cutoff)
    lines.push({ zh: `停餐截止：${cutoffs[cutoff].zh}`, en: `Cut-off: ${cutoffs[cutoff].en}` });
  lines.push(
    isUnserved
      ? {
          zh: "您选的日子都不再送餐，可结束后向其他助餐点申请，需要帮助请联系社区",
          en: "None of your days is left. You can end these meals and apply at another kitchen; your community can help",
        }
      : {
          zh: "不需要的餐可停餐，需要帮助请联系社区",
          en: "You can skip meals you do not need; your community can help",
        },
  );
  return {
    zh: `${sayDay(from).zh}起：${lines.map(({ zh }) => zh).join("；")}`,
    en: `From ${sayDay(from).en} on: ${lines.map(({ en }) => en).join("; ")}`,
  };
}

/** What couriers are told of a route that was given to another. */
export const routeWords = (
  kitchen: Bilingual,
  isTheirs: boolean,
): { title: Bilingual; body: Bilingual } =>
  isTheirs
    ? {
        title: { zh: "有新的送餐线路由您负责", en: "You have a new meal route" },
        body: {
          zh: `${kitchen.zh}：请查看今天的送餐线路`,
          en: `${kitchen.en}: please look at today's route`,
        },
      }
    : {
        title: {
          zh: "您的送餐线路已改由他人负责",
          en: "Your meal route was given to somebody else",
        },
        body: {
          zh: `${kitchen.zh}：请查看您今天还负责的送餐线路`,
          en: `${kitchen.en}: please look at what is left of today's route`,
        },
      };

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
    told("开始送餐", "Meals begin", {
      zh: `${sayDay(firstOn).zh}起`,
      en: `From ${sayDay(firstOn).en} on`,
    }),
  skipped: ({ on }) => told("停一餐", "One meal skipped", sayDay(on)),
  unskipped: ({ on }) => told("恢复一餐", "One meal restored", sayDay(on)),
  paused: ({ from, to }) =>
    told("暂停送餐", "Meals are paused", {
      zh: to ? `${sayDay(from).zh}起，${sayDay(to).zh}恢复` : `${sayDay(from).zh}起`,
      en: to ? `From ${sayDay(from).en}, again on ${sayDay(to).en}` : `From ${sayDay(from).en} on`,
    }),
  resumed: ({ from }) =>
    told("恢复送餐", "Meals resume", {
      zh: `${sayDay(from).zh}起`,
      en: `From ${sayDay(from).en} on`,
    }),
  // Not what is eaten: that is nobody's business who sees the notice over a shoulder.
  foodChanged: ({ from }) =>
    told("饮食或忌口已更改", "Diet or allergies changed", {
      zh: `${sayDay(from).zh}起`,
      en: `From ${sayDay(from).en} on`,
    }),
  reachChanged: () => told("联系电话已更改", "Phone numbers changed"),
  endAsked: ({ lastOn }) =>
    told("即将结束", "Meals are ending", {
      zh: `${sayDay(lastOn).zh}之后不再送餐`,
      en: `No meals after ${sayDay(lastOn).en}`,
    }),
  kept: ({ from }) =>
    told("已撤销结束", "The meals continue", {
      zh: `${sayDay(from).zh}起照常`,
      en: `As before from ${sayDay(from).en} on`,
    }),
  ended: ({ reason }) => told("助餐已结束", "Meals have ended", endReasons[reason]),
  kitchenChanged: ({ from, ...hit }) =>
    told("助餐点调整了供餐安排", "The kitchen has changed its days", hitWords(from, hit)),
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
      zh: `${kitchen.zh} ${sayDay(on).zh}：${doors} 户的餐还没有送到${without.zh}。请逐户送到、敲门确认或说明原因。`,
      en: `${kitchen.en}, ${sayDay(on).en}: homes whose meal has not arrived: ${doors}${without.en}. Deliver each meal, knock and check, or say why it will not come.`,
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

/** Why nothing is cooked on a day. */
export const calledOffWords = (on: LocalDate, reason: string): Bilingual => ({
  zh: `${sayDay(on).zh}停止供餐：${reason}。当天的餐不送、不收费`,
  en: `No meals on ${sayDay(on).en}: ${reason}. Nothing is delivered or charged that day`,
});

/** What those who eat are told of a meal that did not come; null when it is no such news. */
export function lateWords(fact: DeliveryFact): Bilingual | null {
  if (fact.type === "explained") return both(fact.note);
  if (fact.type === "calledOff") return calledOffWords(fact.stop.servedOn, fact.note);
  if (fact.type !== "late" && fact.type !== "missed") return null;
  const { servedOn } = fact.stop;
  const { zh, en } = toAsk(fact.askAt);
  return fact.type === "late"
    ? {
        zh: `${sayDay(servedOn).zh}的餐晚了，助餐点正在核实。${zh}`,
        en: `The meal of ${sayDay(servedOn).en} is late; the kitchen is checking. ${en}`,
      }
    : {
        zh: `${sayDay(servedOn).zh}的餐没有按时送到，已报告社区，未送到的餐不计费。${zh}`,
        en: `The meal of ${sayDay(servedOn).en} did not arrive in time. The community was told, and a meal that does not come is not charged. ${en}`,
      };
}

/** A line of the timeline of a meal: who did what about an unanswered door. */
export function tellDelivery(fact: DeliveryFact): Telling {
  switch (fact.type) {
    case "late":
      return told("送餐晚点", "The meal is late");
    case "missed":
      return told("餐没有送到", "The meal did not arrive");
    case "calledOff":
      return told("当天停止供餐", "No meals on that day", noteOf(fact.note));
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
            zh: `${sayDay(lastOn).zh}之后不再送餐，结束前可以撤销`,
            en: `No meals after ${sayDay(lastOn).en}; you can undo this until then`,
          };
    case "PAUSED": {
      const to = pauses.at(-1)?.to ?? null;
      return to === null
        ? { zh: "已暂停，可随时恢复", en: "Paused; it can be taken up again at any time" }
        : { zh: `已暂停，${sayDay(to).zh}恢复`, en: `Paused until ${sayDay(to).en}` };
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
