import type { Bilingual } from "../kernel/decision.ts";

/** Why a command on a booking is not carried out, in the words people read. */
export const bookingRefusals: Record<string, Bilingual> = {
  "booking.not_now": {
    zh: "当前状态为“{stage}”，不能进行此操作",
    en: "This cannot be done while the booking is: {stage}",
  },
  "booking.service_unknown": { zh: "没有这项服务", en: "This service was not found" },
  "booking.service_paused": { zh: "该服务暂停预约", en: "This service is not taking bookings now" },
  "booking.service_retired": {
    zh: "该服务已停办，不再接受预约",
    en: "This service was withdrawn and takes no more bookings",
  },
  "booking.slot_unknown": { zh: "没有这个时段", en: "This time was not found" },
  "booking.slot_past": { zh: "这个时段已过", en: "This time has passed" },
  "booking.slot_gone": {
    zh: "开放时间已调整，请重新选择时段",
    en: "The hours have changed; please choose another time",
  },
  "booking.slot_taken": {
    zh: "该时段的场地或人员已被占用，请选择其他时段",
    en: "The room or person is taken then; please choose another time",
  },
  "booking.too_late": {
    zh: "须至少提前 {minutes} 分钟预约",
    en: "Please book at least {minutes} minutes ahead",
  },
  "booking.too_early": { zh: "该时段尚未开放预约", en: "Booking for this time is not open yet" },
  "booking.walk_in_today": {
    zh: "现场排号只能在接待日当天领取",
    en: "Walk-in numbers are given out on the day itself",
  },
  "booking.full": {
    zh: "该时段已约满，可以加入候补",
    en: "This time is full; you can join the waiting list",
  },
  "booking.seats_left": {
    zh: "该时段还有空位，请直接预约",
    en: "There are places left. Please book one",
  },
  "booking.waits_already": {
    zh: "已在该时段的候补名单中，每人一个位置",
    en: "You are already on this waiting list. Each person can hold one place",
  },
  "booking.line_full": {
    zh: "候补人数已达 {max} 人",
    en: "{max} people are waiting already",
  },
  "booking.hold_expired": {
    zh: "占位已过期，请重新选择时段",
    en: "Your place is no longer held. Please choose a time again",
  },
  "booking.overlap": {
    zh: "与已有的预约时间冲突",
    en: "It conflicts with another booking at this time",
  },
  "booking.serving_then": {
    zh: "这个时间您要上门服务，不能同时预约",
    en: "You are on a home visit at this time and cannot book it",
  },
  "booking.holds_open": {
    zh: "最多同时占位 {max} 个，请先确认或放弃已占的时段",
    en: "You can hold at most {max} times at once. Please confirm or give up one first",
  },
  "booking.slow_down": {
    zh: "您近一天多次占位后放弃，请在 {when} 以后再选，或请社区工作人员代约",
    en: "You have chosen and given up several times within a day. Please choose again after {when}, or ask the community staff to book for you",
  },
  "booking.party_size": {
    zh: "人数须为 1 至 {max} 人",
    en: "The number of people must be 1 to {max}",
  },
  "booking.limit_day": {
    zh: "该服务每天最多预约 {max} 次",
    en: "At most {max} bookings of this service a day",
  },
  "booking.limit_week": {
    zh: "该服务每周最多预约 {max} 次",
    en: "At most {max} bookings of this service a week",
  },
  "booking.limit_month": {
    zh: "该服务每月最多预约 {max} 次",
    en: "At most {max} bookings of this service a month",
  },
  "booking.limit_upcoming": {
    zh: "未完成的预约最多 {max} 个",
    en: "At most {max} bookings ahead",
  },
  "booking.residents_only": {
    zh: "仅限本辖区已确认住址的居民",
    en: "Only for residents with a confirmed home here",
  },
  "booking.roles_only": { zh: "仅限：{roles}", en: "Only for: {roles}" },
  "booking.birth_date_missing": { zh: "请填写出生日期", en: "Please give the date of birth" },
  "booking.birth_date_invalid": {
    zh: "出生日期须为今天或以前的日期，请核对年份",
    en: "The date of birth must be today or earlier. Please check the year",
  },
  "booking.age_outside": { zh: "服务对象须{ages}", en: "For people {ages}" },
  "booking.address_missing": { zh: "请选择上门地址", en: "Please give the address to visit" },
  "booking.answer_missing": { zh: "请填写“{label}”", en: "Please answer: {label}" },
  "booking.answer_too_long": {
    zh: "“{label}”最多 {max} 个字",
    en: "{label}: at most {max} characters",
  },
  "booking.answer_number": { zh: "“{label}”须为数字", en: "{label}: a number is needed" },
  "booking.answer_range": {
    zh: "“{label}”须{range}",
    en: "{label}: {range}",
  },
  "booking.answer_date_time": { zh: "“{label}”须为日期时间", en: "{label}: a date and time" },
  "booking.answer_option": { zh: "“{label}”请从选项中选择", en: "{label}: choose from the list" },
  "booking.answer_one": { zh: "“{label}”只能填一项", en: "{label}: only one answer" },
  "booking.answer_unknown": {
    zh: "表单已更新，请重新打开填写",
    en: "The form has changed; please open it again",
  },
  "booking.answer_twice": { zh: "同一问题回答了两次", en: "A question was answered twice" },
  "booking.other_service": {
    zh: "只能改到同一服务的其他时段",
    en: "It can only be moved to another time of the same service",
  },
  "booking.same_slot": { zh: "已是这个时段", en: "It is already booked for this time" },
  "booking.cutoff_passed": {
    zh: "已过改期截止时间",
    en: "The deadline to change it has passed",
  },
  "booking.begun": { zh: "时段已开始", en: "It has already begun" },
  "booking.text_too_long": {
    zh: "最多 {max} 个字，现有 {size} 个字",
    en: "At most {max} characters; there are {size}",
  },
  "booking.reason_missing": { zh: "请填写说明", en: "Please describe it" },
  "booking.performer_unknown": {
    zh: "此人不能承接该服务",
    en: "This person does not provide this service",
  },
  "booking.companion_missing": {
    zh: "此类上门须两人同行，请指定同行人",
    en: "This visit needs two people. Please say who else goes",
  },
  "booking.performer_turned_down": {
    zh: "此人已拒接或超时未接",
    en: "This person has declined it or did not accept in time",
  },
  "booking.performer_busy": {
    zh: "{name}这个时间已有其他上门服务，请换人",
    en: "{name} has another visit at this time. Please choose somebody else",
  },
  "booking.performer_away": {
    zh: "{name}这个时间不在岗，请换人",
    en: "{name} is absent at this time. Please choose somebody else",
  },
  "booking.performer_travel": {
    zh: "{name}前后两次上门之间不足 {minutes} 分钟路程时间；确实来得及，请选“仍要派单”",
    en: "{name} has less than {minutes} minutes to get from one visit to the other. If that is enough, choose “Assign anyway”",
  },
  "booking.performer_engaged": {
    zh: "{name}这个时间本人另有预约；已与本人说好的，请选“仍要派单”",
    en: "{name} has a booking of their own at this time. If they have agreed, choose “Assign anyway”",
  },
  "booking.away_not_serving": {
    zh: "此人没有承接上门服务的岗位",
    en: "This person has no post for home visits",
  },
  "booking.away_order": {
    zh: "结束时间须晚于开始时间",
    en: "The end must be later than the beginning",
  },
  "booking.away_past": { zh: "结束时间已过", en: "The end is in the past" },
  "booking.away_too_long": {
    zh: "一次最多登记 {max} 天",
    en: "At most {max} days at a time",
  },
  "booking.away_too_many": {
    zh: "未结束的不在岗登记最多 {max} 条",
    en: "At most {max} absences can be open at once",
  },
  "booking.away_ended": { zh: "这条登记已取消", en: "This absence was cancelled already" },
  "booking.performer_is_other": { zh: "此单由{name}承接", en: "{name} has taken it on" },
  "booking.check_in_early": {
    zh: "开始前 {minutes} 分钟起可核销",
    en: "Checking in begins {minutes} minutes before",
  },
  "booking.code_expired": {
    zh: "预约码已过期，请刷新后重新出示",
    en: "The code has expired; please show a fresh one",
  },
  "booking.code_over": {
    zh: "时段已结束，预约码不再有效；本人确实来过的，请按姓名登记",
    en: "The time is over and the code is no longer valid. If they did come, check them in by name",
  },
  "booking.code_invalid": {
    zh: "预约码与此预约不符",
    en: "The code does not belong to this booking",
  },
  "booking.absence_wait": {
    zh: "须在开始 {minutes} 分钟后登记",
    en: "Please wait {minutes} minutes from the beginning",
  },
  "booking.absence_calls": {
    zh: "须至少联系 {calls} 次",
    en: "Please call at least {calls} times",
  },
  "booking.not_home_visit": { zh: "仅上门服务适用", en: "Only for home visits" },
  "booking.nothing_to_answer": {
    zh: "没有需要整改回复的评价",
    en: "There is no bad rating to answer",
  },
  "booking.take_number": {
    zh: "现场排号请直接领取号码",
    en: "For the queue of the day please take a number",
  },
  "booking.by_number": { zh: "排号请按顺序叫号", en: "Numbers are called in their order" },
  "booking.queue_empty": { zh: "目前没有人在排队", en: "Nobody is in line now" },
  "booking.not_reception": { zh: "仅接待日适用", en: "Only on reception days" },
  "booking.here_already": { zh: "已登记到场", en: "Already checked in" },
  "booking.not_here": {
    zh: "本人还没有签到，不能叫号",
    en: "They have not checked in yet and cannot be called",
  },
  "booking.grace_over": {
    zh: "已超过预约保留的 {minutes} 分钟，请改取现场号",
    en: "The place was kept for {minutes} minutes and is no longer kept. Please take a number",
  },
  "booking.not_called": { zh: "不是叫号到场的", en: "This person was not called by number" },
  "booking.name_missing": { zh: "请填写称呼", en: "Please enter a name" },
  "booking.disputed_before": { zh: "已转为诉求", en: "It has already become a complaint" },
  "booking.dispute_too_late": {
    zh: "结束超过 {days} 天，请直接上报诉求",
    en: "It ended more than {days} days ago; please report it as a complaint",
  },
  "booking.rated_before": { zh: "已评价过", en: "It has already been rated" },
  "booking.rate_too_late": {
    zh: "完成超过 {days} 天，不能评价",
    en: "It was done more than {days} days ago",
  },
  "booking.rating_range": { zh: "评价须为 1 至 5 级", en: "A rating must be 1 to 5" },
  "booking.timer_not_due": { zh: "时限未到", en: "It is too early for this" },
};
