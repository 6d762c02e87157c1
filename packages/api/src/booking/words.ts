import { graceOf } from "../catalogue/catalogue.ts";
import { dateOf } from "../kernel/clock.ts";
import type { Bilingual } from "../kernel/decision.ts";
import { sayDay, sayTime, timeOfDay } from "../kernel/spoken.ts";
import type { HitReason } from "../kernel/effects.ts";
import type { At, Booking, BookingFact } from "./booking.ts";
import { checkInMethods, lapseReasons, releaseReasons, stages, steps } from "./labels.ts";
import { isAppointment, wasCalled } from "./queue.ts";

/** A line of the timeline in words. */
export type Telling = { title: Bilingual; detail: Bilingual | null };

type Fact<T extends BookingFact["type"]> = Extract<BookingFact, { type: T }>;

const both = (text: string): Bilingual => ({ zh: text, en: text });
const told = (zh: string, en: string, detail: Bilingual | null = null): Telling => ({
  title: { zh, en },
  detail,
});

const slotWords = ({
  slot,
}: {
  slot: Pick<Booking["slot"], "startAt" | "endAt" | "lane">;
}): Bilingual => {
  const { zh, en } = sayTime(slot.startAt);
  const rest = `–${timeOfDay(slot.endAt)}`;
  const lane = slot.lane === "" || slot.lane === "walk-in" ? "" : ` · ${slot.lane}`;
  return { zh: `${zh}${rest}${lane}`, en: `${en}${rest}${lane}` };
};

/** A number in the line of a day has no time. */
const ticketWords = (number: number, { slot }: Pick<Booking, "slot">): Bilingual => {
  const { zh, en } = sayDay(dateOf(slot.startAt));
  return { zh: `${zh} · ${number} 号`, en: `${en} · number ${number}` };
};

/** What is booked and when, in one line. */
export const subjectOf = (
  booking: Pick<Booking, "slot" | "promised"> & Partial<Pick<Booking, "ticket">>,
): Bilingual => {
  const { ticket, promised } = booking;
  const name = promised.name;
  const time = ticket?.number ? ticketWords(ticket.number, booking) : slotWords(booking);
  return { zh: `${name.zh} · ${time.zh}`, en: `${name.en} · ${time.en}` };
};

const withHelp = ({ zh, en }: Bilingual): Bilingual => ({
  zh: `${zh}，已请社区协助寻找其他帮助`,
  en: `${en}; the community was asked to look for help elsewhere`,
});

const withWhy = ({ zh, en }: Bilingual, why?: Bilingual): Bilingual =>
  why ? { zh: `${zh}：${why.zh}`, en: `${en}: ${why.en}` } : { zh, en };

/** What has changed about a service, for those whose booking stays. */
const changes: Readonly<Record<HitReason, Bilingual>> = {
  RETIRED: { zh: "该服务已停办", en: "The service has been withdrawn" },
  TIME: { zh: "开放时间已调整", en: "The hours have changed" },
  SEATS: { zh: "名额已调整", en: "There are fewer seats now" },
  PLACE: { zh: "地点或场地有变动", en: "The place has changed" },
  PEOPLE: { zh: "服务对象有调整", en: "It is for other people now" },
  PAUSED: { zh: "该服务暂停接受新预约", en: "The service takes no new bookings for now" },
};

type Tellers = { [T in BookingFact["type"]]: (fact: Fact<T>) => Telling };

