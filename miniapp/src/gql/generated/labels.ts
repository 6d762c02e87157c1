/* Generated from schema.graphql: `pnpm --filter @linge/miniapp generate`. */

/** Whether those who serve are late. */
export const bookingLightLabels = {
  NONE: { zh: "时限内", en: "In time" },
  RED: { zh: "已超时", en: "Overdue" },
  YELLOW: { zh: "即将超时", en: "Due soon" },
} as const;

/** Which part of a list. */
export const bookingPhaseLabels = {
  ENDED: { zh: "已结束", en: "Done, cancelled or lapsed" },
  OPEN: { zh: "未结束", en: "Something can still come of it" },
} as const;

/** Where it stands. Show `statusLabel`, not this. */
export const bookingStageLabels = {
  ASSIGNED: { zh: "待接单", en: "Assigned, awaiting acceptance" },
  BOOKED: { zh: "预约成功", en: "Booked" },
  CALLED_OFF: { zh: "服务方取消", en: "Cancelled by the provider" },
  CANCELLED: { zh: "已取消", en: "Cancelled" },
  CHECKED_IN: { zh: "服务中", en: "Checked in" },
  DECLINED: { zh: "未通过", en: "Not approved" },
  DONE: { zh: "已完成", en: "Done" },
  HELD: { zh: "已占位，待确认", en: "Held, awaiting your confirmation" },
  LAPSED: { zh: "已失效", en: "Lapsed" },
  LATE_CANCELLED: { zh: "逾期取消", en: "Cancelled late" },
  NO_SHOW_PROVIDER: { zh: "服务方未到", en: "Provider no-show" },
  NO_SHOW_USER: { zh: "未到场", en: "No-show" },
  OFFERED: { zh: "有空位，待确认", en: "A place is offered, awaiting your confirmation" },
  ORDERED: { zh: "待派单", en: "Waiting for assignment" },
  PENDING: { zh: "待审核", en: "Waiting for approval" },
  WAITING: { zh: "候补中", en: "On the waiting list" },
} as const;

/** Why it was closed. */
export const complaintCloseReasonLabels = {
  AUTO: { zh: "到期自动办结（未评价）", en: "Closed automatically (not rated)" },
  EXPLAINED: { zh: "已书面说明", en: "Explained in writing" },
  SOLVED: { zh: "已解决", en: "Solved" },
  WITHDRAWN: { zh: "上报人撤回", en: "Withdrawn by the reporter" },
} as const;

/** How urgent it is. */
export const complaintLevelLabels = {
  P0: { zh: "危及生命安全", en: "Danger to life" },
  P1: { zh: "紧急", en: "Urgent" },
  P2: { zh: "一般", en: "Ordinary" },
  P3: { zh: "不急或咨询", en: "Not urgent, or a question" },
} as const;

/** Whether it is late. */
export const complaintLightLabels = {
  NONE: { zh: "正常", en: "In time" },
  RED: { zh: "严重超期", en: "Long overdue" },
  YELLOW: { zh: "已超期", en: "Overdue" },
} as const;

/** Which part of a list: where somebody still has to act, or what is closed, not accepted or merged. */
export const complaintPhaseLabels = {
  CLOSED: { zh: "已结束", en: "Ended" },
  OPEN: { zh: "办理中", en: "In progress" },
} as const;

/** The closed list of reasons for not accepting; each label says where to go instead. */
export const complaintRejectReasonLabels = {
  ABUSIVE: { zh: "内容含有侮辱或与事实无关", en: "Abusive, or not about a matter of fact" },
  EMERGENCY_NUMBER: { zh: "情况紧急，请立即拨打 110、119、120 或 122", en: "An emergency: call 110, 119, 120 or 122 at once" },
  NOT_THIS_AREA: { zh: "不属于本辖区，请拨打当地政务热线反映", en: "Not in our area: please call the hotline of the place concerned" },
  NO_ANSWER: { zh: "未在期限内补充必要信息，无法办理；补充后可重新上报", en: "The information needed did not come; you may report again with it" },
  OTHER_TRACK: { zh: "已进入诉讼、仲裁或信访程序，请按原渠道办理", en: "Already before a court, in arbitration or petition: please continue there" },
  OUTSIDE_CATALOGUE: { zh: "不在受理目录内", en: "Outside what the community can take up" },
} as const;

