import { describe, expect, it } from "vitest";
import { demoServices } from "../../demo/offers.ts";
import { draft } from "./catalogue.fixture.ts";
import type { Service } from "./catalogue.ts";
import { findServices } from "./find.ts";
import { cardOf, type Search } from "./search.ts";

const service = (change: Parameters<typeof draft>[0]): Service => ({
  ...draft(change),
  status: "OPEN",
});
const card = cardOf(
  "svc_1",
  service({
    name: { zh: "家电维修（ＴＶ）", en: "Appliance repair" },
    summary: { zh: "上门修理家用电器", en: "At your home" },
    category: "HOME",
    mode: "HOME_VISIT",
    providerName: "青柚物业",
  }),
);
const finds = (words: string, category: Search["category"] = null) =>
  findServices([card], { words, category }).length > 0;

describe("given a service, when somebody looks for it", () => {
  it.each([
    ["part of its Chinese name", "维修"],
    ["its English name in capitals", "REPAIR"],
    ["wide letters for narrow ones, and the other way round", "tv"],
    ["words of its description", "家用电器"],
    ["who gives it", "青柚"],
    ["its category and its mode in words", "居家 上门服务"],
    ["words of both languages", "repair 家电"],
    ["one word that is there and one that is not", "维修 理发"],
    ["nothing at all", " "],
  ])("by %s, then it is found", (_what, text) => expect(finds(text)).toBe(true));

  it.each([
    ["a word that is not there", "理发"],
    ["a word that means nothing here", "qwxzv"],
  ])("by %s, then it is not", (_what, text) => expect(finds(text)).toBe(false));

  it("by its category, then among its own only", () => {
    expect([finds("维修", "HOME"), finds("维修", "HEALTH")]).toEqual([true, false]);
  });
});

const cards = demoServices
  .filter(({ key }) => !/\d$/.test(key))
  .map(({ key, zh, en, category }) =>
    cardOf(
      key,
      service({
        name: { zh, en },
        summary: {
          zh: `${zh}，请按预约时间前来。`,
          en: `${en}. Please come at the time you booked.`,
        },
        category: category as Service["category"],
      }),
    ),
  );
const firstFor = (words: string): string[] =>
  findServices(cards, { words, category: null })
    .sort((a, b) => b.score - a.score)
    .slice(0, 4)
    .map((found) => found.card.id);

/** What people type, by the service of the demo they should find. */
const everyday: Readonly<Record<string, string>> = {
  insurance: "社保卡、社保、养老金、退休、social security、pension",
  medical: "医保卡、医保、看病报销、health insurance",
  permit: "居住证、暂住证、residence permit",
  allowance: "老人补贴、老年证、高龄补贴、allowance",
  disability: "残疾证、残疾人、disability",
  housing: "公租房、租房补贴、public housing",
  clinic: "家庭医生、看医生、量血压、doctor",
  lawyer: "律师、打官司、法律咨询、离婚、lawyer",
  live: "直播、直播间、拍视频",
  hall: "会议室、借场地、活动室、meeting room",
  mediate: "调解、邻里纠纷、吵架、mediation",
  taichi: "打拳、太极拳、锻炼、tai chi",
  choir: "唱歌、合唱、singing",
  dumplings: "包饺子、冬至、dumplings",
  firstAid: "急救、心肺复苏、first aid",
  reading: "亲子、读书、讲故事、story time",
  crafts: "做手工、剪纸、crafts",
  reception: "找书记、书记接待日、反映问题、secretary",
  care: "看望老人、陪老人、独居老人、elderly",
  haircut: "剪头发、理发、剪发、剃头、haircut、barber、hair cut",
  repair: "修水管、水管漏水、修灯、马桶堵了、换灯泡、通下水道、plumber、electrician、修水龙头",
  clean: "打扫卫生、保洁、钟点工、擦玻璃、cleaning、cleaner",
  nurse: "换药、打针、护士、nurse",
  device: "学手机、不会用手机、微信、smartphone",
  business: "营业执照、开店、注册公司、open a shop",
  loan: "贷款、创业贷款、loan",
  marriage: "结婚、领证、结婚证、marriage",
  veterans: "退伍、老兵、退役军人、veterans",
  fair: "找工作、招聘、求职、job",
};
/** Slips and whole sentences: none of these is in the data. */
const heldOut: readonly (readonly [words: string, key: string])[] = [
  ["我想剪个头发", "haircut"],
  ["家里水管坏了找人修", "repair"],
  ["奶奶不会用智能手机", "device"],
  ["社宝卡", "insurance"],
  ["有没有人帮我打扫屋子卫生", "clean"],
  ["hairdreser", "haircut"],
  ["plumer", "repair"],
  ["I am looking for a job", "fair"],
  ["帮忙看看营业执造", "business"],
];
const cases = Object.entries(everyday).flatMap(([key, typed]) =>
  typed.split("、").map((one) => [one, key] as const),
);

describe("given the services of a community, when somebody uses their own words", () => {
  it.each([...cases, ...heldOut])("by “%s”, then %s is among the first", (typed, key) => {
    expect(firstFor(typed)).toContain(key);
  });
});
