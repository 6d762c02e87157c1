import type { Bilingual } from "../kernel/decision.ts";
import type { Level } from "./category.ts";

/* The values a complaint can take, each with the words people read. */

/** Where a complaint stands, in the words of the domain. */
export const stages = {
  SUBMITTED: { zh: "已上报", en: "Reported" },
  NEEDS_INFO: { zh: "待补充", en: "More information needed" },
  REJECTED: { zh: "不予受理", en: "Not accepted" },
  MERGED: { zh: "已并案", en: "Merged with another report" },
  ACCEPTED: { zh: "已立案", en: "Accepted" },
  ON_SITE: { zh: "现场处置", en: "Being handled on site" },
  DISPATCHED: { zh: "待签收", en: "Waiting to be signed for" },
  PROCESSING: { zh: "处置中", en: "Being handled" },
  RETURN_REQUESTED: { zh: "申请退回", en: "Return requested" },
  HANDLED: { zh: "已处置待核查", en: "Handled, to be verified" },
  AWAIT_CONFIRM: { zh: "待确认", en: "Waiting for confirmation" },
  CLOSED: { zh: "已办结", en: "Closed" },
  REOPENED: { zh: "重办", en: "Reopened" },
} as const satisfies Record<string, Bilingual>;
export type Stage = keyof typeof stages;

export const rejectReasons = {
  NOT_THIS_AREA: {
    zh: "不属于本辖区，请拨打当地政务热线反映",
    en: "Not in our area: please call the hotline of the place concerned",
  },
  OTHER_TRACK: {
    zh: "已进入诉讼、仲裁或信访程序，请按原渠道办理",
    en: "Already before a court, in arbitration or petition: please continue there",
  },
  EMERGENCY_NUMBER: {
    zh: "情况紧急，请立即拨打 110、119、120 或 122",
    en: "An emergency: call 110, 119, 120 or 122 at once",
  },
  ABUSIVE: { zh: "内容含有侮辱或与事实无关", en: "Abusive, or not about a matter of fact" },
  OUTSIDE_CATALOGUE: {
    zh: "不在受理目录内",
    en: "Outside what the community can take up",
  },
  NO_ANSWER: {
    zh: "未在期限内补充必要信息，无法办理；补充后可重新上报",
    en: "The information needed did not come; you may report again with it",
  },
} as const satisfies Record<string, Bilingual>;
export type RejectReason = keyof typeof rejectReasons;

export const closeReasons = {
  SOLVED: { zh: "已解决", en: "Solved" },
  EXPLAINED: { zh: "已书面说明", en: "Explained in writing" },
  AUTO: { zh: "到期自动办结（未评价）", en: "Closed automatically (not rated)" },
  WITHDRAWN: { zh: "上报人撤回", en: "Withdrawn by the reporter" },
} as const satisfies Record<string, Bilingual>;
export type CloseReason = keyof typeof closeReasons;

export const sources = {
  MINI_PROGRAM: { zh: "小程序", en: "Mini-program" },
  H5: { zh: "网页", en: "Web page" },
  COUNTER: { zh: "窗口代录", en: "Counter" },
  PATROL: { zh: "巡查发现", en: "Found on patrol" },
  BOOKING: { zh: "预约服务转入", en: "From a booking" },
  MEAL: { zh: "助餐送餐告警", en: "Alarm of a meal delivery" },
} as const satisfies Record<string, Bilingual>;
export type Source = keyof typeof sources;

/** How urgent a complaint is. */
export const levels = {
  P0: { zh: "危及生命安全", en: "Danger to life" },
  P1: { zh: "紧急", en: "Urgent" },
  P2: { zh: "一般", en: "Ordinary" },
  P3: { zh: "不急或咨询", en: "Not urgent, or a question" },
} as const satisfies Record<Level, Bilingual>;

