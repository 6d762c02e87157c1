import type { Words } from "../i18n/words";

export const words = {
  nothingToFill: { zh: "确认后立即生效。", en: "This takes effect at once." },
  draftKept: {
    zh: "写好的内容会留在本机，断网也不会丢。",
    en: "What you write is kept on this device, even offline.",
  },
  done: { zh: "已办理“{label}”，当前状态：{status}", en: "{label}: done. Status: {status}" },
  doneAway: { zh: "已办理“{label}”", en: "{label}: done" },
  choose: { zh: "请选择", en: "Please choose" },
  number: { zh: "请填写数字", en: "Please enter a number" },
  photos: {
    zh: "还有照片没有上传成功。请等它传完，或者把它删除。",
    en: "A photo has not been uploaded yet. Please wait, or remove it.",
  },
  chooseAnother: { zh: "换一个", en: "Choose another" },
  find: { zh: "查找", en: "Find" },
  findHint: { zh: "输入名称中的几个字", en: "Type a part of the name" },
  nothingFound: { zh: "没有找到，换几个字试试。", en: "Nothing found; try other words." },
  moreFound: { zh: "还有 {n} 项，请输入名称查找。", en: "{n} more: type a part of the name." },
} as const satisfies Words;
