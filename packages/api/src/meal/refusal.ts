import type { Bilingual } from "../kernel/decision.ts";

/** Why a command on meals is not carried out, in the words people read. */
export const mealRefusals: Record<string, Bilingual> = {
  "meal.not_now": {
    zh: "当前状态为“{stage}”，不能进行此操作",
    en: "This cannot be done while it is: {stage}",
  },
  "meal.kitchen_unknown": { zh: "没有这个助餐点", en: "This kitchen was not found" },
  "meal.residents_only": {
    zh: "该助餐点只为其服务范围内已确认住址的居民送餐",
    en: "This kitchen delivers to confirmed homes in its area only",
  },
  "meal.too_young": { zh: "须年满 {min} 周岁", en: "Only from the age of {min}" },
  "meal.weekdays_missing": {
    zh: "请选择每周哪几天送餐",
    en: "Please choose the days of the week",
  },
  "meal.weekday_closed": {
    zh: "助餐点当天不开伙，请重新选择",
    en: "The kitchen is closed on that day of the week; please choose again",
  },
  "meal.allergies_missing": {
    zh: "请写明过敏或忌口的食物",
    en: "Please say which foods to avoid",
  },
  "meal.allergies_contradict": {
    zh: "填写了过敏食物，请选择“有过敏”",
    en: "Allergies are listed. Please choose “Yes”",
  },
  "meal.phone_invalid": { zh: "请填写正确的电话号码", en: "Please give a phone number" },
  "meal.text_too_long": { zh: "最多 {max} 个字", en: "At most {max} characters" },
  "meal.reason_missing": { zh: "请填写内容", en: "Please fill this in" },
  "meal.subscribed_before": {
    zh: "已有助餐申请或正在送餐，不能重复申请",
    en: "There is already an application, or meals are being delivered",
  },
  "meal.own_application": {
    zh: "申请人和用餐人不能自行评估",
    en: "The applicant and the person who eats cannot assess it",
  },
  "meal.cutoff_passed": {
    zh: "{on}的餐已于{cutoff}截止，不能再更改",
    en: "The meal of {on} could be changed until {cutoff}",
  },
  "meal.none_then": { zh: "{on}没有送餐安排", en: "There is no meal on {on}" },
  "meal.too_far_ahead": { zh: "最多提前 {days} 天", en: "At most {days} days ahead" },
  "meal.pause_range": {
    zh: "恢复日期须在{from}及之后，且不超过 {days} 天",
    en: "It can be taken up again from {from} on, within {days} days",
  },
  "meal.end_asked": {
    zh: "已登记结束，{lastOn}之后不再送餐",
    en: "The meals are already ending: none after {lastOn}",
  },
  "meal.not_ending": {
    zh: "没有登记结束，无需撤销",
    en: "The meals are not ending, so there is nothing to undo",
  },
  "meal.timer_not_due": { zh: "时限未到", en: "It is too early for this" },
  "meal.name_missing": { zh: "请填写中英文名称", en: "Please enter the name in both languages" },
  "meal.too_many": { zh: "最多 {max} 项", en: "At most {max} entries" },
  "meal.age_range": { zh: "年龄须为 0 至 120", en: "An age is 0 to 120" },
  "meal.price_range": { zh: "价格须为 0 至 1000 元", en: "A price is 0 to 1,000 yuan" },
  "meal.place_fixed": {
    zh: "服务范围和供餐单位不能更改",
    en: "The area served and the unit that cooks cannot be changed",
  },
  "meal.day_settled": {
    zh: "{on}的餐已截止并开始制作，不能再调整当天",
    en: "The meals of {on} are settled; that day cannot be changed",
  },
  "meal.eaters_hit": {
    zh: "有 {count} 位用餐人会受影响，请核对名单后确认",
    en: "{count} people who eat here would be affected. Please check the list and confirm",
  },
  "meal.home_gone": {
    zh: "用餐人已不住在申请时的住址，请按现在的住址重新申请",
    en: "The person who eats no longer lives at the address applied for. Please apply again from the present home",
  },
  "meal.days_gone": {
    zh: "助餐点已不在您选的日子供餐，请重新申请其他日子",
    en: "The kitchen no longer cooks on the days you chose. Please apply again for other days",
  },
  "meal.call_off_range": {
    zh: "只能取消今天或已截止的供餐日；以后的日子请在特殊日期里调整",
    en: "Only today, or a day that is already settled, can be called off. Change later days under dated exceptions",
  },
  "meal.route_outside": {
    zh: "线路须在助餐点的服务范围内",
    en: "A route must lie inside the kitchen's area",
  },
  "meal.courier_unknown": {
    zh: "送餐员须是供餐单位的在岗人员",
    en: "A courier must hold a post in the unit that cooks",
  },
  "meal.kitchen_closed": { zh: "{on}不开伙", en: "The kitchen is closed on {on}" },
  "meal.not_settled": { zh: "{on}的餐尚未截止", en: "The meals of {on} can still change" },
  "meal.other_day": { zh: "只能登记当天的送餐", en: "Only today's meals can be marked" },
  "meal.alarm_open": {
    zh: "已转紧急求助件，请在件中登记",
    en: "An emergency is open. Please continue there",
  },
  "meal.step_passed": {
    zh: "核查已进入“{step}”，请刷新后再登记",
    en: "The check has gone on to: {step}. Please look again",
  },
};
