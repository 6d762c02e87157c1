import type { Bilingual } from "../kernel/decision.ts";

/** Why a command on the catalogue is not carried out, in the words people read. */
export const catalogueRefusals: Record<string, Bilingual> = {
  "catalogue.text_missing": { zh: "请填写中英文名称和说明", en: "Please fill in both languages" },
  "catalogue.draft_too_large": {
    zh: "内容总量过多，请减少特殊日期、场次或问题",
    en: "There is too much in this service. Please remove some dates, occasions or questions",
  },
  "catalogue.hours_invalid": {
    zh: "开放时间须先后有序、互不重叠，且为 {minutes} 分钟的整数倍",
    en: "Hours must be in order, apart, and on whole {minutes} minutes",
  },
  "catalogue.slot_invalid": {
    zh: "时段长度和间隔须为 {minutes} 分钟的整数倍，最长一天",
    en: "Slots and buffers are whole multiples of {minutes} minutes, at most a day",
  },
  "catalogue.capacity_invalid": {
    zh: "容量须在 1 至 {max} 之间",
    en: "The capacity must be 1 to {max}",
  },
  "catalogue.date_invalid": { zh: "日期无效或重复", en: "A date is not valid or comes twice" },
  "catalogue.group_invalid": {
    zh: "同一时间的活动分组须名称不同",
    en: "Groups of an event at one time need different names",
  },
  "catalogue.rules_invalid": {
    zh: "预约规则须为不小于零的整数",
    en: "Booking rules are whole numbers, none below zero",
  },
  "catalogue.question_invalid": {
    zh: "问题“{code}”设置有误：编号须唯一，选择题须有选项",
    en: "The question “{code}” is not valid: codes are unique, choices need options",
  },
  "catalogue.resource_capacity": {
    zh: "占用场地或人员的服务，每个时段只能有一个预约，最多 {max} 项资源",
    en: "A service that takes rooms or people has one booking a slot, and at most {max} of them",
  },
  "catalogue.age_invalid": { zh: "年龄范围有误", en: "The range of ages is not valid" },
  "catalogue.role_twice": { zh: "同一身份列了两次", en: "A role is named twice" },
  "catalogue.unit_elsewhere": {
    zh: "该单位不服务此网格",
    en: "This unit does not serve the grid",
  },
  "catalogue.place_fixed": {
    zh: "服务的网格和提供单位不能更改，请另行发布",
    en: "Where a service is offered and by whom cannot change; offer a new one",
  },
  "catalogue.mode_fixed": {
    zh: "服务方式不能更改，请另行发布",
    en: "The way a service is given cannot change; offer a new one",
  },
  "catalogue.not_open": { zh: "该服务已暂停", en: "It is paused already" },
  "catalogue.retired": {
    zh: "该服务已停办，不能再更改",
    en: "It was withdrawn and cannot be changed any more",
  },
  "catalogue.bookings_hit": {
    zh: "有 {count} 个预约会受影响{more}，请先决定怎么办",
    en: "Bookings affected: {count}{more}. Please decide first what becomes of them",
  },
  "catalogue.nowhere_to_move": {
    zh: "暂停或停办后没有别的时段可改，请选择保留或取消",
    en: "A service that takes no bookings has no other time: please keep or call them off",
  },
  "catalogue.not_paused": { zh: "该服务未暂停", en: "It is not paused" },
};
