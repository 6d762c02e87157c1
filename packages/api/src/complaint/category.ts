import type { Term } from "../kernel/calendar.ts";
import type { Bilingual } from "../kernel/decision.ts";

/** How urgent a complaint is: P0 danger to life, P1 urgent, P2 ordinary nuisance, P3 complex or a question. */
export type Level = "P0" | "P1" | "P2" | "P3";

/** The time limits of the steps of a complaint, each counted from the step before. */
export type Terms = {
  accept: Term;
  dispatch: Term;
  sign: Term;
  dispose: Term;
  verify: Term;
  confirm: Term;
};

/** The groups of the category list, as a resident chooses among them. */
export const categoryGroups = {
  appearance: { zh: "市容环境", en: "Street cleanliness" },
  advertising: { zh: "广告招贴", en: "Advertising" },
  construction: { zh: "施工管理", en: "Construction" },
  street_order: { zh: "街面秩序", en: "Street order" },
  emergency: { zh: "突发事件", en: "Emergencies" },
  facility: { zh: "公用设施", en: "Public facilities" },
  traffic: { zh: "交通停车", en: "Traffic and parking" },
  housing: { zh: "房屋住宅", en: "Housing" },
  safety: { zh: "安全隐患", en: "Safety hazards" },
  neighbour: { zh: "邻里物业", en: "Neighbours and property management" },
  consumer: { zh: "消费维权", en: "Consumer rights" },
  care: { zh: "关爱救助", en: "Care and rescue" },
  enterprise: { zh: "企业服务", en: "Business services" },
  consult: { zh: "政策咨询", en: "Policy questions" },
  governance: { zh: "建议监督", en: "Suggestions and oversight" },
  other: { zh: "其他", en: "Other" },
} as const satisfies Record<string, Bilingual>;
export type CategoryGroupCode = keyof typeof categoryGroups;

/** The units of a street that take work. One that leads no category can still join a joint handling. */
export const departments = {
  URBAN_MANAGEMENT: { zh: "城市管理部门", en: "Urban management" },
  POLICE: { zh: "公安部门", en: "Police" },
  MARKET_SUPERVISION: { zh: "市场监管部门", en: "Market supervision" },
  HOUSING_CONSTRUCTION: { zh: "住房和城乡建设部门", en: "Housing and construction" },
  ECOLOGY: { zh: "生态环境部门", en: "Ecology and environment" },
  FIRE_EMERGENCY: { zh: "消防应急部门", en: "Fire and emergency" },
  HUMAN_RESOURCES: { zh: "人力资源和社会保障部门", en: "Human resources and social security" },
  CIVIL_AFFAIRS: { zh: "民政部门", en: "Civil affairs" },
  HEALTH: { zh: "卫生健康部门", en: "Health" },
  EDUCATION: { zh: "教育部门", en: "Education" },
  TRANSPORT: { zh: "交通运输部门", en: "Transport" },
  UTILITIES: { zh: "水电气热及通信单位", en: "Utilities: water, power, gas, heat, telecom" },
  SERVICE_CENTRE: { zh: "政务服务中心（含税务窗口）", en: "One-stop service centre, with tax" },
  STREET_OFFICE: { zh: "街道办事处", en: "Street office" },
} as const satisfies Record<string, Bilingual>;
export type DepartmentCode = keyof typeof departments;

/** The kind of unit that leads: the team of the grid the place lies in, or a department. */
export type LeadUnitCode = "GRID" | DepartmentCode;

