import { type Bilingual, fill } from "../kernel/decision.ts";

/* Bounds in words. Either of them may be missing, and no sentence may show a gap where it would stand. */

export type Bounds = { min: number | null; max: number | null };

/** What is said with both bounds, and with only one of them. */
type Sentences = Readonly<Record<"both" | "min" | "max", Bilingual>>;

/** The bounds in the sentence that fits them. */
export function inWords({ min, max }: Bounds, sentences: Sentences): Bilingual {
  const { zh, en } = sentences[min === null ? "max" : max === null ? "min" : "both"];
  const params = { min: min ?? "", max: max ?? "" };
  return { zh: fill(zh, params, "zh"), en: fill(en, params, "en") };
}

/** The range a number must lie in; null when there is none. */
export const rangeOf = (bounds: Bounds): Bilingual | null =>
  bounds.min === null && bounds.max === null
    ? null
    : inWords(bounds, {
        both: { zh: "在 {min} 至 {max} 之间", en: "from {min} to {max}" },
        min: { zh: "不小于 {min}", en: "{min} or more" },
        max: { zh: "不大于 {max}", en: "{max} or less" },
      });
