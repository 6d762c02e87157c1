import type { Words } from "../i18n/words";

export const words = {
  community: { zh: "社区", en: "Community" },
  street: { zh: "街道", en: "Street" },
  otherCommunity: { zh: "换一个社区", en: "Another community" },
  inCommunity: { zh: "在 {name}", en: "In {name}" },
  address: { zh: "小区、楼栋、单元、房号", en: "Estate, building, entrance, room" },
  addressHint: {
    zh: "从小区名写起，例如：井台里4栋2单元501",
    en: "Begin with the estate, for example 井台里4栋2单元501",
  },
  addresses: { zh: "地址", en: "Addresses" },
  noAddress: {
    zh: "没有这样开头的地址。可以少写几个字，或换一种方式。",
    en: "No address begins like this. Type fewer letters, or choose another way.",
  },
  moreAddresses: {
    zh: "还有更多，请再多写几个字。",
    en: "There are more addresses. Type a little more.",
  },
  gridsBelow: { zh: "选网格", en: "Choose a grid" },
  takeGrid: { zh: "就在{name}", en: "It is in {name}" },
  backUp: { zh: "返回上一级", en: "Up one level" },
} as const satisfies Words;
