import type { Bilingual } from "../kernel/decision.ts";

/** The largest photo a person may send, in bytes; also the limit of WeChat's picture check. */
export const MAX_BYTES = 10 * 1024 * 1024;

/** Photos of one complaint. */
export const MAX_PER_COMPLAINT = 9;

/** Longest side of a kept photo, in pixels: sharp on any phone, readable on a desk screen. */
export const MAX_SIDE = 2560;

/** Pixels a sent photo may claim to have: above the largest phone cameras that stay within MAX_BYTES. */
export const MAX_PIXELS = 80_000_000;

/** What may be sent. */
export const ACCEPTED_TYPES = ["image/jpeg", "image/png", "image/webp"] as const;
export type AcceptedType = (typeof ACCEPTED_TYPES)[number];

/** What is kept: one type that every phone and browser can show. */
export const KEPT_TYPE = "image/jpeg";

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
  "media.too_many_pixels": {
    zh: `照片尺寸过大，不能超过 ${MAX_PIXELS / 10_000} 万像素`,
    en: `The photo is too large: at most ${MAX_PIXELS / 1_000_000} million pixels`,
  },
  "media.unreadable": {
    zh: "照片已损坏或没有传完整，请重新选择或重拍",
    en: "The photo is damaged or incomplete; please choose it again or take a new one",
  },
  "media.too_many": {
    zh: `最多上传 ${MAX_PER_COMPLAINT} 张照片`,
    en: `At most ${MAX_PER_COMPLAINT} photos can be sent`,
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
  "media.wrong_method": {
    zh: "不支持此操作",
    en: "This cannot be done with a photo link",
  },
} as const satisfies Record<string, Bilingual>;

export type MediaRefusal = keyof typeof mediaRefusals;
