import type { Words } from "../i18n/words";

export const words = {
  add: { zh: "添加照片", en: "Add photos" },
  sending: { zh: "正在上传", en: "Sending" },
  sent: { zh: "已上传", en: "Sent" },
  failed: { zh: "没有上传成功", en: "Not sent" },
  lost: {
    zh: "本机已没有这张照片，请重新添加",
    en: "No longer on this device: please add it again",
  },
  sendAgain: { zh: "重新上传", en: "Send again" },
  remove: { zh: "删除", en: "Remove" },
  removeNth: { zh: "删除第 {n} 张照片", en: "Remove photo {n}" },
  nth: { zh: "第 {n} 张照片，共 {of} 张", en: "Photo {n} of {of}" },
  progress: { zh: "共 {of} 张，已上传 {n} 张（{percent}%）", en: "{n} of {of} sent ({percent}%)" },
  enlarge: { zh: "放大{what}", en: "Enlarge: {what}" },
} as const satisfies Words;
