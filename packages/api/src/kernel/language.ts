import type { Language } from "./decision.ts";

/** One range of Accept-Language and how much it is wanted; what cannot be read is not wanted. */
function rangeOf(text: string): { primary: string; isWhole: boolean; quality: number } {
  const [range = "", ...parameters] = text.split(";").map((part) => part.trim().toLowerCase());
  const [primary = "", ...subtags] = range.split(/[-_]/);
  const weight = parameters.find((one) => /^q\s*=/.test(one))?.replace(/^q\s*=\s*/, "") ?? "1";
  const quality = /^(?:0(?:\.\d*)?|1(?:\.0*)?|\.\d+)$/.test(weight) ? Number(weight) : 0;
  return { primary, isWhole: subtags.length === 0, quality };
}

/** No honest client says more, and each is work. */
const MOST_RANGES = 50;

/**
 * The reader's language by RFC 9110: that of the greatest weight, the first of equal ones; `*` stands for what is
 * not named, and weight 0 refuses a language. Chinese when nothing or neither is asked for.
 */
export function languageOf(header: string | null): Language {
  const ranges = (header ?? "").split(",", MOST_RANGES).map(rangeOf);
  // A refused region (`zh-TW;q=0`) refuses no other region of its language.
  const counting = ranges.filter(({ quality, isWhole }) => quality > 0 || isWhole);
  const wish = (language: string) => {
    const named = counting.filter(({ primary }) => primary === language);
    const those = named.length > 0 ? named : counting.filter(({ primary }) => primary === "*");
    const quality = Math.max(...those.map((one) => one.quality));
    const place = counting.findIndex((one) => those.includes(one) && one.quality === quality);
    return those.length === 0 ? null : { quality, place };
  };
  const [zh, en] = [wish("zh"), wish("en")];
  // Who only says what is not wanted takes the other one.
  if (en === null || en.quality === 0) return zh?.quality === 0 && en === null ? "en" : "zh";
  if (zh === null || zh.quality !== en.quality)
    return zh === null || en.quality > zh.quality ? "en" : "zh";
  return en.place < zh.place ? "en" : "zh";
}
