/*
 * What people call the things of the category list, in both languages: data for finding a category, never
 * shown. Chinese parted by spaces, English by commas.
 */
const everyday: Readonly<Record<string, readonly [zh: string, en: string]>> = {
  "appearance.exposed_rubbish": [
    "垃圾 垃圾没人收 垃圾满了 垃圾桶满了 垃圾桶 乱扔垃圾 乱丢垃圾 垃圾堆 垃圾成堆 垃圾臭 垃圾味 臭味 垃圾清运 卫生差 脏 脏乱差 烟头 狗屎没人扫 厨余垃圾 大件垃圾 旧沙发 旧家具没人收 垃圾分类",
    "rubbish, garbage, trash, litter, overflowing bin, bins full, full bin, waste, dumped waste, fly tipping, bulky waste, old sofa, smell of rubbish, stink, bad smell, dirty",
  ],
  "appearance.rubble": [
    "渣土 建筑垃圾 装修垃圾 砖头 沙子 水泥堆 装修废料 渣土堆",
    "rubble, building waste, renovation waste, construction debris, bricks, sand heap",
  ],
  "appearance.dirty_road": [
    "路面脏 路很脏 污水 脏水 下水道堵了 下水道堵塞 下水道 下水道反水 污水横流 粪水 化粪池 化粪池满了 管道堵塞 井盖冒水 马路脏 没人扫地 油污 泥巴 地沟 阴沟 雨水篦子堵了 排水口堵了",
    "dirty road, dirty street, sewage, sewer, blocked drain, drain, blocked sewer, septic tank, waste water, drain overflow, gutter, mud, oil on road",
  ],
  "appearance.green_damage": [
    "树 树倒了 树枝 树枝断了 大树 修树 树挡光 树太高 树枯了 草坪 草地 花坛 绿化 绿化带 毁绿 种菜 砍树 剪树 修剪树木 枯树 虫子 杂草 毛毛虫 杨絮 柳絮",
    "tree, fallen tree, branch, broken branch, trim tree, dead tree, lawn, grass, flower bed, greenery, weeds, planting vegetables, bush, hedge, caterpillars",
  ],
  "appearance.burning": [
    "烧垃圾 烧树叶 焚烧 烧纸 烧东西 烧秸秆 冒黑烟 烧烤烟 露天烧烤",
    "burning rubbish, burning leaves, bonfire, open fire, burning paper, smoke from burning, barbecue smoke",
  ],
  "advertising.small_ads": [
    "小广告 牛皮癣 乱贴 乱涂乱画 贴广告 涂鸦 开锁广告 传单 电线杆广告",
    "stickers, flyers, graffiti, leaflets, posters, small ads, sprayed wall",
  ],
  "advertising.illegal_outdoor_ads": [
    "广告牌 招牌 店招 灯箱 霓虹灯太亮 招牌要掉 大屏太亮 光污染 横幅 条幅",
    "billboard, shop sign, neon sign, banner, loose sign, light box, light pollution",
  ],
  "construction.night_noise": [
    "半夜施工 夜间施工 晚上施工 工地噪音 工地吵 施工噪音 施工吵 凌晨施工 打桩 半夜装修 晚上装修 挖掘机 电钻 夜里干活",
    "night construction, construction noise, building site noise, noisy building site, night work, drilling at night, pile driving, excavator",
  ],
  "construction.dust": [
    "扬尘 灰尘大 工地灰 灰大 尘土 工地 渣土车 沙尘 粉尘",
    "dust, dusty site, building site dust, construction site, dump truck, truck dust",
  ],
  "street_order.occupying_road": [
    "占道经营 占道 店外摆摊 出店经营 摆到路上 占人行道 夜市 烧烤摊 大排档 人行道被占",
    "stall on pavement, shop on pavement, blocked pavement, sidewalk blocked, night market, outdoor tables",
  ],
  "street_order.mobile_vendor": [
    "摆摊 小贩 摊贩 流动摊 推车 路边摊 地摊 卖菜的 三轮车卖 喇叭叫卖 叫卖",
    "street vendor, peddler, hawker, food cart, street seller",
  ],
  "street_order.shared_bike_piles": [
    "共享单车 单车乱停 自行车乱停 单车 小黄车 哈啰 共享电动车 自行车乱放 自行车 电动车乱停",
    "shared bike, bikes, bicycle, dumped bikes, bike pile, scooter, e-bike parking",
  ],
  "street_order.tactile_paving_blocked": [
    "盲道 盲人道 无障碍 轮椅过不去 坡道被占 无障碍通道",
    "tactile paving, blind path, wheelchair, ramp blocked, accessible path, accessibility",
  ],
  "emergency.pipe_burst": [
    "爆管 水管爆了 水管爆裂 水管破了 管子爆了 管道破裂 喷水 水喷出来 自来水爆管 暖气管爆了 冒水 跑水",
    "burst pipe, pipe burst, water main, broken pipe, water gushing, pipe broken, water everywhere, flooding from pipe",
  ],
  "emergency.road_collapse": [
    "塌陷 路塌了 地面塌了 塌方 地陷 路面下沉 坑 大坑 路上有坑 坑洼 路面破损 路坏了 地面坑洼 路不平 地砖坏了",
    "road collapse, sinkhole, pothole, hole in the road, sunken road, broken road, damaged road, broken pavement, loose paving",
  ],
  "emergency.standing_water": [
    "积水 淹水 内涝 被淹了 车库进水 地下车库 下雨积水 水淹 地下室进水 路上积水 排不出水",
    "standing water, flood, flooded, puddle, flooded garage, water in the basement, rain water",
  ],
  "emergency.fire_or_smoke": [
    "着火 着火了 起火 失火 火灾 冒烟 浓烟 烟感响 烟感报警 火警 烟雾报警 烧着了 焦味",
    "fire, smoke, on fire, smoke alarm, burning smell, flames, fire alarm",
  ],
  "facility.lamp": [
    "灯 灯坏了 灯不亮 路灯 路灯坏了 路灯不亮 楼道灯 楼道灯坏了 楼道灯不亮 没有灯 太黑 天黑看不见 灯一闪一闪 声控灯 感应灯 灯泡 照明 灯杆",
    "light, street light, streetlight, lamp, street lamp, light out, light broken, lights off, dark, flickering light, corridor light, stair light, bulb, lighting, lamp post",
  ],
  "facility.manhole_cover": [
    "井盖 井盖没了 井盖坏了 井盖松了 下水井 窨井 井盖响 井盖丢了 雨水井",
    "manhole, manhole cover, missing cover, drain cover, loose cover, open manhole",
  ],
  "facility.bench_or_fitness": [
    "椅子坏了 长椅 长凳 座椅 健身器材 健身器材坏了 滑梯 秋千 儿童乐园 游乐设施 乒乓球台 篮球架 凉亭 石凳 器材",
    "bench, broken bench, fitness equipment, playground, swing, slide, gym equipment, basketball hoop, pavilion, seat",
  ],
  "facility.cable": [
    "电线 电线掉下来 电线垂下来 电缆 网线 线掉了 电线乱 电线裸露 漏电 光缆 电线杆 电线杆歪了 变压器 高压线",
    "cable, wire, hanging cable, loose wire, bare wire, power line, power cable, live wire, utility pole, leaking electricity",
  ],
  "facility.barrier_or_guard_rail": [
    "护栏 栏杆 栏杆坏了 护栏坏了 隔离栏 扶手 扶手松了 围栏",
    "railing, guard rail, fence, handrail, broken railing, loose handrail",
  ],
  "facility.public_toilet": [
    "厕所 公厕 厕所脏 公厕脏 厕所堵了 没有纸 卫生间 公共厕所 厕所臭",
    "toilet, public toilet, restroom, washroom, dirty toilet, blocked toilet, lavatory, wc",
  ],
  "traffic.parking": [
    "停车 停车位 车位 乱停车 停车乱 占车位 车位被占 车位不够 挡车 堵门口 车堵门 挪车 违停 僵尸车 汽车乱停 没地方停车 私家车 堵车 车占人行道 地锁",
    "parking, parking space, illegal parking, parked car, blocked by car, car in the way, move the car, no parking, abandoned car, double parking, traffic jam",
  ],
  "traffic.fire_lane": [
    "消防通道 消防通道被占 消防车进不来 消防车道 救命通道 通道堵了 安全出口被堵 安全通道",
    "fire lane, fire exit, blocked fire lane, fire truck, emergency exit blocked, escape route blocked",
  ],
  "traffic.barrier_pole": [
    "道闸 车闸 抬杆 栏杆不抬 门口栏杆 阻车桩 小区大门 车库门 石墩 杆子不抬 大门坏了",
    "barrier, gate barrier, bollard, boom gate, garage gate, car gate, parking barrier",
  ],
  "traffic.signs": [
    "红绿灯 红绿灯坏了 信号灯 斑马线 标线 路牌 指示牌 标志牌 减速带 限速 路名牌 人行横道",
    "traffic light, traffic lights, road sign, zebra crossing, crosswalk, markings, speed bump, signpost, street sign",
  ],
  "housing.leak": [
    "漏水 屋顶漏水 房顶漏雨 漏雨 墙渗水 渗水 外墙漏水 天花板漏水 楼顶漏水 墙面发霉 发霉 返潮 厨房漏水 卫生间漏水 水管漏水 滴水",
    "leak, leaking roof, roof leak, water leak, leaking, damp wall, damp, mould, mold, dripping, ceiling leak, rain comes in",
  ],
  "housing.wall_crack_or_tilt": [
    "墙裂了 墙开裂 裂缝 房子歪了 房子斜了 楼歪了 墙体裂缝 沉降 外墙脱落 墙皮掉 墙皮脱落 瓷砖脱落 房屋安全 危房",
    "crack, cracked wall, crack in the wall, leaning house, leaning building, tilting building, sinking house, unsafe building",
  ],
  "housing.illegal_structure": [
    "违建 违章建筑 乱搭乱建 私搭 加盖 私搭乱建 搭棚子 楼顶搭建 阳光房 彩钢房 封阳台 挖地下室 群租 群租房 拆承重墙 砸承重墙",
    "illegal building, illegal structure, unauthorised building, extension without permission, shed, roof extension, overcrowded flat, removed bearing wall",
  ],
  "housing.unit_door": [
    "单元门 单元门坏了 门禁 门禁坏了 门锁 大门锁 门打不开 门关不上 对讲 对讲机 楼门 防盗门 门铃 刷卡开不了门 进不了门",
    "entrance door, front door, door lock, door broken, intercom, door does not open, door does not close, access card, doorbell, building door, lock",
  ],
  "housing.lift": [
    "电梯 电梯坏了 电梯停了 困电梯 困在电梯 电梯抖 电梯故障 电梯异响 电梯卡住 电梯晃 电梯按钮 坐电梯害怕 加装电梯 升降机",
    "lift, elevator, lift broken, elevator broken, stuck in the lift, stuck in elevator, lift noise, lift does not work",
  ],
  "housing.water_or_heating_stop": [
    "停水 没水 停暖 暖气不热 没暖气 暖气 供暖 不热 水压低 水小 水压小 停电 没电 跳闸 停气 没有热水 热水 水浑 水黄 水质 水有味 断水 断电",
    "no water, water off, no heating, heating, cold radiator, radiator, water supply, low water pressure, power cut, no power, blackout, no electricity, no hot water, no gas, brown water, tap water",
  ],
  "safety.indoor_charging": [
    "电动车进楼 电瓶车 电动车充电 飞线充电 楼道充电 电瓶进屋 电动车 电瓶车上楼 电动车进电梯 充电桩 充电 拉线充电",
    "e-bike, ebike charging, battery charging, electric bike, charging in stairs, charging cable, scooter in lift, charging station",
  ],
  "safety.gas": [
    "煤气 煤气味 煤气漏了 燃气 燃气泄漏 天然气 漏气 闻到煤气 瓦斯 液化气 煤气罐 一氧化碳",
    "gas, gas leak, smell of gas, gas smell, natural gas, leaking gas, carbon monoxide, gas bottle",
  ],
  "safety.falling_object": [
    "高空抛物 楼上扔东西 扔东西 掉东西 扔烟头 空调外机 花盆 玻璃掉 东西掉下来 往下扔 楼上倒水 高空坠物",
    "falling object, thrown from window, things thrown down, throwing things, falling glass, flower pot, air conditioner falling, thrown cigarette",
  ],
  "safety.dangerous_wall": [
    "围墙 围墙要倒 墙要倒 危墙 挡土墙 围墙歪 院墙",
    "dangerous wall, leaning wall, wall falling, boundary wall, retaining wall, garden wall",
  ],
  "safety.fire_equipment": [
    "灭火器 消火栓 消防栓 消防设施 应急灯 灭火器过期 消防水带 喷淋 烟感坏了 消防门 防火门 安全出口灯",
    "fire extinguisher, hydrant, fire hydrant, fire hose, sprinkler, emergency light, fire door, smoke detector broken, fire equipment",
  ],
  "neighbour.noise": [
    "噪音 噪声 吵 太吵 吵闹 扰民 楼上吵 楼上 邻居吵 邻居 装修噪音 装修吵 广场舞 跳舞 音乐太大 唱歌 KTV 打麻将 麻将 半夜吵 睡不着 小孩跑跳 脚步声 弹琴 钢琴 酒吧 音响 鸡叫 低频噪音 空调声",
    "noise, noisy, loud, loud music, noisy neighbour, noisy neighbours, neighbor noise, neighbours, party, renovation noise, square dance, cannot sleep, piano, karaoke, footsteps, bar, shouting",
  ],
  "neighbour.leak_dispute": [
    "楼上漏水 楼上漏水到我家 楼上渗水 漏水赔偿 邻居漏水 漏水没人管 楼上不修 楼下说漏水",
    "leak from upstairs, upstairs leak, neighbour leak, leak dispute, who pays for the leak, water from upstairs, water through ceiling",
  ],
  "neighbour.dog": [
    "狗 狗叫 狗吠 养狗 遛狗 遛狗不牵绳 没牵绳 狗屎 狗咬人 狗粪 流浪狗 野狗 大型犬 宠物 猫 流浪猫 猫叫 狗拉屎 犬 烈性犬",
    "dog, barking, dog barking, barking dog, dog off lead, dog off leash, dog poo, dog mess, stray dog, dog bite, bitten by dog, pet, cat, stray cat",
  ],
  "neighbour.hoarding": [
    "楼道堆物 楼道杂物 楼道堆东西 杂物 走廊堆 堆东西 楼道 囤垃圾 捡破烂 堆满 鞋柜放楼道 过道堵 纸箱 楼梯间",
    "hoarding, clutter, things on stairs, blocked stairs, stuff in the corridor, corridor clutter, staircase, junk, hallway, cardboard",
  ],
  "neighbour.property_fee": [
    "物业 物业费 物业不管 物业不作为 物业收费 物业太差 业委会 维修基金 公共收益 停车费 物业服务 保安 保洁不扫",
    "property fee, property management, management fee, service charge, maintenance fund, parking fee, owners committee, security guard",
  ],
  "neighbour.public_space": [
    "公共区域 占公共地方 占绿地 占楼道 屋顶被占 公共空间 公摊 圈地 种菜占地 私占 占用公共 天台",
    "public space, common area, shared space, rooftop taken, taken over, private use, common land",
  ],
  "consumer.refund_or_prepaid_card": [
    "退款 退钱 不退钱 退卡 预付卡 健身卡 会员卡 办卡 商家跑路 跑路 关门了 理发店卡 充值卡 培训班退费 退费 被骗 诈骗 消费纠纷 维权 假货 质量问题",
    "refund, money back, prepaid card, gym card, membership card, shop closed, scam, cheated, fraud, fake goods, consumer, warranty",
  ],
  "consumer.price": [
    "乱收费 太贵 涨价 价格 宰客 没有标价 明码标价 多收钱 收费不合理 缺斤少两 短斤少两 哄抬物价",
    "price, overcharged, too expensive, price rise, no price tag, unfair charge, short weight",
  ],
  "consumer.food": [
    "食品 食品安全 吃坏肚子 食物中毒 过期食品 过期 变质 发霉的食物 外卖 餐馆脏 饭店脏 油烟 饭店油烟 虫子在饭里 地沟油 超市过期",
    "food, food poisoning, expired food, bad food, rotten food, dirty restaurant, restaurant, food safety, takeaway, cooking fumes, made me sick",
  ],
  "care.elder_or_disability": [
    "老人 独居老人 老人没人管 老人没开门 老人摔倒 老人摔了 残疾人 孤寡老人 空巢老人 老人生病 敲门没人应 没人照顾 瘫痪 残疾 行动不便 低保 困难补助 轻生 精神病 流浪汉 乞讨",
    "elderly, old person, lone elder, elder fell, old people, old man, old woman, nobody opens, no answer at the door, disabled, disability, needs care, homeless",
  ],
  "care.child": [
    "孩子没人管 小孩没人管 打孩子 虐待儿童 虐待 家暴 家庭暴力 留守儿童 儿童 小孩一个人在家 孤儿 未成年 校园欺凌",
    "child, child alone, child abuse, abuse, domestic violence, neglected child, beaten child, orphan, bullying, kid",
  ],
  "care.missing_person": [
    "走失 走丢 走丢了 失踪 老人走丢 孩子走丢 孩子丢了 找不到人 找人 迷路 老年痴呆 联系不上",
    "missing person, missing, lost child, lost elder, cannot find, disappeared, wandered off, lost grandma",
  ],
  "enterprise.policy": [
    "惠企 企业补贴 创业补贴 贷款 创业贷款 小微企业 政策补贴 扶持 企业政策 税收优惠 商户补贴",
    "business policy, subsidy, business loan, start-up loan, support for firms, grant, small business",
  ],
  "enterprise.tax_or_licence": [
    "营业执照 执照 开店 办证 税 报税 发票 许可证 食品经营许可 开公司 注册公司 注销公司 税务",
    "tax, licence, license, business licence, invoice, open a shop, permit for shop, register a company, company registration",
  ],
  "enterprise.parking": [
    "员工停车 顾客停车 商场停车 公司停车 企业停车 写字楼停车 客户没地方停车",
    "staff parking, customer parking, parking for firms, office parking, employees parking",
  ],
  "enterprise.park_service": [
    "园区 写字楼 用工 招工 招人 楼宇 园区环境 办公楼 招聘 商圈",
    "business park, office building, hiring, recruit staff, industrial park, office tower",
  ],
  "consult.social_security": [
    "社保 社保卡 医保 医保卡 养老金 退休 退休金 养老保险 失业 失业金 公积金 报销 医保报销 工伤 生育保险 养老认证 补贴怎么领",
    "social security, social insurance, pension, medical insurance, health insurance, retirement, unemployment, reimbursement, insurance card, unemployment benefit, work injury",
  ],
  "consult.schooling": [
    "上学 入学 学区 转学 幼儿园 小学 报名上学 学校 孩子上学 幼升小 小升初 学位 入托 午托 孩子读书",
    "school, schooling, enrolment, enrollment, kindergarten, school place, catchment, transfer school, nursery, school district",
  ],
  "consult.permits": [
    "身份证 户口 户口本 居住证 结婚证 离婚证 出生证明 证明 落户 迁户口 护照 暂住证 准生证 死亡证明 开证明 残疾证 老年证 港澳通行证",
    "id card, identity card, residence permit, marriage certificate, birth certificate, certificate, passport, household register, hukou, papers, proof of residence, senior card",
  ],
  "governance.suggestion": [
    "建议 意见 提建议 提意见 希望 想法 议事 投票 改造 加装 增设 能不能 老旧小区改造 建个 旧改",
    "suggestion, idea, proposal, advice, improve, feedback, renovation of the compound, vote",
  ],
  "governance.praise": [
    "表扬 感谢 谢谢 点赞 好人好事 锦旗 表彰 做得好",
    "praise, thank, thanks, thank you, well done, good job, compliment",
  ],
  "governance.staff_complaint": [
    "态度差 态度不好 工作人员 不作为 推诿 踢皮球 投诉工作人员 举报 投诉社区 网格员态度 没人管 办事慢 吃拿卡要 腐败 投诉",
    "rude staff, staff complaint, complaint about staff, official, nobody cares, corruption, bad attitude, unhelpful, passed around",
  ],
  "other.unlisted": [
    "其他 其它 别的 不知道选哪个 说不清 其他问题 没有我要的",
    "other, else, something else, other problem, not listed, anything else",
  ],
};

/** What people call this category, besides its own words. */
export function everydayWordsOf(code: string): string[] {
  const [zh = "", en = ""] = everyday[code] ?? [];
  return [...zh.split(" "), ...en.split(",")]
    .map((word) => word.trim().toLowerCase())
    .filter(Boolean);
}