/** One leaf of the dispatch catalogue (派单目录): what belongs here, who must handle it, by when, and when it is done. */
export type Category = {
  /** `group.leaf`, never changed once a complaint carries it. */
  code: string;
  group: CategoryGroupCode;
  name: Bilingual;
  /** The level it is accepted at unless the acceptor gives a reason for another one. */
  level: Level;
  /** 部件 fixed facility, 事件 behaviour or event (GB/T 30428), or a service. */
  kind: "PART" | "EVENT" | "SERVICE";
  nature: "COMPLAINT" | "HAZARD" | "CONSULT" | "HELP" | "SUGGESTION" | "PRAISE" | "DISPUTE";
  /** Whether a grid worker may settle it where it is, without dispatch. */
  onSiteAllowed: boolean;
  /** The lowest level it may be dispatched to: work of a department is not pushed down to a community. */
  mustBeHandledBy: "DEPARTMENT" | "STREET" | "COMMUNITY";
  leadUnit: LeadUnitCode;
  /** What a result must carry. People in need are never photographed: TEXT. */
  evidence: "PHOTO" | "PHOTO_OR_DOCUMENT" | "TEXT";
  /** Where the category differs from the terms of its level. */
  terms?: Partial<Terms>;
};

const minutes = (amount: number): Term => ({ unit: "MINUTE", amount });
const hours = (amount: number): Term => minutes(amount * 60);
const workHours = (amount: number): Term => ({ unit: "WORK_HOUR", amount });
const workDays = (amount: number): Term => ({ unit: "WORK_DAY", amount });
const days = (amount: number): Term => ({ unit: "DAY", amount });

/** P0 and P1 run on natural time until somebody has acted; the rest runs in working time. */
const levelTerms: Readonly<Record<Level, Terms>> = {
  P0: {
    accept: minutes(1),
    dispatch: minutes(5),
    sign: minutes(5),
    dispose: minutes(60),
    verify: hours(2),
    confirm: days(3),
  },
  P1: {
    accept: minutes(15),
    dispatch: minutes(30),
    sign: minutes(30),
    dispose: hours(24),
    verify: workDays(1),
    confirm: days(3),
  },
  P2: {
    accept: workHours(2),
    dispatch: workHours(4),
    sign: workHours(4),
    dispose: workDays(3),
    verify: workDays(2),
    confirm: days(3),
  },
  P3: {
    accept: workDays(1),
    dispatch: workHours(4),
    sign: workDays(1),
    dispose: workDays(5),
    verify: workDays(2),
    confirm: days(5),
  },
};

/** Who handles a category. Built here only, so that the three answers cannot contradict each other. */
type Handling = Pick<Category, "mustBeHandledBy" | "leadUnit" | "onSiteAllowed">;
const community: Handling = {
  mustBeHandledBy: "COMMUNITY",
  leadUnit: "GRID",
  onSiteAllowed: false,
};
const onTheSpot: Handling = { ...community, onSiteAllowed: true };
const street = (leadUnit: DepartmentCode): Handling => ({
  mustBeHandledBy: "STREET",
  leadUnit,
  onSiteAllowed: false,
});
const department = (leadUnit: DepartmentCode): Handling => ({
  ...street(leadUnit),
  mustBeHandledBy: "DEPARTMENT",
});

function row(
  code: `${CategoryGroupCode}.${string}`,
  level: Level,
  kind: Category["kind"],
  nature: Category["nature"],
  handling: Handling,
  evidence: Category["evidence"],
  dispose: Term | null,
  zh: string,
  en: string,
): Category {
  return {
    code,
    group: code.split(".")[0] as CategoryGroupCode,
    name: { zh, en },
    level,
    kind,
    nature,
    ...handling,
    evidence,
    ...(dispose && { terms: { dispose } }),
  };
}

/**
 * The 60 leaves, and one for all that fits none. A row is: code, level, kind, nature, who handles, evidence, time to dispose (null: the level's);
 * then the name in Chinese and in English. When each is taken up and when it is done: category-conditions.ts.
 */
