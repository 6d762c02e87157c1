import { describe, expect, it } from "vitest";
import { categories, OTHER } from "./category.ts";
import { findCategories } from "./find-category.ts";

/** As many as are in sight without scrolling. */
const FIRST = 4;
const firstFor = (typed: string): string[] =>
  findCategories(typed)
    .slice(0, FIRST)
    .map(({ code }) => code);

/** What people type, by the category (or one of the categories) they should find. */
const everyday: Readonly<Record<string, string>> = {
  "appearance.exposed_rubbish":
    "垃圾没人收、垃圾桶满了、门口有垃圾、垃圾太臭了、乱扔垃圾、烟头、overflowing bin、garbage、rubbish not collected",
  "appearance.rubble": "装修垃圾、建筑垃圾、渣土、building waste",
  "appearance.dirty_road": "下水道堵了、污水、路面脏、化粪池满了、blocked drain、sewage、sewer",
  "appearance.green_damage": "树倒了、树枝断了、绿化带、草坪、树挡光、fallen tree、broken branch",
  "appearance.burning": "烧垃圾、烧树叶、burning leaves",
  "advertising.small_ads": "小广告、牛皮癣、乱涂乱画、graffiti、flyers",
  "advertising.illegal_outdoor_ads": "广告牌、招牌要掉、billboard",
  "construction.night_noise": "半夜施工、工地噪音、晚上施工、construction noise",
  "construction.dust": "扬尘、工地灰、dust",
  "street_order.occupying_road": "占道经营、店外摆摊、blocked pavement",
  "street_order.mobile_vendor": "小贩、摆摊、流动摊、street vendor",
  "street_order.shared_bike_piles": "共享单车、单车乱停、自行车乱放、shared bike",
  "street_order.tactile_paving_blocked": "盲道、轮椅过不去、wheelchair",
  "emergency.pipe_burst": "水管爆了、爆管、水管破了、burst pipe、broken pipe",
  "emergency.road_collapse": "路塌了、路上有坑、坑洼、pothole、hole in the road",
  "emergency.standing_water": "积水、车库进水、淹水、flooded",
  "emergency.fire_or_smoke": "着火了、冒烟、火灾、smoke、fire",
  "facility.lamp":
    "灯坏了、路灯不亮、楼道灯坏了、没有灯、太黑、灯一闪一闪、声控灯、street light、light broken、it is too dark",
  "facility.manhole_cover": "井盖没了、井盖松了、manhole、missing cover",
  "facility.bench_or_fitness": "健身器材坏了、椅子坏了、滑梯、秋千、playground、broken bench",
  "facility.cable": "电线掉下来、电线、漏电、hanging cable、loose wire",
  "facility.barrier_or_guard_rail": "护栏坏了、栏杆、扶手松了、railing",
  "facility.public_toilet": "厕所脏、公厕、厕所堵了、dirty toilet",
  "traffic.parking":
    "停车位、停车、乱停车、车位被占、挡车、没地方停车、僵尸车、parking、parking space、blocked by car",
  "traffic.fire_lane": "消防通道被占、消防通道、fire lane",
  "traffic.barrier_pole": "道闸、抬杆、车库门、boom gate",
  "traffic.signs": "红绿灯坏了、斑马线、减速带、traffic light、road sign",
  "housing.leak": "漏水、屋顶漏水、漏雨、墙发霉、渗水、leaking roof、damp wall",
  "housing.wall_crack_or_tilt": "墙裂了、房子歪了、裂缝、cracked wall",
  "housing.illegal_structure": "违建、违章建筑、私搭乱建、群租、illegal building",
  "housing.unit_door": "单元门坏了、门禁坏了、门打不开、对讲机、intercom、door lock",
  "housing.lift": "电梯坏了、电梯、困在电梯里、电梯停了、elevator broken、lift、stuck in elevator",
  "housing.water_or_heating_stop":
    "停水、没暖气、暖气不热、停电、水压低、no hot water、power cut、no heating",
  "safety.indoor_charging": "电动车进楼、电瓶车充电、飞线充电、e-bike",
  "safety.gas": "煤气味、闻到煤气、燃气漏气、gas smell、gas leak",
  "safety.falling_object": "高空抛物、楼上扔东西、空调外机、things thrown down",
  "safety.dangerous_wall": "围墙要倒、围墙、leaning wall",
  "safety.fire_equipment": "灭火器、消防栓、fire extinguisher、hydrant",
  "neighbour.noise":
    "噪音、太吵、楼上吵、广场舞、打麻将、睡不着、邻居吵、装修吵、noise、loud music、noisy neighbours",
  "neighbour.leak_dispute": "楼上漏水到我家、邻居漏水、upstairs leak",
  "neighbour.dog": "狗叫、狗、遛狗不牵绳、狗屎、流浪狗、狗咬人、barking dog、stray dog、dog",
  "neighbour.hoarding": "楼道堆东西、楼道杂物、捡破烂、clutter、blocked stairs",
  "neighbour.property_fee": "物业费、物业不管、物业、property management",
  "neighbour.public_space": "占公共地方、公共区域、common area",
  "consumer.refund_or_prepaid_card": "退款、不退钱、健身卡、商家跑路、refund、scam",
  "consumer.price": "乱收费、涨价、太贵、overcharged",
  "consumer.food": "吃坏肚子、过期食品、油烟、食物中毒、food poisoning、expired food",
  "care.elder_or_disability": "老人没人管、老人摔倒、残疾人、独居老人、elderly",
  "care.child": "孩子没人管、打孩子、家暴、child abuse",
  "care.missing_person": "老人走丢了、孩子走丢、失踪、missing person、lost child",
  "enterprise.policy": "企业补贴、创业贷款、business loan",
  "enterprise.tax_or_licence": "营业执照、开店、报税、发票、tax、business licence",
  "enterprise.parking": "员工停车、客户没地方停车",
  "enterprise.park_service": "园区、招工、写字楼",
  "consult.social_security": "社保卡、医保、养老金、退休、pension、social security",
  "consult.schooling": "上学、幼儿园、学区、入学、kindergarten、school",
  "consult.permits": "身份证、居住证、户口、结婚证、passport、id card",
  "governance.suggestion": "建议、提意见、suggestion",
  "governance.praise": "表扬、感谢、thank you",
  "governance.staff_complaint": "态度差、工作人员态度不好、推诿、rude staff",
};

