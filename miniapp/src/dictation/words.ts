import type { Words } from "../i18n/words";

export const words = {
  dictate: { zh: "说话输入", en: "Dictate" },
  dictating: { zh: "正在听，点这里结束", en: "Listening. Tap to stop" },
  dictateNote: { zh: "由浏览器把声音变成文字。", en: "The browser turns what you say into text." },
  keyboardVoice: {
    zh: "也可以用键盘上的话筒说话输入。",
    en: "You can also dictate with the microphone key of your keyboard.",
  },
} as const satisfies Words;
