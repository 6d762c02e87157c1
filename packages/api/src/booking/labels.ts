import type { Bilingual } from "../kernel/decision.ts";

/* The values a booking can take, each with the words people read. */

export const stages = {
  HELD: { zh: "已占位，待确认", en: "Held, awaiting your confirmation" },
  WAITING: { zh: "候补中", en: "On the waiting list" },
  OFFERED: { zh: "有空位，待确认", en: "A place is offered, awaiting your confirmation" },
  PENDING: { zh: "待审核", en: "Waiting for approval" },
  ORDERED: { zh: "待派单", en: "Waiting for assignment" },
  ASSIGNED: { zh: "待接单", en: "Assigned, awaiting acceptance" },
  BOOKED: { zh: "预约成功", en: "Booked" },
  CHECKED_IN: { zh: "服务中", en: "Checked in" },
  DONE: { zh: "已完成", en: "Done" },
  CANCELLED: { zh: "已取消", en: "Cancelled" },
  LATE_CANCELLED: { zh: "逾期取消", en: "Cancelled late" },
  DECLINED: { zh: "未通过", en: "Not approved" },
  CALLED_OFF: { zh: "服务方取消", en: "Cancelled by the provider" },
  LAPSED: { zh: "已失效", en: "Lapsed" },
  NO_SHOW_USER: { zh: "未到场", en: "No-show" },
  NO_SHOW_PROVIDER: { zh: "服务方未到", en: "Provider no-show" },
} as const satisfies Record<string, Bilingual>;
export type Stage = keyof typeof stages;

/** Why a booking ended without anybody ending it. */
export const lapseReasons = {
  HOLD_EXPIRED: {
    zh: "未在时限内确认，占位已释放",
    en: "Not confirmed in time, so the place was released",
  },
  OFFER_EXPIRED: {
    zh: "未在时限内确认，空位已让给下一位",
    en: "Not confirmed in time, so the place went to the next in line",
  },
  NO_SEAT: { zh: "开始前没有空位", en: "No place came free before it began" },
  NOT_APPROVED: { zh: "开始前未完成审核", en: "Not approved before it began" },
  NOT_SERVED: { zh: "没有人员可以提供服务", en: "Nobody was available to provide the service" },
  NOT_THERE: { zh: "两次叫号未到", en: "Called twice without an answer" },
  SERVICE_RETIRED: {
    zh: "该服务已停办，预约未能完成",
    en: "The service was withdrawn before this was settled",
  },
  SLOT_CLOSED: {
    zh: "开放时间已调整，这个时段不再开放",
    en: "The hours have changed and this time is no longer open",
  },
  NOT_ALLOWED: {
    zh: "现在不符合这项服务的预约条件",
    en: "This service can no longer be booked for this person at this time",
  },
  NO_TIME: {
    zh: "离开始太近，候补结束，余下的名额可直接预约",
    en: "It begins too soon to wait any longer. Places that are left can be booked directly",
  },
  NOT_RECORDED: { zh: "未登记到场情况", en: "Attendance was not recorded" },
} as const satisfies Record<string, Bilingual>;
export type LapseReason = keyof typeof lapseReasons;

/** Why somebody who was to go does not go. */
export const releaseReasons = {
  AWAY: { zh: "原上门人员届时不在岗", en: "The person assigned is absent at that time" },
  POST_ENDED: { zh: "原上门人员已不在该岗位", en: "The person assigned no longer holds this post" },
} as const satisfies Record<string, Bilingual>;
export type ReleaseReason = keyof typeof releaseReasons;

/** What a deadline is for. */
export const steps = {
  HOLD: { zh: "确认预约", en: "confirm" },
  OFFER: { zh: "确认空位", en: "take the offered place" },
  APPROVE: { zh: "审核", en: "approve" },
  ASSIGN: { zh: "派单", en: "assign" },
  ACCEPT: { zh: "接单", en: "accept" },
  ANSWER: { zh: "答复接待事项", en: "answer the matter raised" },
  REWORK: { zh: "整改并回复差评", en: "resolve a bad rating" },
} as const satisfies Record<string, Bilingual>;
export type Step = keyof typeof steps;

/** How it was known that somebody was there. */
export const checkInMethods = {
  CODE: { zh: "扫码核销", en: "By code" },
  STAFF: { zh: "工作人员登记", en: "By staff" },
  CALLED: { zh: "叫号", en: "By number" },
} as const satisfies Record<string, Bilingual>;
export type CheckInMethod = keyof typeof checkInMethods;

/** How those who serve stand with their next step; never shown as praise. */
export const lights = {
  NONE: { zh: "时限内", en: "In time" },
  YELLOW: { zh: "即将超时", en: "Due soon" },
  RED: { zh: "已超时", en: "Overdue" },
} as const satisfies Record<string, Bilingual>;
export type Light = keyof typeof lights;