const tellers: Tellers = {
  held: (fact) => told("已占位", "Place held", subjectOf(fact)),
  joined: (fact) => told("加入候补", "Joined the waiting list", subjectOf(fact)),
  offered: ({ until }) =>
    told("有空位，请确认", "A place is free. Please confirm", {
      zh: `请在 ${sayTime(until).zh} 前确认，逾期让给下一位`,
      en: `Until ${sayTime(until).en}; then it goes to the next in line`,
    }),
  confirmed: ({ to }) =>
    to === "BOOKED"
      ? told("预约成功", "Booked")
      : to === "PENDING"
        ? told("已提交，待审核", "Submitted, awaiting approval")
        : told("已下单，待派单", "Ordered, awaiting assignment"),
  rescheduled: ({ slot }) => told("已改期", "Time changed", slotWords({ slot })),
  cancelled: ({ isLate }) =>
    isLate ? told("逾期取消", "Cancelled late") : told("已取消", "Cancelled"),
  approved: () => told("审核通过", "Approved"),
  declined: ({ reason }) => told("审核未通过", "Not approved", both(reason)),
  kept: ({ why = "TIME" }) =>
    told(`${changes[why].zh}，您的预约照旧`, `${changes[why].en}; your booking stays as it is`, {
      zh: "仍按原来的时间和地点办理；不方便可以改期或取消",
      en: "It takes place as it was agreed. If that no longer suits you, you can change or cancel it",
    }),
  moved: ({ was, slot }) =>
    told("服务方调整，您的预约已改时间", "The provider has moved your booking", {
      zh: `原来是 ${slotWords({ slot: was }).zh}，现在是 ${slotWords({ slot }).zh}；不方便可以取消或改期，不记违约`,
      en: `It was ${slotWords({ slot: was }).en} and is now ${slotWords({ slot }).en}; if that does not suit you, you can cancel or change it without a mark`,
    }),
  calledOff: ({ reason }) => told("服务方取消", "Cancelled by the provider", both(reason)),
  assigned: ({ performer, companion }) =>
    told("已派单", "Assigned", {
      zh: companion ? `${performer.name}、${companion.name}` : performer.name,
      en: companion ? `${performer.name} and ${companion.name}` : performer.name,
    }),
  accepted: () => told("已接单", "Accepted"),
  turnedDown: ({ auto, reason }) =>
    auto
      ? told("超时未接单，重新派单", "Not accepted in time. It will be assigned again")
      : told("拒接，重新派单", "Declined. It will be assigned again", reason ? both(reason) : null),
  released: ({ reason }) =>
    told(
      "上门人员有变动，正在另行安排",
      "The person coming has changed; another is being arranged",
      releaseReasons[reason],
    ),
  numberTaken: ({ number }) => told("已取号", "Number taken", both(String(number))),
  called: ({ performer }) => told("请到窗口，轮到您了", "It is your turn", both(performer.name)),
  arrived: ({ method }) =>
    told("已到场，等候叫号", "Checked in, waiting to be called", checkInMethods[method]),
  graceEnded: ({ minutes }) =>
    told("未到场", "No-show", {
      zh: `开始后 ${minutes} 分钟内没有签到，不再保留；仍要办理请到现场取号`,
      en: `Not checked in within ${minutes} minutes of the beginning, so the place is no longer kept. You can still take a number on site`,
    }),
  visitorForgotten: () => told("来访人称呼已删除", "The visitor’s name was deleted"),
  calledAgain: () => told("再次叫号，请到窗口", "Called again: it is your turn"),
  skipped: ({ isLast }) =>
    isLast
      ? told("叫号未到，号码作废", "No answer when called. The number is no longer valid")
      : told("叫号未到，已排到后面", "No answer when called. Moved to the end of the line"),
  talkAnswered: ({ text }) => told("已答复", "Answered", both(text)),
  checkedIn: ({ method }) => told("已到场", "Checked in", checkInMethods[method]),
  finished: ({ record, auto }) =>
    auto
      ? told("到期自动完成（未评价）", "Closed automatically (not rated)")
      : told("已完成", "Done", record ? both(record) : null),
  absenceReported: ({ calls }) =>
    told("未到场", "No-show", {
      zh: `已联系 ${calls} 次并等候`,
      en: `Called ${calls} times and waited`,
    }),
  nobodyCame: () =>
    told("服务人员未到，非常抱歉", "Nobody came. We apologise", {
      zh: "请重新预约；30 天内候补该服务时您排在最前",
      en: "Please book again: for 30 days you are first in its waiting lists",
    }),
  rated: ({ evaluation }) =>
    told(
      "已评价",
      "Rated",
      both(`${"★".repeat(evaluation.rating)} ${evaluation.comment ?? ""}`.trim()),
    ),
  ratingAnswered: ({ text }) => told("已整改并回复", "Resolved and answered", both(text)),
  lapsed: ({ reason, complaintId, why }) =>
    told(
      "预约已失效",
      "The booking lapsed",
      complaintId ? withHelp(lapseReasons[reason]) : withWhy(lapseReasons[reason], why),
    ),
  paused: () =>
    told("服务暂停预约", "The service is paused", {
      zh: "候补的位置为您保留，恢复后继续",
      en: "Your place on the waiting list is kept; it continues when the service opens again",
    }),
  resumed: () =>
    told("服务已恢复，候补继续", "The service is open again and the waiting list continues"),
  // What was said belongs to the complaint, which others than those who served look into.
  disputed: () => told("有异议，已转为诉求", "Disputed and passed on as a complaint"),
  reminded: () => told("预约提醒", "Reminder"),
  stepOverdue: ({ step }) => told("超时提醒", "Overdue", steps[step]),
};

/** A line of the timeline in words. */
export const tell = <T extends BookingFact["type"]>(fact: Fact<T>): Telling =>
  (tellers[fact.type] as (one: Fact<T>) => Telling)(fact);