/** Through which door it came. */
export const complaintSourceLabels = {
  BOOKING: { zh: "预约服务转入", en: "From a booking" },
  COUNTER: { zh: "窗口代录", en: "Counter" },
  H5: { zh: "网页", en: "Web page" },
  MEAL: { zh: "助餐送餐告警", en: "Alarm of a meal delivery" },
  MINI_PROGRAM: { zh: "小程序", en: "Mini-program" },
  PATROL: { zh: "巡查发现", en: "Found on patrol" },
} as const;

/** Where it stands. Show `statusLabel`, not this. */
export const complaintStageLabels = {
  ACCEPTED: { zh: "已立案", en: "Accepted" },
  AWAIT_CONFIRM: { zh: "待确认", en: "Waiting for confirmation" },
  CLOSED: { zh: "已办结", en: "Closed" },
  DISPATCHED: { zh: "待签收", en: "Waiting to be signed for" },
  HANDLED: { zh: "已处置待核查", en: "Handled, to be verified" },
  MERGED: { zh: "已并案", en: "Merged with another report" },
  NEEDS_INFO: { zh: "待补充", en: "More information needed" },
  ON_SITE: { zh: "现场处置", en: "Being handled on site" },
  PROCESSING: { zh: "处置中", en: "Being handled" },
  REJECTED: { zh: "不予受理", en: "Not accepted" },
  REOPENED: { zh: "重办", en: "Reopened" },
  RETURN_REQUESTED: { zh: "申请退回", en: "Return requested" },
  SUBMITTED: { zh: "已上报", en: "Reported" },
} as const;

/** What a deadline is for. */
export const complaintStepLabels = {
  ACCEPT: { zh: "受理", en: "Acceptance" },
  CONFIRM: { zh: "确认评价", en: "Confirmation" },
  DISPATCH: { zh: "派单", en: "Dispatch" },
  DISPOSE: { zh: "处置", en: "Handling" },
  INFO: { zh: "补充信息", en: "Further information" },
  REDISPATCH: { zh: "重新派单", en: "Dispatch after reopening" },
  RETURN: { zh: "退回审核", en: "Decision on a return" },
  SIGN: { zh: "签收", en: "Signing" },
  VERIFY: { zh: "核查", en: "Verification" },
} as const;

/** Until when a day can still be changed. */
export const mealCutoffLabels = {
  DAY_BEFORE: { zh: "前一日 20:00", en: "20:00 the day before" },
  SAME_DAY: { zh: "当日 09:00", en: "09:00 of the day" },
} as const;

/** What kind of food somebody eats. */
export const mealDietLabels = {
  HALAL: { zh: "清真餐", en: "Halal" },
  LOW_SALT: { zh: "低盐餐", en: "Low salt" },
  LOW_SUGAR: { zh: "低糖餐", en: "Low sugar" },
  REGULAR: { zh: "普通餐", en: "Regular" },
  SOFT: { zh: "软食", en: "Soft" },
  VEGETARIAN: { zh: "素食", en: "Vegetarian" },
} as const;

/** Where the meal of one day stands. Show `statusLabel`, not this. */
export const mealStageLabels = {
  CONFIRMED: { zh: "已确认", en: "Confirmed" },
  COOKED: { zh: "已出餐", en: "Cooked" },
  DELIVERED: { zh: "已送达", en: "Delivered" },
  EXPLAINED: { zh: "未送餐，已说明", en: "Not delivered; the reason was given" },
  LATE: { zh: "晚点，正在核实", en: "Late; the kitchen is checking" },
  MISSED: { zh: "未送到，已报告社区", en: "Not delivered; the community was told" },
  NONE: { zh: "不送餐", en: "No meal" },
  NOT_AT_HOME: { zh: "敲门无人应答", en: "No answer at the door" },
  OUT: { zh: "配送中", en: "On the way" },
  PAUSED: { zh: "已暂停", en: "Paused" },
  PLANNED: { zh: "计划送餐", en: "Planned" },
  SAFE: { zh: "已确认平安", en: "Confirmed safe" },
  SAFE_CHECK: { zh: "关怀核查中", en: "Welfare check under way" },
  SKIPPED: { zh: "已停一餐", en: "Skipped" },
  UNRECORDED: { zh: "未登记送达", en: "Not recorded" },
} as const;

/** Where it stands. Show `statusLabel`, not this. */
export const mealSubscriptionStageLabels = {
  ACTIVE: { zh: "送餐中", en: "Active" },
  APPLIED: { zh: "已申请，待评估", en: "Applied, awaiting assessment" },
  ASSESSED: { zh: "已评估，待开始", en: "Assessed, ready to start" },
  ENDED: { zh: "已结束", en: "Ended" },
  PAUSED: { zh: "已暂停", en: "Paused" },
} as const;

