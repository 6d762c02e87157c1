import type { Bilingual } from "../kernel/decision.ts";
import type { TransitionName } from "./booking.ts";

/** The mutation that gives a command of the transition table, and what its button says. */
export const mutations = {
  confirm: { name: "confirmBooking", label: { zh: "确认预约", en: "Confirm" } },
  reschedule: { name: "rescheduleBooking", label: { zh: "改期", en: "Change the time" } },
  cancel: { name: "cancelBooking", label: { zh: "取消", en: "Cancel" } },
  approve: { name: "approveBooking", label: { zh: "通过", en: "Approve" } },
  decline: { name: "declineBooking", label: { zh: "不通过", en: "Decline" } },
  callOff: { name: "callOffBooking", label: { zh: "取消并通知", en: "Cancel and notify" } },
  assign: { name: "assignBooking", label: { zh: "派单", en: "Assign" } },
  accept: { name: "acceptBooking", label: { zh: "接单", en: "Accept" } },
  turnDown: { name: "turnDownBooking", label: { zh: "拒接", en: "Decline the job" } },
  checkIn: { name: "checkInBooking", label: { zh: "核销到场", en: "Check in" } },
  callAgain: { name: "callBookingAgain", label: { zh: "再叫一次", en: "Call again" } },
  skip: { name: "skipBooking", label: { zh: "过号", en: "Skip" } },
  answerTalk: { name: "answerTalk", label: { zh: "答复", en: "Answer" } },
  finish: { name: "finishBooking", label: { zh: "完成服务", en: "Complete" } },
  reportAbsence: { name: "reportBookingAbsence", label: { zh: "登记未到场", en: "No-show" } },
  reportNobodyCame: { name: "reportNobodyCame", label: { zh: "服务人员未到", en: "Nobody came" } },
  answerRating: { name: "answerBookingRating", label: { zh: "整改并回复", en: "Answer" } },
  dispute: { name: "disputeBooking", label: { zh: "有异议，转诉求", en: "Dispute" } },
  rate: { name: "rateBooking", label: { zh: "评价", en: "Rate" } },
} as const satisfies Record<
  Exclude<TransitionName, "offer" | "review" | "stand" | "release" | "fireTimer" | "call">,
  { name: string; label: Bilingual }
>;
export type ButtonName = keyof typeof mutations;
