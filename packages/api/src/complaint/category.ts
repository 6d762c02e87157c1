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
  enterprise: { zh: "企业服务", en: "Services for firms" },
  consult: { zh: "政策咨询", en: "Questions" },
  governance: { zh: "建议监督", en: "Suggestions and oversight" },
  other: { zh: "其他", en: "Something else" },
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
  filingCondition: Bilingual;
  closingCondition: Bilingual;
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

type Words = readonly [name: string, filing: string, closing: string];

function row(
  code: `${CategoryGroupCode}.${string}`,
  level: Level,
  kind: Category["kind"],
  nature: Category["nature"],
  handling: Handling,
  evidence: Category["evidence"],
  dispose: Term | null,
  zh: Words,
  en: Words,
): Category {
  const both = (i: 0 | 1 | 2): Bilingual => ({ zh: zh[i], en: en[i] });
  return {
    code,
    group: code.split(".")[0] as CategoryGroupCode,
    name: both(0),
    level,
    kind,
    nature,
    ...handling,
    filingCondition: both(1),
    closingCondition: both(2),
    evidence,
    ...(dispose && { terms: { dispose } }),
  };
}

/**
 * The 60 leaves, and one for all that fits none. A row is: code, level, kind, nature, who handles, evidence, time to dispose (null: the level's);
 * then name, filing condition and closing condition in Chinese, and the same in English.
 */