// oxfmt-ignore
export const categories: readonly Category[] = [
  row("appearance.exposed_rubbish", "P2", "EVENT", "COMPLAINT", onTheSpot, "PHOTO", workDays(1), "暴露垃圾", "Exposed rubbish"),
  row("appearance.rubble", "P2", "EVENT", "COMPLAINT", street("URBAN_MANAGEMENT"), "PHOTO", workDays(4), "渣土堆放", "Rubble"),
  row("appearance.dirty_road", "P2", "EVENT", "COMPLAINT", onTheSpot, "PHOTO", workHours(5), "道路不洁或污水横流", "Dirty road or waste water"),
  row("appearance.green_damage", "P2", "PART", "COMPLAINT", department("URBAN_MANAGEMENT"), "PHOTO", null, "绿化毁坏", "Damaged greenery"),
  row("appearance.burning", "P1", "EVENT", "HAZARD", onTheSpot, "PHOTO", hours(4), "露天焚烧", "Open burning"),

  row("advertising.small_ads", "P2", "EVENT", "COMPLAINT", onTheSpot, "PHOTO", workDays(2), "乱贴小广告", "Illegal stickers"),
  row("advertising.illegal_outdoor_ads", "P3", "PART", "COMPLAINT", department("URBAN_MANAGEMENT"), "PHOTO_OR_DOCUMENT", null, "违规户外广告", "Illegal outdoor advertising"),

  row("construction.night_noise", "P2", "EVENT", "COMPLAINT", department("ECOLOGY"), "PHOTO_OR_DOCUMENT", workDays(1), "夜间施工噪声", "Night construction noise"),
  row("construction.dust", "P2", "EVENT", "COMPLAINT", department("HOUSING_CONSTRUCTION"), "PHOTO", workDays(1), "施工扬尘", "Construction dust"),

  row("street_order.occupying_road", "P2", "EVENT", "COMPLAINT", department("URBAN_MANAGEMENT"), "PHOTO", workHours(5), "占道经营或店外摆摊", "Shop or stall on the road"),
  row("street_order.mobile_vendor", "P2", "EVENT", "COMPLAINT", department("URBAN_MANAGEMENT"), "PHOTO", workHours(4), "流动摊贩", "Mobile vendor"),
  row("street_order.shared_bike_piles", "P2", "EVENT", "COMPLAINT", onTheSpot, "PHOTO", workHours(5), "共享单车乱堆", "Piled-up shared bikes"),
  row("street_order.tactile_paving_blocked", "P2", "EVENT", "COMPLAINT", onTheSpot, "PHOTO", workHours(4), "盲道被占", "Tactile paving blocked"),

  row("emergency.pipe_burst", "P1", "PART", "HAZARD", department("UTILITIES"), "PHOTO", hours(4), "管道爆裂", "Burst pipe"),
  row("emergency.road_collapse", "P0", "PART", "HAZARD", department("TRANSPORT"), "PHOTO", null, "路面塌陷", "Road collapse"),
  row("emergency.standing_water", "P1", "EVENT", "HAZARD", street("URBAN_MANAGEMENT"), "PHOTO", hours(4), "积水内涝", "Standing water"),
  row("emergency.fire_or_smoke", "P0", "EVENT", "HAZARD", department("FIRE_EMERGENCY"), "PHOTO_OR_DOCUMENT", null, "火情或烟感报警", "Fire or smoke alarm"),

  row("facility.lamp", "P2", "PART", "COMPLAINT", department("URBAN_MANAGEMENT"), "PHOTO", workDays(2), "路灯故障", "Street lamp"),
  row("facility.manhole_cover", "P1", "PART", "HAZARD", department("UTILITIES"), "PHOTO", hours(4), "井盖缺损", "Manhole cover"),
  row("facility.bench_or_fitness", "P2", "PART", "COMPLAINT", community, "PHOTO", workDays(4), "座椅或健身器材损坏", "Bench or fitness equipment"),
  row("facility.cable", "P1", "PART", "HAZARD", department("UTILITIES"), "PHOTO", hours(4), "线缆低垂", "Low-hanging cable"),
  row("facility.barrier_or_guard_rail", "P2", "PART", "COMPLAINT", department("TRANSPORT"), "PHOTO", null, "护栏或隔离设施损坏", "Barrier or guard rail"),
  row("facility.public_toilet", "P2", "PART", "COMPLAINT", street("URBAN_MANAGEMENT"), "PHOTO", workDays(1), "公厕问题", "Public toilet"),

  row("traffic.parking", "P2", "EVENT", "COMPLAINT", onTheSpot, "PHOTO", workHours(5), "车辆乱停", "Disorderly parking"),
  row("traffic.fire_lane", "P1", "EVENT", "HAZARD", onTheSpot, "PHOTO", hours(4), "占用消防通道", "Blocked fire lane"),
  row("traffic.barrier_pole", "P2", "PART", "COMPLAINT", community, "PHOTO", workDays(2), "道闸或阻车桩故障", "Barrier pole"),
  row("traffic.signs", "P2", "PART", "COMPLAINT", department("TRANSPORT"), "PHOTO", workDays(4), "标志标线缺损", "Signs and markings"),

  row("housing.leak", "P3", "PART", "COMPLAINT", department("HOUSING_CONSTRUCTION"), "PHOTO_OR_DOCUMENT", null, "房屋渗漏", "Leaking building"),
  row("housing.wall_crack_or_tilt", "P1", "PART", "HAZARD", department("HOUSING_CONSTRUCTION"), "PHOTO_OR_DOCUMENT", null, "墙体开裂或房屋倾斜", "Cracked wall or leaning building"),
  row("housing.illegal_structure", "P3", "EVENT", "COMPLAINT", department("URBAN_MANAGEMENT"), "PHOTO_OR_DOCUMENT", workDays(15), "违法建设", "Illegal structure"),
  row("housing.unit_door", "P2", "PART", "COMPLAINT", community, "PHOTO", null, "单元门故障", "Entrance door"),
  row("housing.lift", "P1", "PART", "HAZARD", department("MARKET_SUPERVISION"), "PHOTO_OR_DOCUMENT", hours(12), "电梯故障", "Lift failure"),
  row("housing.water_or_heating_stop", "P1", "SERVICE", "COMPLAINT", department("UTILITIES"), "PHOTO_OR_DOCUMENT", null, "停水停暖", "Water or heating off"),

  row("safety.indoor_charging", "P1", "EVENT", "HAZARD", onTheSpot, "PHOTO", hours(4), "电动车违规充电", "Battery charging indoors"),
  row("safety.gas", "P0", "EVENT", "HAZARD", department("UTILITIES"), "PHOTO_OR_DOCUMENT", null, "燃气泄漏", "Gas leak"),
  row("safety.falling_object", "P1", "EVENT", "HAZARD", department("POLICE"), "PHOTO_OR_DOCUMENT", null, "高空抛物坠物", "Falling or thrown object"),
  row("safety.dangerous_wall", "P1", "PART", "HAZARD", street("HOUSING_CONSTRUCTION"), "PHOTO", null, "危墙", "Dangerous wall"),
  row("safety.fire_equipment", "P1", "PART", "HAZARD", department("FIRE_EMERGENCY"), "PHOTO", null, "消防设施缺损", "Fire equipment"),

  row("neighbour.noise", "P2", "EVENT", "DISPUTE", onTheSpot, "TEXT", workDays(2), "生活噪声扰民", "Noise from neighbours"),
  row("neighbour.leak_dispute", "P3", "EVENT", "DISPUTE", community, "PHOTO_OR_DOCUMENT", null, "漏水纠纷", "Leak dispute"),
  row("neighbour.dog", "P2", "EVENT", "COMPLAINT", onTheSpot, "TEXT", workDays(1), "犬只扰民", "Dog nuisance"),
  row("neighbour.hoarding", "P3", "EVENT", "HAZARD", community, "PHOTO_OR_DOCUMENT", null, "楼道堆物囤积", "Hoarding"),
  row("neighbour.property_fee", "P3", "SERVICE", "DISPUTE", community, "PHOTO_OR_DOCUMENT", null, "物业费争议", "Property fee dispute"),
  row("neighbour.public_space", "P3", "EVENT", "DISPUTE", community, "PHOTO", null, "公共空间被占", "Public space taken over"),

  row("consumer.refund_or_prepaid_card", "P3", "EVENT", "DISPUTE", department("MARKET_SUPERVISION"), "PHOTO_OR_DOCUMENT", null, "退款或预付卡纠纷", "Refund or prepaid card"),
  row("consumer.price", "P2", "EVENT", "COMPLAINT", department("MARKET_SUPERVISION"), "PHOTO_OR_DOCUMENT", null, "价格问题", "Price"),
  row("consumer.food", "P1", "EVENT", "HAZARD", department("MARKET_SUPERVISION"), "PHOTO_OR_DOCUMENT", null, "食品安全", "Food safety"),

  row("care.elder_or_disability", "P1", "SERVICE", "HELP", onTheSpot, "TEXT", hours(4), "独居老人或残疾人求助", "Lone elder or disabled person"),
  row("care.child", "P1", "SERVICE", "HELP", department("CIVIL_AFFAIRS"), "TEXT", null, "困境儿童", "Child in need"),
  row("care.missing_person", "P0", "SERVICE", "HELP", department("POLICE"), "TEXT", null, "人员走失", "Missing person"),

  row("enterprise.policy", "P3", "SERVICE", "CONSULT", street("SERVICE_CENTRE"), "TEXT", workDays(3), "惠企政策", "Policy for firms"),
  row("enterprise.tax_or_licence", "P3", "SERVICE", "CONSULT", department("SERVICE_CENTRE"), "TEXT", workDays(3), "税务与证照办理", "Tax and licences"),
  row("enterprise.parking", "P3", "SERVICE", "HELP", street("TRANSPORT"), "PHOTO_OR_DOCUMENT", null, "企业停车难", "Parking for firms"),
  row("enterprise.park_service", "P3", "SERVICE", "HELP", street("STREET_OFFICE"), "PHOTO_OR_DOCUMENT", null, "园区楼宇服务", "Business park services"),

  row("consult.social_security", "P3", "SERVICE", "CONSULT", department("HUMAN_RESOURCES"), "TEXT", workDays(3), "社保咨询", "Social security"),
  row("consult.schooling", "P3", "SERVICE", "CONSULT", department("EDUCATION"), "TEXT", workDays(3), "入学咨询", "Schooling"),
  row("consult.permits", "P3", "SERVICE", "CONSULT", department("SERVICE_CENTRE"), "TEXT", workDays(3), "证件办理咨询", "Permits and papers"),

  row("governance.suggestion", "P3", "SERVICE", "SUGGESTION", community, "TEXT", null, "意见建议", "Suggestion"),
  row("governance.praise", "P3", "SERVICE", "PRAISE", community, "TEXT", null, "表扬感谢", "Praise"),
  row("governance.staff_complaint", "P3", "SERVICE", "COMPLAINT", street("STREET_OFFICE"), "TEXT", null, "工作人员作风投诉", "Complaint about staff"),

  row("other.unlisted", "P2", "EVENT", "COMPLAINT", community, "TEXT", null, "其他问题", "Something else"),
];

/** Groups of matters in the open, which no address is the place of. */
const inPublicSpace: readonly CategoryGroupCode[] = [
  "appearance",
  "advertising",
  "construction",
  "street_order",
  "emergency",
  "facility",
  "traffic",
];
export const isInPublicSpace = ({ group }: Category): boolean => inPublicSpace.includes(group);

/** For what fits no other category; staff find the right one. */
export const OTHER = "other.unlisted";

const byCode = new Map(categories.map((category) => [category.code, category]));

/** The category with this code, or null. */
export const categoryOf = (code: string): Category | null => byCode.get(code) ?? null;

/** Matters about those who serve here: somebody else than they looks into them. */
export const isAboutStaff = (code: string): boolean => code === "governance.staff_complaint";

/**
 * The time limits of a complaint of this category at this level. A category's own terms are written for its own
 * level: a complaint raised or lowered gets the plain terms of the new level, so that a danger is never given the
 * days of the nuisance it was taken for.
 */
export const termsOf = (category: Category, level: Level): Terms => ({
  ...levelTerms[level],
  ...(level === category.level && category.terms),
});
