import type { Bilingual } from "../kernel/decision.ts";
import { MAX_BYTES, MAX_PIXELS, MAX_UNATTACHED_PER_HOUR } from "./media.ts";

const megabytes = MAX_BYTES / 1024 / 1024;

/** Why a photo is not taken or not given out. */
export const mediaRefusals = {
  "media.wrong_type": {
    zh: "只能上传照片，格式为 JPEG、PNG 或 WebP",
    en: "Only photos can be sent, as JPEG, PNG or WebP",
  },
  "media.heic": {
    zh: "暂不支持 HEIC 格式的照片，请选择 JPEG 格式：苹果手机可在“设置-相机-格式”中选“兼容性最佳”，或直接在这里拍照",
    en: "HEIC photos cannot be read here. Please choose JPEG: on an iPhone, Settings, Camera, Formats, Most Compatible, or take the photo here",
  },
  "media.too_large": {
    zh: `每张照片不能超过 ${megabytes} MB，请压缩后再上传`,
    en: `A photo may have at most ${megabytes} MB; please send a smaller one`,
  },
  "media.empty": {
    zh: "照片是空的，请重新选择",
    en: "The photo is empty; please choose it again",
  },
  "media.too_many_pixels": {
    zh: `照片尺寸过大，不能超过 ${MAX_PIXELS / 10_000} 万像素`,
    en: `The photo is too large: at most ${MAX_PIXELS / 1_000_000} million pixels`,
  },
  "media.unreadable": {
    zh: "照片已损坏或没有传完整，请重新选择或重拍",
    en: "The photo is damaged or incomplete; please choose it again or take a new one",
  },
  "media.size_differs": {
    zh: "收到的照片大小与声明的不一致，可能没有传完整，请重新选择照片上传",
    en: "The photo that arrived does not have the declared size; it may be incomplete. Please choose it again",
  },
  "media.too_many_unattached": {
    zh: `一小时内最多上传 ${MAX_UNATTACHED_PER_HOUR} 张未提交的照片，请先提交，或稍后再试`,
    en: `At most ${MAX_UNATTACHED_PER_HOUR} photos can wait within an hour; please submit what you have, or try again later`,
  },
  "media.already_sent": {
    zh: "这张照片已经上传，不能替换；如需更换请重新添加",
    en: "This photo was sent already and cannot be replaced; add another one instead",
  },
  "media.not_ready": {
    zh: "有照片还没有传完，请等上传完成后再提交",
    en: "A photo has not arrived yet; please wait until it has been sent",
  },
  "media.gone_soon": {
    zh: "照片上传已久，即将失效，请重新上传",
    en: "A photo was sent too long ago and is about to be deleted; please send it again",
  },
  "media.link_invalid": {
    zh: "照片链接无效",
    en: "This photo link is not valid",
  },
  "media.link_expired": {
    zh: "照片链接已过期，请刷新页面后再试",
    en: "This photo link has expired; please reload and try again",
  },
  "media.not_found": {
    zh: "照片不存在或已删除",
    en: "There is no such photo, or it was deleted",
  },
  "media.veil_stays": {
    zh: "这张照片不需要或不能由工作人员解除遮挡",
    en: "This photo is not covered, or its cover is not for staff to lift",
  },
  "media.wrong_method": {
    zh: "不支持此操作",
    en: "This cannot be done with a photo link",
  },
} as const satisfies Record<string, Bilingual>;

export type MediaRefusal = keyof typeof mediaRefusals;
