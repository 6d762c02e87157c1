import type { Words } from "../i18n/words";

export const words = {
  deliberation: { zh: "议事", en: "Deliberation" },
  soon: { zh: "本版本即将推出{what}。", en: "{what}: coming in this version." },
  meanwhile: {
    zh: "现在要办，请打电话，网格员会帮您。",
    en: "If you need it now, call: your grid worker will help you.",
  },
  callWorker: { zh: "打电话给{name}", en: "Call {name}" },
  hotline: { zh: "打 12345 电话求助", en: "Call 12345 for help" },
  home: { zh: "回首页", en: "Go home" },
  missing: { zh: "没有这个页面", en: "Page not found" },
  missingTitle: { zh: "没有找到这个页面", en: "Page not found" },
  missingText: {
    zh: "地址可能有误，或者页面已经换了地方。从首页可以找到所有服务。",
    en: "The address may be wrong, or the page has moved. Everything can be reached from the home page.",
  },
} as const satisfies Words;
