import type { Words } from "../i18n/words";

export const words = {
  add: { zh: "添加照片", en: "Add photos" },
  sending: { zh: "正在上传", en: "Sending" },
  sent: { zh: "已上传", en: "Sent" },
  failed: { zh: "没有上传成功", en: "Not sent" },
  lost: {
    zh: "本机已没有这张照片，请重新添加",
    en: "No longer on this device. Please add it again",
  },
  sendAgain: { zh: "重新上传", en: "Send again" },
  remove: { zh: "删除", en: "Remove" },
  removeNth: { zh: "删除第 {n} 张照片", en: "Remove photo {n}" },
  nth: { zh: "第 {n} 张照片，共 {of} 张", en: "Photo {n} of {of}" },
  progress: {
    zh: "共 {of} 张，已上传 {n} 张（{percent}%）",
    en: "{n} of {of} uploaded ({percent}%)",
  },
  veiled: { zh: "这张照片还没有检查过", en: "This photo has not been checked yet" },
  look: { zh: "仍要查看", en: "Show it anyway" },
  lookAt: { zh: "仍要查看{what}", en: "Show it anyway: {what}" },
  uncover: { zh: "解除遮挡", en: "Show to everybody" },
  whyUncover: { zh: "为什么可以公开显示", en: "Why it can be shown to everybody" },
  whyUncoverHint: {
    zh: "请先查看照片；您的姓名和理由会被记录",
    en: "Please look at the photo first. Your name and reason are recorded",
  },
  uncovered: { zh: "已解除遮挡", en: "Uncovered" },
  enlarge: { zh: "放大{what}", en: "Enlarge: {what}" },
} as const satisfies Words;
