import type { Bilingual } from "../kernel/decision.ts";
import type { TransitionName } from "./subscription.ts";

/** The mutation that gives a command of the transition table, and what its button says. */
export const mutations = {
  assess: { name: "assessMeals", label: { zh: "评估通过", en: "Approve" } },
  decline: { name: "declineMeals", label: { zh: "不通过", en: "Decline" } },
  begin: { name: "beginMeals", label: { zh: "确认并开始送餐", en: "Confirm and start" } },
  skip: { name: "skipMeal", label: { zh: "停一餐", en: "Skip a meal" } },
  pause: { name: "pauseMeals", label: { zh: "暂停送餐", en: "Pause" } },
  resume: { name: "resumeMeals", label: { zh: "恢复送餐", en: "Resume" } },
  changeFood: {
    name: "updateMealFood",
    label: { zh: "改饮食和忌口", en: "Change diet and allergies" },
  },
  changeReach: {
    name: "updateMealContact",
    label: { zh: "改联系电话", en: "Change phone numbers" },
  },
  end: { name: "endMeals", label: { zh: "结束送餐", en: "End" } },
  keep: { name: "withdrawMealsEnd", label: { zh: "撤销结束", en: "Undo the end" } },
} as const satisfies Record<
  Exclude<TransitionName, "fireTimer" | "hearOfChange">,
  { name: string; label: Bilingual }
>;
export type ButtonName = keyof typeof mutations;