/** The lights of a deadline. Silence is never green: no light before anything is late. */
export const lights = {
  NONE: { zh: "正常", en: "In time" },
  YELLOW: { zh: "已超期", en: "Overdue" },
  RED: { zh: "严重超期", en: "Long overdue" },
} as const satisfies Record<string, Bilingual>;
export type Light = keyof typeof lights;

/** What a deadline is for. */
export const steps = {
  ACCEPT: { zh: "受理", en: "Acceptance" },
  INFO: { zh: "补充信息", en: "Further information" },
  DISPATCH: { zh: "派单", en: "Dispatch" },
  SIGN: { zh: "签收", en: "Signing" },
  DISPOSE: { zh: "处置", en: "Handling" },
  RETURN: { zh: "退回审核", en: "Decision on a return" },
  VERIFY: { zh: "核查", en: "Verification" },
  CONFIRM: { zh: "确认评价", en: "Confirmation" },
  REDISPATCH: { zh: "重新派单", en: "Dispatch after reopening" },
} as const satisfies Record<string, Bilingual>;
export type Step = keyof typeof steps;

/** How satisfied the reporter is. Whoever is not satisfied is asked for a few words. */
export type Rating = { value: number; label: Bilingual; isCommentInvited: boolean };

/** Every level, the lowest first. */
export const ratings: readonly Rating[] = [
  { value: 1, label: { zh: "非常不满意", en: "Very dissatisfied" }, isCommentInvited: true },
  { value: 2, label: { zh: "不满意", en: "Dissatisfied" }, isCommentInvited: true },
  { value: 3, label: { zh: "基本满意", en: "Fairly satisfied" }, isCommentInvited: false },
  { value: 4, label: { zh: "满意", en: "Satisfied" }, isCommentInvited: false },
  { value: 5, label: { zh: "非常满意", en: "Very satisfied" }, isCommentInvited: false },
];

export const ratingOf = (value: number): Rating | null =>
  ratings.find((one) => one.value === value) ?? null;

/** What to write on the button of each command. */
export const actionLabels: Record<string, Bilingual> = {
  classify: { zh: "调整类别", en: "Change category" },
  locate: { zh: "核实地点", en: "Set the place" },
  accept: { zh: "受理", en: "Accept" },
  askInfo: { zh: "要求补充", en: "Ask for more" },
  supplement: { zh: "补充信息", en: "Add information" },
  reject: { zh: "不予受理", en: "Do not accept" },
  merge: { zh: "并案", en: "Merge" },
  unmerge: { zh: "取消并案", en: "Separate" },
  handleOnSite: { zh: "现场处置", en: "Handle on site" },
  assignOnSite: { zh: "安排现场处置", en: "Assign on site" },
  closeOnSite: { zh: "现场办结", en: "Settle on site" },
  checkSample: { zh: "抽查", en: "Check the sample" },
  dispatch: { zh: "派单", en: "Dispatch" },
  sign: { zh: "签收", en: "Sign" },
  transfer: { zh: "内部转办", en: "Pass on" },
  requestReturn: { zh: "申请退回", en: "Ask for a return" },
  approveReturn: { zh: "同意退回并改派", en: "Approve and redirect" },
  refuseReturn: { zh: "不同意退回", en: "Refuse the return" },
  escalate: { zh: "呈报上级", en: "Move up" },
  submitResult: { zh: "提交处置结果", en: "Hand in the result" },
  verifyPass: { zh: "核查通过", en: "Verification passed" },
  verifyFail: { zh: "核查不通过", en: "Verification failed" },
  confirm: { zh: "确认并评价", en: "Confirm and rate" },
  reopen: { zh: "要求重办", en: "Reopen" },
  redispatch: { zh: "重新派单", en: "Dispatch again" },
  conclude: { zh: "书面说明并办结", en: "Conclude in writing" },
  withdraw: { zh: "撤回", en: "Withdraw" },
  urge: { zh: "催办", en: "Urge" },
};