/** Slips, dialect and whole sentences: none of these is in the data. */
const heldOut: readonly (readonly [typed: string, code: string])[] = [
  ["我家楼下的路灯坏了三天了", "facility.lamp"],
  ["路登不亮", "facility.lamp"],
  ["电体坏了", "housing.lift"],
  ["我们楼的电梯老是停", "housing.lift"],
  ["隔壁的狗天天半夜叫", "neighbour.dog"],
  ["下水到堵了", "appearance.dirty_road"],
  ["门口的井盖不见了", "facility.manhole_cover"],
  ["楼上的人半夜太吵了", "neighbour.noise"],
  ["有人在楼道里给电瓶车充电", "safety.indoor_charging"],
  ["车停在门口出不去", "traffic.parking"],
  ["家里没水了", "housing.water_or_heating_stop"],
  ["闻到一股煤气味道", "safety.gas"],
  ["单元门锁不上", "housing.unit_door"],
  ["路 灯 坏 了", "facility.lamp"],
  ["灯 坏", "facility.lamp"],
  ["stret light", "facility.lamp"],
  ["the street lights are broken", "facility.lamp"],
  ["elevater", "housing.lift"],
  ["neighbor's dog keeps barking", "neighbour.dog"],
  ["rubish everywhere", "appearance.exposed_rubbish"],
  ["someone parked in my space", "traffic.parking"],
  ["STREET LIGHT!!", "facility.lamp"],
  ["ｓｔｒｅｅｔ　ｌｉｇｈｔ", "facility.lamp"],
  ["楼上漏谁", "neighbour.leak_dispute"],
  ["大妈跳广场舞声音大", "neighbour.noise"],
  ["医宝卡怎么办", "consult.social_security"],
];

const cases = Object.entries(everyday).flatMap(([code, typed]) =>
  typed.split("、").map((one) => [one, code] as const),
);

describe("given everyday words, when a category is sought", () => {
  it("then there are enough of them to say something", () => {
    expect(cases.length).toBeGreaterThanOrEqual(200);
    expect(Object.keys(everyday).sort()).toEqual(
      categories
        .map(({ code }) => code)
        .filter((code) => code !== OTHER)
        .sort(),
    );
  });

  it.each(cases)("by “%s”, then %s is among the first", (typed, code) => {
    expect(firstFor(typed)).toContain(code);
  });

  it.each(heldOut)("by “%s”, slips and all, then %s is among the first", (typed, code) => {
    expect(firstFor(typed)).toContain(code);
  });
});

describe("given anything at all, when a category is sought", () => {
  it.each(["灯坏了", "qwxzv", "😀", "！！！", "其他"])(
    "by “%s”, then the one for all else is offered last",
    (typed) => {
      expect(findCategories(typed).at(-1)?.code).toBe(OTHER);
    },
  );

  it("then no more are found than can be looked over", () => {
    expect(findCategories("坏了").length).toBeLessThanOrEqual(9);
  });
});