// oxfmt-ignore
export const categories: readonly Category[] = [
  row("appearance.exposed_rubbish", "P2", "EVENT", "COMPLAINT", onTheSpot, "PHOTO", workDays(1),
    ["暴露垃圾", "公共区域有未入桶的垃圾", "垃圾清走，地面干净"],
    ["Exposed rubbish", "Rubbish lies outside the bins in a public place", "The rubbish is gone and the ground is clean"]),
  row("appearance.rubble", "P2", "EVENT", "COMPLAINT", street("URBAN_MANAGEMENT"), "PHOTO", workDays(4),
    ["渣土堆放", "公共区域堆放装修或建筑渣土", "渣土清运完毕，场地恢复"],
    ["Rubble", "Building or renovation rubble is left in a public place", "The rubble is carted off and the place restored"]),
  row("appearance.dirty_road", "P2", "EVENT", "COMPLAINT", onTheSpot, "PHOTO", workHours(5),
    ["道路不洁或污水横流", "路面有污渍、散落物或污水漫流", "路面清洗干净，无积存污水"],
    ["Dirty road or waste water", "A road is soiled or waste water runs over it", "The road is washed and no waste water stands on it"]),
  row("appearance.green_damage", "P2", "PART", "COMPLAINT", department("URBAN_MANAGEMENT"), "PHOTO", null,
    ["绿化毁坏", "公共树木、绿地被毁坏或侵占", "补种或恢复，枯枝清理完毕"],
    ["Damaged greenery", "Public trees or lawns are damaged or taken over", "They are replanted or restored and dead wood is removed"]),
  row("appearance.burning", "P1", "EVENT", "HAZARD", onTheSpot, "PHOTO", hours(4),
    ["露天焚烧", "露天焚烧垃圾、树叶或其他物品", "明火熄灭，残留物清理"],
    ["Open burning", "Rubbish, leaves or other things are burnt in the open", "The fire is out and the remains are cleared"]),

  row("advertising.small_ads", "P2", "EVENT", "COMPLAINT", onTheSpot, "PHOTO", workDays(2),
    ["乱贴小广告", "墙面、电杆、楼道有非法张贴或喷涂", "广告清除，表面恢复"],
    ["Illegal stickers", "Ads are stuck or sprayed on walls, poles or stairs", "The ads are removed and the surface restored"]),
  row("advertising.illegal_outdoor_ads", "P3", "PART", "COMPLAINT", department("URBAN_MANAGEMENT"), "PHOTO_OR_DOCUMENT", null,
    ["违规户外广告", "未经批准或存在安全风险的户外广告、招牌", "拆除、整改或补办许可"],
    ["Illegal outdoor advertising", "A billboard or sign has no permit or is unsafe", "It is taken down, corrected or given a permit"]),

  row("construction.night_noise", "P2", "EVENT", "COMPLAINT", department("ECOLOGY"), "PHOTO_OR_DOCUMENT", workDays(1),
    ["夜间施工噪声", "规定时段外施工产生噪声扰民", "停止违规施工，或公示夜间施工许可"],
    ["Night construction noise", "Building work makes noise outside permitted hours", "The work stops, or its night permit is on display"]),
  row("construction.dust", "P2", "EVENT", "COMPLAINT", department("HOUSING_CONSTRUCTION"), "PHOTO", workDays(1),
    ["施工扬尘", "工地未覆盖、未喷淋，扬尘明显", "覆盖、喷淋、冲洗措施到位"],
    ["Construction dust", "A site raises dust for want of covers or spraying", "Covers, spraying and washing are in place"]),

  row("street_order.occupying_road", "P2", "EVENT", "COMPLAINT", department("URBAN_MANAGEMENT"), "PHOTO", workHours(5),
    ["占道经营或店外摆摊", "店铺、摊位超出门线或划定范围占道", "退回划定范围，道路畅通"],
    ["Shop or stall on the road", "A shop or stall trades beyond its line on the road", "It is back behind its line and the way is clear"]),
  row("street_order.mobile_vendor", "P2", "EVENT", "COMPLAINT", department("URBAN_MANAGEMENT"), "PHOTO", workHours(4),
    ["流动摊贩", "流动摊贩在禁设区域经营，影响通行", "摊贩离开或引导至疏导点"],
    ["Mobile vendor", "A vendor trades where it is not allowed and blocks the way", "The vendor has left or moved to an assigned place"]),
  row("street_order.shared_bike_piles", "P2", "EVENT", "COMPLAINT", onTheSpot, "PHOTO", workHours(5),
    ["共享单车乱堆", "共享单车堆积、倒伏或占用人行道", "车辆摆放整齐或清运"],
    ["Piled-up shared bikes", "Shared bikes are piled up, fallen or on the footway", "The bikes are in order or taken away"]),
  row("street_order.tactile_paving_blocked", "P2", "EVENT", "COMPLAINT", onTheSpot, "PHOTO", workHours(4),
    ["盲道被占", "盲道被车辆、物品占用或损坏", "盲道腾空，可连续通行"],
    ["Tactile paving blocked", "Tactile paving is covered by vehicles or things, or broken", "It is free and can be walked without a gap"]),

  row("emergency.pipe_burst", "P1", "PART", "HAZARD", department("UTILITIES"), "PHOTO", hours(4),
    ["管道爆裂", "供水、排水或供热管道爆裂喷涌", "关阀止漏，抢修完成或有临时供应"],
    ["Burst pipe", "A water, drain or heating pipe has burst", "The leak is stopped and repaired, or supply is bridged"]),
  row("emergency.road_collapse", "P0", "PART", "HAZARD", department("TRANSPORT"), "PHOTO", null,
    ["路面塌陷", "道路塌陷、空洞，危及行人车辆", "现场围挡警示，险情受控，修复另行立案"],
    ["Road collapse", "A road has sunk or hollowed and endangers people", "It is fenced off and under control; repair is a case of its own"]),
  row("emergency.standing_water", "P1", "EVENT", "HAZARD", street("URBAN_MANAGEMENT"), "PHOTO", hours(4),
    ["积水内涝", "道路、地下空间积水影响通行或安全", "积水排除，通行恢复"],
    ["Standing water", "Water on a road or underground blocks the way or is unsafe", "The water is drained and the way is open"]),
  row("emergency.fire_or_smoke", "P0", "EVENT", "HAZARD", department("FIRE_EMERGENCY"), "PHOTO_OR_DOCUMENT", null,
    ["火情或烟感报警", "发现明火、浓烟或烟感装置报警", "火情扑灭或查明误报，现场安全"],
    ["Fire or smoke alarm", "Flames or smoke are seen, or a smoke alarm goes off", "The fire is out or the alarm proved false, and the place is safe"]),

  row("facility.lamp", "P2", "PART", "COMPLAINT", department("URBAN_MANAGEMENT"), "PHOTO", workDays(2),
    ["路灯故障", "路灯不亮、闪烁或灯杆损坏", "照明恢复，灯杆安全"],
    ["Street lamp", "A lamp is dark, flickers or its pole is damaged", "The lamp works and the pole is safe"]),
  row("facility.manhole_cover", "P1", "PART", "HAZARD", department("UTILITIES"), "PHOTO", hours(4),
    ["井盖缺损", "井盖丢失、破损、松动或沉降", "井盖补齐稳固，与路面平整"],
    ["Manhole cover", "A cover is missing, broken, loose or sunken", "The cover is in place, firm and level with the road"]),
  row("facility.bench_or_fitness", "P2", "PART", "COMPLAINT", community, "PHOTO", workDays(4),
    ["座椅或健身器材损坏", "公共座椅、健身器材损坏或不稳", "维修更换，或停用围挡并公示日期"],
    ["Bench or fitness equipment", "A public bench or fitness device is broken or loose", "It is repaired or replaced, or closed off with a date on it"]),
  row("facility.cable", "P1", "PART", "HAZARD", department("UTILITIES"), "PHOTO", hours(4),
    ["线缆低垂", "线缆低垂、断落或杂乱影响安全", "线缆加固、收整或移除"],
    ["Low-hanging cable", "A cable hangs low, is down or is dangerously tangled", "The cable is fixed, tidied or removed"]),
  row("facility.barrier_or_guard_rail", "P2", "PART", "COMPLAINT", department("TRANSPORT"), "PHOTO", null,
    ["护栏或隔离设施损坏", "护栏、隔离栏缺失、歪斜或断裂", "修复或更换，牢固无尖角"],
    ["Barrier or guard rail", "A barrier or guard rail is missing, bent or broken", "It is repaired or replaced, firm and without sharp edges"]),
  row("facility.public_toilet", "P2", "PART", "COMPLAINT", street("URBAN_MANAGEMENT"), "PHOTO", workDays(1),
    ["公厕问题", "公厕脏污、堵塞、关闭或设施损坏", "保洁到位，设施可用并开放"],
    ["Public toilet", "A public toilet is dirty, blocked, closed or damaged", "It is clean, works and is open"]),

  row("traffic.parking", "P2", "EVENT", "COMPLAINT", onTheSpot, "PHOTO", workHours(5),
    ["车辆乱停", "小区或背街车辆乱停影响通行", "车辆移开，通行恢复"],
    ["Disorderly parking", "Vehicles block the way in a compound or back street", "The vehicles are moved and the way is clear"]),
  row("traffic.fire_lane", "P1", "EVENT", "HAZARD", onTheSpot, "PHOTO", hours(4),
    ["占用消防通道", "车辆或物品堵塞消防车通道", "通道腾空，标识清晰"],
    ["Blocked fire lane", "Vehicles or things block a fire lane", "The lane is free and its markings are clear"]),
  row("traffic.barrier_pole", "P2", "PART", "COMPLAINT", community, "PHOTO", workDays(2),
    ["道闸或阻车桩故障", "出入口道闸、阻车桩损坏或私设", "修复、规范或拆除"],
    ["Barrier pole", "An entrance barrier or bollard is broken or put up without consent", "It is repaired, put right or removed"]),
  row("traffic.signs", "P2", "PART", "COMPLAINT", department("TRANSPORT"), "PHOTO", workDays(4),
    ["标志标线缺损", "交通标志、标线缺失、遮挡或模糊", "标志标线恢复清晰"],
    ["Signs and markings", "A traffic sign or marking is missing, hidden or worn", "The sign or marking is clear again"]),

  row("housing.leak", "P3", "PART", "COMPLAINT", department("HOUSING_CONSTRUCTION"), "PHOTO_OR_DOCUMENT", null,
    ["房屋渗漏", "屋面、外墙或公共管道渗漏", "查明责任，修复或签订维修方案"],
    ["Leaking building", "A roof, outer wall or shared pipe leaks", "The cause is found and repaired, or a repair plan is signed"]),
  row("housing.wall_crack_or_tilt", "P1", "PART", "HAZARD", department("HOUSING_CONSTRUCTION"), "PHOTO_OR_DOCUMENT", null,
    ["墙体开裂或房屋倾斜", "承重墙开裂、房屋倾斜或沉降", "专业鉴定，采取管控或加固措施"],
    ["Cracked wall or leaning building", "A bearing wall cracks or a building leans or sinks", "It is surveyed and shored up or its use restricted"]),
  row("housing.illegal_structure", "P3", "EVENT", "COMPLAINT", department("URBAN_MANAGEMENT"), "PHOTO_OR_DOCUMENT", workDays(15),
    ["违法建设", "未经许可搭建、加建、改建", "依法认定并拆除，或书面说明不属违建"],
    ["Illegal structure", "Something is built, added or altered without permission", "It is ruled on by law and removed, or shown in writing to be lawful"]),
  row("housing.unit_door", "P2", "PART", "COMPLAINT", community, "PHOTO", null,
    ["单元门故障", "单元门、门禁损坏，无法开启或关闭", "门体、门禁可正常开闭"],
    ["Entrance door", "An entrance door or its lock does not open or close", "Door and lock open and close"]),
  row("housing.lift", "P1", "PART", "HAZARD", department("MARKET_SUPERVISION"), "PHOTO_OR_DOCUMENT", hours(12),
    ["电梯故障", "电梯停运、异响、平层不准或超期未检", "维修检验合格后恢复，或公示停用"],
    ["Lift failure", "A lift is out, noisy, stops unevenly or is overdue for inspection", "It runs again after inspection, or is closed with a notice"]),
  row("housing.water_or_heating_stop", "P1", "SERVICE", "COMPLAINT", department("UTILITIES"), "PHOTO_OR_DOCUMENT", null,
    ["停水停暖", "未通知停水、停暖或长时间未恢复", "供应恢复，或提供临时保障并公示时间"],
    ["Water or heating off", "Water or heating is off without notice or for long", "Supply is back, or bridged with a published date"]),

  row("safety.indoor_charging", "P1", "EVENT", "HAZARD", onTheSpot, "PHOTO", hours(4),
    ["电动车违规充电", "电动车或电池进楼入户、飞线充电", "车辆电池移出，飞线拆除"],
    ["Battery charging indoors", "An e-bike or its battery is charged indoors or by a loose cable", "Vehicle and battery are outside and the cable is gone"]),
  row("safety.gas", "P0", "EVENT", "HAZARD", department("UTILITIES"), "PHOTO_OR_DOCUMENT", null,
    ["燃气泄漏", "闻到燃气异味或发现燃气设施泄漏", "关阀通风，检测合格，隐患受控"],
    ["Gas leak", "Gas is smelt or a gas installation leaks", "The valve is shut, the air tested safe and the danger under control"]),
  row("safety.falling_object", "P1", "EVENT", "HAZARD", department("POLICE"), "PHOTO_OR_DOCUMENT", null,
    ["高空抛物坠物", "高空抛物，或外墙、附着物有坠落风险", "危险物清除或围挡，抛物线索已调查"],
    ["Falling or thrown object", "Things are thrown from a height or may fall off a building", "The danger is removed or fenced off and throwing investigated"]),
  row("safety.dangerous_wall", "P1", "PART", "HAZARD", street("HOUSING_CONSTRUCTION"), "PHOTO", null,
    ["危墙", "围墙、挡墙歪斜开裂，有倒塌风险", "拆除或加固，警示围挡到位"],
    ["Dangerous wall", "A boundary or retaining wall leans or cracks and may fall", "It is taken down or made firm, and fenced off meanwhile"]),
  row("safety.fire_equipment", "P1", "PART", "HAZARD", department("FIRE_EMERGENCY"), "PHOTO", null,
    ["消防设施缺损", "消火栓、灭火器、疏散设施缺失或失效", "设施补齐，测试有效"],
    ["Fire equipment", "A hydrant, extinguisher or escape fitting is missing or dead", "The equipment is complete and tested"]),

  row("neighbour.noise", "P2", "EVENT", "DISPUTE", onTheSpot, "TEXT", workDays(2),
    ["生活噪声扰民", "邻里生活、装修或活动噪声扰民", "双方已沟通，形成约定或噪声停止"],
    ["Noise from neighbours", "Living, renovation or gatherings disturb the neighbours", "Both sides have talked and agreed, or the noise has stopped"]),
  row("neighbour.leak_dispute", "P3", "EVENT", "DISPUTE", community, "PHOTO_OR_DOCUMENT", null,
    ["漏水纠纷", "楼上楼下因漏水责任、赔偿产生争议", "达成协议，或告知司法途径"],
    ["Leak dispute", "Neighbours disagree about a leak and who pays", "They agree, or are told the way to court"]),
  row("neighbour.dog", "P2", "EVENT", "COMPLAINT", onTheSpot, "TEXT", workDays(1),
    ["犬只扰民", "遛犬不牵绳、犬吠扰民或犬粪不清", "养犬人已整改，或移交主管部门"],
    ["Dog nuisance", "A dog is off its lead, barks much or fouls the place", "The keeper has put it right, or the authority has taken over"]),
  row("neighbour.hoarding", "P3", "EVENT", "HAZARD", community, "PHOTO_OR_DOCUMENT", null,
    ["楼道堆物囤积", "楼道或屋内大量堆物，影响安全卫生", "通道清空，后续走访计划确定"],
    ["Hoarding", "Heaped-up things on stairs or in a home endanger safety or health", "The way is clear and follow-up visits are planned"]),
  row("neighbour.property_fee", "P3", "SERVICE", "DISPUTE", community, "PHOTO_OR_DOCUMENT", null,
    ["物业费争议", "对物业收费标准、公示或服务有争议", "账目已公开说明，达成一致或告知途径"],
    ["Property fee dispute", "The fee, its publication or the service for it is disputed", "The accounts are explained and agreed, or the legal way is told"]),
  row("neighbour.public_space", "P3", "EVENT", "DISPUTE", community, "PHOTO", null,
    ["公共空间被占", "楼道、绿地、屋顶等共有部分被私占", "恢复共用，或经业主依法共同决定"],
    ["Public space taken over", "Stairs, lawns or roofs owned in common are used by one party", "They are common again, or the owners have decided by law"]),

  row("consumer.refund_or_prepaid_card", "P3", "EVENT", "DISPUTE", department("MARKET_SUPERVISION"), "PHOTO_OR_DOCUMENT", null,
    ["退款或预付卡纠纷", "商家拒绝退款、停业或预付卡无法使用", "退款、调解成功或立案查处"],
    ["Refund or prepaid card", "A shop refuses a refund, has closed or does not honour its card", "Money is returned, mediation agreed or a case opened"]),
  row("consumer.price", "P2", "EVENT", "COMPLAINT", department("MARKET_SUPERVISION"), "PHOTO_OR_DOCUMENT", null,
    ["价格问题", "未明码标价、价格欺诈或乱收费", "价格整改并答复，违法的立案查处"],
    ["Price", "A price is not shown, deceives or is charged without ground", "The price is put right, and a breach is prosecuted"]),
  row("consumer.food", "P1", "EVENT", "HAZARD", department("MARKET_SUPERVISION"), "PHOTO_OR_DOCUMENT", null,
    ["食品安全", "食品变质、过期或疑似引起不适", "现场检查，问题食品下架，结果答复"],
    ["Food safety", "Food is spoilt, out of date or may have made somebody ill", "The place is inspected, the food withdrawn and the result told"]),

  row("care.elder_or_disability", "P1", "SERVICE", "HELP", onTheSpot, "TEXT", hours(4),
    ["独居老人或残疾人求助", "独居老人、残疾人失联或生活遇到困难", "上门看望，需求落实到责任人"],
    ["Lone elder or disabled person", "A lone elder or disabled person is out of touch or in need", "They are visited and somebody answers for each need"]),
  row("care.child", "P1", "SERVICE", "HELP", department("CIVIL_AFFAIRS"), "TEXT", null,
    ["困境儿童", "儿童无人照料、疑似受侵害或生活困难", "儿童安全，监护或救助已落实"],
    ["Child in need", "A child is uncared for, may be harmed or lives in hardship", "The child is safe and guardianship or aid is arranged"]),
  row("care.missing_person", "P0", "SERVICE", "HELP", department("POLICE"), "TEXT", null,
    ["人员走失", "老人、儿童或其他人员走失", "人员找到并交给家属，或由公安继续查找"],
    ["Missing person", "An elder, a child or anybody else is missing", "The person is back with the family, or police go on searching"]),

  row("enterprise.policy", "P3", "SERVICE", "CONSULT", street("SERVICE_CENTRE"), "TEXT", workDays(3),
    ["惠企政策", "企业、商户询问扶持、补贴、贷款政策", "给出政策依据、条件和办理入口"],
    ["Policy for firms", "A firm asks about support, subsidies or loans", "The rule, its conditions and where to apply are given"]),
  row("enterprise.tax_or_licence", "P3", "SERVICE", "CONSULT", department("SERVICE_CENTRE"), "TEXT", workDays(3),
    ["税务与证照办理", "企业、商户咨询税务、营业执照和许可", "给出依据、材料清单和办理时限"],
    ["Tax and licences", "A firm asks about tax, business licences or permits", "The rule, the papers and the time needed are given"]),
  row("enterprise.parking", "P3", "SERVICE", "HELP", street("TRANSPORT"), "PHOTO_OR_DOCUMENT", null,
    ["企业停车难", "楼宇、商圈员工和顾客停车困难", "提出车位方案并答复企业"],
    ["Parking for firms", "Staff or customers of a building or district cannot park", "A plan for spaces is made and told to the firm"]),
  row("enterprise.park_service", "P3", "SERVICE", "HELP", street("STREET_OFFICE"), "PHOTO_OR_DOCUMENT", null,
    ["园区楼宇服务", "园区、楼宇的用工、配套、环境等诉求", "逐项答复，能办的已办结"],
    ["Business park services", "A park or office tower needs staff, amenities or upkeep", "Each point is answered and what can be done is done"]),

  row("consult.social_security", "P3", "SERVICE", "CONSULT", department("HUMAN_RESOURCES"), "TEXT", workDays(3),
    ["社保咨询", "咨询养老、医疗、失业等社会保险", "给出依据、条件和办理渠道"],
    ["Social security", "A question on pension, medical or unemployment insurance", "The rule, the conditions and the channel are given"]),
  row("consult.schooling", "P3", "SERVICE", "CONSULT", department("EDUCATION"), "TEXT", workDays(3),
    ["入学咨询", "咨询入学、转学、学区等问题", "给出招生依据、条件和时间"],
    ["Schooling", "A question on enrolment, transfer or catchment areas", "The rule, the conditions and the dates are given"]),
  row("consult.permits", "P3", "SERVICE", "CONSULT", department("SERVICE_CENTRE"), "TEXT", workDays(3),
    ["证件办理咨询", "咨询身份、居住、婚育等证件证明", "给出材料清单、地点和时限"],
    ["Permits and papers", "A question on residence, family or other personal papers", "The papers needed, the place and the time are given"]),

  row("governance.suggestion", "P3", "SERVICE", "SUGGESTION", community, "TEXT", null,
    ["意见建议", "对社区治理、服务提出建议", "答复采纳与否及理由，可转议事会"],
    ["Suggestion", "An idea for how the community is run or served", "It is taken up or not, with reasons, or goes to the council"]),
  row("governance.praise", "P3", "SERVICE", "PRAISE", community, "TEXT", null,
    ["表扬感谢", "对集体、岗位或服务表示感谢", "已转达相关集体或岗位"],
    ["Praise", "Thanks to a team, a post or a service", "It has been passed on to them"]),
  row("governance.staff_complaint", "P3", "SERVICE", "COMPLAINT", street("STREET_OFFICE"), "TEXT", null,
    ["工作人员作风投诉", "反映工作人员态度、推诿或不作为", "由非被反映单位调查并书面答复"],
    ["Complaint about staff", "Staff were rude, passed the matter on or did nothing", "A unit other than theirs has looked into it and answered in writing"]),

  row("other.unlisted", "P2", "EVENT", "COMPLAINT", community, "TEXT", null,
    ["其他问题", "以上类别都不合适的事", "已归入合适的类别办理，或说明去处"],
    ["Something else", "Whatever fits none of the categories above", "It was handled under the category it belongs to, or the way to go is told"]),
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
