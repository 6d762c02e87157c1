/** What a service of the demo is; everything else follows from its kind. */
export type DemoService = {
  key: string;
  zh: string;
  en: string;
  category: string;
  kind: keyof typeof kinds;
  gridCode: string;
};

const HOME = "999901001001";
const HOME_GRID = `${HOME}-G05`;
const STREET = "999901001";

const week = (days: readonly number[], ...hours: readonly [string, string][]) =>
  days.map((weekday) => ({
    weekday,
    hours: hours.map(([opens, closes]) => ({ opens, closes })),
  }));
const workdays = [1, 2, 3, 4, 5];
const everyDay = [1, 2, 3, 4, 5, 6, 7];
const office = week(workdays, ["09:00", "12:00"], ["13:30", "17:30"]);

const plan = {
  weekly: office,
  breaks: [],
  exceptions: [],
  isClosedOnHolidays: true,
  slotMinutes: 30,
  beforeMinutes: 0,
  afterMinutes: 0,
  capacity: 3,
  walkIns: 0,
  occasions: [],
};
const rules = {
  leadMinutes: 0,
  windowDays: 14,
  isWindowInWorkDays: false,
  cutoffMinutes: 120,
  maxParty: 1,
  needsApproval: false,
  isUrgent: false,
};
const room = (key: string, zh: string, en: string) => ({ key, name: { zh, en } });
const question = {
  code: "matter",
  label: { zh: "办理事项", en: "What it is about" },
  kind: "STRING",
  isRequired: true,
};
/** A room is booked as a whole; how many come is asked. */
const people = {
  code: "people",
  label: { zh: "使用人数", en: "How many people come" },
  kind: "NUMBER",
  isRequired: true,
  min: 1,
  max: 50,
};
const group = (heldOn: string, name: string, capacity: number) => ({
  heldOn,
  hours: { opens: "14:00", closes: "16:00" },
  group: name,
  capacity,
});

/** The ways services of the demo are given. */
const kinds = {
  counter: { mode: "COUNTER", venue: "党群服务中心一楼大厅", plan, rules, questions: [question] },
  visit: {
    mode: "HOME_VISIT",
    venue: null,
    plan: { ...plan, slotMinutes: 60, afterMinutes: 30, capacity: 2 },
    rules: { ...rules, leadMinutes: 120, cutoffMinutes: 240 },
    questions: [{ ...question, code: "need", label: { zh: "需要什么帮助", en: "What is needed" } }],
  },
  liveRoom: {
    mode: "FACILITY",
    venue: "共享直播间",
    plan: {
      ...plan,
      weekly: week(everyDay, ["09:00", "21:00"]),
      isClosedOnHolidays: false,
      slotMinutes: 60,
      afterMinutes: 15,
      capacity: 1,
    },
    rules: { ...rules, maxParty: 4, isTakenWhole: true, perWeek: 2 },
    questions: [people],
    resources: [room("ROOM-LIVE", "直播间", "Live room")],
  },
  hall: {
    mode: "FACILITY",
    venue: "党群服务中心二楼",
    plan: { ...plan, slotMinutes: 120, afterMinutes: 30, capacity: 1 },
    rules: { ...rules, maxParty: 60, isTakenWhole: true, needsApproval: true },
    questions: [people],
    resources: [room("ROOM-HALL", "议事厅", "Meeting hall")],
  },
  mediation: {
    mode: "FACILITY",
    venue: "调解室",
    plan: { ...plan, slotMinutes: 60, capacity: 1 },
    rules: { ...rules, maxParty: 8, isTakenWhole: true, needsApproval: true },
    questions: [people],
    resources: [
      room("ROOM-MEDIATE", "调解室", "Mediation room"),
      room("STAFF-MEDIATOR", "值班调解员", "Mediator on duty"),
    ],
  },
  event: {
    mode: "EVENT",
    venue: "社区文化广场",
    plan: { ...plan, occasions: [group("2026-11-28", "", 30)] },
    rules: { ...rules, cutoffMinutes: 1_440, maxParty: 4 },
    questions: [],
  },
  family: {
    mode: "EVENT",
    venue: "儿童之家",
    plan: {
      ...plan,
      occasions: [group("2026-11-29", "家长组", 20), group("2026-11-29", "儿童组", 20)],
    },
    rules: { ...rules, cutoffMinutes: 1_440, maxParty: 2 },
    questions: [],
  },
  reception: {
    mode: "RECEPTION",
    venue: "书记接待室",
    plan: {
      ...plan,
      weekly: week([3], ["09:00", "11:30"], ["14:00", "17:00"]),
      slotMinutes: 15,
      capacity: 1,
      walkIns: 20,
    },
    rules: { ...rules, cutoffMinutes: 60 },
    questions: [question],
  },
} as const;

