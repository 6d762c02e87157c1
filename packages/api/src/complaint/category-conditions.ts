import type { Bilingual } from "../kernel/decision.ts";

/*
 * When a category is taken up and when it counts as done: read by people and by no rule, and loaded when they are
 * asked for.
 */
type Words = readonly [filing: string, closing: string];

// oxfmt-ignore
const conditions: Readonly<Record<string, readonly [zh: Words, en: Words]>> = {
  "appearance.exposed_rubbish": [
    ["公共区域有未入桶的垃圾", "垃圾清走，地面干净"],
    ["Rubbish lies outside the bins in a public place", "The rubbish is gone and the ground is clean"]],
  "appearance.rubble": [
    ["公共区域堆放装修或建筑渣土", "渣土清运完毕，场地恢复"],
    ["Building or renovation rubble is left in a public place", "The rubble is carted off and the place restored"]],
  "appearance.dirty_road": [
    ["路面有污渍、散落物或污水漫流", "路面清洗干净，无积存污水"],
    ["A road is soiled or waste water runs over it", "The road is washed and no waste water stands on it"]],
  "appearance.green_damage": [
    ["公共树木、绿地被毁坏或侵占", "补种或恢复，枯枝清理完毕"],
    ["Public trees or lawns are damaged or taken over", "They are replanted or restored and dead wood is removed"]],
  "appearance.burning": [
    ["露天焚烧垃圾、树叶或其他物品", "明火熄灭，残留物清理"],
    ["Rubbish, leaves or other things are burnt in the open", "The fire is out and the remains are cleared"]],

  "advertising.small_ads": [
    ["墙面、电杆、楼道有非法张贴或喷涂", "广告清除，表面恢复"],
    ["Ads are stuck or sprayed on walls, poles or stairs", "The ads are removed and the surface restored"]],
  "advertising.illegal_outdoor_ads": [
    ["未经批准或存在安全风险的户外广告、招牌", "拆除、整改或补办许可"],
    ["A billboard or sign has no permit or is unsafe", "It is taken down, corrected or given a permit"]],

  "construction.night_noise": [
    ["规定时段外施工产生噪声扰民", "停止违规施工，或公示夜间施工许可"],
    ["Building work makes noise outside permitted hours", "The work stops, or its night permit is on display"]],
  "construction.dust": [
    ["工地未覆盖、未喷淋，扬尘明显", "覆盖、喷淋、冲洗措施到位"],
    ["A site raises dust for want of covers or spraying", "Covers, spraying and washing are in place"]],

  "street_order.occupying_road": [
    ["店铺、摊位超出门线或划定范围占道", "退回划定范围，道路畅通"],
    ["A shop or stall trades beyond its line on the road", "It is back behind its line and the way is clear"]],
  "street_order.mobile_vendor": [
    ["流动摊贩在禁设区域经营，影响通行", "摊贩离开或引导至疏导点"],
    ["A vendor trades where it is not allowed and blocks the way", "The vendor has left or moved to an assigned place"]],
  "street_order.shared_bike_piles": [
    ["共享单车堆积、倒伏或占用人行道", "车辆摆放整齐或清运"],
    ["Shared bikes are piled up, fallen or on the footway", "The bikes are in order or taken away"]],
  "street_order.tactile_paving_blocked": [
    ["盲道被车辆、物品占用或损坏", "盲道腾空，可连续通行"],
    ["Tactile paving is covered by vehicles or things, or broken", "It is free and can be walked without a gap"]],

  "emergency.pipe_burst": [
    ["供水、排水或供热管道爆裂喷涌", "关阀止漏，抢修完成或有临时供应"],
    ["A water, drain or heating pipe has burst", "The leak is stopped and repaired, or supply is bridged"]],
  "emergency.road_collapse": [
    ["道路塌陷、空洞，危及行人车辆", "现场围挡警示，险情受控，修复另行立案"],
    ["A road has sunk or hollowed and endangers people", "It is fenced off and under control; repair is a case of its own"]],
  "emergency.standing_water": [
    ["道路、地下空间积水影响通行或安全", "积水排除，通行恢复"],
    ["Water on a road or underground blocks the way or is unsafe", "The water is drained and the way is open"]],
  "emergency.fire_or_smoke": [
    ["发现明火、浓烟或烟感装置报警", "火情扑灭或查明误报，现场安全"],
    ["Flames or smoke are seen, or a smoke alarm goes off", "The fire is out or the alarm proved false, and the place is safe"]],

  "facility.lamp": [
    ["路灯不亮、闪烁或灯杆损坏", "照明恢复，灯杆安全"],
    ["A lamp is dark, flickers or its pole is damaged", "The lamp works and the pole is safe"]],
  "facility.manhole_cover": [
    ["井盖丢失、破损、松动或沉降", "井盖补齐稳固，与路面平整"],
    ["A cover is missing, broken, loose or sunken", "The cover is in place, firm and level with the road"]],
  "facility.bench_or_fitness": [
    ["公共座椅、健身器材损坏或不稳", "维修更换，或停用围挡并公示日期"],
    ["A public bench or fitness device is broken or loose", "It is repaired or replaced, or closed off with a date on it"]],
  "facility.cable": [
    ["线缆低垂、断落或杂乱影响安全", "线缆加固、收整或移除"],
    ["A cable hangs low, is down or is dangerously tangled", "The cable is fixed, tidied or removed"]],
  "facility.barrier_or_guard_rail": [
    ["护栏、隔离栏缺失、歪斜或断裂", "修复或更换，牢固无尖角"],
    ["A barrier or guard rail is missing, bent or broken", "It is repaired or replaced, firm and without sharp edges"]],
  "facility.public_toilet": [
    ["公厕脏污、堵塞、关闭或设施损坏", "保洁到位，设施可用并开放"],
    ["A public toilet is dirty, blocked, closed or damaged", "It is clean, works and is open"]],

  "traffic.parking": [
    ["小区或背街车辆乱停影响通行", "车辆移开，通行恢复"],
    ["Vehicles block the way in a compound or back street", "The vehicles are moved and the way is clear"]],
  "traffic.fire_lane": [
    ["车辆或物品堵塞消防车通道", "通道腾空，标识清晰"],
    ["Vehicles or things block a fire lane", "The lane is free and its markings are clear"]],
  "traffic.barrier_pole": [
    ["出入口道闸、阻车桩损坏或私设", "修复、规范或拆除"],
    ["An entrance barrier or bollard is broken or put up without consent", "It is repaired, put right or removed"]],
  "traffic.signs": [
    ["交通标志、标线缺失、遮挡或模糊", "标志标线恢复清晰"],
    ["A traffic sign or marking is missing, hidden or worn", "The sign or marking is clear again"]],

  "housing.leak": [
    ["屋面、外墙或公共管道渗漏", "查明责任，修复或签订维修方案"],
    ["A roof, outer wall or shared pipe leaks", "The cause is found and repaired, or a repair plan is signed"]],
  "housing.wall_crack_or_tilt": [
    ["承重墙开裂、房屋倾斜或沉降", "专业鉴定，采取管控或加固措施"],
    ["A bearing wall cracks or a building leans or sinks", "It is surveyed and shored up or its use restricted"]],
  "housing.illegal_structure": [
    ["未经许可搭建、加建、改建", "依法认定并拆除，或书面说明不属违建"],
    ["Something is built, added or altered without permission", "It is ruled on by law and removed, or shown in writing to be lawful"]],
  "housing.unit_door": [
    ["单元门、门禁损坏，无法开启或关闭", "门体、门禁可正常开闭"],
    ["An entrance door or its lock does not open or close", "Door and lock open and close"]],
  "housing.lift": [
    ["电梯停运、异响、平层不准或超期未检", "维修检验合格后恢复，或公示停用"],
    ["A lift is out, noisy, stops unevenly or is overdue for inspection", "It runs again after inspection, or is closed with a notice"]],
  "housing.water_or_heating_stop": [
    ["未通知停水、停暖或长时间未恢复", "供应恢复，或提供临时保障并公示时间"],
    ["Water or heating is off without notice or for long", "Supply is back, or bridged with a published date"]],

  "safety.indoor_charging": [
    ["电动车或电池进楼入户、飞线充电", "车辆电池移出，飞线拆除"],
    ["An e-bike or its battery is charged indoors or by a loose cable", "Vehicle and battery are outside and the cable is gone"]],
  "safety.gas": [
    ["闻到燃气异味或发现燃气设施泄漏", "关阀通风，检测合格，隐患受控"],
    ["Gas is smelt or a gas installation leaks", "The valve is shut, the air tested safe and the danger under control"]],
  "safety.falling_object": [
    ["高空抛物，或外墙、附着物有坠落风险", "危险物清除或围挡，抛物线索已调查"],
    ["Things are thrown from a height or may fall off a building", "The danger is removed or fenced off and throwing investigated"]],
  "safety.dangerous_wall": [
    ["围墙、挡墙歪斜开裂，有倒塌风险", "拆除或加固，警示围挡到位"],
    ["A boundary or retaining wall leans or cracks and may fall", "It is taken down or made firm, and fenced off meanwhile"]],
  "safety.fire_equipment": [
    ["消火栓、灭火器、疏散设施缺失或失效", "设施补齐，测试有效"],
    ["A hydrant, extinguisher or escape fitting is missing or dead", "The equipment is complete and tested"]],

  "neighbour.noise": [
    ["邻里生活、装修或活动噪声扰民", "双方已沟通，形成约定或噪声停止"],
    ["Living, renovation or gatherings disturb the neighbours", "Both sides have talked and agreed, or the noise has stopped"]],
  "neighbour.leak_dispute": [
    ["楼上楼下因漏水责任、赔偿产生争议", "达成协议，或告知司法途径"],
    ["Neighbours disagree about a leak and who pays", "They agree, or are told the way to court"]],
  "neighbour.dog": [
    ["遛犬不牵绳、犬吠扰民或犬粪不清", "养犬人已整改，或移交主管部门"],
    ["A dog is off its lead, barks much or fouls the place", "The keeper has put it right, or the authority has taken over"]],
  "neighbour.hoarding": [
    ["楼道或屋内大量堆物，影响安全卫生", "通道清空，后续走访计划确定"],
    ["Heaped-up things on stairs or in a home endanger safety or health", "The way is clear and follow-up visits are planned"]],
  "neighbour.property_fee": [
    ["对物业收费标准、公示或服务有争议", "账目已公开说明，达成一致或告知途径"],
    ["The fee, its publication or the service for it is disputed", "The accounts are explained and agreed, or the legal way is told"]],
  "neighbour.public_space": [
    ["楼道、绿地、屋顶等共有部分被私占", "恢复共用，或经业主依法共同决定"],
    ["Stairs, lawns or roofs owned in common are used by one party", "They are common again, or the owners have decided by law"]],

  "consumer.refund_or_prepaid_card": [
    ["商家拒绝退款、停业或预付卡无法使用", "退款、调解成功或立案查处"],
    ["A shop refuses a refund, has closed or does not honour its card", "Money is returned, mediation agreed or a case opened"]],
  "consumer.price": [
    ["未明码标价、价格欺诈或乱收费", "价格整改并答复，违法的立案查处"],
    ["A price is not shown, deceives or is charged without ground", "The price is put right, and a breach is prosecuted"]],
  "consumer.food": [
    ["食品变质、过期或疑似引起不适", "现场检查，问题食品下架，结果答复"],
    ["Food is spoilt, out of date or may have made somebody ill", "The place is inspected, the food withdrawn and the result told"]],

  "care.elder_or_disability": [
    ["独居老人、残疾人失联或生活遇到困难", "上门看望，需求落实到责任人"],
    ["A lone elder or disabled person is out of touch or in need", "They are visited and somebody answers for each need"]],
  "care.child": [
    ["儿童无人照料、疑似受侵害或生活困难", "儿童安全，监护或救助已落实"],
    ["A child is uncared for, may be harmed or lives in hardship", "The child is safe and guardianship or aid is arranged"]],
  "care.missing_person": [
    ["老人、儿童或其他人员走失", "人员找到并交给家属，或由公安继续查找"],
    ["An elder, a child or anybody else is missing", "The person is back with the family, or police go on searching"]],

  "enterprise.policy": [
    ["企业、商户询问扶持、补贴、贷款政策", "给出政策依据、条件和办理入口"],
    ["A firm asks about support, subsidies or loans", "The rule, its conditions and where to apply are given"]],
  "enterprise.tax_or_licence": [
    ["企业、商户咨询税务、营业执照和许可", "给出依据、材料清单和办理时限"],
    ["A firm asks about tax, business licences or permits", "The rule, the papers and the time needed are given"]],
  "enterprise.parking": [
    ["楼宇、商圈员工和顾客停车困难", "提出车位方案并答复企业"],
    ["Staff or customers of a building or district cannot park", "A plan for spaces is made and told to the firm"]],
  "enterprise.park_service": [
    ["园区、楼宇的用工、配套、环境等诉求", "逐项答复，能办的已办结"],
    ["A park or office tower needs staff, amenities or upkeep", "Each point is answered and what can be done is done"]],

  "consult.social_security": [
    ["咨询养老、医疗、失业等社会保险", "给出依据、条件和办理渠道"],
    ["A question on pension, medical or unemployment insurance", "The rule, the conditions and the channel are given"]],
  "consult.schooling": [
    ["咨询入学、转学、学区等问题", "给出招生依据、条件和时间"],
    ["A question on enrolment, transfer or catchment areas", "The rule, the conditions and the dates are given"]],
  "consult.permits": [
    ["咨询身份、居住、婚育等证件证明", "给出材料清单、地点和时限"],
    ["A question on residence, family or other personal papers", "The papers needed, the place and the time are given"]],

  "governance.suggestion": [
    ["对社区治理、服务提出建议", "答复采纳与否及理由，可转议事会"],
    ["An idea for how the community is run or served", "It is taken up or not, with reasons, or goes to the council"]],
  "governance.praise": [
    ["对集体、岗位或服务表示感谢", "已转达相关集体或岗位"],
    ["Thanks to a team, a post or a service", "It has been passed on to them"]],
  "governance.staff_complaint": [
    ["反映工作人员态度、推诿或不作为", "由非被反映单位调查并书面答复"],
    ["Staff were rude, passed the matter on or did nothing", "A unit other than theirs has looked into it and answered in writing"]],

  "other.unlisted": [
    ["以上类别都不合适的事", "已归入合适的类别办理，或说明去处"],
    ["Whatever fits none of the categories above", "It was handled under the category it belongs to, or the way to go is told"]],
};

/** The two conditions of a category. */
export function conditionsOf(code: string): { filing: Bilingual; closing: Bilingual } {
  const found = conditions[code];
  if (!found) throw new Error(`category ${code} has no conditions`);
  const [zh, en] = found;
  return { filing: { zh: zh[0], en: en[0] }, closing: { zh: zh[1], en: en[1] } };
}
