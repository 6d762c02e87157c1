import type { Bilingual } from "../kernel/decision.ts";

/* The values meals can take, each with the words people read. */

export const stages = {
  APPLIED: { zh: "已申请，待评估", en: "Applied, awaiting assessment" },
  ASSESSED: { zh: "已评估，待开始", en: "Assessed, ready to start" },
  ACTIVE: { zh: "送餐中", en: "Active" },
  PAUSED: { zh: "已暂停", en: "Paused" },
  ENDED: { zh: "已结束", en: "Ended" },
} as const satisfies Record<string, Bilingual>;
export type Stage = keyof typeof stages;

export const endReasons = {
  ENDED: { zh: "按您的要求结束", en: "Ended as asked" },
  DECLINED: { zh: "评估未通过", en: "Not approved" },
  LAPSED: { zh: "评估后十四天内未开始", en: "Not started within fourteen days" },
} as const satisfies Record<string, Bilingual>;
export type EndReason = keyof typeof endReasons;

export const diets = {
  REGULAR: { zh: "普通餐", en: "Regular" },
  SOFT: { zh: "软食", en: "Soft" },
  LOW_SALT: { zh: "低盐餐", en: "Low salt" },
  LOW_SUGAR: { zh: "低糖餐", en: "Low sugar" },
  HALAL: { zh: "清真餐", en: "Halal" },
  VEGETARIAN: { zh: "素食", en: "Vegetarian" },
} as const satisfies Record<string, Bilingual>;
export type Diet = keyof typeof diets;

export const subsidies = {
  NONE: { zh: "无补贴", en: "No subsidy" },
  STANDARD: { zh: "普通补贴", en: "Standard subsidy" },
  HARDSHIP: { zh: "困难补贴", en: "Hardship subsidy" },
  FREE: { zh: "全额补贴", en: "Free of charge" },
} as const satisfies Record<string, Bilingual>;
export type Subsidy = keyof typeof subsidies;

/** Until when a day can still be changed. */
export const cutoffs = {
  SAME_DAY: { zh: "当日 09:00", en: "09:00 of the day" },
  DAY_BEFORE: { zh: "前一日 20:00", en: "20:00 the day before" },
} as const satisfies Record<string, Bilingual>;
export type Cutoff = keyof typeof cutoffs;

/** Where the meal of one day stands. Those above `LATE` follow from the subscription and the kitchen. */
export const mealStages = {
  NONE: { zh: "不送餐", en: "No meal" },
  PAUSED: { zh: "已暂停", en: "Paused" },
  SKIPPED: { zh: "已停一餐", en: "Skipped" },
  PLANNED: { zh: "计划送餐", en: "Planned" },
  CONFIRMED: { zh: "已确认", en: "Confirmed" },
  COOKED: { zh: "已出餐", en: "Cooked" },
  OUT: { zh: "配送中", en: "On the way" },
  UNRECORDED: { zh: "未登记送达", en: "Not recorded" },
  LATE: { zh: "晚点，正在核实", en: "Late; the kitchen is checking" },
  MISSED: { zh: "未送到，已报告社区", en: "Not delivered; the community was told" },
  EXPLAINED: { zh: "未送餐，已说明", en: "Not delivered; the reason was given" },
  DELIVERED: { zh: "已送达", en: "Delivered" },
  NOT_AT_HOME: { zh: "敲门无人应答", en: "No answer at the door" },
  SAFE_CHECK: { zh: "关怀核查中", en: "Welfare check under way" },
  SAFE: { zh: "已确认平安", en: "Confirmed safe" },
} as const satisfies Record<string, Bilingual>;
export type MealStage = keyof typeof mealStages;

/** Who is to find out next whether somebody is well. */
export const checkSteps = {
  CALL: { zh: "送餐员电话联系两次", en: "the courier phones twice" },
  VISIT: { zh: "微网格长上门查看", en: "the micro-grid head goes there" },
  CONTACT: { zh: "联系紧急联系人", en: "the emergency contact is asked" },
  ALARM: { zh: "已转紧急求助件处置", en: "an emergency is open" },
} as const satisfies Record<string, Bilingual>;
export type CheckStep = keyof typeof checkSteps;

/** What came of a step of a welfare check. */
export const outcomes = {
  WELL: { zh: "本人平安", en: "The person is safe" },
  NO_ANSWER: { zh: "无人应答", en: "No answer" },
  NEEDS_HELP: { zh: "需要救助", en: "The person needs help" },
} as const satisfies Record<string, Bilingual>;
export type Outcome = keyof typeof outcomes;