/** What part of the price the public purse bears. */
export const mealSubsidyLabels = {
  FREE: { zh: "全额补贴", en: "Free of charge" },
  HARDSHIP: { zh: "困难补贴", en: "Hardship subsidy" },
  NONE: { zh: "无补贴", en: "No subsidy" },
  STANDARD: { zh: "普通补贴", en: "Standard subsidy" },
} as const;

/** Why a photo is covered. Show `veilLabel`, not this. */
export const photoVeilLabels = {
  CHECKING: { zh: "内容检查中，暂不直接显示", en: "Being checked, covered for now" },
  NOT_PASSED: { zh: "未通过内容检查，可能引起不适", en: "Did not pass the check; it may be upsetting" },
  UNCHECKED: { zh: "未经自动检查，等待工作人员查看", en: "Not checked automatically. Staff have to look at it" },
} as const;

/** How the one who acts belongs to the one they act for. */
export const proxyRelationLabels = {
  CARER: { zh: "照护人员", en: "Carer" },
  FAMILY: { zh: "家人", en: "Family" },
  NEIGHBOUR: { zh: "邻居", en: "Neighbour" },
  VOLUNTEER: { zh: "结对志愿者", en: "Volunteer" },
} as const;

/** What an answer is. */
export const questionKindLabels = {
  DATE_TIME: { zh: "日期时间", en: "Date and time" },
  MULTI: { zh: "多选", en: "Multiple choice" },
  NUMBER: { zh: "数字", en: "Number" },
  SINGLE: { zh: "单选", en: "Single choice" },
  STRING: { zh: "短文本", en: "Short text" },
  TEXT: { zh: "长文本", en: "Long text" },
} as const;

/** How somebody belongs to a home. */
export const relationLabels = {
  FAMILY: { zh: "家庭成员", en: "Family member" },
  OWNER: { zh: "产权人", en: "Owner" },
  TENANT: { zh: "租户", en: "Tenant" },
} as const;

/** What a service is about. */
export const serviceCategoryLabels = {
  BUSINESS: { zh: "助企助商", en: "For business" },
  CULTURE: { zh: "文体活动", en: "Culture and sport" },
  ELDERLY: { zh: "为老服务", en: "For elders" },
  FAMILY: { zh: "亲子托育", en: "Family and children" },
  GOVERNMENT: { zh: "政务代办", en: "Public affairs" },
  HEALTH: { zh: "健康服务", en: "Health" },
  HOME: { zh: "居家维修", en: "Home and repair" },
  LEGAL: { zh: "法律调解", en: "Law and mediation" },
} as const;

/** How a service is given. */
export const serviceModeLabels = {
  COUNTER: { zh: "窗口预约", en: "Counter appointment" },
  EVENT: { zh: "活动报名", en: "Event sign-up" },
  FACILITY: { zh: "场地预约", en: "Facility" },
  HOME_VISIT: { zh: "上门服务", en: "Home visit" },
  RECEPTION: { zh: "书记接待日", en: "Secretary's reception day" },
} as const;

/** Whether it takes bookings. */
export const serviceStatusLabels = {
  OPEN: { zh: "可预约", en: "Open for booking" },
  PAUSED: { zh: "暂停预约", en: "Paused" },
  RETIRED: { zh: "已停办", en: "Withdrawn" },
} as const;

/** What becomes of bookings that a change of their service hits. */
export const standRuleLabels = {
  CANCEL: { zh: "取消并致歉，优先重约", en: "Cancel with an apology and priority next time" },
  KEEP: { zh: "保留原时间", en: "Keep the original time" },
  MOVE: { zh: "改到最近的空闲时段，没有空位的取消并致歉", en: "Move to the nearest free time; without one, cancel with an apology" },
} as const;

/** What came of a step of a welfare check. */
export const welfareCheckOutcomeLabels = {
  NEEDS_HELP: { zh: "需要救助", en: "The person needs help" },
  NO_ANSWER: { zh: "无人应答", en: "No answer" },
  WELL: { zh: "本人平安", en: "The person is safe" },
} as const;

/** Who is to find out next whether somebody is well. */
export const welfareCheckStepLabels = {
  ALARM: { zh: "已转紧急求助件处置", en: "an emergency is open" },
  CALL: { zh: "送餐员电话联系两次", en: "the courier phones twice" },
  CONTACT: { zh: "联系紧急联系人", en: "the emergency contact is asked" },
  VISIT: { zh: "微网格长上门查看", en: "the micro-grid head goes there" },
} as const;
