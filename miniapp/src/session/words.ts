import type { Words } from "../i18n/words";

export const words = {
  toElder: { zh: "长辈版 · 大字", en: "Large display" },
  toStandard: { zh: "回到标准版", en: "Standard display" },
} as const satisfies Words;