/** Where whoever was called goes, and who waits there. */
function yourTurn({ promised: { venue, providerName }, performer }: At<"CHECKED_IN">): Bilingual {
  const where = venue ?? providerName;
  const who = performer?.name ?? providerName;
  return {
    zh: `轮到您了，请到${where}找${who}`,
    en: `It is your turn: please go to ${where}, to ${who}`,
  };
}

const isInLine = (booking: Booking): boolean =>
  booking.ticket !== null || Boolean(booking.arrivedAt);

/** Where it stands. Who draws a number books nothing, and who was called is not served yet. */
export function statusOf(booking: Booking): Bilingual {
  if (wasCalled(booking)) return { zh: "叫到号了", en: "Called" };
  return booking.stage === "BOOKED" && isInLine(booking)
    ? { zh: "排队等候", en: "Waiting in line" }
    : stages[booking.stage];
}

/** That it is booked, for who has just confirmed it; null when there is nothing to say so of. */
export function confirmedWords({ stage }: Booking): Bilingual | null {
  if (stage === "PENDING")
    return { zh: "已提交，审核后通知您", en: "Sent. You will be told once it is approved" };
  const isBooked = stage === "BOOKED" || stage === "ORDERED" || stage === "ASSIGNED";
  return isBooked ? { zh: "预约成功", en: "Booked" } : null;
}

/** How long the place of an appointment is kept is said before, not after. */
function toArrive(booking: Booking): Bilingual {
  const minutes = graceOf(booking.promised);
  return {
    zh: `请按时到场出示预约码签到，签到后等候叫号；迟到保留 ${minutes} 分钟`,
    en: `Please come on time, check in with your code, and wait to be called. If you are late, your place is kept for ${minutes} minutes`,
  };
}

/** What happens next and who has it, in one sentence. */
export function nextStep(booking: Booking): Bilingual {
  switch (booking.stage) {
    case "HELD":
    case "OFFERED":
      return {
        zh: `请在 ${sayTime(booking.until).zh} 前填写并确认`,
        en: `Please confirm by ${sayTime(booking.until).en}`,
      };
    case "WAITING":
      return { zh: "有空位时会通知您", en: "You will be told when a place is free" };
    case "PENDING":
      return {
        zh: `${booking.promised.providerName}审核中，席位已保留`,
        en: `Being looked at by ${booking.promised.providerName}; the seat is kept`,
      };
    case "ORDERED":
      return {
        zh: `${booking.promised.providerName}正在安排上门人员，定好会通知您；请届时在家等候`,
        en: `${booking.promised.providerName} is arranging who will come and will tell you. Please be at home then`,
      };
    case "ASSIGNED":
      return {
        zh: `等待${booking.performer.name}接单`,
        en: `Waiting for ${booking.performer.name} to take it on`,
      };
    case "BOOKED":
      if (booking.ticket) return { zh: "请等候叫号", en: "Please wait until the number is called" };
      if (booking.arrivedAt) return { zh: "请等候叫号", en: "Please wait until you are called" };
      if (isAppointment(booking)) return toArrive(booking);
      return booking.performer
        ? {
            zh: `${booking.performer.name}将按时上门，请在家等候`,
            en: `${booking.performer.name} will come: please be at home`,
          }
        : { zh: "请按时到场并出示预约码", en: "Please come in time and show the code" };
    case "CHECKED_IN":
      return wasCalled(booking) ? yourTurn(booking) : { zh: "服务进行中", en: "In progress" };
    case "DONE":
      if (booking.clock?.step === "ANSWER")
        return {
          zh: `${booking.promised.providerName}将在 5 个工作日内答复`,
          en: `${booking.promised.providerName} answers within 5 working days`,
        };
      if (booking.clock)
        return {
          zh: `${booking.promised.providerName}将在 15 个工作日内整改并回复`,
          en: `${booking.promised.providerName} puts it right and answers within 15 working days`,
        };
      return booking.evaluation
        ? { zh: "感谢评价", en: "Thank you for rating" }
        : { zh: "请评价本次服务", en: "Please rate this service" };
    case "LAPSED":
      return booking.complaintId
        ? withHelp(lapseReasons[booking.reason])
        : lapseReasons[booking.reason];
    case "CANCELLED":
    case "LATE_CANCELLED":
    case "NO_SHOW_USER":
      return { zh: "已结束", en: "Ended" };
    case "DECLINED":
    case "CALLED_OFF":
      return both(booking.reason);
    case "NO_SHOW_PROVIDER":
      return {
        zh: "请重新预约；30 天内候补该服务时您排在最前",
        en: "Please book again: for 30 days you are first in its waiting lists",
      };
  }
}
