import type { LocalDate } from "../src/kernel/clock.ts";
import type { Scene } from "./photos.ts";

/** How far a story goes, and by which way. */
export type Journey =
  | "submitted"
  | "needsInfo"
  | "supplemented"
  | "rejected"
  | "merged"
  | "accepted"
  | "onSite"
  | "onSiteClosed"
  | "dispatched"
  | "processing"
  | "late"
  | "returnRequested"
  | "returned"
  | "handled"
  | "reworked"
  | "awaiting"
  | "closed"
  | "unanswered"
  | "withdrawn"
  | "disputed"
  | "reopened";

export type Story = {
  category: string;
  scene: Scene | null;
  journey: Journey;
  /** The day it begins, when that is not the day on which stories of this journey begin. */
  beginsOn?: LocalDate;
  /** How the reporter rated it, when it came to that. */
  rating: number;
  text: string;
  /** What was done about it. */
  result: string;
};

const story = (
  journey: Journey,
  category: string,
  scene: Scene | null,
  text: string,
  result = "已到现场处理完毕，请查看照片。",
  rating = 5,
): Story => ({ journey, category, scene, text, result, rating });

/** Eighty invented matters as residents would put them; the first tells the story of the dangerous wall. */
export const stories: readonly Story[] = [
  story(
    "closed",
    "safety.dangerous_wall",
    "wall",
    "槐东院东侧的老围墙裂了一道大口子，墙体往外歪，下面是孩子上学走的路，担心会倒。",
    "已设置围挡和警示带，拆除危险墙段并重新砌筑，安全员复查合格。",
    5,
  ),
  story(
    "closed",
    "facility.cable",
    "lamp",
    "快递站门口的通信线垂下来快碰到头了，骑车经过很危险。",
    "已将低垂线缆重新固定到电杆，净高 4.5 米。",
  ),
  story(
    "onSiteClosed",
    "appearance.exposed_rubbish",
    "rubbish",
    "2 栋垃圾桶边堆了好几袋装修垃圾，两天没人清。",
    "已联系清运并冲洗地面，提醒住户按点投放。",
  ),
  story(
    "onSiteClosed",
    "appearance.exposed_rubbish",
    "rubbish",
    "单元门口有人扔了旧床垫，挡住半边路。",
    "已清走床垫，路面恢复通行。",
  ),
  story(
    "onSiteClosed",
    "street_order.shared_bike_piles",
    "bike",
    "地铁口共享单车堆成山，盲道都被压住了。",
    "已联系运营方清走 60 余辆并划定停放区。",
  ),
  story(
    "onSiteClosed",
    "street_order.tactile_paving_blocked",
    "bike",
    "盲道上停了一排电动车，我眼睛看不见，走到那里就得绕到马路上。",
    "已挪走车辆，加装禁停标识。",
    5,
  ),
  story(
    "onSiteClosed",
    "traffic.fire_lane",
    "fire",
    "消防通道被一辆私家车堵住一上午了，联系不上车主。",
    "已联系车主挪车并登记，通道恢复畅通。",
  ),
  story(
    "onSiteClosed",
    "safety.indoor_charging",
    "fire",
    "楼道里有人从家里拉线给电动车充电，昨晚还冒火花。",
    "已当场拔除飞线，电动车移至充电棚，入户讲解用电安全。",
  ),
  story(
    "onSiteClosed",
    "neighbour.dog",
    null,
    "楼下的狗每天早上五点开始叫，老人睡不好。",
    "已与饲养人沟通，早晚关窗并送训练，三日后回访已改善。",
  ),
  story("onSite", "appearance.dirty_road", "water", "菜市场后门污水横流，味道很大，鞋都湿了。"),
  story("onSite", "traffic.parking", "bike", "小区门口两边都停满了车，救护车进不来。"),
  story(
    "onSite",
    "care.elder_or_disability",
    null,
    "隔壁独居的老人今天没开门，敲门没人应，平时这个点都在院子里。",
  ),
  story(
    "submitted",
    "appearance.exposed_rubbish",
    "rubbish",
    "绿化带里有一堆外卖盒和塑料袋，风一吹到处飞。",
  ),
  story("submitted", "neighbour.noise", null, "楼上每晚十一点还在拖椅子，孩子没法睡觉。"),
  story(
    "submitted",
    "facility.lamp",
    "lamp",
    "3 栋到 5 栋之间的路灯不亮，晚上老人下楼看不清台阶。",
  ),
  story(
    "submitted",
    "consult.social_security",
    null,
    "灵活就业的社保怎么转回来？需要带哪些材料，去哪里办？",
  ),
  story("submitted", "governance.suggestion", null, "建议在凉亭旁边加一张桌子，老人下棋可以用。"),
  story("submitted", "traffic.barrier_pole", "road", "地库的道闸总是抬不起来，早高峰堵一长串。"),
  story("needsInfo", "housing.leak", "water", "天花板漏水，墙皮都掉了。"),
  story(
    "needsInfo",
    "consumer.refund_or_prepaid_card",
    "office",
    "健身房关门了，卡里还有钱退不了。",
  ),
  story("needsInfo", "neighbour.public_space", "bike", "有人把公共走廊占了。"),
  story("supplemented", "housing.leak", "water", "卫生间吊顶一直滴水，已经一个星期。"),
  story(
    "supplemented",
    "construction.night_noise",
    "noise",
    "对面工地半夜还在浇混凝土，窗户都在震。",
  ),
  story("rejected", "consumer.price", "office", "我在外地旅游时买的特产太贵了，要求退差价。"),
  story("rejected", "neighbour.property_fee", null, "物业费的事已经在法院立案了，请你们也评评理。"),
  story("rejected", "governance.staff_complaint", null, "随便写写。"),
  story(
    "accepted",
    "facility.bench_or_fitness",
    "tree",
    "健身角的漫步机踏板断了一边，孩子玩容易夹脚。",
  ),
  story("accepted", "housing.unit_door", "office", "单元门的闭门器坏了，门一直敞着，外人随便进。"),
  story(
    "accepted",
    "enterprise.parking",
    "bike",
    "我们楼里 200 多名员工，附近停车位太少，想申请错峰共享车位。",
  ),
  story("accepted", "facility.lamp", "lamp", "星桥二号楼前的景观灯杆歪了，风大的时候晃得厉害。"),
  story("dispatched", "appearance.green_damage", "tree", "有人把小花园的冬青砍了一片改种菜。"),
  story(
    "dispatched",
    "street_order.occupying_road",
    "bike",
    "烧烤店把桌子摆到人行道上，行人只能走机动车道。",
  ),
  story(
    "dispatched",
    "neighbour.hoarding",
    "rubbish",
    "五楼楼道堆满纸箱和旧家具，消防栓都打不开。",
  ),
  story("dispatched", "consult.schooling", null, "孩子明年上小学，租房能不能在这个片区报名？"),
  story(
    "processing",
    "housing.illegal_structure",
    "wall",
    "顶楼住户在天台加盖了一间阳光房，已经开始封顶。",
  ),
  story("processing", "facility.public_toilet", "water", "公园公厕的水龙头关不上，一天到晚流水。"),
  story(
    "processing",
    "enterprise.policy",
    null,
    "想了解稳岗补贴的申请条件，公司 12 个人够不够格。",
  ),
  story(
    "processing",
    "neighbour.leak_dispute",
    "water",
    "楼上洗手间漏水到我家厨房，谈了两次没谈拢，想请社区帮忙调解。",
  ),
  story("processing", "traffic.signs", "road", "学校门口的斑马线磨没了，放学时车也不减速。"),
  story("processing", "neighbour.public_space", "bike", "一楼把公共绿地围起来做了私家小院。"),
  story(
    "late",
    "appearance.rubble",
    "rubbish",
    "装修的渣土倒在围墙外面快一个月了，下雨就往路上流。",
  ),
  // Late, but not long enough to be supervised by the street.
  {
    ...story(
      "late",
      "construction.dust",
      "road",
      "工地出口没有冲洗车，满路都是土，晒的衣服全是灰。",
    ),
    beginsOn: "2026-11-18",
  },
  {
    ...story(
      "late",
      "facility.barrier_or_guard_rail",
      "road",
      "河边护栏少了两根，小孩子能钻过去。",
    ),
    beginsOn: "2026-11-16",
  },
  story("late", "neighbour.public_space", "bike", "楼前公共晾衣场被人装了地锁停车。"),
  story(
    "returnRequested",
    "appearance.green_damage",
    "tree",
    "行道树的树枝折断挂在半空，风大怕砸到人。",
  ),
  story("returnRequested", "facility.lamp", "lamp", "地下通道的灯全灭了，晚上不敢走。"),
  story(
    "returned",
    "traffic.signs",
    "road",
    "单行线的标志被树挡住了，总有车逆行。",
    "已修剪树枝并移设标志牌。",
    4,
  ),
  story(
    "returned",
    "facility.lamp",
    "lamp",
    "小广场灯带漏电跳闸，跳舞的阿姨都不敢去了。",
    "已更换漏电线路并加装保护器。",
    4,
  ),
  story(
    "handled",
    "street_order.mobile_vendor",
    "bike",
    "校门口放学时都是流动摊贩，油烟很大。",
    "已劝离并安排放学时段驻守，引导至便民疏导点。",
  ),
  story(
    "handled",
    "facility.manhole_cover",
    "road",
    "井盖缺了一个角，电动车轮子卡进去过。",
    "已更换新井盖并做好标识。",
  ),
  story(
    "handled",
    "emergency.standing_water",
    "water",
    "地库入口积水十几公分，车进不去。",
    "已疏通雨水箅子并抽排积水。",
  ),
  story(
    "reworked",
    "facility.bench_or_fitness",
    "tree",
    "凉亭的长椅木条断了，露着钉子。",
    "木条已全部更换并打磨。",
    4,
  ),
  story(
    "reworked",
    "appearance.green_damage",
    "tree",
    "绿化带被车轧出一道沟，只剩黄土。",
    "已补种并加装护栏。",
    3,
  ),
  story(
    "awaiting",
    "emergency.pipe_burst",
    "water",
    "主路边自来水管爆了，水柱一米多高，家里也没水。",
    "已关阀抢修，更换管道 3 米，下午 2 点恢复供水。",
  ),
  story(
    "awaiting",
    "housing.unit_door",
    "office",
    "楼下门禁刷卡没反应，老人被关在外面半小时。",
    "已更换读卡器，现场测试正常。",
  ),
  story(
    "awaiting",
    "consumer.food",
    "office",
    "便利店卖的酸奶过期了三天还在架上。",
    "已下架并责令整改，立案调查中。",
  ),
  story(
    "awaiting",
    "traffic.barrier_pole",
    "road",
    "消防车道的阻车桩打不开，钥匙没人有。",
    "已换成统一钥匙并在门岗留存。",
  ),
  story(
    "awaiting",
    "consult.permits",
    null,
    "老人行动不便，居住证能不能上门办？",
    "已预约周四上午上门受理，请准备身份证明和照片。",
  ),
  story(
    "closed",
    "emergency.road_collapse",
    "road",
    "十字路口路面塌了一个大坑，快有脸盆大，正在往下掉。",
    "10 分钟到场围挡，回填后恢复通行，并检测周边管线。",
    5,
  ),
  story(
    "closed",
    "care.elder_or_disability",
    null,
    "母亲腿脚不便，电梯维修这几天没法下楼取药。",
    "网格员每日上门送药，至电梯恢复。",
    5,
  ),
  story(
    "closed",
    "housing.lift",
    "office",
    "电梯运行到 7 楼会抖一下，今天还停了两次。",
    "维保单位更换接触器并调平，检验合格后恢复运行。",
    4,
  ),
  story(
    "closed",
    "advertising.illegal_outdoor_ads",
    "noise",
    "楼顶广告牌的灯整夜亮着，正对卧室。",
    "已责令晚 10 点后关闭，业主已加装定时器。",
    4,
  ),
  story(
    "closed",
    "consumer.refund_or_prepaid_card",
    "office",
    "理发店转让后不认老会员卡，卡里还剩 600 元。",
    "经调解，新店主同意余额继续使用。",
    3,
  ),
  story(
    "closed",
    "enterprise.tax_or_licence",
    null,
    "营业执照地址变更后，税务登记还要不要再跑一趟？",
    "已由窗口代办同步变更，无需再跑。",
    5,
  ),
  story(
    "closed",
    "neighbour.leak_dispute",
    "water",
    "三楼空调水滴在我家雨棚上，晚上吵得睡不着。",
    "双方同意加装导流管，费用各半，已签调解记录。",
    4,
  ),
  story(
    "closed",
    "governance.praise",
    null,
    "感谢网格员冒雨帮我家老人把三轮车推回家。",
    "已转达，谢谢您的鼓励。",
    5,
  ),
  story(
    "closed",
    "safety.fire_equipment",
    "fire",
    "4 栋二楼消防栓里没有水带，玻璃也碎了。",
    "已配齐水带水枪，更换玻璃并登记检查卡。",
    5,
  ),
  story(
    "closed",
    "appearance.rubble",
    "rubbish",
    "路边有人倒了一车建筑渣土，占了半条道。",
    "已清运并调取监控移交处理。",
    4,
  ),
  story(
    "closed",
    "consult.social_security",
    null,
    "退休后医保个人账户的钱怎么查？",
    "已电话说明查询方式并发送办事指南。",
    5,
  ),
  story(
    "unanswered",
    "housing.water_or_heating_stop",
    "water",
    "昨天晚上起没有热水，管家电话打不通。",
    "换热站水泵已修复，供暖恢复。",
  ),
  story(
    "unanswered",
    "street_order.occupying_road",
    "bike",
    "水果店把货箱摆满了人行道。",
    "店主已收回货箱，签订门前三包承诺。",
  ),
  story(
    "unanswered",
    "facility.public_toilet",
    "water",
    "公厕第三个隔间门锁坏了，关不上。",
    "门锁已更换。",
  ),
  story("withdrawn", "traffic.parking", "bike", "我的车位被别人占了。"),
  story("withdrawn", "governance.suggestion", null, "建议快递柜换到南门。"),
  story(
    "disputed",
    "neighbour.public_space",
    "bike",
    "楼道口被人放了两个铁皮柜，说了几次不搬。",
    "已与住户沟通，对方承诺一周内清走。",
  ),
  story(
    "disputed",
    "construction.night_noise",
    "noise",
    "隔壁楼装修，晚上九点还在打钻。",
    "已告知施工时间规定。",
  ),
  story("reopened", "facility.lamp", "lamp", "北门路灯修好了两天又灭了。", "已更换灯泡。", 4),
  story("processing", "safety.falling_object", "noise", "高层有人往下扔酒瓶，差点砸到遛弯的老人。"),
  story("merged", "neighbour.hoarding", "rubbish", "五楼楼道的纸箱还是没人清，过道只剩一条缝了。"),
  story(
    "accepted",
    "governance.suggestion",
    null,
    "建议把 33 个字名字的那个小区的门牌做大一点，外卖员总找不到，𠮷祥路这边也一样。",
  ),
];
