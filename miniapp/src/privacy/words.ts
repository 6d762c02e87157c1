import type { Words } from "../i18n/words";

/** Of the question before something private is used, and of what is said to who refused. */
export const words = {
  title: { zh: "先征求您的同意", en: "May we use this?" },
  photos: {
    zh: "要用相机或相册，把您选的照片附在报事里。",
    en: "The camera or your photos, to add the ones you choose to your report.",
  },
  scan: {
    zh: "要用相机，读取牌子上的定位码。",
    en: "The camera, to read the location code on the sign.",
  },
  place: {
    zh: "要用位置，找到该由哪个网格来办。",
    en: "Your position, to find the grid that is responsible for the place.",
  },
  phone: {
    zh: "要用您的手机号，方便工作人员联系您。",
    en: "Your phone number, so that staff can reach you.",
  },
  dictation: {
    zh: "要用话筒。声音由浏览器变成文字，我们只收到文字。",
    en: "The microphone. The browser turns speech into text; we only get the text.",
  },
  files: {
    zh: "要在手机上保存文件，或复制文字。",
    en: "Saving a file on this phone, or copying text.",
  },
  any: { zh: "要用到您的个人信息。", en: "Some of your personal data." },
  /** One answer counts for all of it, so all of it is named. */
  all: {
    zh: "您的回答对这些都有效：相机和照片、位置、话筒、手机号、剪贴板和文件。以后不再一一询问，随时可以在“我的”的“隐私”里改。",
    en: "Your answer applies to all of these: camera and photos, position, microphone, phone number, clipboard and files. You will not be asked again for each, and can change it any time under Me, Privacy.",
  },
  only: {
    zh: "每一样都只在您用到时使用。不同意也能办：可以改用打字。",
    en: "Each is used only when you need it. You can refuse: typing works, too.",
  },
  contract: { zh: "看《隐私保护指引》", en: "Read the privacy guide" },
  more: { zh: "看我们保存什么", en: "See what we keep" },
  agree: { zh: "同意", en: "I agree" },
  refuse: { zh: "不同意", en: "No" },
  refused: {
    zh: "您没有同意使用个人信息，所以这里没有用。不要紧，不用它也能办。",
    en: "You did not agree, so this was not used. That is all right: you can go on without it.",
  },
  change: { zh: "改主意了，去隐私设置", en: "Changed your mind? Privacy settings" },
} as const satisfies Words;