type Row = readonly [
  key: string,
  zh: string,
  en: string,
  category: string,
  kind: DemoService["kind"],
];

const inCommunity: readonly Row[] = [
  ["insurance", "社保认证与代办", "Social insurance desk", "GOVERNMENT", "counter"],
  ["medical", "医保参保登记", "Health insurance registration", "GOVERNMENT", "counter"],
  ["permit", "居住证代办", "Residence permit desk", "GOVERNMENT", "counter"],
  ["allowance", "高龄津贴申请", "Allowance for the very old", "ELDERLY", "counter"],
  ["disability", "残疾证换领协助", "Disability certificate help", "GOVERNMENT", "counter"],
  ["housing", "公租房资格咨询", "Public housing advice", "GOVERNMENT", "counter"],
  ["clinic", "家庭医生签约", "Family doctor sign-up", "HEALTH", "counter"],
  ["lawyer", "公益律师咨询", "Free legal advice", "LEGAL", "counter"],
  ["live", "共享直播间", "Shared live room", "BUSINESS", "liveRoom"],
  ["hall", "议事厅使用", "Use of the meeting hall", "CULTURE", "hall"],
  ["mediate", "调解室预约", "Mediation room", "LEGAL", "mediation"],
  ["taichi", "太极拳晨练班", "Tai chi class", "CULTURE", "event"],
  ["choir", "社区合唱团招新", "Community choir", "CULTURE", "event"],
  ["dumplings", "冬至包饺子活动", "Dumpling day", "CULTURE", "event"],
  ["firstAid", "急救知识讲座", "First aid talk", "HEALTH", "event"],
  ["reading", "亲子阅读会", "Reading with children", "FAMILY", "family"],
  ["crafts", "亲子手工坊", "Crafts with children", "FAMILY", "family"],
  ["reception", "社区书记接待日", "The secretary's reception day", "GOVERNMENT", "reception"],
];

const inGrid: readonly Row[] = [
  ["care", "独居老人探访", "Visits to elders living alone", "ELDERLY", "visit"],
  ["haircut", "上门理发", "Haircuts at home", "ELDERLY", "visit"],
  ["repair", "水电小修", "Small repairs", "HOME", "visit"],
  ["clean", "家政保洁", "Cleaning", "HOME", "visit"],
  ["nurse", "上门换药", "Dressings at home", "HEALTH", "visit"],
  ["device", "手机使用上门教", "Help with the phone at home", "ELDERLY", "visit"],
];

const onStreet: readonly Row[] = [
  ["business", "营业执照帮办", "Business licence help", "BUSINESS", "counter"],
  ["loan", "创业贷款咨询", "Start-up loan advice", "BUSINESS", "counter"],
  ["marriage", "婚姻登记咨询", "Marriage registration advice", "GOVERNMENT", "counter"],
  ["veterans", "退役军人服务", "Veterans' desk", "GOVERNMENT", "counter"],
  ["fair", "秋季招聘会", "Autumn job fair", "BUSINESS", "event"],
  ["streetLive", "街道路演厅", "Street stage", "BUSINESS", "liveRoom"],
];

/** In each of the other communities a counter and a reception day; ten in all. */
const elsewhere = (n: number): readonly Row[] => [
  [`desk${n}`, "便民服务窗口", "Public service desk", "GOVERNMENT", "counter"],
  [`reception${n}`, "社区书记接待日", "The secretary's reception day", "GOVERNMENT", "reception"],
];

const at =
  (gridCode: string) =>
  ([key, zh, en, category, kind]: Row): DemoService => ({ key, zh, en, category, kind, gridCode });

/** Forty services of all kinds, most of them around the home of the personas. */
export const demoServices: readonly DemoService[] = [
  ...inCommunity.map(at(HOME)),
  ...inGrid.map(at(HOME_GRID)),
  ...onStreet.map(at(STREET)),
  ...[2, 3, 4, 5, 6].flatMap((n) => elsewhere(n).map(at(`99990100100${n}`))),
];

/** Who comes to whom is said as it is: for a visit nobody has to go anywhere. */
const comings = {
  visit: { zh: "工作人员按预约时间上门", en: "Somebody comes to you at the time you booked" },
  come: { zh: "请按预约时间前来", en: "Please come at the time you booked" },
} as const;

/** The service as a client describes it. */
export const draftOf = ({ zh, en, category, kind }: DemoService, gridId: string) => {
  const coming = comings[kinds[kind].mode === "HOME_VISIT" ? "visit" : "come"];
  return {
    gridId,
    name: { zh, en },
    summary: { zh: `${zh}，${coming.zh}。`, en: `${en}. ${coming.en}.` },
    category,
    resources: [],
    ...kinds[kind],
    needsHome: false,
    price: { zh: "免费", en: "Free" },
  };
};
